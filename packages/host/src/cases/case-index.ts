/**
 * The records of a device as the rules look at them: read once when somebody asks, then what entries touch.
 *
 * The world is made of this vault alone. What this device has no key for is in no part of it, so it is in no
 * answer, no count and no suggestion that is made from it.
 */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { steadyNow } from '@safeconduct/core/cases/checks.ts'
import { isRecordTypeName, recordTypeNames } from '@safeconduct/core/records/record-types.ts'
import { type Held, type Member, type World, worldAt, worldOf } from '@safeconduct/core/rules/world.ts'
import { scopeText } from '@safeconduct/core/vault/compartment.ts'
import { type Resolved, resolveField } from '@safeconduct/core/vault/merge.ts'
import { decodePartState, type PartState } from '@safeconduct/core/vault/part-state.ts'
import type { Scope } from '@safeconduct/core/vault/schema.ts'
import { recordIdFrom } from '../line/names.ts'
import { DamagedVault } from '../store/damage.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'
import { fieldsOf, vaultSchema } from '../vault/joined-schema.ts'
import { keysOf, rowsOf } from '../vault/key-ranges.ts'
import type { StoredRecord } from '../vault/stored-record.ts'
import type { Vault } from '../vault/vault.ts'
import { slotsPerRecord } from '../vault/word-index.ts'
import { termList } from '../work/directory.ts'
import { memberRoles } from '../work/member-roles.ts'
import { Writers } from './writers.ts'

/** A record of the world, and where it is at home. */
export type CaseRecord = Held & { readonly home: Scope }

/** Whole reports, what the line keeps for its own work, and papers of evidence: no rule of cases reads them. */
const leftOut: { readonly [type: string]: readonly string[] } = {
  Publication: ['text', 'highlights', 'furniture'],
  EvidenceItem: ['file'],
}
const types = recordTypeNames.filter(
  (name) => !['LineNote', 'DutyShift', 'CannedReply', 'LineSetup', 'Seal', 'CustodyEvent'].includes(name),
)

export class CaseIndex {
  readonly #vault: Vault
  readonly #statements: ReturnType<typeof prepare>
  readonly #records = new Map<string, CaseRecord>()
  readonly #withheld = new Map<string, ReadonlySet<string>>()
  #world: World | undefined
  #vouched: readonly number[] = []
  #last = -1
  #takenBack = 0
  #keys = ''
  #writers: Writers | undefined

  constructor(vault: Vault) {
    this.#vault = vault
    this.#statements = prepare(vault.store)
  }

  /** The world as it stands now on this device. */
  world(): World {
    this.refresh()
    this.#world ??= worldOf(this.#records.values(), {
      now: 0,
      terms: termList(this.#vault),
      members: this.members(),
    })
    return worldAt(this.#world, steadyNow(this.#vault.clock.millis(), this.#vouched).now)
  }

  /**
   * A relay has signed that it is at least so late. A laptop whose battery was empty must not put an alarm to sleep;
   * one that lies to make it late can only wake people.
   */
  vouch(at: number): void {
    this.#vouched = [Math.max(at, ...this.#vouched)]
  }

  members(): readonly Member[] {
    return memberRoles(this.#vault)
  }

  get(id: string): CaseRecord | undefined {
    return this.#records.get(id)
  }

  /** The case that a record lies in. */
  caseOf(id: string): string | undefined {
    const [whole = ''] = id.split('#')
    const home = this.#records.get(whole)?.home
    return home?.kind === 'case' ? home.caseId : undefined
  }

  /** Reads what changed since. */
  refresh(): void {
    const last = this.#statements.last.get() ?? 0
    const { records, entries } = this.#vault.store
    const keys = this.#keysHere()
    const isAsItWas = last === this.#last && entries.takenBack === this.#takenBack && keys === this.#keys
    if (isAsItWas) return
    this.#world = undefined
    this.#writers = Writers.of(this.#vault)
    // Entries were taken back, or a key came or went: what is withheld, and from whom, is another answer.
    const isOther = last < this.#last || entries.takenBack !== this.#takenBack || keys !== this.#keys
    if (this.#last < 0 || isOther) this.#readAll()
    else {
      for (const key of this.#statements.touched.all(this.#last)) {
        if (isRead(records.typeOfKey(key))) this.#take(records.idOf(key))
      }
    }
    this.#last = last
    this.#takenBack = entries.takenBack
    this.#keys = keys
  }

  #keysHere(): string {
    let count = 0
    let logs = 0
    for (const { keys } of this.#vault.replica.book.all()) {
      logs++
      count += keys.size
    }
    // A second member: from now on it matters who wrote what.
    return `${logs} ${count} ${(this.#vault.replica.book.roster?.members.length ?? 0) > 1}`
  }

  #readAll(): void {
    this.#records.clear()
    this.#withheld.clear()
    for (const type of types) {
      const records = type === 'Publication' ? this.#reports() : this.#recordsOf(type)
      for (const record of records) this.#records.set(record.id, record)
    }
  }

