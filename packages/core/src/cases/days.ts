/**
 * Days as people write them into plans, and the day it is.
 *
 * A slip of the finger puts a journey into another year: it is refused, because a plan for 1921 or 2012 is nobody's plan
 * and a plan for 2121 raises no alarm in anybody's life.
 */
import { instantOf } from '../base/date.ts'
import { isObject } from '../base/parse.ts'
import { day, timeOf, type World } from '../rules/world.ts'

/** The day it is, in UTC, as records count days. */
export function today({ now }: Pick<World, 'now'>): string {
  return instantOf(now).slice(0, 10)
}

const year = 365.25 * day
/** How far a move may lie from today: what was planned last month may still be entered. */
const plan = { back: 62 * day, ahead: 3 * year }

/** Whether somebody can mean to move on this day, or at this instant. */
export function isLikelyPlan(written: string, now: number): boolean {
  const off = (timeOf(written) ?? now) - now
  return off <= plan.ahead && off >= -plan.back - day
}

/** Farther off than anybody's life: nothing that is planned, happened or ends lies there. */
const lifetime = 60 * year

/**
 * The first day or instant in these fields that lies in another century, by its field. Asked of everything that an act
 * writes, so that no way in is forgotten; births stand elsewhere and are not asked.
 */
export function strangeDayIn(fields: Readonly<Record<string, unknown>>, now: number): string | undefined {
  return Object.keys(fields).find((name) => name !== 'birth' && holdsStrangeDay(fields[name], now))
}

function holdsStrangeDay(value: unknown, now: number): boolean {
  if (Array.isArray(value)) return value.some((one) => holdsStrangeDay(one, now))
  if (isObject(value)) return Object.values(value).some((one) => holdsStrangeDay(one, now))
  const at = timeOf(value)
  return at !== undefined && Math.abs(at - now) > lifetime
}
