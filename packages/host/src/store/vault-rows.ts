/**
 * The rows of a vault that are its truth, read for a copy: from a sound file one after another, from a damaged one row
 * by row, so that a page that does not open costs what lies on it and no more.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { StoredEntry, StoredFeed, StoredLog } from '@safeconduct/core/vault/replica/store.ts'
import type { Database } from './database.ts'
import { type EntryRow, entryColumns, SqliteFeeds, storedEntry } from './feed-tables.ts'
import { SqliteLogs } from './log-table.ts'

export type ShelfRow = { readonly shelf: string; readonly key: string; readonly value: Bytes }

export interface VaultRows {
  logs(): readonly StoredLog[]
  shelf(): Iterable<ShelfRow>
  feeds(): readonly StoredFeed[]
  /** In the order of application. */
  entries(): Iterable<StoredEntry>
}

type RawShelfRow = { readonly shelf: string; readonly key: string; readonly value: Uint8Array }

export class SoundRows implements VaultRows {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  logs(): readonly StoredLog[] {
    return new SqliteLogs(this.#database, () => undefined).all()
  }

  *shelf(): Generator<ShelfRow, void, void> {
    const next = this.#database.prepare<[string, string], RawShelfRow>(
      'select shelf, key, value from shelf where (shelf, key) > (?, ?) order by shelf, key limit 500',
    )
    for (let [shelf, key] = ['', '']; ; ) {
      const rows = next.all(shelf, key)
      for (const row of rows) yield { ...row, value: new Uint8Array(row.value) }
      const last = rows.at(-1)
      if (last === undefined) return
      shelf = last.shelf
      key = last.key
    }
  }

  feeds(): readonly StoredFeed[] {
    const feeds = new SqliteFeeds(this.#database)
    return this.logs().flatMap(({ row }) => feeds.ofLog(row))
  }

  *entries(): Generator<StoredEntry, void, void> {
    const next = this.#database.prepare<[number], EntryRow>(
      `select ${entryColumns} from entry e where e.id > ? order by e.id limit 100`,
    )
    for (let after = 0; ; ) {
      const rows = next.all(after).map(storedEntry)
      yield* rows
      const last = rows.at(-1)
      if (last === undefined) return
      after = last.row
    }
  }
}

/**
 * A damaged file. Every row is asked for by itself; what cannot be read is left out and counted. The file is only
 * ever read.
 */
export class SalvagedRows implements VaultRows {
  readonly #database: Database
  /** Rows of each table that are there and could not be read. */
  unread = 0

  constructor(database: Database) {
    this.#database = database
  }

  logs(): readonly StoredLog[] {
    const all = this.#tried(() => new SqliteLogs(this.#database, () => undefined).all())
    return all ?? []
  }

  /** From both ends towards the damage. */
  *shelf(): Generator<ShelfRow, void, void> {
    const seen = new Set<string>()
    for (const order of ['asc', 'desc'] as const) {
      const compare = order === 'asc' ? '>' : '<'
      let [shelf, key] = order === 'asc' ? ['', ''] : ['\u{10ffff}', '']
      for (;;) {
        const row = this.#tried(
          () =>
            this.#database
              .prepare<[string, string], RawShelfRow>(
                `select shelf, key, value from shelf where (shelf, key) ${compare} (?, ?)
                 order by shelf ${order}, key ${order} limit 1`,
              )
              .get(shelf, key) ?? 'none',
        )
        if (row === undefined || row === 'none') break
        shelf = row.shelf
        key = row.key
        const name = JSON.stringify([shelf, key])
        if (seen.has(name)) break
        seen.add(name)
        yield { ...row, value: new Uint8Array(row.value) }
      }
    }
  }

  feeds(): readonly StoredFeed[] {
    const feeds = this.#tried(() => new SqliteFeeds(this.#database))
    return this.logs().flatMap(({ row }) => this.#tried(() => feeds?.ofLog(row)) ?? [])
  }

  *entries(): Generator<StoredEntry, void, void> {
    const one = this.#tried(() =>
      this.#database.prepare<[number], EntryRow>(`select ${entryColumns} from entry e where e.id = ?`),
    )
    if (one === undefined) return
    for (let row = 1; row <= this.#lastRow(); row++) {
      const entry = this.#tried(() => {
        const found = one.get(row)
        return found === undefined ? 'none' : storedEntry(found)
      })
      if (entry !== undefined && entry !== 'none') yield entry
    }
  }

  /** Where the end of the table cannot be read, as many rows as the file could hold. */
  #lastRow(): number {
    const said = this.#tried(() =>
      this.#database.prepare<[], number | null>('select max(id) from entry').pluck().get(),
    )
    const pages = Number(this.#tried(() => this.#database.pragma('page_count', { simple: true })) ?? 0)
    return said ?? pages * 40
  }

  #tried<T>(read: () => T): T | undefined {
    try {
      return read()
    } catch (problem) {
      if (!(problem instanceof Error)) throw problem
      this.unread++
      return undefined
    }
  }
}
