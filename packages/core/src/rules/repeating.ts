/**
 * Due times that come again, counted in steps of the calendar where the person is: nine o'clock stays nine o'clock,
 * whatever the clocks of that country do. docs/formats/cases.md, MV33.
 */
import { ok, type Result, refuse } from '../base/result.ts'
import { day, hour } from './world.ts'

export type Repeating = { readonly due: number; readonly every: string; readonly zone?: string }
export type RepeatRefusal = {
  readonly kind: 'cannot-repeat'
  readonly why: 'no-such-zone' | 'no-such-interval'
}

/**
 * The first due time of a repeating check after `after`, counted in calendar steps from its first one, so that the
 * 31st of a month comes back after a shorter one. An hour that a country skips in spring is asked for one hour later;
 * one that comes twice in autumn, the first time. Hours are
 * hours: every six of them, whatever a clock on the wall says.
 */
export function nextDue(
  { due, every, zone = 'UTC' }: Repeating,
  after: number,
): Result<number, RepeatRefusal> {
  const first = zoned(due, zone)
  if (first === undefined) return refuse({ kind: 'cannot-repeat', why: 'no-such-zone' })
  const step = stepOf(every)
  if (step === undefined) return refuse({ kind: 'cannot-repeat', why: 'no-such-interval' })
  const at = (n: number): number => first.add(times(step, n)).epochMilliseconds
  // No step is longer than its longest case, and clocks that change make a day of difference at most: never too late.
  const longest = (step.years * 366 + step.months * 31 + step.weeks * 7 + step.days) * day + step.hours * hour
  let n = Math.max(1, Math.floor((after - due - day) / longest))
  while (at(n) <= after) n += 1
  return ok(at(n))
}

type Step = {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
  readonly hours: number
}

function stepOf(every: string): Step | undefined {
  try {
    const { years, months, weeks, days, hours, minutes, seconds, sign } = Temporal.Duration.from(every)
    return sign === 1 && minutes === 0 && seconds === 0 ? { years, months, weeks, days, hours } : undefined
  } catch {
    return undefined
  }
}

function times({ years, months, weeks, days, hours }: Step, n: number): Temporal.DurationLike {
  return { years: years * n, months: months * n, weeks: weeks * n, days: days * n, hours: hours * n }
}

function zoned(at: number, zone: string): Temporal.ZonedDateTime | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  } catch {
    return undefined
  }
}
