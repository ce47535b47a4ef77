/**
 * The derived tables: records, their parts, which entries touched them, and the two word indexes.
 *
 * Everything here can be thrown away and made again from the feeds; `vault check` does so and compares.
 */
import { brand } from '@safeconduct/core/base/brand.ts'
import { fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { parseScope, scopeText } from '@safeconduct/core/vault/compartment.ts'
import { decodePartState, encodePartState, type PartState } from '@safeconduct/core/vault/part-state.ts'
import type { RecordPlace, RecordTable, StoredEntry } from '@safeconduct/core/vault/replica/store.ts'
import {
  type CompartmentName,
  caseParts,
  type Scope,
  sameScope,
  type VaultSchema,
} from '@safeconduct/core/vault/schema.ts'
import { DamagedVault, found } from '../store/damage.ts'
import type { Database } from '../store/database.ts'
import { type EntryRow, entryColumns, storedEntry } from '../store/feed-tables.ts'
import { slotsPerRecord, WordIndex } from './word-index.ts'

export { DamagedVault } from '../store/damage.ts'

/** A record's key is its type and its order of arrival, so that one range of keys is one type, newest last. */
export const ordersPerType = 2 ** 41
const claimsSlot = 5
const sheltersSlot = 6

type KeptPart = Parameters<RecordTable['keepPart']>[0]
export type StoredPart = { readonly slot: number; readonly compartment: number; readonly state: PartState }

export class RecordTables implements RecordTable {
  readonly database: Database
  readonly words: WordIndex
  readonly #typeIds = new Map<string, number>()
  readonly #typeNames = new Map<number, string>()
  readonly #scopes = new Map<number, Scope>()
  readonly #scopeRows = new Map<string, number>()
  /** Records that got a key in this transaction, and the keys of those that have no row yet. */
  readonly #unkept = new Map<RecordId, RecordPlace>()
  readonly #rowless = new Set<number>()
  /** Called before a part is kept, in its transaction. */
  onKeep: ((place: RecordPlace, name: CompartmentName, state: PartState) => void) | undefined
  #nextOrder: number
  readonly #statements: ReturnType<typeof prepare>

  constructor(database: Database, schema: VaultSchema) {
    this.database = database
    this.#statements = prepare(database)
    for (const { id, name } of this.#statements.types.all()) this.#nameType(id, name)
    const unnamed = schema.types.filter((name) => !this.#typeIds.has(name))
    const added = database.transaction(() =>
      unnamed.map((name) => Number(this.#statements.addType.run(name).lastInsertRowid)),
    )
    if (unnamed.length > 0) for (const [at, id] of added().entries()) this.#nameType(id, unnamed[at] ?? '')
    this.#nextOrder = 1 + this.#lastOrder()
    this.words = new WordIndex(database, schema, (row) => {
      const key = Math.floor(row / slotsPerRecord)
      const text = this.#statements.partState.get(row)
      return text === undefined
        ? undefined
        : { type: this.typeOfKey(key), id: this.idOf(key), state: decoded(text) }
    })
  }

  kept(): void {
    this.#unkept.clear()
    this.#rowless.clear()
    this.words.kept()
  }

  forgetUnkept(): void {
    this.#unkept.clear()
    this.#rowless.clear()
    this.words.forgetUnkept()
  }

  typeId(type: string): number {
    return certain(this.#typeIds.get(type), 'every declared type has a number')
  }

  typeOfKey(key: number): string {
    const name = this.#typeNames.get(Math.floor(key / ordersPerType))
    if (name === undefined) throw new DamagedVault('a record of no known type')
    return name
  }

  /** Where a record is, or where a new one will be. */
  place(id: RecordId, type: string, home: Scope | undefined): RecordPlace | 'no-home' | 'other-type' {
    const known = this.#unkept.get(id) ?? this.find(id)
    if (known !== undefined) return this.typeOfKey(known.key) === type ? known : 'other-type'
    if (home === undefined) return 'no-home'
    const place = { key: this.typeId(type) * ordersPerType + this.#nextOrder++, home }
    this.#unkept.set(id, place)
    this.#rowless.add(place.key)
    return place
  }

  find(id: RecordId): RecordPlace | undefined {
    const unkept = this.#unkept.get(id)
    if (unkept !== undefined) return this.#rowless.has(unkept.key) ? undefined : unkept
    const key = this.words.keyOf(id)
    return key === undefined ? undefined : { key, home: this.homeOf(key) }
  }

  homeOf(key: number): Scope {
    return this.scope(found(this.#statements.scopeOfKey.get(key), 'an id without a record'))
  }

  idOf(key: number): RecordId {
    return brand<RecordId>(toHex(found(this.#statements.idOfKey.get(key), 'a part without a record')))
  }

  scope(row: number): Scope {
    const known = this.#scopes.get(row)
    if (known !== undefined) return known
    const scope = parseScope(this.#statements.scopeName.get(row) ?? '')
    if (scope === undefined) throw new DamagedVault('a record has no home')
    this.#scopes.set(row, scope)
    return scope
  }

  /** Which of a record's eight places a compartment has. Parts of one record never share a slot. */
  slotOf(name: CompartmentName, home: Scope): number | undefined {
    if (sameScope(name.scope, home)) return name.part === 'whole' ? 0 : caseParts.indexOf(name.part)
    if (name.scope.kind === 'claims') return claimsSlot
    return name.scope.kind === 'shelters' ? sheltersSlot : undefined
  }

  partState({ key, home }: RecordPlace, name: CompartmentName): PartState {
    const slot = this.slotOf(name, home)
    if (slot === undefined || this.#rowless.has(key)) return new Map()
    const text = this.#statements.partState.get(key * slotsPerRecord + slot)
    return text === undefined ? new Map() : decoded(text)
  }

  /** The parts of a record in the order of their slots. */
  parts(key: number): readonly StoredPart[] {
    const first = key * slotsPerRecord
    return this.#statements.parts
      .all(first, first + slotsPerRecord - 1)
      .map((row) => ({ slot: row.key - first, compartment: row.compartment, state: decoded(row.state) }))
  }

  keepTouch({ key }: RecordPlace, entry: number): void {
    this.#statements.addTouch.run(key, entry)
  }

  touchedBy(entry: number): readonly { readonly record: RecordId; readonly type: string }[] {
    return this.#statements.touchedBy
      .all(entry)
      .map((key) => ({ record: this.idOf(key), type: this.typeOfKey(key) }))
  }

  touching({ key }: RecordPlace, log: number): readonly StoredEntry[] {
    return this.#statements.touching.all(key, log).map(storedEntry)
  }

  /** Some at a time, so that what is saved meanwhile need not wait. */
  *everyPart(): Generator<{ record: RecordId; type: string; log: number; state: PartState }, void, void> {
    for (let after = -1; ; ) {
      const rows = this.#statements.partsAfter.all(after)
      for (const { key: row, compartment, state } of rows) {
        const key = Math.floor(row / slotsPerRecord)
        yield { record: this.idOf(key), type: this.typeOfKey(key), log: compartment, state: decoded(state) }
      }
      const last = rows.at(-1)
      if (last === undefined) return
      after = last.key
    }
  }

  keepPart({ place, record, type, log, name }: KeptPart, state: PartState): void {
    const { key, home } = place
    const slot = certain(this.slotOf(name, home), 'what was applied here has a place here')
    const row = key * slotsPerRecord + slot
    if (state.size === 0) return this.#dropPart(row, record)
    if (this.#rowless.delete(key)) this.#statements.addRecord.run(key, idBytes(record), this.#scopeRow(home))
    this.onKeep?.(place, name, state)
    const text = encodePartState(state)
    const isNew = this.#statements.addPart.run(row, log, text).changes === 1
    if (!isNew) this.#statements.changePart.run(text, row)
    this.words.follow(row, { type, state, id: record }, isNew)
  }

  /** Everything that came from these logs goes; call inside a transaction. Returns what the parts said. */
  forget(logs: readonly number[]): readonly PartState[] {
    const which = JSON.stringify(logs)
    const gone = this.#statements.partsOfLogs.all(which).map((part) => {
      this.#dropPart(part.key, this.idOf(Math.floor(part.key / slotsPerRecord)))
      return decoded(part.state)
    })
    this.#statements.dropTouchesOfLogs.run(which)
    return gone
  }

  #dropPart(row: number, record: RecordId): void {
    const key = Math.floor(row / slotsPerRecord)
    if (this.#statements.dropPart.run(row).changes === 0) return
    this.words.leave(row)
    const first = key * slotsPerRecord
    if (this.#statements.anyPart.get(first, first + slotsPerRecord - 1) !== undefined) return
    // A record of which nothing is here is not known to exist.
    this.#statements.dropTouches.run(key)
    this.#statements.dropRecord.run(key)
    this.words.leaveRecord(record)
    this.#unkept.delete(record)
    this.#rowless.add(key)
  }

  #scopeRow(scope: Scope): number {
    const name = scopeText(scope)
    const known = this.#scopeRows.get(name)
    if (known !== undefined) return known
    this.#statements.addScope.run(name)
    const row = certain(this.#statements.scopeRow.get(name), 'the scope was just added')
    // Rows 1 to 6 are fixed; a case's row may be undone with the transaction that adds it.
    if (row <= 6) this.#scopeRows.set(name, row)
    return row
  }

  #nameType(id: number, name: string): void {
    this.#typeIds.set(name, id)
    this.#typeNames.set(id, name)
  }

  /** The highest order given out in any type: one look at the end of each range. */
  #lastOrder(): number {
    let last = 0
    for (const type of this.#typeNames.keys()) {
      const key = this.#statements.lastKey.get(type * ordersPerType, (type + 1) * ordersPerType - 1)
      if (typeof key === 'number') last = Math.max(last, key % ordersPerType)
    }
    return last
  }
}

function idBytes(id: RecordId): Uint8Array {
  return certain(fromHex(id), 'a record id is hex')
}

function decoded(text: string): PartState {
  const state = decodePartState(text)
  if (state === undefined) throw new DamagedVault('a part that is not as it was written')
  return state
}

function prepare(database: Database) {
  return {
    types: database.prepare<[], { id: number; name: string }>('select id, name from type'),
    addType: database.prepare('insert into type (name) values (?)'),
    scopeOfKey: database.prepare<[number], number>('select scope from record where key = ?').pluck(),
    idOfKey: database.prepare<[number], Uint8Array>('select id from record where key = ?').pluck(),
    scopeName: database.prepare<[number], string>('select name from scope where id = ?').pluck(),
    scopeRow: database.prepare<[string], number>('select id from scope where name = ?').pluck(),
    addScope: database.prepare('insert into scope (name) values (?) on conflict do nothing'),
    partState: database.prepare<[number], string>('select state from part where key = ?').pluck(),
    parts: database.prepare<[number, number], { key: number; compartment: number; state: string }>(
      'select key, compartment, state from part where key between ? and ? order by key',
    ),
    partsAfter: database.prepare<[number], { key: number; compartment: number; state: string }>(
      'select key, compartment, state from part where key > ? order by key limit 500',
    ),
    touchedBy: database.prepare<[number], number>('select key from touch where entry = ?').pluck(),
    addTouch: database.prepare('insert into touch (key, entry) values (?, ?) on conflict do nothing'),
    addRecord: database.prepare('insert into record (key, id, scope) values (?, ?, ?)'),
    addPart: database.prepare(
      'insert into part (key, compartment, state) values (?, ?, ?) on conflict do nothing',
    ),
    changePart: database.prepare('update part set state = ? where key = ?'),
    touching: database.prepare<[number, number], EntryRow>(
      `select ${entryColumns} from touch t join entry e on e.id = t.entry join feed f on f.id = e.feed
       where t.key = ? and f.compartment = ? order by e.id`,
    ),
    partsOfLogs: database.prepare<[string], { key: number; state: string }>(
      'select key, state from part where compartment in (select value from json_each(?))',
    ),
    dropTouchesOfLogs: database.prepare(
      `delete from touch where entry in (select e.id from entry e join feed f on f.id = e.feed
       where f.compartment in (select value from json_each(?)))`,
    ),
    dropPart: database.prepare('delete from part where key = ?'),
    anyPart: database
      .prepare<[number, number], number>('select key from part where key between ? and ? limit 1')
      .pluck(),
    dropTouches: database.prepare('delete from touch where key = ?'),
    dropRecord: database.prepare('delete from record where key = ?'),
    lastKey: database
      .prepare<[number, number], number | null>('select max(key) from record where key between ? and ?')
      .pluck(),
  }
}
