/**
 * Notices that nobody has worked for a while.
 *
 * Two clocks, and the one that went further counts. The monotonic one cannot be set back by somebody who wants
 * the vault to stay open. It stands still while a laptop sleeps, though; the machine's time since start does
 * not, so a lid that was closed overnight does not open on an unlocked vault.
 */
export type IdleClocks = {
  /** Milliseconds that only grow. */
  readonly monotonic: () => number
  /** Seconds since the machine started, sleep included. */
  readonly uptime: () => number
}

export class Idleness {
  readonly #clocks: IdleClocks
  readonly #limit: number
  #touchedAt: { readonly monotonic: number; readonly uptime: number }

  constructor(clocks: IdleClocks, limit: number) {
    this.#clocks = clocks
    this.#limit = limit
    this.#touchedAt = this.#now()
  }

  touch(): void {
    this.#touchedAt = this.#now()
  }

  get over(): boolean {
    const { monotonic, uptime } = this.#now()
    const awake = monotonic - this.#touchedAt.monotonic
    const asleepToo = (uptime - this.#touchedAt.uptime) * 1000
    return Math.max(awake, asleepToo) >= this.#limit
  }

  #now(): { readonly monotonic: number; readonly uptime: number } {
    return { monotonic: this.#clocks.monotonic(), uptime: this.#clocks.uptime() }
  }
}
