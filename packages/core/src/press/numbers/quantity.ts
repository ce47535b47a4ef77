/**
 * One number as it stands in a text, in digits or in words, and what a hedge makes of it.
 */
import { certain } from '../../base/result.ts'
import {
  aboutWords,
  type Bound,
  crowdWords,
  exactWords,
  hundredWords,
  measureWords,
  scaleWords,
  unitWords,
} from './number-words.ts'

export type Word = {
  readonly low: string
  readonly text: string
  readonly start: number
  readonly end: number
}

export type Quantity = {
  readonly value: number
  readonly kind: 'exact' | 'crowd' | 'about'
  /** Written in digits. */
  readonly digits: boolean
  /** Index of the first word after it. */
  readonly next: number
}

/** The number that begins at word `i`, if one does. */
export function readQuantity(words: readonly Word[], i: number): Quantity | undefined {
  const word = words[i]
  if (word === undefined) return undefined
  return /^\p{Nd}/u.test(word.text) ? inDigits(words, i, word) : inWords(words, i, word)
}

const digitPattern = /^(\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+|\d{1,12})(?:[.,](\d{1,2}))?([+%]?)$/u

function inDigits(words: readonly Word[], i: number, word: Word): Quantity | undefined {
  const match = digitPattern.exec(word.text)
  if (match === null) return undefined
  const whole = Number(certain(match[1], 'the pattern has it').replaceAll(/[^\d]/gu, ''))
  // A row of groups without an end is no number of anything.
  if (!Number.isSafeInteger(whole * 1_000_000)) return undefined
  const part = match[2] === undefined ? 0 : Number(`0.${match[2]}`)
  const scaled = scaleFrom(words, i + 1, whole + part)
  return { value: scaled.value, kind: 'exact', digits: true, next: scaled.next }
}

function inWords(words: readonly Word[], i: number, word: Word): Quantity | undefined {
  const crowd = severalFrom(words, i, word) ?? crowdFrom(words, i, word)
  if (crowd !== undefined) return crowd
  const about = aboutWords.get(word.low) ?? exactWords.get(word.low)
  if (about !== undefined) {
    const half = words[i - 1]?.low === 'a' && words[i - 2]?.low === 'half' ? 0.5 : 1
    return {
      value: about * half,
      kind: exactWords.has(word.low) ? 'exact' : 'about',
      digits: false,
      next: i + 1,
    }
  }
  return spelledOut(words, i)
}

/** "several hundred", "a couple of thousand": two of them at least. */
function severalFrom(words: readonly Word[], i: number, { low }: Word): Quantity | undefined {
  const at = low === 'several' ? i + 1 : low === 'couple' && words[i + 1]?.low === 'of' ? i + 2 : -1
  const scale = at < 0 ? undefined : scaleWords.get(words[at]?.low ?? '')
  return scale === undefined ? undefined : { value: 2 * scale, kind: 'crowd', digits: false, next: at + 1 }
}

/** «около сотни», «более тысячи»: one of them, in a case that looks like many. */
const beforeOne = /^(?:около|более|больше|свыше|порядка|до|менее|меньше|с|почти)$/u

/** "hundreds", "tens of thousands", "des dizaines de milliers". */
function crowdFrom(words: readonly Word[], i: number, word: Word): Quantity | undefined {
  const value = crowdWords.get(word.low)
  if (value === undefined) return undefined
  // «тысячи» after a number counts; by itself it is a crowd.
  if (scaleWords.has(word.low) && readQuantity(words, i - 1) !== undefined) return undefined
  if (/^(?:сотни|тысячи|десятка)$/u.test(word.low) && beforeOne.test(words[i - 1]?.low ?? ''))
    return undefined
  const link = words[i + 1]?.low
  const scale = crowdWords.get(words[i + 2]?.low ?? '')
  if ((link === 'of' || link === 'de') && scale !== undefined && scale >= 200) {
    return { value: (value * scale) / 2, kind: 'crowd', digits: false, next: i + 3 }
  }
  const directly = scaleWords.get(words[i + 1]?.low ?? '')
  if (directly !== undefined) return { value: value * directly, kind: 'crowd', digits: false, next: i + 2 }
  if (word.low === 'tens') return undefined
  return { value, kind: 'crowd', digits: false, next: i + 1 }
}

