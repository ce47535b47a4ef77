/**
 * The return code: what brings a person back to their thread from any phone. docs/formats/line.md, rules N1–N9.
 *
 *   27 digits = 25 random ones (83 bits) ‖ 2 check digits, in 9 groups of 3; or 9 words, one for each group
 *
 * People write it down wrong, under stress, from hearing. So a wrong code says which group to look at again, and a
 * wrong word which word it resembles: whoever is told only "wrong" gives up, or opens a new thread every time.
 */
import { type Brand, brand } from '../base/brand.ts'
import type { Language } from '../base/language.ts'
import type { Random } from '../base/random.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import { alikeIn, distance, foldedWords, foldWord } from './like-words.ts'

/** 27 digits whose check is right. Does not print itself. */
export type ReturnCode = Brand<Secret<string>, 'ReturnCode'>

/** The words of one language: word number n stands for the group n. */
export type WordList = { readonly language: Language; readonly words: readonly string[] }

export type CodeRefusal =
  | { readonly kind: 'code-empty' }
  /** How many whole groups are there. */
  | { readonly kind: 'code-short'; readonly groups: number }
  | { readonly kind: 'code-long' }
  | { readonly kind: 'code-unknown-word'; readonly group: number; readonly like?: string }
  /** The groups (1 to 9) in which one changed digit, one swap or one like word would make it right; none: unknown. */
  | { readonly kind: 'code-wrong'; readonly groups: readonly number[] }

export const groupsInCode = 9
const digitsInGroup = 3
const digitsInCode = groupsInCode * digitsInGroup
const randomDigits = digitsInCode - 2
/** Every digit by itself, and as much again. */
const mostTokens = 2 * digitsInCode
/** The largest prime of two digits (ISO 7064, MOD 97-10): it sees every changed digit and every swap of neighbours. */
const modulus = 97

export function newReturnCode(random: Random): ReturnCode {
  let digits = ''
  while (digits.length < randomDigits) {
    // Above 249 the digits 0 to 5 would come a little more often.
    for (const byte of random.bytes(randomDigits)) if (byte < 250) digits += String(byte % 10)
  }
  const drawn = digits.slice(0, randomDigits)
  const check = modulus + 1 - remainderOf(`${drawn}00`)
  return codeFrom(drawn + String(check).padStart(2, '0'))
}

/** Reads a code as it was typed or heard: digits of any script in any grouping, words of any list, or some of each. */
export function parseReturnCode(typed: string, lists: readonly WordList[]): Result<ReturnCode, CodeRefusal> {
  const tokens = tokensOf(typed)
  // A whole message that was pasted here is not looked up word by word: a phone would stand still.
  if (tokens.length > mostTokens) return refuse({ kind: 'code-long' })
  const groups: Group[] = []
  let digits = ''
  const inOrder = byHits(tokens, lists)
  for (const token of tokens) {
    const found = token.word === undefined ? undefined : placeOf(token.word, inOrder)
    if (token.word !== undefined && found === undefined) return unknownWord(token.word, digits, inOrder)
    if (found !== undefined) groups.push({ ...found, at: digits.length })
    digits += found === undefined ? token.digits : groupOf(found.place)
    if (digits.length > digitsInCode) return refuse({ kind: 'code-long' })
  }
  if (digits === '') return refuse({ kind: 'code-empty' })
  if (digits.length < digitsInCode) {
    return refuse({ kind: 'code-short', groups: Math.floor(digits.length / digitsInGroup) })
  }
  return remainderOf(digits) === 1
    ? ok(codeFrom(digits))
    : refuse({ kind: 'code-wrong', groups: suspects(digits, groups) })
}

/** Nine groups of three digits. */
export function codeDigits(code: ReturnCode): readonly string[] {
  return groupsOf(code.reveal())
}

/**
 * The digits on one line, as every screen shows them. No phone and no program that looks for telephone numbers joins
 * groups across this sign: a code among somebody's contacts or messages must not offer itself to be dialled.
 */
export function shownDigits(code: ReturnCode): string {
  return codeDigits(code).join(' · ')
}

export function codeWords(code: ReturnCode, list: WordList): readonly string[] {
  return codeDigits(code).map((group) => list.words[Number(group)] ?? group)
}

/**
 * Whether a message gives its own code away: six groups' digits on end, however separated, or six of its words in
 * order. Who writes it into the message has copied the wrong field, and the code would lie on every desk.
 */
export function textHoldsCode(text: string, code: ReturnCode, lists: readonly WordList[]): boolean {
  const tokens = tokensOf(text)
  return holdsDigits(tokens, code.reveal()) || lists.some((list) => holdsWords(tokens, codeWords(code, list)))
}

const givenAway = 6

function holdsDigits(tokens: readonly Token[], code: string): boolean {
  const text = tokens.map(({ word, digits }) => (word === undefined ? digits : ' ')).join('')
  const length = givenAway * digitsInGroup
  for (let at = 0; at + length <= code.length; at++) {
    if (text.includes(code.slice(at, at + length))) return true
  }
  return false
}

/** The longest row of the code's words that stand in the text in this order, whatever stands between them. */
function holdsWords(tokens: readonly Token[], words: readonly string[]): boolean {
  const folded = words.map(foldWord)
  const longest = [0, ...folded.map(() => 0)]
  for (const { word } of tokens) {
    if (word === undefined) continue
    for (let at = folded.length; at > 0; at--) {
      if (folded[at - 1] === word) longest[at] = Math.max(...longest.slice(0, at)) + 1
    }
  }
  return Math.max(...longest) >= givenAway
}

