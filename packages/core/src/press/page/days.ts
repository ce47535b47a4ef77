/** Days as pages print them, in English, French and Russian, with how sure they are. */
import { parseDay } from '../../base/date.ts'
import type { Dated, Span } from '../report.ts'

const monthsByStem: readonly (readonly [string, number])[] = [
  ['jan', 1],
  ['янв', 1],
  ['feb', 2],
  ['fév', 2],
  ['fev', 2],
  ['фев', 2],
  ['mar', 3],
  ['мар', 3],
  ['apr', 4],
  ['avr', 4],
  ['апр', 4],
  ['may', 5],
  ['mai', 5],
  ['мая', 5],
  ['май', 5],
  ['мае', 5],
  ['jun', 6],
  ['juin', 6],
  ['июн', 6],
  ['jul', 7],
  ['juil', 7],
  ['июл', 7],
  ['aug', 8],
  ['aoû', 8],
  ['авг', 8],
  ['sep', 9],
  ['сен', 9],
  ['oct', 10],
  ['окт', 10],
  ['nov', 11],
  ['ноя', 11],
  ['dec', 12],
  ['déc', 12],
  ['дек', 12],
]

const word = '\\p{L}{3,9}'
const dayFirst = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er)?\\.? (${word})\\.?,? (\\d{4})`, 'u')
const monthFirst = new RegExp(`(${word})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`, 'u')
const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u
const numeric = /(?<!\d)(\d{1,2})([./])(\d{1,2})[./](\d{4})(?!\d)/u
const monthOnly = new RegExp(`(?<!\\p{L})(${word}) (\\d{4})(?!\\d)`, 'u')
const clock =
  /(?<!\d)(\d{1,2})(?:[:.h]|ч)(\d{2})(?!\d)(?:\s?([ap])\.?m\.?)?(?:\s?\(?([A-Z]{2,4}|UTC[+-]\d{1,2}|мск)\b)?/iu

/**
 * The first day that a line names, with its place; undefined if it names none that can be read one way only. With
 * `isDayFirst` the language of the page never puts the month first: there 03/04/2021 is the third of April.
 */
export function dayIn(line: string, offset: number, isDayFirst = false): (Dated & Span) | undefined {
  for (const read of [fromIso, fromDayFirst, fromMonthFirst, fromNumeric, fromMonthOnly]) {
    const found = read(line, isDayFirst)
    if (found === undefined) continue
    const { at, length, ...day } = found
    const rest = line.replace(line.slice(at, at + length), ' '.repeat(length))
    return { ...day, ...timeIn(rest), start: offset + at, end: offset + at + length }
  }
  return undefined
}

type Found = {
  readonly date: string
  readonly precision: Dated['precision']
  readonly at: number
  readonly length: number
}

function fromIso(line: string): Found | undefined {
  const match = iso.exec(line)
  return match === null ? undefined : found(match, match[1], match[2], match[3])
}

function fromDayFirst(line: string): Found | undefined {
  const match = dayFirst.exec(line)
  const month = monthOf(match?.[2])
  return match === null || month === undefined ? undefined : found(match, match[3], month, match[1])
}

function fromMonthFirst(line: string): Found | undefined {
  const match = monthFirst.exec(line)
  const month = monthOf(match?.[1])
  return match === null || month === undefined ? undefined : found(match, match[3], month, match[2])
}

/** With dots the day comes first. With slashes only a number above twelve tells which it is. */
function fromNumeric(line: string, isDayFirst: boolean): Found | undefined {
  const match = numeric.exec(line)
  if (match === null) return undefined
  const [one, other] = [Number(match[1]), Number(match[3])]
  if (match[2] === '.' || one > 12 || (isDayFirst && other <= 12))
    return found(match, match[4], match[3], match[1])
  if (other > 12) return found(match, match[4], match[1], match[3])
  return one === other ? found(match, match[4], match[3], match[1]) : undefined
}

function fromMonthOnly(line: string): Found | undefined {
  const match = monthOnly.exec(line)
  const month = monthOf(match?.[1])
  if (match === null || month === undefined) return undefined
  const day = found(match, match[2], month, '1')
  return day === undefined ? undefined : { ...day, precision: '02' }
}

function monthOf(name: string | undefined): string | undefined {
  const low = name?.toLowerCase() ?? ''
  const month = monthsByStem.find(([stem]) => low.startsWith(stem))?.[1]
  return month === undefined ? undefined : String(month)
}

function found(
  match: RegExpExecArray,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Found | undefined {
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return parseDay(date) === undefined
    ? undefined
    : { date, precision: 'exact', at: match.index, length: match[0].length }
}

function timeIn(line: string): { readonly time?: string; readonly zone?: string } {
  const match = clock.exec(line)
  if (match === null) return {}
  const half = match[3]?.toLowerCase()
  const hour = (Number(match[1]) % (half === undefined ? 24 : 12)) + (half === 'p' ? 12 : 0)
  const time = `${String(hour).padStart(2, '0')}:${match[2]}`
  return match[4] === undefined ? { time } : { time, zone: match[4] }
}
