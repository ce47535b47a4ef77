/** The logs and feeds of a vault file as a check or a history reads them: from the tables, not from memory. */
import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import { type SealKey, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import type { StoredFeed, StoredLog } from '@safeconduct/core/vault/replica/store.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'

export type VaultFeed = Omit<StoredFeed, 'log' | 'seed'> & { readonly log: StoredLog }

export class FeedBook {
  readonly #feeds = new Map<number, VaultFeed>()
  readonly #keys = new Map<string, SealKey | undefined>()

  constructor(store: Pick<SqliteStore, 'logs' | 'feeds'>) {
    for (const log of store.logs.all()) {
      for (const { row, key, head } of store.feeds.ofLog(log.row))
        this.#feeds.set(row, { row, key, head, log })
    }
  }

  all(): Iterable<VaultFeed> {
    return this.#feeds.values()
  }

  byRow(row: number): VaultFeed | undefined {
    return this.#feeds.get(row)
  }

  /** What bodies of an epoch are sealed under; undefined when that key is not here. */
  entryKey(log: StoredLog, epoch: number): SealKey | undefined {
    const name = `${log.row}/${epoch}`
    if (this.#keys.has(name)) return this.#keys.get(name)
    const epochKey = log.keys.get(epoch)
    const made = epochKey === undefined ? undefined : sealKeyFrom(deriveBytes(epochKey, 'entry-body'))
    const key = made?.ok === true ? made.value : undefined
    this.#keys.set(name, key)
    return key
  }
}
