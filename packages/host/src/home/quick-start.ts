/**
 * A process of ours is there in half the time. A desk is started anew at each unlocking and is a thousand small files:
 * Node asks the disk some fifteen times where each of them lies, and compiles it.
 *
 * Where one of our files lies is in its name: it is not looked for. What Node compiled is kept beside the packages that
 * it was installed with: only what is written in the program's own files lies there, never what a process held; who can
 * write there can write the program.
 */
import { enableCompileCache, type ResolveHookSync, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const packages = new URL('../../../', import.meta.url).href
const ours = '@safeconduct/'

/** Call it before what is large is imported, which then has to be `await import(…)`. */
export function startQuickly(): void {
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', packages)))
  registerHooks({ resolve })
}

const resolve: ResolveHookSync = (specifier, context, next) => {
  const url = specifier.endsWith('.ts') ? whereIs(specifier, context.parentURL ?? '') : undefined
  return url === undefined
    ? next(specifier, context)
    : { url, format: 'module-typescript', shortCircuit: true }
}

/** As the field `exports` of our packages has it: `@safeconduct/core/base/x.ts` is `packages/core/src/base/x.ts`. */
function whereIs(specifier: string, parent: string): string | undefined {
  if (!parent.startsWith(packages)) return undefined
  if (specifier.startsWith('./') || specifier.startsWith('../')) return new URL(specifier, parent).href
  if (!specifier.startsWith(ours)) return undefined
  const end = specifier.indexOf('/', ours.length)
  return `${packages}${specifier.slice(ours.length, end)}/src${specifier.slice(end)}`
}