  /** All records of a type at once: each of them alone costs five looks into the file. */
  *#recordsOf(type: (typeof types)[number]): Generator<CaseRecord, void, void> {
    const { records } = this.#vault.store
    const [low, high] = rowsOf(keysOf(records, type))
    let at = -1
    let made: ({ readonly id: Uint8Array; readonly scope: number } & Said) | undefined
    const done = (): CaseRecord | undefined =>
      made === undefined
        ? undefined
        : this.#recordFrom(type, recordIdFrom(made.id), records.scope(made.scope), made)
    for (const { row, id, scope, log, state } of this.#statements.parts.iterate(low, high)) {
      const part = this.#partOf(type, log, state)
      const key = Math.floor(row / slotsPerRecord)
      if (key === at && made !== undefined) made = { ...made, ...both(made, part) }
      else {
        const before = done()
        if (before !== undefined) yield before
        at = key
        made = { id, scope, ...part }
      }
    }
    const last = done()
    if (last !== undefined) yield last
  }

  /** Each read when somebody asks what it says: a desk may keep ten thousand reports, and most nights ask for none. */
  *#reports(): Generator<CaseRecord, void, void> {
    const { records } = this.#vault.store
    const [low, high] = keysOf(records, 'Publication')
    for (const { key, id, scope } of this.#statements.places.iterate(low, high)) {
      yield this.#reportFrom(recordIdFrom(id), records.scope(scope), key * slotsPerRecord)
    }
  }

  #reportFrom(id: string, home: Scope, row: number): CaseRecord {
    const { parts } = this.#statements
    const withheld = this.#withheldOf('Publication', home)
    let known: Held['fields'] | undefined
    const read = (): Held['fields'] =>
      parts
        .all(row, row + slotsPerRecord - 1)
        .reduce((fields, { state }) => ({ ...fields, ...fieldsIn('Publication', decoded(state)) }), {})
    return {
      id,
      type: 'Publication',
      home,
      get fields() {
        known ??= read()
        return known
      },
      ...(withheld.size === 0 ? {} : { withheld }),
    }
  }

  #take(id: RecordId): void {
    const record = this.#vault.reader.read(id)
    if (record === undefined) this.#records.delete(id)
    else if (isRecordTypeName(record.type)) {
      const written = this.#writers?.of(this.#vault, id, record.type)
      const said = { fields: valuesOfStored(record), ...(written === undefined ? {} : { written }) }
      this.#records.set(id, this.#recordFrom(record.type, id, record.home, said, record.rev))
    }
  }

  #partOf(type: string, log: number, text: string): Said {
    const state = decoded(text)
    const written = this.#writers?.in(type, log, state)
    return { fields: fieldsIn(type, state), ...(written === undefined ? {} : { written }) }
  }

  #recordFrom(type: (typeof types)[number], id: string, home: Scope, said: Said, rev?: number): CaseRecord {
    const withheld = this.#withheldOf(type, home)
    const { fields, written } = said
    return {
      id,
      type,
      home,
      fields,
      ...(written === undefined ? {} : { written }),
      ...(rev === undefined ? {} : { rev }),
      ...(withheld.size === 0 ? {} : { withheld }),
    }
  }

  /** The fields whose key is not here: they follow from the type and the home alone, and tell nothing of a value. */
  #withheldOf(type: string, home: Scope): ReadonlySet<string> {
    const name = `${type} ${scopeText(home)}`
    const known = this.#withheld.get(name)
    if (known !== undefined) return known
    const { book } = this.#vault.replica
    const gone = fieldsOf(type).filter((field) => {
      const compartment = vaultSchema.field(type, field)?.compartment(home)
      return compartment !== undefined && (book.byName(compartment)?.keys.size ?? 0) === 0
    })
    const withheld = new Set(gone)
    this.#withheld.set(name, withheld)
    return withheld
  }
}

function decoded(text: string): PartState {
  const state = decodePartState(text)
  if (state === undefined) throw new DamagedVault('a part that is not as it was written')
  return state
}

function isLeftOut(type: string, field: string): boolean {
  // Of a message only that it came: what it says is read in the room of the line.
  if (type === 'LineMessage') return !['request', 'at', 'way'].includes(field)
  return leftOut[type]?.includes(field) === true
}

function isRead(type: string): boolean {
  return types.some((one) => one === type)
}

/** What a part of a record says, and who wrote it. */
type Said = Pick<Held, 'fields' | 'written'>

function both(one: Said, other: Said): Said {
  const written = one.written === undefined ? {} : { written: { ...one.written, ...other.written } }
  return { fields: { ...one.fields, ...other.fields }, ...written }
}

function fieldsIn(type: string, state: PartState): Held['fields'] {
  const fields: Record<string, readonly unknown[]> = {}
  for (const [field, held] of state) {
    if (isLeftOut(type, field)) continue
    const rule = vaultSchema.field(type, field)
    const resolved = rule === undefined ? undefined : resolveField(held, rule.merge)
    if (resolved !== undefined) fields[field] = valuesOf(resolved)
  }
  return fields
}

function valuesOfStored(record: StoredRecord): Held['fields'] {
  const fields: Record<string, readonly unknown[]> = {}
  for (const [field, resolved] of record.fields) {
    if (!isLeftOut(record.type, field)) fields[field] = valuesOf(resolved)
  }
  return fields
}

function valuesOf(resolved: Resolved): readonly unknown[] {
  return resolved.state === 'value' ? [resolved.value] : resolved.values
}

function prepare({ database }: SqliteStore) {
  return {
    last: database.prepare<[], number>('select max(id) from entry').pluck(),
    parts: database.prepare<
      [number, number],
      { row: number; id: Uint8Array; scope: number; log: number; state: string }
    >(
      `select p.key as row, r.id as id, r.scope as scope, p.compartment as log, p.state as state
       from part p join record r on r.key = p.key / ${slotsPerRecord}
       where p.key between ? and ? order by p.key`,
    ),
    // Not by the parts: whole reports lie in them, and each page of the file would be decrypted on the way.
    places: database.prepare<[number, number], { key: number; id: Uint8Array; scope: number }>(
      'select key, id, scope from record where key between ? and ? order by key',
    ),
    touched: database.prepare<[number], number>('select distinct key from touch where entry > ?').pluck(),
  }
}
