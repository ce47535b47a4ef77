/**
 * Points in time as records hold them.
 *
 * `Instant` is UTC to the second or millisecond (RFC 3339 with `Z`); `Day` is a calendar date.
 * How sure a date is stands beside it as a term of the vocabulary `datePrecision`.
 */
import { type Brand, brand } from './brand.ts'

export type Instant = Brand<string, 'Instant'>
export type Day = Brand<string, 'Day'>

const instantForm = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,3})?Z$/
const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/

/** The instant of `millis` milliseconds since 1970, without a fraction when it is whole seconds. */
export function instantOf(millis: number): Instant {
  const text = Temporal.Instant.fromEpochMilliseconds(millis).toString()
  return brand<Instant>(text)
}

export function parseInstant(text: string): Instant | undefined {
  const match = instantForm.exec(text)
  if (!match) return undefined
  const [, , , , hour = '', minute = '', second = ''] = match
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return parseDay(text.slice(0, 10)) === undefined ? undefined : brand<Instant>(text)
}

/** Milliseconds since 1970. */
export function millisOf(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds
}

export function parseDay(text: string): Day | undefined {
  if (!dayForm.test(text)) return undefined
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return day >= 1 && day <= lengthOfMonth(year, month) ? brand<Day>(text) : undefined
}

/** Of the proleptic Gregorian calendar; 0 for a month that there is not. */
function lengthOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0)
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
