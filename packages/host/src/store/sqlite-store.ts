/**
 * The store of a vault on a disk: SQLite, encrypted page by page. docs/formats/vault.md §T.
 *
 * The same interface has a store in memory, in which the simulator tears, copies and fails; one suite of tests
 * runs over both (`store.fixture.ts`).
 */
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import type { PartState } from '@safeconduct/core/vault/part-state.ts'
import { type ReplicaStore, StoreFull } from '@safeconduct/core/vault/replica/store.ts'
import type { VaultSchema } from '@safeconduct/core/vault/schema.ts'
import { RecordTables } from '../vault/record-tables.ts'
import { isDiskFull } from './damage.ts'
import type { Database } from './database.ts'
import { SqliteEntries, SqliteFeeds } from './feed-tables.ts'
import { type ForgettingParts, finishForgetting, forgetLogs, noteFileLeaves } from './forgetting.ts'
import { SqliteLogs } from './log-table.ts'
import { SqliteShelf } from './shelf.ts'

export type SqliteStoreParts = {
  readonly database: Database
  readonly schema: VaultSchema
  /** The folder that has `blobs/` in it. */
  readonly home: string
  /** Names of the sealed files that a part speaks of. */
  readonly filesOf: (state: PartState) => readonly string[]
}

export class SqliteStore implements ReplicaStore {
  readonly database: Database
  readonly shelf: SqliteShelf
  readonly logs: SqliteLogs
  readonly feeds: SqliteFeeds
  readonly entries: SqliteEntries
  readonly records: RecordTables
  readonly #forgetting: ForgettingParts
  /** Called inside the first transaction since the vault was opened; what it returns, after it. */
  onFirst: (() => () => void) | undefined

  constructor(parts: SqliteStoreParts) {
    const { database } = parts
    this.database = database
    this.shelf = new SqliteShelf(database)
    this.feeds = new SqliteFeeds(database)
    this.entries = new SqliteEntries(database)
    this.records = new RecordTables(database, parts.schema)
    const forgetting: ForgettingParts = { ...parts, shelf: this.shelf, records: this.records }
    this.logs = new SqliteLogs(database, (rows) => {
      const going = this.logs.all().filter(({ row }) => rows.includes(row))
      this.#orFull(() => forgetLogs(forgetting, going))
    })
    this.#forgetting = forgetting
    this.records.onKeep = (place, name, state) => {
      if (!this.entries.isStriking) return
      const left = new Set(parts.filesOf(state))
      const gone = parts.filesOf(this.records.partState(place, name)).filter((file) => !left.has(file))
      if (gone.length === 0) return
      const log = this.logs.all().find((one) => compartmentText(one.name) === compartmentText(name))
      for (const file of gone) noteFileLeaves(this.shelf, file, log)
    }
    finishForgetting(forgetting)
  }

  /** After words were struck: old pages, index words and the write-ahead log go. Does nothing where none were. */
  scrub(): void {
    finishForgetting(this.#forgetting)
  }

  transaction(work: () => void): void {
    const first = this.onFirst
    this.entries.isStriking = false
    let then: (() => void) | undefined
    this.#orFull(() =>
      this.database
        .transaction(() => {
          work()
          then = first?.()
        })
        .immediate(),
    )
    if (first === undefined) return
    this.onFirst = undefined
    then?.()
  }

  #orFull(work: () => void): void {
    try {
      work()
    } catch (problem) {
      if (isDiskFull(problem)) throw new StoreFull('the disk is full', { cause: problem })
      throw problem
    }
  }
}
