/**
 * Who is writing to whom just now: leases at the relay, in memory there and here, ten minutes each.
 *
 * A lease is no ownership. A desk that dies takes nothing with it: its leases end by themselves.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { PublicKey } from '@safeconduct/core/sealed/sign.ts'
import type { DoorRefusal, LineDoor } from './line-door.ts'
import type { LineSetup } from './line-setup.ts'
import { leaseHolderOf, leaseTagOf } from './names.ts'

export type HeldLease = { readonly mine: boolean; readonly holder: string; readonly until: number }
export type LeaseRefusal = DoorRefusal | { readonly kind: 'lease-held'; readonly until: number }

export class LeaseBook {
  readonly #door: LineDoor
  readonly #clock: Clock
  readonly #secret: LineSetup['secret']
  readonly #me: Bytes
  readonly #held = new Map<string, { readonly holder: string; readonly until: number }>()

  constructor(
    door: LineDoor,
    {
      clock,
      device,
      secret,
    }: { readonly clock: Clock; readonly device: PublicKey; readonly secret: LineSetup['secret'] },
  ) {
    this.#door = door
    this.#clock = clock
    this.#secret = secret
    this.#me = leaseHolderOf(secret.reveal(), device)
  }

  tag(what: string): Bytes {
    return leaseTagOf(this.#secret.reveal(), what)
  }

  get holder(): Bytes {
    return this.#me
  }

  holderOf(device: PublicKey): string {
    return toHex(leaseHolderOf(this.#secret.reveal(), device))
  }

  /** As far as this desk has heard. */
  of(what: string): HeldLease | undefined {
    const held = this.#held.get(toHex(this.tag(what)))
    if (held === undefined || held.until <= this.#clock.monotonic()) return undefined
    const left = Math.floor(held.until - this.#clock.monotonic())
    return { mine: held.holder === toHex(this.#me), holder: held.holder, until: this.#clock.millis() + left }
  }

  /** Takes it, or keeps it for another ten minutes. */
  async take(what: string): Promise<Result<true, LeaseRefusal>> {
    const tag = this.tag(what)
    const answer = await this.#door.lease(tag, this.#me)
    if (!answer.ok) return answer
    const { granted, seconds } = answer.value
    if (!granted) {
      // Who holds it, the next list says.
      this.#held.delete(toHex(tag))
      return refuse({ kind: 'lease-held', until: this.#clock.millis() + seconds * 1_000 })
    }
    this.#note(toHex(tag), toHex(this.#me), seconds)
    return ok(true)
  }

  async letGo(what: string): Promise<void> {
    this.#held.delete(toHex(this.tag(what)))
    await this.#door.release(this.tag(what), this.#me)
  }

  /** Everything of this desk: its member goes off duty, or the vault is locked. */
  async letGoAll(): Promise<void> {
    const mine = [...this.#held].filter(([, { holder }]) => holder === toHex(this.#me))
    for (const [tag] of mine) {
      this.#held.delete(tag)
      await this.#door.release(Uint8Array.fromHex(tag), this.#me)
    }
  }

  /** True where somebody took a person on, or let go, since this desk last heard. */
  async refresh(): Promise<Result<boolean, DoorRefusal>> {
    const answer = await this.#door.leases()
    if (!answer.ok) return answer
    const before = this.#holders()
    this.#held.clear()
    for (const { tag, holder, seconds } of answer.value) this.#note(toHex(tag), toHex(holder), seconds)
    return ok(this.#holders() !== before)
  }

  /** Who holds whom. Collecting is no person: desks take turns at it all the time. */
  #holders(): string {
    const collecting = toHex(this.tag('collect'))
    const held = [...this.#held].filter(([tag]) => tag !== collecting)
    return JSON.stringify(held.map(([tag, { holder }]) => `${tag} ${holder}`).toSorted())
  }

  #note(tag: string, holder: string, seconds: number): void {
    this.#held.set(tag, { holder, until: this.#clock.monotonic() + seconds * 1_000 })
  }
}
