/** Ranges of keys: one type is one range, newest last, in the tables and in the indexes (`store/tables.ts`). */
import { ordersPerType, type RecordTables } from './record-tables.ts'
import { type IndexName, slotsPerRecord } from './word-index.ts'

export type Range = readonly [low: number, high: number]

export function keysOf(tables: RecordTables, type: string): Range {
  const first = tables.typeId(type) * ordersPerType
  return [first, first + ordersPerType - 1]
}

/** The rows of parts that belong to the records of a range. */
export function rowsOf([low, high]: Range): Range {
  return [low * slotsPerRecord, high * slotsPerRecord + slotsPerRecord - 1]
}

/** By order of arrival, whatever the type. */
export function newestFirst(keys: readonly number[]): readonly number[] {
  return keys.toSorted((a, b) => (b % ordersPerType) - (a % ordersPerType))
}

/** Keys of records in a range whose words match, newest first, each once, at most `limit`. */
export function matching(
  tables: RecordTables,
  index: IndexName,
  words: readonly string[],
  range: Range,
  limit: number,
): readonly number[] {
  const keys: number[] = []
  for (const row of tables.words.rows(index, words, ...rowsOf(range), limit * slotsPerRecord)) {
    const key = Math.floor(row / slotsPerRecord)
    if (keys.at(-1) !== key) keys.push(key)
    if (keys.length === limit) break
  }
  return keys
}

/** The keys of everything at home in a case. */
export function keysOfCase(tables: RecordTables): (caseId: string) => readonly number[] {
  const select = tables.database
    .prepare<[string], number>(
      'select r.key from record r join scope s on s.id = r.scope where s.name = ? and s.id > 6',
    )
    .pluck()
  return (caseId) => select.all(`case:${caseId}`)
}
