/** A relay of a test, and devices that write to it with raw keys. */
import { type Bytes, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type Clock, frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import { newSigningKey, publicKeyOf, sign } from '@safeconduct/core/sealed/sign.ts'
import { type CompartmentId, newCompartmentId } from '@safeconduct/core/vault/compartment.ts'
import type { Entry, EntryKind } from '@safeconduct/core/vault/entry.ts'
import { emptyFeed, type FeedHead, headAfter, writeEntry } from '@safeconduct/core/vault/feed.ts'
import { type RelayLimits, usualLimits } from './limits.ts'
import { MemoryPieces, MemoryRelayStore } from './memory-store.ts'
import { Relay } from './relay.ts'
import type { PieceStore, RelayStore } from './store.ts'
import type { AlarmWays } from './timers/alarm-ways.ts'

/** 2026-03-14, at an hour that must be found nowhere. */
export const testMoment = Date.UTC(2026, 2, 14, 13, 37, 21, 123)

export type TestRelay = { readonly relay: Relay; readonly space: Bytes; readonly store: RelayStore }

export async function testRelay(
  given: {
    readonly store?: RelayStore
    readonly pieces?: PieceStore
    readonly limits?: Partial<RelayLimits>
    readonly clock?: Clock
    readonly ways?: AlarmWays
  } = {},
): Promise<TestRelay> {
  const store = given.store ?? new MemoryRelayStore()
  const space = random.bytes(16)
  const relay = new Relay(
    { store, pieces: given.pieces ?? new MemoryPieces() },
    { key: await newSigningKey(random), space: sha256(space) },
    { ...usualLimits, ...given.limits },
    given.clock ?? frozenClock(testMoment),
    undefined,
    given.ways,
  )
  return { relay, space, store }
}

export type TestLog = { readonly id: CompartmentId; readonly token: Bytes; readonly access: Bytes }

export function testLog(): TestLog {
  const token = random.bytes(32)
  return { id: newCompartmentId(random), token, access: sha256(token) }
}

/** One feed of one device; `heads` may be set back, as a restored disk sets it back. */
export class TestFeed {
  readonly log: CompartmentId
  readonly #key = newSigningKey(random)
  readonly #entryKey = newSealKey(random)
  head: FeedHead = emptyFeed
  /** Written and sent, without an answer yet. */
  unsure: readonly Entry[] = []

  constructor(log: CompartmentId) {
    this.log = log
  }

  async write(kind: EntryKind = 'changes', text = 'a change', from: FeedHead = this.head): Promise<Entry> {
    const writer = {
      organisation: new Uint8Array(32),
      compartment: this.log,
      key: await this.#key,
      epoch: 1,
      entryKey: this.#entryKey,
    }
    const entry = await writeEntry(writer, from, kind, utf8(text), { random })
    this.head = headAfter(entry)
    return entry
  }

  /** The feed's word for a strike, by its own key. */
  async ask(digest: Bytes): Promise<{ readonly feed: Bytes; readonly signature: Bytes }> {
    const key = await this.#key
    return { feed: publicKeyOf(key), signature: new Uint8Array(await sign(key, 'strike', digest)) }
  }

  async writeMany(count: number, text?: string): Promise<readonly Entry[]> {
    const entries: Entry[] = []
    while (entries.length < count)
      entries.push(await this.write(this.head.seq === 0 ? 'open' : 'changes', text))
    return entries
  }
}