function codeFrom(digits: string): ReturnCode {
  return brand<ReturnCode>(new Secret(digits))
}

function groupsOf(digits: string): readonly string[] {
  return Array.from({ length: groupsInCode }, (_, i) =>
    digits.slice(i * digitsInGroup, (i + 1) * digitsInGroup),
  )
}

function groupOf(place: number): string {
  return String(place).padStart(digitsInGroup, '0')
}

function remainderOf(digits: string): number {
  let remainder = 0
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % modulus
  return remainder
}

/** A run of letters, or a run of digits. */
type Token = { readonly word?: string; readonly digits: string }
/** A group that was typed as a word: where its digits begin, and which word of which list it is. */
type Group = { readonly at: number; readonly place: number; readonly list: WordList }

function tokensOf(typed: string): readonly Token[] {
  const runs = foldWord(typed).match(/\p{L}+|\p{Nd}+/gu) ?? []
  return runs.map((run) => (/^\p{Nd}/u.test(run) ? { digits: asciiDigits(run) } : { word: run, digits: '' }))
}

/** Digits of every script: Unicode has them ten in a row from zero, so a digit is its distance from the row's beginning. */
function asciiDigits(run: string): string {
  return Array.from(run, (sign) => {
    let distance = 0
    const place = sign.codePointAt(0) ?? 0
    while (place - distance > 0 && /\p{Nd}/u.test(String.fromCodePoint(place - distance - 1))) distance++
    return String(distance % 10)
  }).join('')
}

/** The list that most of the words are of comes first: what stands in two lists is taken from there, and so is a guess. */
function byHits(tokens: readonly Token[], lists: readonly WordList[]): readonly WordList[] {
  return lists
    .map((list) => ({
      list,
      hits: tokens.filter(({ word }) => word !== undefined && placeIn(list, word) !== undefined).length,
    }))
    .sort((a, b) => b.hits - a.hits)
    .map(({ list }) => list)
}

function placeOf(
  word: string,
  lists: readonly WordList[],
): { readonly place: number; readonly list: WordList } | undefined {
  for (const list of lists) {
    const place = placeIn(list, word)
    if (place !== undefined) return { place, list }
  }
  return undefined
}

const lettersThatTell = 4

/** A whole word, or its beginning from four letters on, which no other word of its list has. */
function placeIn(list: WordList, word: string): number | undefined {
  const folded = foldedWords(list.words)
  const whole = folded.indexOf(word)
  if (whole >= 0 || word.length < lettersThatTell) return whole < 0 ? undefined : whole
  const begun = folded.findIndex((known) => known.startsWith(word))
  return begun < 0 ? undefined : begun
}

function unknownWord(
  word: string,
  before: string,
  lists: readonly WordList[],
): Result<ReturnCode, CodeRefusal> {
  const group = Math.floor(before.length / digitsInGroup) + 1
  if (group > groupsInCode) return refuse({ kind: 'code-long' })
  const [like] = lists.flatMap((list) => alikeIn(word, list.words, 2))
  return refuse({ kind: 'code-unknown-word', group, ...(like === undefined ? {} : { like }) })
}

/** Where one slip would explain it. A group that was typed as a word can only be another word that sounds alike. */
function suspects(digits: string, typedAsWords: readonly Group[]): readonly number[] {
  const found = new Set<number>()
  const asWord = new Map(typedAsWords.map((group) => [Math.floor(group.at / digitsInGroup), group]))
  for (let group = 0; group < groupsInCode; group++) {
    const word = asWord.get(group)
    const explains = word === undefined ? digitRepairs(digits, group) : wordRepairs(digits, group, word)
    if (explains) found.add(group + 1)
  }
  for (let at = 0; at + 1 < digitsInCode; at++) {
    const touched = [Math.floor(at / digitsInGroup), Math.floor((at + 1) / digitsInGroup)]
    if (touched.some((group) => asWord.has(group)) || remainderOf(swapped(digits, at, 1)) !== 1) continue
    for (const group of touched) found.add(group + 1)
  }
  for (let group = 0; group + 1 < groupsInCode; group++) {
    if (remainderOf(swapped(digits, group * digitsInGroup, digitsInGroup)) !== 1) continue
    found.add(group + 1).add(group + 2)
  }
  return [...found].sort((a, b) => a - b)
}

function digitRepairs(digits: string, group: number): boolean {
  return [0, 1, 2].some((place) => {
    const at = group * digitsInGroup + place
    return Array.from('0123456789').some(
      (digit) => remainderOf(digits.slice(0, at) + digit + digits.slice(at + 1)) === 1,
    )
  })
}

/** Only the ten or so words that make the code right are compared letter by letter: all of them take a slow phone a second. */
function wordRepairs(digits: string, group: number, { list, place }: Group): boolean {
  const folded = foldedWords(list.words)
  const weight = remainderOf(`1${'0'.repeat(digitsInCode - (group + 1) * digitsInGroup)}`)
  const missing = 1 - remainderOf(digits)
  return folded.some((word, other) => {
    const makesRight = other !== place && ((other - place) * weight - missing) % modulus === 0
    return makesRight && distance(folded[place] ?? '', word, 2) <= 2
  })
}

/** The same digits with two neighbours of this length in the other order. */
function swapped(digits: string, at: number, length: number): string {
  const [one, other] = [digits.slice(at, at + length), digits.slice(at + length, at + 2 * length)]
  return digits.slice(0, at) + other + one + digits.slice(at + 2 * length)
}
