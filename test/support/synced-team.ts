/** Members with one device each, a relay that all of them use, and rounds when a test says so. */

import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import type { RosterEvent } from '@safeconduct/core/vault/control/roster-events.ts'
import { directoryName } from '@safeconduct/core/vault/replica/log-book.ts'
import { type TestDevice, TestTeam, testClock } from '@safeconduct/core/vault/replica/replica.fixture.ts'
import { stateHash } from '@safeconduct/core/vault/replica/state-hash.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import { type RoundReport, type RoundWishes, syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { directLink } from '@safeconduct/relay/direct-link.ts'
import { type RelayLimits, usualLimits } from '@safeconduct/relay/limits.ts'
import { MemoryPieces, MemoryRelayStore } from '@safeconduct/relay/memory-store.ts'
import { Relay } from '@safeconduct/relay/relay.ts'

/** A relay that can be put back from a backup: the same key, another disk. */
export class TestRelayHost {
  readonly key: SigningKey
  readonly space: Bytes
  store = new MemoryRelayStore()
  #relay: Relay
  readonly #limits: RelayLimits

  constructor(key: SigningKey, limits: Partial<RelayLimits> = {}) {
    this.key = key
    this.space = random.bytes(16)
    this.#limits = { ...usualLimits, ...limits }
    this.#relay = this.#on(this.store)
  }

  /** The event that names this relay. */
  named(): Extract<RosterEvent, { kind: 'relay-set' }> {
    const url = relayAddressText('https://relay.example', this.space)
    return { kind: 'relay-set', url, key: deviceIdOf(publicKeyOf(this.key)) }
  }

  restore(backup: MemoryRelayStore): void {
    this.store = backup
    this.#relay = this.#on(backup)
  }

  link(): RelayLink {
    const now = (): RelayLink => directLink(this.#relay, { random })
    return {
      about: () => now().about(),
      found: (...given) => now().found(...given),
      move: (...given) => now().move(...given),
      push: (...given) => now().push(...given),
      strike: (...given) => now().strike(...given),
      pull: (asks) => now().pull(asks),
      openBox: (...given) => now().openBox(...given),
      post: (...given) => now().post(...given),
      collect: (...given) => now().collect(...given),
      remove: (...given) => now().remove(...given),
      putPiece: (...given) => now().putPiece(...given),
      hasPieces: (names) => now().hasPieces(names),
      getPiece: (name) => now().getPiece(name),
      watch: (...given) => now().watch(...given),
    }
  }

  #on(store: MemoryRelayStore): Relay {
    const keys = { key: this.key, space: sha256(this.space) }
    return new Relay({ store, pieces: new MemoryPieces() }, keys, this.#limits, testClock())
  }
}

export type SyncedTeam = { readonly team: TestTeam; readonly relay: TestRelayHost; readonly link: RelayLink }

export async function syncedTeam(members: number, limits: Partial<RelayLimits> = {}): Promise<SyncedTeam> {
  const team = await TestTeam.of(1)
  const relay = new TestRelayHost(await newSigningKey(random), limits)
  await team.decide(directoryName, relay.named())
  for (let at = 1; at < members; at++) await team.add()
  return { team, relay, link: relay.link() }
}

export function round(device: TestDevice, link: RelayLink, wishes: RoundWishes = {}): Promise<RoundReport> {
  return syncRound(device.replica, link, wishes)
}

/** Rounds of everybody in turn, until nobody has anything to send or read. */
export async function settled({ team, link }: SyncedTeam, most = 8): Promise<number> {
  for (let turn = 1; turn <= most; turn++) {
    let moved = 0
    for (const device of team.devices) {
      const { read, sent } = await round(device, link)
      moved += read + sent
    }
    if (moved === 0) return turn
  }
  throw new Error('the devices never come to rest')
}

export function hashOf(device: TestDevice): Promise<Bytes> {
  return stateHash(device.replica, [device.log()])
}
