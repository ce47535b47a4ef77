/**
 * Stamps instead of a captcha: how much work is asked, whether a stamp is good, and that it is good once.
 * docs/formats/relay.md, L47 and L48.
 *
 * A challenge is made from the relay's secret, the line and ten minutes of the clock, so that nothing has to be kept
 * for a page that only asks. What was spent is kept in memory, as long as its challenge is good.
 */
import { createHmac } from 'node:crypto'
import { type Bytes, concat, equalBytes, toHex, u64, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { isStamped, type Stamp, stampLengths } from '@safeconduct/core/line/stamp.ts'
import type { StampLimits } from './line-limits.ts'

export type StampRefusal = 'foreign' | 'weak' | 'used'
/** `again`: this stamp was spent on the very same ask, whose answer may have been lost on the way. */
export type Spent = 'fresh' | 'again' | StampRefusal

const label = utf8('safeconduct/v1/line-stamp\0')
const second = 1_000
const window = 60

export class Stamps {
  readonly #secret: Bytes
  readonly #limits: StampLimits
  readonly #clock: Clock
  /** By ten minutes: stamp to what it was spent on. */
  readonly #spent = new Map<number, Map<string, string>>()
  /** Accepted in each of the last sixty seconds, by the number of the second. */
  readonly #accepted = new Map<number, number>()

  constructor(secret: Bytes, limits: StampLimits, clock: Clock) {
    this.#secret = secret
    this.#limits = limits
    this.#clock = clock
  }

  challenge(line: Bytes): Bytes {
    return this.#challengeOf(line, this.#bucket)
  }

  /** What is asked now: two bits more for every doubling above what a line takes in its busiest hours. */
  get bits(): number {
    const { leastBits, mostBits, calmPerMinute } = this.#limits
    const above = Math.ceil(2 * Math.log2(Math.max(1, this.#lastMinute() / calmPerMinute)))
    return Math.min(mostBits, leastBits + above)
  }

  /** Looks only. Asked before much of an ask is read. */
  judge(line: Bytes, stamp: Stamp): Exclude<Spent, 'again'> {
    const bucket = this.#bucketOf(line, stamp.challenge)
    if (bucket === undefined) return 'foreign'
    if (!isStamped(stamp, this.bits)) return 'weak'
    return this.#spent.get(bucket)?.has(nameOf(stamp)) === true ? 'used' : 'fresh'
  }

  /**
   * Spends a stamp at once, before anything is waited for: of two that come together one is the second. `on` stands
   * for the ask, so that a phone whose answer was lost on a bad line may send the same again and is answered.
   */
  spend(line: Bytes, stamp: Stamp, on: string): Spent {
    const bucket = this.#bucketOf(line, stamp.challenge)
    if (bucket === undefined) return 'foreign'
    const spent = this.#spent.get(bucket)?.get(nameOf(stamp))
    if (spent !== undefined) return spent === on ? 'again' : 'used'
    if (!isStamped(stamp, this.bits)) return 'weak'
    this.#remember(bucket, nameOf(stamp), on)
    this.#count()
    return 'fresh'
  }

  /** What it was spent on did not come about. */
  giveBack(line: Bytes, stamp: Stamp): void {
    const bucket = this.#bucketOf(line, stamp.challenge)
    if (bucket !== undefined) this.#spent.get(bucket)?.delete(nameOf(stamp))
  }

  get #bucket(): number {
    return Math.floor(this.#clock.millis() / this.#limits.bucketMillis)
  }

  #challengeOf(line: Bytes, bucket: number): Bytes {
    const mac = createHmac('sha256', this.#secret).update(concat(label, line, u64(bucket)))
    return new Uint8Array(mac.digest().subarray(0, stampLengths.challenge))
  }

  #bucketOf(line: Bytes, challenge: Bytes): number | undefined {
    const now = this.#bucket
    for (let ago = 0; ago < this.#limits.buckets; ago++)
      if (equalBytes(this.#challengeOf(line, now - ago), challenge)) return now - ago
    return undefined
  }

  #remember(bucket: number, name: string, on: string): void {
    const oldest = this.#bucket - this.#limits.buckets
    for (const known of this.#spent.keys()) if (known <= oldest) this.#spent.delete(known)
    const spent = this.#spent.get(bucket) ?? new Map<string, string>()
    this.#spent.set(bucket, spent)
    spent.set(name, on)
    // Beyond it the oldest could be shown twice, by whoever did the work for each of all these once.
    for (const first of spent.keys()) {
      if (spent.size <= this.#limits.remembered) break
      spent.delete(first)
    }
  }

  #count(): void {
    const now = Math.floor(this.#clock.monotonic() / second)
    for (const at of this.#accepted.keys()) if (at <= now - window) this.#accepted.delete(at)
    this.#accepted.set(now, (this.#accepted.get(now) ?? 0) + 1)
  }

  #lastMinute(): number {
    const now = Math.floor(this.#clock.monotonic() / second)
    let sum = 0
    for (const [at, count] of this.#accepted) if (at > now - window) sum += count
    return sum
  }
}

/** With the beginning of the challenge, which tells the lines of one relay apart. */
function nameOf({ challenge, nonce }: Stamp): string {
  return toHex(concat(challenge.subarray(0, 4), nonce))
}
