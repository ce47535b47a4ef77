/** Headers of blocks of Bitcoin as somebody brings them from an explorer: a text, 160 hex digits on each line. */
import { type Bytes, fromHex } from '../../base/bytes.ts'

const headerLength = 80

/** Undefined for a text with anything else in it: a line that is passed over would look like a block that was checked. */
export function blockHeadersIn(text: string): readonly Bytes[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const headers = lines.flatMap((line) => fromHex(line.trim().toLowerCase()) ?? [])
  const isWhole = headers.length === lines.length && headers.every(({ length }) => length === headerLength)
  return lines.length === 0 || !isWhole ? undefined : headers
}
