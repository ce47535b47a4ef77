/**
 * Where the process with the keys begins: it is there in a third of the time, after each lock, for not being looked for
 * and compiled anew.
 */
import { flushCompileCache } from 'node:module'
import { startQuickly } from '@safeconduct/host/home/quick-start.ts'

startQuickly()
await import('./vault-child.ts')
// Not at its end: this process is killed.
setTimeout(flushCompileCache, 1_000).unref()
