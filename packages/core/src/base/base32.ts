/**
 * Bytes as letters that people copy by hand or scan: Crockford's base 32, in groups of five.
 *
 * The alphabet has no I, L, O and U; what a reader takes for one of the first three is read as the digit it looks like.
 */
import type { Bytes } from './bytes.ts'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['I', '1'],
  ['L', '1'],
])

export function toBase32(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += letters.charAt((held >> (bits - 5)) & 31)
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + letters.charAt((held << (5 - bits)) & 31)
}

/** Undefined for any other letter and for bits that say nothing but are not zero: one value has one spelling. */
export function fromBase32(typed: string): Bytes | undefined {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let [at, held, bits] = [0, 0, 0]
  for (const letter of text) {
    const value = letters.indexOf(lookAlikes.get(letter) ?? letter)
    if (value < 0) return undefined
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = held >> bits
      held &= (1 << bits) - 1
    }
  }
  return held === 0 && bits < 5 ? bytes : undefined
}

/** Groups of five, as they are printed. */
export function grouped(text: string): string {
  return text.replaceAll(/(.{5})(?=.)/g, '$1-')
}
