/**
 * Passphrases: how they are read, how strong they are, and the one the program offers.
 *
 * The estimate is for the moment of choosing. It counts what a patient guesser with the seized laptop
 * would have to try, low rather than high, and cannot know that a sentence is a famous one; so the
 * screen offers random words first.
 */
import { type Bytes, textOf, utf8 } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { certain, ok, type Result, refuse } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import { bitsPerWord, words } from './words.ts'

/** The UTF-8 bytes of a passphrase in NFKC, so that one typed on a Mac opens on Windows. Never prints them. */
export type Passphrase = Secret<Bytes>
export type NotAPassphrase = {
  readonly kind: 'not-a-passphrase'
  readonly why: 'empty' | 'too-long' | 'not-text'
}
export type TooWeak = {
  readonly kind: 'too-weak'
  readonly why: 'only-digits' | 'too-easy'
  readonly bits: number
}

/** `offered`: every word is from the program's own list. `typed`: a person's own invention. */
export type Strength = { readonly bits: number; readonly words: number; readonly basis: 'offered' | 'typed' }

const longest = 1024
export const wordsNeeded = 6
export const bitsNeeded = 64

/** Reads what a person typed to open a home. It may be weak: it was judged when it was chosen. */
export function parsePassphrase(typed: string): Result<Passphrase, NotAPassphrase> {
  if (!typed.isWellFormed()) return refuse({ kind: 'not-a-passphrase', why: 'not-text' })
  const text = typed.normalize('NFKC')
  if (text === '') return refuse({ kind: 'not-a-passphrase', why: 'empty' })
  if (text.length > longest) return refuse({ kind: 'not-a-passphrase', why: 'too-long' })
  return ok(new Secret(utf8(text)))
}

/** Reads a passphrase file: UTF-8, one newline at the end removed, for an editor put it there. */
export function parsePassphraseFile(file: Uint8Array): Result<Passphrase, NotAPassphrase> {
  if (file.length > 4 * longest) return refuse({ kind: 'not-a-passphrase', why: 'too-long' })
  const text = textOf(file)
  if (text === undefined) return refuse({ kind: 'not-a-passphrase', why: 'not-text' })
  return parsePassphrase(text.replace(/\r?\n$/, ''))
}

/** Judges a passphrase that is being chosen: six words, or as hard to guess as 64 bits, and never digits alone. */
export function judgePassphrase(passphrase: Passphrase): Result<Passphrase, TooWeak> {
  const typed = certain(textOf(passphrase.reveal()), 'a passphrase is text')
  const { bits, words: count } = strengthOf(typed)
  const onlyDigits = /\p{N}/u.test(typed) && !/[^\p{N}\s\p{P}]/u.test(typed)
  if (onlyDigits) return refuse({ kind: 'too-weak', why: 'only-digits', bits })
  if (count < wordsNeeded && bits < bitsNeeded) return refuse({ kind: 'too-weak', why: 'too-easy', bits })
  return ok(passphrase)
}

/** Reads and judges what a person typed to lock a new home. */
export function choosePassphrase(typed: string): Result<Passphrase, NotAPassphrase | TooWeak> {
  const passphrase = parsePassphrase(typed)
  return passphrase.ok ? judgePassphrase(passphrase.value) : passphrase
}

/** Words drawn at random from our list: 73 bits with six, more with more. */
export function offerPassphrase(random: Random, count: number = wordsNeeded): string {
  if (count < wordsNeeded) throw new Error('fewer than six words were to be offered')
  return Array.from({ length: count }, () => drawWord(random)).join(' ')
}

/** How hard a passphrase is to guess, in bits, estimated low. `words` counts different words of three letters or more. */
export function strengthOf(typed: string): Strength {
  const parts = typed
    .normalize('NFKC')
    .trim()
    .split(/[\s\-_.,]+/)
    .filter((part) => part !== '')
  const different = new Set(parts.map((part) => part.toLowerCase()))
  if (parts.length > 0 && parts.every((part) => known.has(part))) {
    return { bits: Math.floor(different.size * bitsPerWord), words: different.size, basis: 'offered' }
  }
  const counted = [...different].filter((part) => /\p{L}{3}/u.test(part)).length
  return { bits: Math.floor(typedBits(parts.join(' '))), words: counted, basis: 'typed' }
}

const known: ReadonlySet<string> = new Set(words)

/** Every word is as likely as any other: numbers past the last full round of the list are drawn again. */
function drawWord(random: Random): string {
  const rounds = Math.floor(65_536 / words.length) * words.length
  for (;;) {
    const [high = 0, low = 0] = random.bytes(2)
    const drawn = high * 256 + low
    const word = words[drawn % words.length]
    if (drawn < rounds && word !== undefined) return word
  }
}

/**
 * Two bits a letter, as in written language; three or four where the kind of character changes, as in
 * random ones; nothing for a repetition ("aaaa", "passpass") or a row ("1234", "abcd").
 */
function typedBits(text: string): number {
  const lower = text.toLowerCase()
  let bits = 0
  let before = ' '
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] ?? ''
    const step = lower.charCodeAt(i) - lower.charCodeAt(i - 1)
    const inRow = i > 0 && Math.abs(step) <= 1
    const seen = i >= 2 && lower.indexOf(lower.slice(i - 2, i + 1)) < i - 2
    if (unit !== ' ' && !inRow && !seen) bits += newsOf(before, unit)
    before = unit
  }
  return bits
}

type CharacterKind = 'lower' | 'upper' | 'digit' | 'other' | 'space'

function kindOf(unit: string): CharacterKind {
  if (unit === ' ') return 'space'
  if (/\p{Lu}/u.test(unit)) return 'upper'
  if (/\p{L}/u.test(unit)) return 'lower'
  return /\p{N}/u.test(unit) ? 'digit' : 'other'
}

function newsOf(before: string, unit: string): number {
  const [from, to] = [kindOf(before), kindOf(unit)]
  if (from === to || from === 'space' || (from === 'upper' && to === 'lower')) return 2
  return from === 'lower' && to === 'upper' ? 3 : 4
}
