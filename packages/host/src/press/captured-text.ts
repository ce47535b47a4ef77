/**
 * The words of a captured page: what its reader saw, as the capture keeps it for readers without a program.
 *
 * Whether the capture is whole, `safeconduct verify` says. Here a stranger's archive is only unpacked within limits, and
 * nothing of it but its text.
 */
import { textOf, utf8 } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { entryBytes } from '@safeconduct/core/evidence/zip/open-entry.ts'
import { platformInflate } from '@safeconduct/core/evidence/zip/platform-inflate.ts'
import { readZip } from '@safeconduct/core/evidence/zip/read-zip.ts'
import { sourceOf, type Zip, type ZipSource } from '@safeconduct/core/evidence/zip/zip.ts'
import { reportLimit } from '../work/limits.ts'

const limits = { entries: 10_000, total: 2 * 1024 ** 3, ratio: 1000 } as const

export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/** `capture/text.txt` of our own captures, else the text in `pages/pages.jsonl` that every capture has; undefined: neither. */
export async function capturedText(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const source = sourceOf(bytes)
  const zip = await readZip(source, limits)
  if (!zip.ok) return undefined
  const own = await fileIn(source, zip.value, 'capture/text.txt')
  if (own !== undefined) return own
  const pages = await fileIn(source, zip.value, 'pages/pages.jsonl')
  const text = pages === undefined ? undefined : textIn(textOf(pages) ?? '')
  return text === undefined ? undefined : utf8(text)
}

async function fileIn(source: ZipSource, { entries }: Zip, name: string): Promise<Uint8Array | undefined> {
  const entry = entries.find((one) => one.name === name)
  if (entry === undefined) return undefined
  const read = await entryBytes(source, entry, platformInflate, reportLimit)
  return read.ok ? read.value : undefined
}

/** One page a line; the first line describes the file, and the first page is the one that was asked for. */
function textIn(lines: string): string | undefined {
  for (const line of lines.split('\n')) {
    if (line.trim() === '') continue
    const page = parseJson(utf8(line))
    const text: unknown = page.ok && isObject(page.value) ? page.value['text'] : undefined
    if (typeof text === 'string' && text.trim() !== '') return text
  }
  return undefined
}
