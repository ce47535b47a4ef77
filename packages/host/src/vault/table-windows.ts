/** Windows of the tables: some rows of some types, newest first or in an order asked for, as a page scrolls. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { VaultSchema } from '@safeconduct/core/vault/schema.ts'
import { holdsWords, searchWords } from '@safeconduct/core/vault/search-words.ts'
import type { Database } from '../store/database.ts'
import { keysOf, keysOfCase, matching, newestFirst, type Range, rowsOf } from './key-ranges.ts'
import type { RecordTables } from './record-tables.ts'
import type { RecordAt, StoredRecord } from './stored-record.ts'
import type { IndexName } from './word-index.ts'

export type TableWindow = { readonly total: number; readonly records: readonly StoredRecord[] }
export type TableAsk = {
  readonly types: readonly string[]
  readonly filter: string
  readonly offset: number
  readonly limit: number
  /** Only the records at home in this case. */
  readonly caseId?: string
  /** Only the records that speak of this one. */
  readonly about?: RecordId
  /** What stands first, instead of the newest; only while a table is small enough to be looked through. */
  readonly order?: OrderOf
}
/** Numbers that are compared from left to right, the smaller first; of equal records the newest is first. */
export type OrderOf = (record: StoredRecord) => readonly number[]

/** Every window of an ordered table reads every record of it: more would make people wait at each screen. */
export const mostOrdered = 2000

const guardedTypes: readonly string[] = ['Identity', 'Shelter', 'Journey']

export class TableWindows {
  readonly #tables: RecordTables
  readonly #schema: VaultSchema
  readonly #at: RecordAt
  readonly #keysOfCase: ReturnType<typeof keysOfCase>
  readonly #statements: ReturnType<typeof prepare>

  constructor(tables: RecordTables, schema: VaultSchema, at: RecordAt) {
    this.#tables = tables
    this.#schema = schema
    this.#at = at
    this.#keysOfCase = keysOfCase(tables)
    this.#statements = prepare(tables.database)
  }

  /** A window of the records of some types; the filter finds beginnings of words. */
  table(ask: TableAsk): TableWindow {
    const { order, offset, limit } = ask
    if (order === undefined) return this.#newestFirst(ask)
    const { total } = this.#newestFirst({ ...ask, offset: 0, limit: 0 })
    if (total > mostOrdered) return this.#newestFirst(ask)
    const { records } = this.#newestFirst({ ...ask, offset: 0, limit: total })
    return { total, records: inOrder(records, order).slice(offset, offset + limit) }
  }

  #newestFirst({ types, filter, offset, limit, caseId, about }: TableAsk): TableWindow {
    const words = searchWords(filter)
    if (caseId !== undefined || about !== undefined)
      return this.#linkedTable(types, words, { offset, limit, caseId, about })
    const ranges = types.map((type) => keysOf(this.#tables, type))
    if (ranges.length !== 1) return this.#mixedTable(ranges, words, offset, limit)
    const [low, high] = certain(ranges[0], 'one type')
    if (words.length === 0) {
      const total = this.#statements.countKeys.get(low, high) ?? 0
      return {
        total,
        records: this.#statements.keysFrom.all(low, high, limit, offset).map((key) => this.#at(key)),
      }
    }
    const index = indexOf(certain(types[0], 'one type'))
    return {
      total: this.#tables.words.count(index, words, ...rowsOf([low, high])),
      records: matching(this.#tables, index, words, [low, high], offset + limit)
        .slice(offset)
        .map((key) => this.#at(key)),
    }
  }

  /** The records of a case, or those that speak of a record: few, so they are looked through. */
  #linkedTable(
    types: readonly string[],
    words: readonly string[],
    {
      offset,
      limit,
      caseId,
      about,
    }: { offset: number; limit: number; caseId: string | undefined; about: RecordId | undefined },
  ): TableWindow {
    const wanted = types.map((type) => keysOf(this.#tables, type))
    const inCase = caseId === undefined ? undefined : new Set(this.#keysOfCase(caseId))
    const speaking =
      about === undefined
        ? undefined
        : new Set(
            wanted.flatMap(([low, high]) => this.#statements.keysNaming.all(...rowsOf([low, high]), about)),
          )
    const keys = [...(inCase ?? speaking ?? [])].filter(
      (key) =>
        (inCase?.has(key) ?? true) &&
        (speaking?.has(key) ?? true) &&
        wanted.some(([low, high]) => key >= low && key <= high) &&
        (words.length === 0 || holdsWords(this.#columnsOf(key), words)),
    )
    return {
      total: keys.length,
      records: newestFirst(keys)
        .slice(offset, offset + limit)
        .map((key) => this.#at(key)),
    }
  }

  #columnsOf(key: number): string {
    const { type, fields } = this.#at(key)
    return [...fields]
      .map(([field, resolved]) =>
        resolved.state === 'value' ? this.#schema.columnWordsOf(type, field, resolved.value) : '',
      )
      .join(' ')
  }

  #mixedTable(
    ranges: readonly Range[],
    words: readonly string[],
    offset: number,
    limit: number,
  ): TableWindow {
    const keys = ranges.flatMap(([low, high]) =>
      words.length > 0
        ? matching(this.#tables, 'columns', words, [low, high], offset + limit)
        : this.#statements.keysFrom.all(low, high, offset + limit, 0),
    )
    const countOf = ([low, high]: Range): number =>
      words.length > 0
        ? this.#tables.words.count('columns', words, ...rowsOf([low, high]))
        : (this.#statements.countKeys.get(low, high) ?? 0)
    return {
      total: ranges.reduce((sum, range) => sum + countOf(range), 0),
      records: newestFirst(keys)
        .slice(offset, offset + limit)
        .map((key) => this.#at(key)),
    }
  }
}

function inOrder(records: readonly StoredRecord[], order: OrderOf): readonly StoredRecord[] {
  return records
    .map((record) => ({ record, at: order(record) }))
    .toSorted((a, b) => compared(a.at, b.at))
    .map(({ record }) => record)
}

function compared(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((part, place) => part !== b[place])
  return (a[index] ?? 0) - (b[index] ?? 0)
}

/** The tables of names and of places are filtered by their own words, which stand in their own index. */
function indexOf(type: string): IndexName {
  return guardedTypes.includes(type) ? 'guarded' : 'columns'
}

function prepare(database: Database) {
  return {
    countKeys: database
      .prepare<[number, number], number>('select count(*) from record where key between ? and ?')
      .pluck(),
    keysFrom: database
      .prepare<[number, number, number, number], number>(
        'select key from record where key between ? and ? order by key desc limit ? offset ?',
      )
      .pluck(),
    keysNaming: database
      .prepare<[number, number, string], number>(
        'select distinct key >> 3 from part where key between ? and ? and instr(state, ?) > 0',
      )
      .pluck(),
  }
}
