/** Moments of the line as an operator reads them: how far away first, because that is what matters at night. */
import { parseInstant } from '@safeconduct/core/base/date.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import { instantWords } from '../records/dates.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "12 min ago", "in 3 hr"; beyond a week the date. Both in ISO 8601. */
export function awayWords(at: string, now: string, language: Language): string {
  const [then, here] = [millis(at), millis(now)]
  if (then === undefined || here === undefined) return instantWords(at, language)
  const away = then - here
  const size = Math.abs(away)
  if (size > 7 * day) return instantWords(at, language)
  const format = new Intl.RelativeTimeFormat(language, { style: 'short', numeric: 'auto' })
  if (size >= day) return format.format(Math.trunc(away / day), 'day')
  if (size >= hour) return format.format(Math.trunc(away / hour), 'hour')
  return format.format(Math.trunc(away / minute), 'minute')
}

/** Minutes of a day as a clock shows them. */
export function clockWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60) % 24, minutes % 60]
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

/** +03:00, of minutes from UTC. */
export function offsetWords(minutes: number): string {
  const sign = minutes < 0 ? '−' : '+'
  return `${sign}${clockWords(Math.abs(minutes))}`
}

function millis(instant: string): number | undefined {
  const parsed = parseInstant(instant)
  return parsed === undefined ? undefined : Temporal.Instant.from(parsed).epochMilliseconds
}
