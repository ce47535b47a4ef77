/**
 * The hour at which something was printed, in one zone for all: who was first is often a matter of minutes.
 *
 * Names of zones that mean two (IST, CST) say nothing here: an hour that may be wrong is worse than none.
 */
import { instantOf } from '../base/date.ts'

const minutesOf: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  мск: 180,
  est: -300,
  edt: -240,
  pst: -480,
  pdt: -420,
  mst: -420,
  mdt: -360,
  cdt: -300,
}

export type Printed = {
  readonly date: string
  readonly time: string | undefined
  readonly zone: string | undefined
}

/** `2017-05-20 16:34`; undefined where the page does not say enough. */
export function inUtc({ date, time = '', zone = '' }: Printed): string | undefined {
  const minutes = zoneMinutes(zone)
  const hour = minuteOfDay(time)
  if (minutes === undefined || hour === undefined) return undefined
  const midnight = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(midnight)) return undefined
  return instantOf(midnight + (hour - minutes) * 60_000)
    .slice(0, 16)
    .replace('T', ' ')
}

function zoneMinutes(zone: string): number | undefined {
  const name = zone.trim().toLowerCase()
  const offset = /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$/u.exec(name)
  if (offset === null) return minutesOf[name]
  const [, sign, hours = '0', more = '0'] = offset
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(more))
}

function minuteOfDay(time: string): number | undefined {
  const match = /^(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?$/iu.exec(time.trim())
  if (match === null) return undefined
  const [, hours = '', minutes = '', half = ''] = match
  const isHalf = half !== ''
  if (Number(hours) > (isHalf ? 12 : 23) || Number(minutes) > 59) return undefined
  const whole = isHalf ? (Number(hours) % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0) : Number(hours)
  return whole * 60 + Number(minutes)
}
