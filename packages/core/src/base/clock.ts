/** Time comes in by the door, so that the demonstration can live in 2021 and a test in one instant. */
import { type Instant, instantOf } from './date.ts'

export interface Clock {
  /** The moment as the person's calendar says. */
  now(): Instant
  /** Milliseconds since 1970 of the same moment. */
  millis(): number
  /** Milliseconds that only ever grow, for intervals: a clock set back must not keep a vault open. */
  monotonic(): number
}

/** A clock that starts at `start` (ms since 1970) and runs on by monotonic time. */
export function clockFrom(start: number, monotonic: () => number): Clock {
  const zero = monotonic()
  const millis = (): number => Math.floor(start + monotonic() - zero)
  return { now: () => instantOf(millis()), millis, monotonic }
}

/** A clock that stands still, for tests and for `--frozen`. */
export function frozenClock(at: number): Clock {
  return { now: () => instantOf(at), millis: () => at, monotonic: () => 0 }
}
