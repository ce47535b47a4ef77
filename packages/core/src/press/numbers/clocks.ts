/** Numbers of a clock and of a calendar. */
import { monthWords } from './number-words.ts'
import type { Quantity, Word } from './quantity.ts'

/** "four in the morning", "quatre heures du matin", "четыре утра", "четыре часа утра". */
export function isHour(words: readonly Word[], quantity: Quantity): boolean {
  if (quantity.value > 24) return false
  const rest = [0, 1, 2].map((ahead) => words[quantity.next + ahead]?.low ?? '').join(' ')
  return (
    /^in the (?:morning|afternoon|evening)$/u.test(rest) ||
    /^(?:heures? )?du (?:matin|soir)/u.test(rest) ||
    /^(?:час(?:а|ов)? )?(?:утра|вечера|ночи)(?: |$)/u.test(rest)
  )
}

/** "2 p.m.", « vers 16 heures », « à 4h45 », «около 16.30», «часов в десять». */
export function isClock(words: readonly Word[], i: number, { value, digits, next }: Quantity): boolean {
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
  if (isPartOfHour(words, i, next)) return true
  // « Il est six heures », « de 20 heures à 8 heures »
  if (value <= 24 && /^heures?$/u.test(after?.low ?? '') && isOfTheDay(words, i, next)) return true
  // «ровно в шесть.»
  if (!digits && value <= 12 && before?.low === 'в' && /^[.,;:!?»)]?$/u.test(after?.text ?? '')) return true
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

const minutes = /^(?:five|ten|twenty|twenty-five|quarter|half)$/u

/** "at twenty to seven", "until half past six": the minutes, and the hour. */
function isPartOfHour(words: readonly Word[], i: number, next: number): boolean {
  const low = (at: number): string => words[at]?.low ?? ''
  const isClockAt = (at: number, sign: number): boolean =>
    minutes.test(low(at)) &&
    /^(?:to|past)$/u.test(low(sign)) &&
    /^(?:at|by|before|after|until|till|since|around|about|from)$/u.test(
      low(at - 1) === 'a' ? low(at - 2) : low(at - 1),
    )
  return isClockAt(i, next) || isClockAt(i - 2, i - 1)
}

function isOfTheDay(words: readonly Word[], i: number, next: number): boolean {
  const before = `${words[i - 2]?.low ?? ''} ${words[i - 1]?.low ?? ''}`
  if (/^(?:il (?:est|était)|devait être)$/u.test(before)) return true
  return (
    words[i - 1]?.low === 'de' &&
    words[next + 1]?.low === 'à' &&
    /^heures?$/u.test(words[next + 3]?.low ?? '')
  )
}

export function isDate(words: readonly Word[], i: number, quantity: Quantity): boolean {
  const after = words[quantity.next]?.low ?? ''
  const before = words[i - 1]?.low ?? ''
  if (quantity.value > 31 || !quantity.digits) return false
  if (monthWords.has(after) && after !== 'may') return true
  // « du 2 au 3 mars », "from 2 to 3 May", «со 2 по 3 марта»
  if (/^(?:au|to|and|et|по|и|до|[-–])$/u.test(after) && isDayAndMonth(words, quantity.next + 1)) return true
  if (after === 'may' && /^(?:\d{4}|[.,]|)$/u.test(words[quantity.next + 1]?.text ?? '')) return true
  return monthWords.has(before) && before !== 'may' ? true : before === 'may' && words[i - 1]?.text === 'May'
}

function isDayAndMonth(words: readonly Word[], at: number): boolean {
  const [day, month] = [words[at], words[at + 1]?.low ?? '']
  return (
    /^(?:[12]?\d|3[01])$/u.test(day?.text ?? '') &&
    monthWords.has(month) &&
    (month !== 'may' || words[at + 1]?.text === 'May')
  )
}
