/**
 * Who is answering which thread at this moment, so that two desks never answer one person at once and the thread of
 * a desk that died is free again by itself. docs/formats/relay.md, L54.
 *
 * In memory alone: tags and holders are opaque to the relay, and a list of who worked when is nobody's. A relay that
 * was started again has no leases, so whoever answers has to ask for one again before an answer is taken.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'

export type Lease = {
  readonly tag: Bytes
  readonly holder: Bytes
  /** Milliseconds for which it still stands. */
  readonly left: number
}
type Held = { readonly tag: Bytes; readonly holder: Bytes; readonly until: number }

export class Leases {
  readonly #clock: Clock
  readonly #limits: { readonly leaseMillis: number; readonly leases: number }
  /** By line, then by tag. */
  readonly #held = new Map<string, Map<string, Held>>()

  constructor(limits: { readonly leaseMillis: number; readonly leases: number }, clock: Clock) {
    this.#limits = limits
    this.#clock = clock
  }

  /** The lease that stands now, whoever has it; undefined when this line has too many. The holder's own begins anew. */
  take(line: Bytes, tag: Bytes, holder: Bytes): Lease | undefined {
    const leases = this.#of(line)
    const now = this.#clock.monotonic()
    const standing = leases.get(toHex(tag))
    if (standing !== undefined && toHex(standing.holder) !== toHex(holder)) return leftOf(standing, now)
    if (standing === undefined && leases.size >= this.#limits.leases) return undefined
    const held = { tag, holder, until: now + this.#limits.leaseMillis }
    leases.set(toHex(tag), held)
    this.#held.set(toHex(line), leases)
    return leftOf(held, now)
  }

  release(line: Bytes, tag: Bytes, holder: Bytes): void {
    if (this.holds(line, tag, holder)) this.#of(line).delete(toHex(tag))
  }

  holds(line: Bytes, tag: Bytes, holder: Bytes): boolean {
    const standing = this.#of(line).get(toHex(tag))
    return standing !== undefined && toHex(standing.holder) === toHex(holder)
  }

  all(line: Bytes): readonly Lease[] {
    const now = this.#clock.monotonic()
    return [...this.#of(line).values()].map((held) => leftOf(held, now))
  }

  /** Those that still stand: what ended is forgotten whenever somebody looks. */
  #of(line: Bytes): Map<string, Held> {
    const leases = this.#held.get(toHex(line))
    if (leases === undefined) return new Map()
    const now = this.#clock.monotonic()
    for (const [tag, { until }] of leases) if (until <= now) leases.delete(tag)
    return leases
  }
}

function leftOf({ tag, holder, until }: Held, now: number): Lease {
  return { tag, holder, left: Math.ceil(until - now) }
}
