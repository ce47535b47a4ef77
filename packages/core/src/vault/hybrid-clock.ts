/**
 * A hybrid logical clock: the member's wall clock, made to grow.
 *
 * Written as 13 characters that sort as they count: 9 digits of base 36 for milliseconds since 1970,
 * 4 for a counter within the millisecond. A clock that was set back keeps counting from the last stamp.
 */
import { type Brand, brand } from '../base/brand.ts'

export type Stamp = Brand<string, 'Stamp'>

const form = /^[0-9a-z]{13}$/
const counterLimit = 36 ** 4

export function parseStamp(text: unknown): Stamp | undefined {
  return typeof text === 'string' && form.test(text) ? brand<Stamp>(text) : undefined
}

/** The next stamp after `last` at `millis`. */
export function nextStamp(last: Stamp | undefined, millis: number): Stamp {
  if (last === undefined || millisOfStamp(last) < millis) return stampOf(millis, 0)
  const counter = Number.parseInt(last.slice(9), 36) + 1
  return counter < counterLimit ? stampOf(millisOfStamp(last), counter) : stampOf(millisOfStamp(last) + 1, 0)
}

export function millisOfStamp(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, 9), 36)
}

function stampOf(millis: number, counter: number): Stamp {
  return brand<Stamp>(millis.toString(36).padStart(9, '0') + counter.toString(36).padStart(4, '0'))
}