/** "two hundred and five", "quatre-vingt-douze", «двести двадцать один». */
function spelledOut(words: readonly Word[], i: number): Quantity | undefined {
  let total = 0
  let group = 0
  let next = i
  let below = Number.POSITIVE_INFINITY
  for (; next < words.length && next < i + 12; next++) {
    const word = words[next]
    if (word === undefined) break
    const unit = unitOf(word.low)
    const scale = scaleWords.get(word.low)
    if (unit !== undefined && unit < below) {
      group += unit
      below = unit >= 20 && unit % 10 === 0 ? (unit >= 100 ? 100 : 10) : 0
    } else if (scale !== undefined && (scale > 100 || group < 100) && (next > i || scale !== 1000000)) {
      group = Math.max(group, 1) * scale
      if (scale > 100) {
        total += group
        group = 0
      }
      below = scale > 100 ? 1000 : 100
    } else if (!linksNumbers(words, next, i, below)) break
  }
  if (next === i) return undefined
  return { value: total + group, kind: 'exact', digits: false, next }
}

/** "two hundred and five", "vingt et un": the word between belongs to the number. */
function linksNumbers(words: readonly Word[], at: number, from: number, below: number): boolean {
  const low = words[at]?.low
  if (at === from || (low !== 'and' && low !== 'et' && low !== '-')) return false
  const unit = unitOf(words[at + 1]?.low ?? '')
  return unit !== undefined && unit < below && (low !== 'and' || below === 100)
}

function unitOf(low: string): number | undefined {
  const known = unitWords.get(low) ?? hundredWords.get(low)
  if (known !== undefined) return known
  const parts = low.split('-')
  if (parts.length !== 2) return undefined
  const tens = unitWords.get(parts[0] ?? '')
  const ones = unitWords.get(parts[1] ?? '')
  if (tens === undefined || ones === undefined || tens < 20 || ones >= 20) return undefined
  return tens % 10 === 0 && (ones < 10 || tens === 60 || tens === 80) ? tens + ones : undefined
}

function scaleFrom(words: readonly Word[], at: number, value: number): { value: number; next: number } {
  const scale = scaleWords.get(words[at]?.low ?? '')
  return scale === undefined ? { value, next: at } : { value: value * scale, next: at + 1 }
}

/** What the text binds the true number to. See P40 to P46 of the format page. */
export function boundsOf(
  quantity: Quantity,
  bound: Bound | undefined,
  after: string,
): { readonly min: number; readonly max: number | null } {
  const { value } = quantity
  const low = Math.floor(value)
  const high = Math.ceil(value)
  if (quantity.kind === 'crowd') return { min: low, max: null }
  const whole = Number.isInteger(value) && !measureWords.has(after) && !/[%$€£]/u.test(after)
  const kind = bound ?? (quantity.kind === 'about' ? 'about' : undefined)
  switch (kind) {
    case 'over':
      return { min: whole ? value + 1 : low, max: null }
    case 'least':
      return { min: low, max: null }
    case 'under':
      return { min: 0, max: whole ? Math.max(0, value - 1) : high }
    case 'most':
      return { min: 0, max: high }
    case 'about':
      return rounded(value)
    case 'nearly':
      return { min: rounded(value).min, max: Math.max(0, whole ? value - 1 : high) }
    case undefined:
      return { min: low, max: high }
  }
}

/** Every whole number that would be rounded to this one. */
function rounded(value: number): { readonly min: number; readonly max: number } {
  if (!Number.isInteger(value)) return { min: Math.floor(value), max: Math.ceil(value) }
  let step = 1
  while (value !== 0 && value % (step * 10) === 0) step *= 10
  if (step === 1 && value % 5 === 0) step = 5
  const half = Math.floor(step / 2)
  return { min: value - half, max: value + Math.ceil(step / 2) - 1 }
}
