/**
 * Reading a vault: one record, its history, a window of a table, and search. What a member has no key for
 * does not exist for any of them: no row, no count, no hit.
 */
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Scope, VaultSchema } from '@safeconduct/core/vault/schema.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'
import { type FindAsk, Finder, type Found } from './finding.ts'
import { Histories, type HistoryStep, type NotBefore, type WriterOf } from './history.ts'
import type { RecordTables } from './record-tables.ts'
import { type Readable, type RecordAt, recordsOf, type StoredRecord } from './stored-record.ts'
import { type TableAsk, type TableWindow, TableWindows } from './table-windows.ts'

export type ReadingParts = {
  readonly store: SqliteStore
  readonly schema: VaultSchema
  readonly organisation: Uint8Array
  readonly readable: Readable
  readonly writerOf: WriterOf
  readonly notBefore: NotBefore
}

export class VaultReader {
  readonly #tables: RecordTables
  readonly #at: RecordAt
  readonly #histories: Histories
  readonly #windows: TableWindows
  readonly #finder: Finder

  constructor({ store, schema, organisation, readable, writerOf, notBefore }: ReadingParts) {
    const tables = store.records
    this.#tables = tables
    this.#at = recordsOf(tables, schema, readable)
    this.#histories = new Histories(store, schema, organisation, { writerOf, notBefore })
    this.#windows = new TableWindows(tables, schema, this.#at)
    this.#finder = new Finder(tables, schema, this.#at)
  }

  read(id: RecordId): StoredRecord | undefined {
    const place = this.#tables.find(id)
    return place === undefined ? undefined : this.#at(place.key)
  }

  /** The same for a reference as it stands in a field. */
  readText(id: string): StoredRecord | undefined {
    const parsed = recordId(id, '')
    return parsed.ok ? this.read(parsed.value) : undefined
  }

  homeOf(id: string): Scope | undefined {
    const parsed = recordId(id, '')
    return parsed.ok ? this.#tables.find(parsed.value)?.home : undefined
  }

  history(id: RecordId): Promise<readonly HistoryStep[]> {
    return this.#histories.of(id)
  }

  table(ask: TableAsk): TableWindow {
    return this.#windows.table(ask)
  }

  /** How many records have something in the log of this row. */
  recordsIn(log: number): number {
    const count = this.#tables.database.prepare<[number], number>(
      'select count(*) from part where compartment = ?',
    )
    return count.pluck().get(log) ?? 0
  }

  find(ask: FindAsk): Found {
    return this.#finder.find(ask)
  }

  findInCase(caseId: string, asked: string): Found {
    return this.#finder.findInCase(caseId, asked)
  }
}
