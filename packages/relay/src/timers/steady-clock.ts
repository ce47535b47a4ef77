/**
 * The time by which timers fire: the machine's clock, held up by one that only grows.
 *
 * A clock that is set back (by hand, by a wrong server of time, by whoever rules the machine for a minute) must not
 * put off an alarm. A clock that leaps ahead is believed while it does, because a machine that slept leaps too, and a
 * false alarm is better than none; but a leap of more than a day is not remembered, or one slip of a finger would
 * fire everything for years. The mark on the disk does the same across a restart.
 */
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { dueStep, minute, minuteOf } from '@safeconduct/core/timers/minutes.ts'

const mostBelieved = 26 * 60 * minute

export class SteadyClock {
  readonly #clock: Clock
  #base: number
  #since: number

  /** `mark`: the time that was reached before, in minutes, as far as the disk knows. */
  constructor(clock: Clock, mark = 0) {
    this.#clock = clock
    const wall = clock.millis()
    const ahead = mark * minute - wall
    this.#base = ahead > 0 && ahead < mostBelieved ? mark * minute : wall
    this.#since = clock.monotonic()
  }

  millis(): number {
    const wall = this.#clock.millis()
    const steady = this.#base + this.#clock.monotonic() - this.#since
    const ahead = wall - steady
    if (ahead > 0 && ahead < mostBelieved) {
      this.#base = wall
      this.#since = this.#clock.monotonic()
    }
    return Math.max(wall, steady)
  }

  minute(): number {
    return minuteOf(this.millis())
  }

  /** What the disk is to remember: without leaps, in steps of five minutes. */
  mark(): number {
    const steady = this.#base + this.#clock.monotonic() - this.#since
    return Math.floor(steady / minute / dueStep) * dueStep
  }
}
