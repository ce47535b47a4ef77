/**
 * Who runs the relay: an honest one, which may be put back to yesterday's copy or be run twice at once.
 *
 * Two relays under one key are a split view: half the devices are served by one, half by the other, and each is
 * honest in itself.
 */
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import { type Entry, entryHash, parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import type { Receipt, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { dayOf } from '@safeconduct/core/vault/sync/receipt.ts'
import { directLink } from '@safeconduct/relay/direct-link.ts'
import { usualLimits } from '@safeconduct/relay/limits.ts'
import { MemoryPieces, MemoryRelayStore } from '@safeconduct/relay/memory-store.ts'
import { Relay } from '@safeconduct/relay/relay.ts'
import { WallClock } from '../device/device.ts'
import type { Dice } from '../dice.ts'
import type { Agenda } from '../time/agenda.ts'
import type { Teller } from './telling.ts'

const everything = { bytes: Number.POSITIVE_INFINITY, count: Number.POSITIVE_INFINITY }

type Running = { readonly store: MemoryRelayStore; readonly link: RelayLink }

export class RelayHost {
  readonly key: SigningKey
  readonly space: Bytes
  readonly #clock: WallClock
  readonly #dice: Dice
  readonly #pieces = new MemoryPieces()
  #main: Running
  #second: Running | undefined
  #backup: MemoryRelayStore | undefined

  private constructor(
    { key, space, store }: Pick<RelayHost, 'key' | 'space'> & Pick<Running, 'store'>,
    agenda: Agenda,
    dice: Dice,
  ) {
    this.key = key
    this.space = space
    this.#clock = new WallClock(agenda)
    this.#dice = dice
    this.#main = this.#running(store)
  }

  static async start(agenda: Agenda, dice: Dice): Promise<RelayHost> {
    const key = await newSigningKey(dice)
    return new RelayHost({ key, space: dice.bytes(16), store: new MemoryRelayStore() }, agenda, dice)
  }

  /** The same relay in another world, with all that it holds: neither hears of the other any more. */
  copyIn(agenda: Agenda, dice: Dice): RelayHost {
    return new RelayHost({ key: this.key, space: this.space, store: this.#main.store.copy() }, agenda, dice)
  }

  /** Those in the second view see it while there is one. */
  linkFor(inSecondView: boolean): RelayLink {
    return (inSecondView ? (this.#second ?? this.#main) : this.#main).link
  }

  /** Whether this token opens a log; undefined when the relay has no such log. */
  async opens(log: Bytes, token: Bytes): Promise<boolean | undefined> {
    const there = await this.#main.store.log(log)
    return there === undefined ? undefined : equalBytes(there.access, sha256(token))
  }

  /** Whether everybody who reads this log from now on is shown this entry. */
  async shows(entry: Entry): Promise<boolean> {
    const { compartment, feed, seq } = entry.header
    const there = await this.#main.store.placed(compartment, feed, seq)
    return there !== undefined && equalBytes(there.hash, entryHash(entry))
  }

  /** How many feeds have said anything in a log. */
  async feedsOf(log: Bytes): Promise<number> {
    const all = await this.#main.store.entries(log, 0, everything)
    const chains = all.map(({ header, signature }) => parseSignedHeader(header, signature))
    const feeds = chains.flatMap((one) =>
      one.ok && one.value.header.kind !== 'control' ? [toHex(one.value.header.feed)] : [],
    )
    return new Set(feeds).size
  }

  /** What the relay has in this place. */
  async bodyOf(
    log: Bytes,
    feed: Bytes,
    seq: number,
  ): Promise<{ readonly hash: Bytes; readonly body: Bytes } | undefined> {
    const placed = await this.#main.store.placed(log, feed, seq)
    if (placed === undefined) return undefined
    const [there] = await this.#main.store.entries(log, placed.position - 1, { bytes: 1, count: 1 })
    return there
  }

  /** Whether these receipts are true by now. */
  async bears(receipts: readonly Receipt[]): Promise<boolean> {
    for (const { log, position, entry } of receipts) {
      const [there] = await this.#main.store.entries(log, position - 1, { bytes: 1, count: 1 })
      if (there === undefined || !equalBytes(there.hash, entry)) return false
    }
    return true
  }

  get teller(): Teller {
    return { key: this.key, day: () => dayOf(this.#clock.millis()) }
  }

  get isSplit(): boolean {
    return this.#second !== undefined
  }

  split(): void {
    this.#second ??= this.#running(this.#main.store.copy())
  }

  /** The second view ends, and whatever only it had is gone. */
  unsplit(): void {
    this.#second = undefined
  }

  takeBackup(): void {
    this.#backup = this.#main.store.copy()
  }

  /** False when there is no copy to put back. */
  restore(): boolean {
    if (this.#backup === undefined) return false
    this.#main = this.#running(this.#backup.copy())
    return true
  }

  #running(store: MemoryRelayStore): Running {
    const keys = { key: this.key, space: sha256(this.space) }
    const relay = new Relay({ store, pieces: this.#pieces }, keys, usualLimits, this.#clock)
    return { store, link: directLink(relay, { random: this.#dice }) }
  }
}
