/**
 * The relay's clock beside this desk's. docs/formats/line-work.md, LW16.
 *
 * Against a laptop whose clock is wrong: an answer that waits for the safe hours would light up a phone at the hour in
 * which others hold it. Neither clock is believed alone, so a relay that lies about the time makes answers late, and
 * never early.
 */
import type { Clock } from '@safeconduct/core/base/clock.ts'

const lookEvery = 600_000
/** The relay says its time to the minute, and an answer may be long on its way. */
const tolerance = 150_000

export class RelayClock {
  readonly #clock: Clock
  readonly #ask: (() => Promise<number | undefined>) | undefined
  #behind = 0
  #looked: number | undefined

  constructor(clock: Clock, ask: (() => Promise<number | undefined>) | undefined) {
    this.#clock = clock
    this.#ask = ask
  }

  /** Asks for the time now and then; a relay that says nothing leaves what is known. */
  async look(): Promise<void> {
    const now = this.#clock.monotonic()
    if (this.#ask === undefined || (this.#looked !== undefined && now - this.#looked < lookEvery)) return
    const said = await this.#ask()
    if (said === undefined) return
    this.#looked = this.#clock.monotonic()
    this.#behind = this.#clock.millis() - said
  }

  get differs(): number | undefined {
    return Math.abs(this.#behind) > tolerance ? this.#behind : undefined
  }

  times(): readonly [number, ...number[]] {
    const now = this.#clock.millis()
    return this.differs === undefined ? [now] : [now, now - this.#behind]
  }
}
