/**
 * Reading: one record, its history, a window of a table, and search. A part whose key is not here is
 * `withheld` to the reader of a record and does not exist for tables and search.
 */
import { instantOf } from '@safeconduct/core/base/date.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import { parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import { dotOf, readBody } from '@safeconduct/core/vault/feed.ts'
import { millisOfStamp } from '@safeconduct/core/vault/hybrid-clock.ts'
import { applyOperation, type Resolved, resolveField } from '@safeconduct/core/vault/merge.ts'
import { parseChanges } from '@safeconduct/core/vault/operation.ts'
import type { PartState } from '@safeconduct/core/vault/part-state.ts'
import type { Scope, VaultSchema } from '@safeconduct/core/vault/schema.ts'
import { holdsWords, searchWords } from '@safeconduct/core/vault/search-words.ts'
import type { Database } from '../store/database.ts'
import type { Keyring } from './keyring.ts'
import { DamagedVault, ordersPerType, type RecordTables } from './record-tables.ts'
import { type IndexName, slotsPerRecord } from './word-index.ts'

export type StoredRecord = {
  readonly id: RecordId
  readonly type: string
  readonly home: Scope
  /** How many entries have touched it. */
  readonly rev: number
  readonly fields: ReadonlyMap<string, Resolved>
}

export type HistoryStep = {
  /** The revision this step made. */
  readonly rev: number
  readonly at: string
  readonly feed: string
  readonly field: string
  readonly before: Json | null
  readonly after: Json | null
}

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
}
export type FindAsk = {
  readonly words: string
  readonly types: readonly string[]
  /** The room of names and the room of places search an index of their own, each its own part of it. */
  readonly guarded?: 'names' | 'places'
}
export type Found = { readonly count: number; readonly records: readonly StoredRecord[] }

const newest = 50
const guardedTypes: readonly string[] = ['Identity', 'Shelter', 'Journey']
/** Names lie in a case's part of names and nowhere else; places in its part of places and with the shelters. */
const guardedSlots = { names: [1], places: [2, 6, 0] } as const

export class VaultReader {
  readonly #tables: RecordTables
  readonly #keyring: Keyring
  readonly #schema: VaultSchema
  readonly #organisation: Uint8Array
  readonly #statements: ReturnType<typeof prepare>

  constructor(tables: RecordTables, keyring: Keyring, schema: VaultSchema, organisation: Uint8Array) {
    this.#tables = tables
    this.#keyring = keyring
    this.#schema = schema
    this.#organisation = organisation
    this.#statements = prepare(tables.database)
  }

