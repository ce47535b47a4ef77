/**
 * Unlock shares: a part of a vault's key that a colleague can withhold, so that a passphrase that was forced out of
 * somebody opens nothing. docs/formats/relay.md, rules L24–L27.
 *
 * Whatever is wrong (no such share, another token, withheld, too many tries) is one refusal: whoever holds a seized
 * laptop learns nothing from asking.
 */
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { LinkRefusal } from '@safeconduct/core/vault/sync/link.ts'
import type { ShareState } from '@safeconduct/core/vault/sync/wire.ts'
import type { RelayLimits } from './limits.ts'
import type { RelayStore, StoredShare } from './store.ts'

const hour = 3_600_000
/** Ids that somebody guessed at within the hour; beyond it the oldest are forgotten, as nobody guesses 128 bits. */
const rememberedIds = 10_000

export class Shares {
  readonly #store: RelayStore
  readonly #limits: RelayLimits
  readonly #clock: Clock
  /** Wrong tokens of the last hour; in memory, because a list of who tried is a list of who was raided. */
  readonly #wrong = new Map<string, readonly number[]>()

  constructor(store: RelayStore, limits: RelayLimits, clock: Clock) {
    this.#store = store
    this.#limits = limits
    this.#clock = clock
  }

  async put(
    id: Bytes,
    share: Omit<StoredShare, 'withheld'>,
    day: number,
  ): Promise<Result<true, LinkRefusal>> {
    const there = await this.#store.share(id)
    if (there !== undefined) return sameShare(there, share) ? ok(true) : refuse({ kind: 'not-allowed' })
    if ((await this.#store.holdings()).shares >= this.#limits.shares) return refuse({ kind: 'quota' })
    const added = await this.#store.addShare(id, { ...share, withheld: false }, day)
    return added ? ok(true) : refuse({ kind: 'not-allowed' })
  }

  async get(id: Bytes, token: Bytes): Promise<Result<Bytes, LinkRefusal>> {
    const share = await this.#proven(id, token, ({ access }) => access)
    return share === undefined || share.withheld ? refuse({ kind: 'not-allowed' }) : ok(share.share)
  }

  /** By the lock token. Both ways, and as often as it takes: a false alarm must cost nothing. */
  async set(id: Bytes, token: Bytes, state: ShareState): Promise<Result<true, LinkRefusal>> {
    if ((await this.#proven(id, token, ({ lock }) => lock)) === undefined)
      return refuse({ kind: 'not-allowed' })
    await this.#store.withholdShare(id, state === 'withheld')
    return ok(true)
  }

  /** By its owner's token, and not while it is withheld: whoever holds the laptop must not undo the lock. */
  async drop(id: Bytes, token: Bytes): Promise<Result<true, LinkRefusal>> {
    const share = await this.#proven(id, token, ({ access }) => access)
    if (share === undefined || share.withheld) return refuse({ kind: 'not-allowed' })
    await this.#store.dropShare(id)
    return ok(true)
  }

  async #proven(
    id: Bytes,
    token: Bytes,
    wanted: (share: StoredShare) => Bytes,
  ): Promise<StoredShare | undefined> {
    const name = toHex(id)
    const now = this.#clock.monotonic()
    const recent = (this.#wrong.get(name) ?? []).filter((at) => now - at < hour)
    if (recent.length >= this.#limits.wrongTokens) return undefined
    const share = await this.#store.share(id)
    if (share !== undefined && equalBytes(wanted(share), sha256(token))) return share
    this.#wrong.delete(name)
    this.#wrong.set(name, [...recent, now])
    for (const oldest of this.#wrong.keys()) {
      if (this.#wrong.size <= rememberedIds) break
      this.#wrong.delete(oldest)
    }
    return undefined
  }
}

function sameShare(there: StoredShare, { share, access, lock }: Omit<StoredShare, 'withheld'>): boolean {
  return equalBytes(there.share, share) && equalBytes(there.access, access) && equalBytes(there.lock, lock)
}
