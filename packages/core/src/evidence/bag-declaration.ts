/** `bagit.txt` and `bag-info.txt`: which BagIt this is, in which letters, and what a person wrote on the bag. */
import { textOf } from '../base/bytes.ts'
import { ok, type Result, refuse } from '../base/result.ts'

export const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** Every published version of BagIt that differs only in what a reader may overlook. */
const versions = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0']

export type Declaration = { readonly version: string; readonly encoding: string }
export type DeclarationRefusal = { readonly kind: 'form' | 'version' | 'encoding' }

/** A byte-order mark, a third line, a blank before the colon: each means that some reader sees another bag. */
export function parseDeclaration(bytes: Uint8Array): Result<Declaration, DeclarationRefusal> {
  const match = /^BagIt-Version: (\S+)(?:\r\n|\n|\r)Tag-File-Character-Encoding: (\S+)(?:\r\n|\n|\r)?$/.exec(
    textOf(bytes) ?? '',
  )
  if (match === null) return refuse({ kind: 'form' })
  const [, version = '', encoding = ''] = match
  if (!versions.includes(version)) return refuse({ kind: 'version' })
  const decoder = decoderFor(encoding)
  return decoder === undefined
    ? refuse({ kind: 'encoding' })
    : ok({ version, encoding: encoding.toLowerCase() })
}

/** The text of a tag file in the bag's own encoding, or undefined where it is not text in it. */
export function tagText(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding === 'utf-8') return textOf(bytes)
  const bigEndian =
    encoding === 'utf-16be' || (encoding === 'utf-16' && bytes[0] === 0xfe && bytes[1] === 0xff)
  try {
    return decoderFor(bigEndian ? 'utf-16be' : encoding)?.decode(bytes)
  } catch {
    return undefined
  }
}

/** Undefined for an encoding that the platform does not know. */
function decoderFor(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    return undefined
  }
}

export type BagInfo = readonly (readonly [label: string, value: string])[]

/** Values are one line each: a line break in a title must not become a label of its own. */
export function writeBagInfo(entries: BagInfo): string {
  return entries.map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`).join('')
}

/** Labels may repeat, and a line that begins with a blank goes on; undefined when a line is neither. */
export function readBagInfo(text: string): BagInfo | undefined {
  const entries: [string, string][] = []
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === '') continue
    const last = entries.at(-1)
    const match = /^([^:\s][^:]*?)\s*:\s*(.*)$/.exec(line)
    if (/^[ \t]/.test(line) && last !== undefined) last[1] += ` ${line.trim()}`
    else if (match !== null) entries.push([match[1] ?? '', match[2] ?? ''])
    else return undefined
  }
  return entries
}
