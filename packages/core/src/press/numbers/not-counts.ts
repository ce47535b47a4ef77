/**
 * Numbers that count nothing: dates, years, clock times, ages, ordinals, telephone numbers, law articles.
 */
import { clockWords, countedWords, monthWords, namedAfter, namedBefore } from './number-words.ts'
import type { Quantity, Word } from './quantity.ts'

export type Standing = 'bare' | 'bounded' | 'range'

export function isCounted(
  words: readonly Word[],
  i: number,
  quantity: Quantity,
  standing: Standing,
): boolean {
  const before = words[i - 1]
  const after = words[quantity.next]
  if (quantity.value === 1 && !isCountedOne(words, i, quantity, standing)) return false
  if (isDate(words, i, quantity) || isAge(words, i, quantity, standing)) return false
  if (clockWords.has(after?.low ?? '') && after?.low !== 'heures') return false
  if (isHour(words, quantity) || isClock(words, i, quantity)) return false
  if (before?.low === 'at' && standing === 'bare' && /^(?:[,.;)—]|)$/u.test(after?.text ?? '')) return false
  if (!quantity.digits) return true
  if (isPartOfNumber(words, i, quantity)) return false
  if (standing === 'bare' && (namedAfter.has(after?.low ?? '') || isOfLaw(words, i))) return false
  if (standing === 'bare' && (namedBefore.has(before?.low ?? '') || before?.text === '#')) return false
  return !isYear(quantity, before, after, standing)
}

/** "one" is mostly a pronoun or an article; with a bound it is a number. */
function isCountedOne(words: readonly Word[], i: number, quantity: Quantity, standing: Standing): boolean {
  if (standing !== 'bare') return true
  return quantity.digits && /^\p{Ll}{3,}/u.test(words[quantity.next]?.text ?? '')
}

/** "four in the morning", "quatre heures du matin", "четыре утра", "четыре часа утра". */
function isHour(words: readonly Word[], quantity: Quantity): boolean {
  if (quantity.value > 24) return false
  const rest = [0, 1, 2].map((ahead) => words[quantity.next + ahead]?.low ?? '').join(' ')
  return (
    /^in the (?:morning|afternoon|evening)$/u.test(rest) ||
    /^(?:heures? )?du (?:matin|soir)/u.test(rest) ||
    /^(?:час(?:а|ов)? )?(?:утра|вечера|ночи)(?: |$)/u.test(rest)
  )
}

/** "2 p.m.", « vers 16 heures », « à 4h45 », «около 16.30», «часов в десять». */
function isClock(words: readonly Word[], i: number, { value, digits, next }: Quantity): boolean {
  const [before, after] = [words[i - 1], words[next]]
  if (
    digits &&
    /^[ap]$/u.test(after?.low ?? '') &&
    words[next + 1]?.text === '.' &&
    words[next + 2]?.low === 'm'
  )
    return true
  if (
    value <= 24 &&
    /^(?:à|a|vers|dès)$/u.test(before?.low ?? '') &&
    /^(?:heures?|h)$/u.test(after?.low ?? '')
  )
    return true
  // « 10 h 15 », « 4h45 »: the minutes.
  if (
    digits &&
    value < 60 &&
    /^(?:\d{1,2})?h$/u.test(before?.low ?? '') &&
    /\d/u.test(`${before?.low}${words[i - 2]?.low}`)
  )
    return true
  if (/^часов$/u.test(words[i - 2]?.low ?? '') && before?.low === 'в') return true
  return (
    /^(?:[01]?\d|2[0-3])\.[0-5]\d$/u.test(words[i]?.text ?? '') &&
    /^(?:в|к|до|с|около|после|at|by)$/u.test(before?.low ?? '') &&
    !/^\p{L}/u.test(after?.text ?? '')
  )
}

/** «ст. 207.3», "art. 5" */
function isOfLaw(words: readonly Word[], i: number): boolean {
  return words[i - 1]?.text === '.' && /^(?:ст|ч|п|art|no)$/u.test(words[i - 2]?.low ?? '')
}

function isDate(words: readonly Word[], i: number, quantity: Quantity): boolean {
  const after = words[quantity.next]?.low ?? ''
  const before = words[i - 1]?.low ?? ''
  if (quantity.value > 31 || !quantity.digits) return false
  if (monthWords.has(after) && after !== 'may') return true
  if (after === 'may' && /^(?:\d{4}|[.,]|)$/u.test(words[quantity.next + 1]?.text ?? '')) return true
  return monthWords.has(before) && before !== 'may' ? true : before === 'may' && words[i - 1]?.text === 'May'
}

