/**
 * I4: what people type is on no wire and on no disk of the relay, in any spelling.
 *
 * Every text that the simulator's people type begins with one word. Whatever crosses the wire is searched for
 * that word as UTF-8, UTF-16, hex and base64 at its three alignments.
 */
import { Buffer } from 'node:buffer'

export const canaryWord = 'Kanarienvogel'

const utf8Word = Buffer.from(canaryWord, 'utf8')

/** Base64 of the word after 0, 1 or 2 other bytes, without the signs that its neighbours decide. */
function aligned(shift: number): Buffer {
  const padded = Buffer.concat([Buffer.alloc(shift, 0x2e), utf8Word, Buffer.alloc(3)])
  return Buffer.from(padded.toString('base64').slice(shift === 0 ? 0 : 4, -8), 'latin1')
}

const spellings: readonly Buffer[] = [
  utf8Word,
  Buffer.from(canaryWord, 'utf16le'),
  Buffer.from(utf8Word.toString('hex'), 'latin1'),
  ...[0, 1, 2].map(aligned),
]

/** All of them at once, in one pass over the bytes as one letter each. */
const anySpelling = new RegExp(
  spellings.map((spelling) => RegExp.escape(spelling.toString('latin1'))).join('|'),
)
const few = 64
const shortest = Math.min(...spellings.map(({ length }) => length))

export function hasCanary(bytes: Uint8Array): boolean {
  if (bytes.length < shortest) return false
  // A view of few bytes would move them out of the platform's heap: a copy is sooner made.
  const buffer =
    bytes.length <= few ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return anySpelling.test(buffer.toString('latin1'))
}

/** Whether any bytes inside a value, however deep, hold the word. */
export function carriesCanary(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(canaryWord)
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof Uint8Array) return hasCanary(value)
  return Object.values(value).some(carriesCanary)
}
