/**
 * What happened, line by line. One seed gives one trace, byte for byte: a test compares the hashes.
 *
 * Lines hold moments, devices and counts; what people typed stands in none of them.
 */
import { createHash } from 'node:crypto'

const dayMillis = 86_400_000

export class Trace {
  readonly #hash = createHash('sha256')
  readonly #lines: string[] = []
  readonly #start: number
  readonly #now: () => number
  readonly #keep: boolean

  /** With `keep` the lines can be printed; otherwise only their hash is held, as 100,000 schedules want it. */
  constructor(now: () => number, keep: boolean) {
    this.#start = now()
    this.#now = now
    this.#keep = keep
  }

  say(line: string): void {
    const whole = `${this.#moment()} ${line}`
    this.#hash.update(whole).update('\n')
    if (this.#keep) this.#lines.push(whole)
  }

  get lines(): readonly string[] {
    return this.#lines
  }

  digest(): string {
    return this.#hash.copy().digest('hex')
  }

  #moment(): string {
    const since = this.#now() - this.#start
    const day = Math.floor(since / dayMillis)
    const rest = since % dayMillis
    return `${day}d ${Math.floor(rest / 3_600_000)}:${pad(Math.floor(rest / 60_000) % 60)}:${pad(Math.floor(rest / 1000) % 60)}.${String(rest % 1000).padStart(3, '0')}`
  }
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
