/**
 * Names inside an archive. A name is the one thing of an archive that reaches a disk: it may climb out of the folder, mean
 * a device on another system, or be two files in one reader and one file in the next.
 */
import { equalBytes, textOf } from '../../base/bytes.ts'
import { sameNameKey } from '../bag-path.ts'
import type { Fields } from './fields.ts'
import type { ZipEntry } from './zip.ts'

const flagUtf8 = 0x0800
/** Info-ZIP's second name, which some readers show instead of the first. */
export const unicodePath = 0x7075

export type EntryName = { readonly name: string; readonly isFolder: boolean; readonly isUtf8: boolean }

/** Undefined when the name leads astray on any system. */
export function readName(
  bytes: Uint8Array,
  flags: number,
  second: Fields | undefined,
): EntryName | undefined {
  if (second !== undefined && !equalBytes(second.bytes.subarray(5), bytes)) return undefined
  const text = textOf(bytes)
  if (text === undefined && (flags & flagUtf8) !== 0) return undefined
  // Archives of old Windows programs name files in a code page that they do not tell: the bytes are shown as they are.
  const whole = text ?? spelt(bytes)
  const isFolder = whole.endsWith('/')
  const name = isFolder ? whole.slice(0, -1) : whole
  return isPlain(name) ? { name, isFolder, isUtf8: text !== undefined } : undefined
}

function spelt(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte < 128 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`,
  ).join('')
}

function isPlain(name: string): boolean {
  if (name.length > 1024 || /[\p{Cc}\\]/u.test(name) || /^[A-Za-z]:/.test(name)) return false
  return !name.split('/').some((part) => part === '' || part === '.' || part === '..')
}

/** The first entry whose name another has, by case or spelling, or that lies inside a file. */
export function repeatedName(entries: readonly ZipEntry[]): number | undefined {
  const kinds = new Map<string, ZipEntry['kind']>()
  for (const { name, kind, index } of entries) {
    const key = sameNameKey(name)
    if (kinds.has(key)) return index
    kinds.set(key, kind)
  }
  return entries.find(({ name }) => liesInFile(sameNameKey(name), kinds))?.index
}

function liesInFile(key: string, kinds: ReadonlyMap<string, ZipEntry['kind']>): boolean {
  for (let at = key.indexOf('/'); at !== -1; at = key.indexOf('/', at + 1))
    if (kinds.get(key.slice(0, at)) === 'file') return true
  return false
}
