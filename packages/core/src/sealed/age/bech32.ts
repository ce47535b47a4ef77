/**
 * Bech32 (BIP-173) without its limit of 90 signs, as age writes its keys. Six signs at the end find a mistyped one.
 */
import { type Bytes, utf8 } from '../../base/bytes.ts'

const signs = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const

export function toBech32(prefix: string, bytes: Uint8Array): string {
  const words = regrouped(bytes, 8, 5) ?? []
  const whole = [...expanded(prefix), ...words, 0, 0, 0, 0, 0, 0]
  const check = polymod(whole) ^ 1
  const last = [0, 1, 2, 3, 4, 5].map((at) => (check >> (5 * (5 - at))) & 31)
  return `${prefix}1${[...words, ...last].map((word) => signs[word]).join('')}`
}

/** The bytes behind `prefix`; undefined for mixed case, a sign that is none, or a wrong check. */
export function fromBech32(prefix: string, text: string): Bytes | undefined {
  const lower = text.toLowerCase()
  if (text !== lower && text !== text.toUpperCase()) return undefined
  if (!lower.startsWith(`${prefix}1`)) return undefined
  const words = lower
    .slice(prefix.length + 1)
    .split('')
    .map((sign) => signs.indexOf(sign))
  if (words.length < 6 || words.includes(-1) || polymod([...expanded(prefix), ...words]) !== 1)
    return undefined
  const bytes = regrouped(words.slice(0, -6), 5, 8)
  return bytes === undefined ? undefined : new Uint8Array(bytes)
}

function expanded(prefix: string): readonly number[] {
  const codes = [...utf8(prefix)]
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
}

function polymod(values: readonly number[]): number {
  let check = 1
  for (const value of values) {
    const top = check >>> 25
    check = ((check & 0x1ffffff) << 5) ^ value
    for (const [at, generator] of generators.entries()) if (((top >> at) & 1) === 1) check ^= generator
  }
  return check >>> 0
}

/** Bits of `from` in a group read as groups of `to`. What is left over downwards must be zeros, and fewer than a group. */
function regrouped(groups: Iterable<number>, from: number, to: number): readonly number[] | undefined {
  const out: number[] = []
  let held = 0
  let bits = 0
  for (const group of groups) {
    held = (held << from) | group
    bits += from
    for (; bits >= to; bits -= to) out.push((held >> (bits - to)) & ((1 << to) - 1))
    held &= (1 << bits) - 1
  }
  if (to > from) return bits < from && held === 0 ? out : undefined
  return bits === 0 ? out : [...out, (held << (to - bits)) & ((1 << to) - 1)]
}
