/**
 * Put before the program (`node --import`): the four files of `core/sealed` that do the mathematics are taken
 * from this folder instead, and so are the one hash that the relay takes from Node and how bytes are joined and copied.
 * The vault, the relay and the records are the production's, byte for byte.
 *
 * Production code has no switch for this: whoever could turn one on could read everything.
 */
import { registerHooks } from 'node:module'

const standIns = ['hash', 'sign', 'seal', 'envelope'] as const
const bytes = /\/packages\/core\/src\/base\/bytes\.ts$/
const sealed = /\/packages\/core\/src\/sealed\/([a-z]+)\.ts$/
const relay = /\/packages\/relay\/src\//
const here = new URL('./', import.meta.url).href

registerHooks({
  resolve: (specifier, context, nextResolve) => {
    const asker = context.parentURL ?? ''
    if (specifier === 'node:crypto' && relay.test(asker)) return standIn('node-crypto', nextResolve)
    const found = nextResolve(specifier, context)
    if (bytes.test(found.url) && !asker.startsWith(here)) return standIn('bytes', nextResolve)
    const name = sealed.exec(found.url)?.[1]
    const other = standIns.find((one) => one === name)
    // A stand-in may take a list or a type from the real file.
    return other === undefined || asker.startsWith(here) ? found : standIn(other, nextResolve)
  },
})

type Resolve = (specifier: string) => ReturnType<Parameters<typeof registerHooks>[0]['resolve'] & object>

function standIn(name: string, resolve: Resolve): ReturnType<Resolve> {
  return resolve(new URL(`./${name}.ts`, here).href)
}