/** "a 25-year-old", "aged 25", "Orvel, 34, said", "they are under 25". */
function isAge(words: readonly Word[], i: number, quantity: Quantity, standing: Standing): boolean {
  const before = words[i - 1]?.low ?? ''
  const next = words[quantity.next]
  if (/^(?:aged|age|âgée?s?|возрасте)$/u.test(before) && standing !== 'range') return true
  if (next?.text === '-' && /^(?:year|month|week|day|летн)/u.test(words[quantity.next + 1]?.low ?? ''))
    return true
  if (/^(?:years?|ans|лет|года?)$/u.test(next?.low ?? '') && words[quantity.next + 1]?.low === 'old')
    return true
  if (quantity.digits && /^[”"'’]$/u.test(before) && next?.text === ',') return true
  if (isAgeInYears(words, i, next)) return true
  if (quantity.digits && before === ',' && /^[,.;)]$/u.test(next?.text ?? '') && quantity.value < 120) {
    return /^\p{Lu}/u.test(words[i - 2]?.text ?? '')
  }
  if (
    before === ',' &&
    /^(?:ans|years|лет|года|год)$/u.test(next?.low ?? '') &&
    /^[,.)]$/u.test(words[quantity.next + 1]?.text ?? '')
  )
    return true
  const isThreshold =
    /^(?:under|over|below|above)$/u.test(before) &&
    /^(?:are|is|were|was|all|aged|still)$/u.test(words[i - 2]?.low ?? '')
  return isThreshold && quantity.value < 100 && !/^\p{L}/u.test(next?.text ?? '')
}

/** « Luc, âgé de 31 ans », « À 46 ans, ce père », «ему исполнилось 19 лет», « lui et son frère, 34 et 31 ans ». */
function isAgeInYears(words: readonly Word[], i: number, next: Word | undefined): boolean {
  if (!/^(?:ans|лет|года|год)$/u.test(next?.low ?? '')) return false
  const before = words[i - 1]?.low ?? ''
  if (before.startsWith('исполнил')) return true
  if (before === 'de') return /^âgée?s?$/u.test(words[i - 2]?.low ?? '')
  const behind = words.slice(i + 1, i + 4).find(({ text }) => text === ',')
  return (
    before === 'à' &&
    (words[i - 2] === undefined || /^[.!?,]$/u.test(words[i - 2]?.text ?? '')) &&
    behind !== undefined
  )
}

/** Digits joined to others: 17:34, 02/05/2017, 555-0100, 3-1. */
function isPartOfNumber(words: readonly Word[], i: number, quantity: Quantity): boolean {
  const before = words[i - 1]
  const after = words[quantity.next]
  const first = words[i]
  const last = words[quantity.next - 1]
  const leftJoined =
    before !== undefined &&
    first !== undefined &&
    before.end === first.start &&
    /[:/.@_#-]/u.test(before.text)
  const rightJoined =
    after !== undefined &&
    last !== undefined &&
    after.start === last.end &&
    /[:/@_]/u.test(after.text) &&
    /^\p{N}/u.test(words[quantity.next + 1]?.text ?? '')
  const isHyphenated =
    after?.text === '-' && after.start === last?.end && /^\p{N}/u.test(words[quantity.next + 1]?.text ?? '')
  const isPhone =
    before?.text === '+' || (/^\p{N}{2,}$/u.test(before?.text ?? '') && before?.end !== undefined)
  return (
    (leftJoined && /\p{N}/u.test(words[i - 2]?.text ?? '')) ||
    rightJoined ||
    isHyphenated ||
    isPhone ||
    leftOfName(words, i)
  )
}

/** "Route-9", "T-34": the number belongs to a name. */
function leftOfName(words: readonly Word[], i: number): boolean {
  const hyphen = words[i - 1]
  const name = words[i - 2]
  return (
    hyphen?.text === '-' &&
    name !== undefined &&
    hyphen.start === name.end &&
    hyphen.end === words[i]?.start &&
    /^\p{Lu}/u.test(name.text)
  )
}

function isYear(
  quantity: Quantity,
  before: Word | undefined,
  after: Word | undefined,
  standing: Standing,
): boolean {
  if (quantity.value < 1500 || quantity.value > 2100 || !Number.isInteger(quantity.value)) return false
  if (countedWords.has(after?.low ?? '')) return false
  if (standing === 'bounded' && !/^(?:до|about|around|circa|under)$/u.test(before?.low ?? ''))
    return !/^\p{Ll}/u.test(after?.text ?? '')
  return true
}
