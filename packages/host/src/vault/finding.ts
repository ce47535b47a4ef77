/** Search: across records by the indexes, and inside one opened case by looking at every text of it. */
import { resolveField } from '@safeconduct/core/vault/merge.ts'
import type { VaultSchema } from '@safeconduct/core/vault/schema.ts'
import { holdsWords, searchWords } from '@safeconduct/core/vault/search-words.ts'
import { keysOf, keysOfCase, matching, newestFirst, rowsOf } from './key-ranges.ts'
import type { RecordTables } from './record-tables.ts'
import type { RecordAt, StoredRecord } from './stored-record.ts'
import { slotsPerRecord } from './word-index.ts'

export type FindAsk = {
  readonly words: string
  readonly types: readonly string[]
  /** The room of names and the room of places search an index of their own, each its own part of it. */
  readonly guarded?: 'names' | 'places'
}
export type Found = { readonly count: number; readonly records: readonly StoredRecord[] }

const newest = 50
/** Names lie in a case's part of names and nowhere else; places in its part of places and with the shelters. */
const guardedSlots = { names: [1], places: [2, 6, 0] } as const

export class Finder {
  readonly #tables: RecordTables
  readonly #schema: VaultSchema
  readonly #at: RecordAt
  readonly #keysOfCase: ReturnType<typeof keysOfCase>

  constructor(tables: RecordTables, schema: VaultSchema, at: RecordAt) {
    this.#tables = tables
    this.#schema = schema
    this.#at = at
    this.#keysOfCase = keysOfCase(tables)
  }

  /** The newest 50 and how many there are. Guarded texts are found only by asking in their own room. */
  find({ words: asked, types, guarded }: FindAsk): Found {
    const words = searchWords(asked)
    if (words.length === 0) return { count: 0, records: [] }
    if (guarded !== undefined) return this.#findGuarded(words, types, guardedSlots[guarded])
    const ranges = types.map((type) => keysOf(this.#tables, type))
    const keys = ranges.flatMap((range) => matching(this.#tables, 'words', words, range, newest))
    const count = ranges.reduce(
      (sum, range) => sum + this.#tables.words.count('words', words, ...rowsOf(range)),
      0,
    )
    return { count, records: this.#newestOf(keys) }
  }

  /** Names and places are few and each has its own part: all hits are looked at. */
  #findGuarded(words: readonly string[], types: readonly string[], slots: readonly number[]): Found {
    const keys = types.flatMap((type) => {
      const rows = this.#tables.words.rows('guarded', words, ...rowsOf(keysOf(this.#tables, type)), -1)
      return rows
        .filter((row) => slots.includes(row % slotsPerRecord))
        .map((row) => Math.floor(row / slotsPerRecord))
    })
    const distinct = [...new Set(keys)]
    return { count: distinct.length, records: this.#newestOf(distinct) }
  }

  #newestOf(keys: readonly number[]): readonly StoredRecord[] {
    return newestFirst(keys)
      .slice(0, newest)
      .map((key) => this.#at(key))
  }

  /** Inside one opened case every text may be searched, testimonies too; nothing is indexed for it. */
  findInCase(caseId: string, asked: string): Found {
    const words = searchWords(asked)
    if (words.length === 0) return { count: 0, records: [] }
    const keys = this.#keysOfCase(caseId).filter((key) => holdsWords(this.#textsOf(key), words))
    return {
      count: keys.length,
      records: newestFirst(keys)
        .slice(0, newest)
        .map((key) => this.#at(key)),
    }
  }

  #textsOf(key: number): string {
    const type = this.#tables.typeOfKey(key)
    const texts: string[] = []
    for (const { state } of this.#tables.parts(key)) {
      for (const [field, held] of state) {
        const rule = this.#schema.field(type, field)
        // Names and places are guarded in a case too: they are searched in their own rooms.
        if (rule === undefined || (rule.findable !== 'rooms' && rule.findable !== 'opened-case')) continue
        const resolved = resolveField(held, rule.merge)
        const values =
          resolved === undefined ? [] : resolved.state === 'value' ? [resolved.value] : resolved.values
        for (const value of values) texts.push(this.#schema.wordsOf(type, field, value))
      }
    }
    return texts.join(' ')
  }
}