  read(id: RecordId): StoredRecord | undefined {
    const place = this.#tables.find(id)
    return place === undefined ? undefined : this.#recordAt(place.key, place.home, id)
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

  /** Who changed what, oldest first: opened again from the signed entries, not from a copy. */
  async history(id: RecordId): Promise<readonly HistoryStep[]> {
    const place = this.#tables.find(id)
    if (place === undefined) return []
    const steps: HistoryStep[] = []
    const states = new Map<string, PartState>()
    for (const [index, row] of this.#statements.entriesOf.all(place.key).entries()) {
      const writer = this.#keyring.byFeed(row.feed)
      const signed = parseSignedHeader(row.header, row.signature)
      if (writer === undefined || !signed.ok || row.body === null) continue
      const entry = { ...signed.value, body: new Uint8Array(row.body) }
      const content = await readBody(entry, writer.entryKey, this.#organisation)
      const changes = content.ok ? parseChanges(content.value) : undefined
      const operation = changes?.operations.find(({ record }) => record === id)
      if (changes === undefined || operation === undefined)
        throw new DamagedVault('an entry of a record does not open')
      const compartment = compartmentText(writer.name)
      const before = states.get(compartment) ?? new Map()
      const dot = dotOf(entry.header.feed, entry.header.seq)
      const after = applyOperation(
        before,
        operation,
        { dot, stamp: changes.at, compartment: writer.name },
        this.#schema,
      )
      if (!after.ok) throw new DamagedVault('an entry of a record does not apply')
      states.set(compartment, after.value)
      const at = instantOf(millisOfStamp(changes.at))
      const feed = dot.slice(0, dot.indexOf('.'))
      for (const field of [...Object.keys(operation.sets), ...Object.keys(operation.lists)]) {
        steps.push({
          rev: index + 1,
          at,
          feed,
          field,
          before: this.#shown(operation.type, field, before),
          after: this.#shown(operation.type, field, after.value),
        })
      }
    }
    return steps
  }

  #shown(type: string, field: string, state: PartState): Json | null {
    const rule = this.#schema.field(type, field)
    const held = state.get(field)
    const resolved = rule === undefined || held === undefined ? undefined : resolveField(held, rule.merge)
    if (resolved === undefined) return null
    return resolved.state === 'value' ? resolved.value : resolved.values
  }

  /** A window of the records of some types, newest first; the filter finds beginnings of words. */
  table({ types, filter, offset, limit, caseId, about }: TableAsk): TableWindow {
    const words = searchWords(filter)
    if (caseId !== undefined || about !== undefined)
      return this.#linkedTable(types, words, { offset, limit, caseId, about })
    const ranges = types.map((type) => this.#keysOf(type))
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
      total: this.#tables.words.count(index, words, ...rowsOf(low, high)),
      records: this.#matching(index, words, low, high, offset + limit)
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
    const wanted = types.map((type) => this.#keysOf(type))
    const inCase =
      caseId === undefined ? undefined : new Set(this.#statements.keysOfScope.all(`case:${caseId}`))
    const speaking =
      about === undefined
        ? undefined
        : new Set(
            wanted.flatMap(([low, high]) => this.#statements.keysNaming.all(...rowsOf(low, high), about)),
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
    ranges: readonly (readonly [number, number])[],
    words: readonly string[],
    offset: number,
    limit: number,
  ): TableWindow {
    const keys = ranges.flatMap(([low, high]) =>
      words.length > 0
        ? this.#matching('columns', words, low, high, offset + limit)
        : this.#statements.keysFrom.all(low, high, offset + limit, 0),
    )
    const countOf = ([low, high]: readonly [number, number]): number =>
      words.length > 0
        ? this.#tables.words.count('columns', words, ...rowsOf(low, high))
        : (this.#statements.countKeys.get(low, high) ?? 0)
    return {
      total: ranges.reduce((sum, range) => sum + countOf(range), 0),
      records: newestFirst(keys)
        .slice(offset, offset + limit)
        .map((key) => this.#at(key)),
    }
  }

  /** The newest 50 and how many there are. Guarded texts are found only by asking in their own room. */
  find({ words: asked, types, guarded }: FindAsk): Found {
    const words = searchWords(asked)
    if (words.length === 0) return { count: 0, records: [] }
    if (guarded !== undefined) return this.#findGuarded(words, types, guardedSlots[guarded])
    const ranges = types.map((type) => this.#keysOf(type))
    const keys = ranges.flatMap(([low, high]) => this.#matching('words', words, low, high, newest))
    const count = ranges.reduce(
      (sum, range) => sum + this.#tables.words.count('words', words, ...rowsOf(...range)),
      0,
    )
    return { count, records: this.#newestOf(keys) }
  }

  /** Names and places are few and each has its own part: all hits are looked at. */
  #findGuarded(words: readonly string[], types: readonly string[], slots: readonly number[]): Found {
    const keys = types.flatMap((type) => {
      const rows = this.#tables.words.rows('guarded', words, ...rowsOf(...this.#keysOf(type)), -1)
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
    const keys = this.#statements.keysOfScope
      .all(`case:${caseId}`)
      .filter((key) => holdsWords(this.#textsOf(key), words))
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

  /** Keys of records in a range whose words match, newest first, each once, at most `limit`. */
  #matching(
    index: IndexName,
    words: readonly string[],
    low: number,
    high: number,
    limit: number,
  ): readonly number[] {
    const rows = this.#tables.words.rows(index, words, ...rowsOf(low, high), limit * slotsPerRecord)
    const keys: number[] = []
    for (const row of rows) {
      const key = Math.floor(row / slotsPerRecord)
      if (keys.at(-1) !== key) keys.push(key)
      if (keys.length === limit) break
    }
    return keys
  }

  #keysOf(type: string): readonly [number, number] {
    const first = this.#tables.typeId(type) * ordersPerType
    return [first, first + ordersPerType - 1]
  }

  #at(key: number): StoredRecord {
    return this.#recordAt(key, this.#tables.homeOf(key), this.#tables.idOf(key))
  }

  #recordAt(key: number, home: Scope, id: RecordId): StoredRecord {
    const type = this.#tables.typeOfKey(key)
    const fields = new Map<string, Resolved>()
    for (const { state } of this.#tables.parts(key)) {
      for (const [field, held] of state) {
        const rule = this.#schema.field(type, field)
        const resolved = rule === undefined ? undefined : resolveField(held, rule.merge)
        if (resolved !== undefined) fields.set(field, resolved)
      }
    }
    return { id, type, home, rev: this.#statements.countTouches.get(key) ?? 0, fields }
  }
}

function rowsOf(low: number, high: number): readonly [number, number] {
  return [low * slotsPerRecord, high * slotsPerRecord + slotsPerRecord - 1]
}

/** The tables of names and of places are filtered by their own words, which stand in their own index. */
function indexOf(type: string): IndexName {
  return guardedTypes.includes(type) ? 'guarded' : 'columns'
}

/** By order of arrival, whatever the type. */
function newestFirst(keys: readonly number[]): readonly number[] {
  return keys.toSorted((a, b) => (b % ordersPerType) - (a % ordersPerType))
}

type EntryRow = {
  readonly feed: number
  readonly header: Uint8Array
  readonly signature: Uint8Array
  readonly body: Uint8Array | null
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
    keysOfScope: database
      .prepare<[string], number>(
        'select r.key from record r join scope s on s.id = r.scope where s.name = ? and s.id > 6',
      )
      .pluck(),
    keysNaming: database
      .prepare<[number, number, string], number>(
        'select distinct key >> 3 from part where key between ? and ? and instr(state, ?) > 0',
      )
      .pluck(),
    countTouches: database.prepare<[number], number>('select count(*) from touch where key = ?').pluck(),
    entriesOf: database.prepare<[number], EntryRow>(
      `select e.feed, e.header, e.signature, e.body from touch t join entry e on e.id = t.entry
       where t.key = ? order by e.id`,
    ),
  }
}
