/**
 * Where the process with the keys begins. Node keeps what it compiled of these files beside the packages that they
 * were installed with, so that the next one, after each lock, is there in a third of the time. Only what is written
 * in the program's own files lies there, never what a process held; who can write there can write the program.
 */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../../../../node_modules/.cache/compile', import.meta.url)))
await import('./vault-child.ts')
// Not at its end: this process is killed.
setTimeout(flushCompileCache, 1_000).unref()
