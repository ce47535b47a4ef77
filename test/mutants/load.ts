/**
 * Put before the program (`node --import …/load.ts?name`): one named line of production source is another while it
 * is loaded. The file on the disk is not touched, and production code knows nothing of it.
 */
import { registerHooks } from 'node:module'
import { planted } from './planted.ts'

const name = new URL(import.meta.url).search.slice(1)
const mutant = planted.find((one) => one.name === name)
if (mutant === undefined) throw new Error(`no planted fault is called ${name}`)
const { file, line, instead } = mutant
const url = new URL(`../../${file}`, import.meta.url).href
let met = false

registerHooks({
  load: (asked, context, nextLoad) => {
    const loaded = nextLoad(asked, context)
    if (asked !== url) return loaded
    const source = String(Buffer.from(sourceBytes(loaded.source)))
    const places = source.split(line).length - 1
    if (places !== 1) throw new Error(`the line of ${name} stands ${places} times in ${file}`)
    met = true
    return { ...loaded, source: source.replace(line, () => instead) }
  },
})

process.once('exit', () => {
  if (!met) {
    process.stderr.write(`${file} was never loaded, so ${name} was never tried\n`)
    process.exitCode = 3
  }
})

function sourceBytes(source: string | ArrayBuffer | NodeJS.TypedArray | undefined): Uint8Array {
  if (source === undefined) throw new Error(`${file} came without its source`)
  if (typeof source === 'string') return Buffer.from(source)
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
}
