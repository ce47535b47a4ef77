/**
 * A secret as words on paper, and back. docs/formats/recovery.md, rules K1–K4.
 *
 * The words are the digits, to the base of our list's length, of secret ‖ check. Whoever types them has
 * perhaps just lost everything, and the paper was perhaps wet: a fault is named by its place, and one word
 * that cannot be read is found. A refusal holds places and never words: these words open an archive.
 */
import { type Bytes, concat, fromHex, toHex, utf8 } from '../../base/bytes.ts'
import { certain, ok, type Result, refuse } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import { words as list } from '../../sealed/words.ts'

/** Places are counted from 1, as they are printed. */
export type WordsRefusal =
  /** Words that our list does not have. */
  | { readonly kind: 'unknown-words'; readonly at: readonly number[] }
  /** With another word in this place they would be good. */
  | { readonly kind: 'wrong-word'; readonly at: number }
  /** Good when these two change places. */
  | { readonly kind: 'wrong-order'; readonly at: readonly [number, number] }
  /** Good with one word more behind this place; 0 is before the first. */
  | { readonly kind: 'word-missing'; readonly after: number }
  /** Good without this one. */
  | { readonly kind: 'word-too-many'; readonly at: number }
  | { readonly kind: 'wrong-number'; readonly have: number; readonly want: number }
  /** Every word is ours and their number is right, but more than one fault is in them. */
  | { readonly kind: 'not-together' }

/** What is written: its name, which is part of the check, and how many bytes it has. */
export type WordCode = { readonly name: string; readonly bytes: number }

/** Typed for a word that nobody can read any more. */
export const unreadable = '?'

const base = BigInt(list.length)
const placeByWord: ReadonlyMap<string, number> = new Map(list.map((word, place) => [word, place]))
/** So many bits of check, or up to 12 more: a text with one fault that passes for good is one in 2³⁶. */
const fewestCheckBits = 36

type Form = {
  readonly name: Bytes
  readonly bytes: number
  readonly count: number
  readonly checkBits: bigint
  readonly limit: bigint
}

function formOf({ name, bytes }: WordCode): Form {
  const bitsPerWord = Math.log2(list.length)
  const count = Math.ceil((8 * bytes + fewestCheckBits) / bitsPerWord)
  const bits = Math.floor(count * bitsPerWord)
  const label = utf8(`safeconduct/v1/${name}-words\0`)
  return { name: label, bytes, count, checkBits: BigInt(bits - 8 * bytes), limit: 1n << BigInt(bits) }
}

export function encodeWords(secret: Uint8Array, code: WordCode): readonly string[] {
  if (secret.length !== code.bytes) throw new Error('a secret of another length was to be written as words')
  const form = formOf(code)
  let rest = (BigInt(`0x${toHex(secret)}`) << form.checkBits) | checkOf(form, secret)
  const words: string[] = []
  for (let i = 0; i < form.count; i++) {
    words.unshift(certain(list[Number(rest % base)], 'a remainder is a place of the list'))
    rest /= base
  }
  return words
}

/** Reads what a person typed: numbers, dots, commas, line ends and capitals do not matter. */
export function decodeWords(typed: string, code: WordCode): Result<Bytes, WordsRefusal> {
  const form = formOf(code)
  const said = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s\d.,;:)(]+/)
  const places = said.filter((word) => word !== '').map((word) => placeByWord.get(word) ?? word)
  const unknown = places.flatMap((place, i) =>
    typeof place === 'number' || place === unreadable ? [] : [i + 1],
  )
  if (unknown.length > 0) return refuse({ kind: 'unknown-words', at: unknown })
  const [gap, ...more] = places.flatMap((place, i) => (place === unreadable ? [i] : []))
  const digits = places.map((place) => (typeof place === 'number' ? place : 0))
  if (more.length > 0) return refuse({ kind: 'unknown-words', at: [gap ?? 0, ...more].map((i) => i + 1) })
  if (gap !== undefined) {
    const found = digits.length === form.count ? wordAt(form, digits, gap) : undefined
    return found === undefined ? refuse({ kind: 'unknown-words', at: [gap + 1] }) : ok(found)
  }
  const secret = secretOf(form, numberOf(digits), digits.length)
  return secret === undefined ? refuse(faultOf(form, digits)) : ok(secret)
}

function faultOf(form: Form, digits: readonly number[]): WordsRefusal {
  const { count } = form
  if (digits.length === count)
    return swapOf(form, digits) ?? wrongOf(form, digits) ?? { kind: 'not-together' }
  if (digits.length === count - 1) {
    for (let at = 0; at < count; at++) {
      if (wordAt(form, digits.toSpliced(at, 0, 0), at)) return { kind: 'word-missing', after: at }
    }
  }
  if (digits.length === count + 1) {
    for (let at = 0; at <= count; at++) {
      const fewer = digits.toSpliced(at, 1)
      if (secretOf(form, numberOf(fewer), count)) return { kind: 'word-too-many', at: at + 1 }
    }
  }
  return { kind: 'wrong-number', have: digits.length, want: count }
}

function swapOf(form: Form, digits: readonly number[]): WordsRefusal | undefined {
  for (let one = 0; one < digits.length; one++) {
    for (let two = one + 1; two < digits.length; two++) {
      const [a = 0, b = 0] = [digits[one], digits[two]]
      const swapped = digits.with(one, b).with(two, a)
      if (secretOf(form, numberOf(swapped), swapped.length))
        return { kind: 'wrong-order', at: [one + 1, two + 1] }
    }
  }
  return undefined
}

function wrongOf(form: Form, digits: readonly number[]): WordsRefusal | undefined {
  const at = digits.findIndex((_, place) => wordAt(form, digits, place) !== undefined)
  return at < 0 ? undefined : { kind: 'wrong-word', at: at + 1 }
}

/** The secret that some word in this place makes: some thousand hashes. */
function wordAt(form: Form, digits: readonly number[], place: number): Bytes | undefined {
  const weight = base ** BigInt(digits.length - 1 - place)
  let number = numberOf(digits.with(place, 0))
  for (let word = 0; word < list.length; word++, number += weight) {
    const secret = secretOf(form, number, digits.length)
    if (secret !== undefined) return secret
  }
  return undefined
}

function numberOf(digits: readonly number[]): bigint {
  return digits.reduce((number, digit) => number * base + BigInt(digit), 0n)
}

function secretOf(form: Form, number: bigint, count: number): Bytes | undefined {
  if (count !== form.count || number >= form.limit) return undefined
  const hex = (number >> form.checkBits).toString(16).padStart(2 * form.bytes, '0')
  const secret = certain(fromHex(hex), 'the number is below its limit')
  return checkOf(form, secret) === (number & ((1n << form.checkBits) - 1n)) ? secret : undefined
}

function checkOf({ name, checkBits }: Form, secret: Uint8Array): bigint {
  const head = sha256(concat(name, secret)).subarray(0, 8)
  return new DataView(head.buffer, head.byteOffset).getBigUint64(0) >> (64n - checkBits)
}
