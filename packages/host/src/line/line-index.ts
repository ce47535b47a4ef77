/**
 * The records of the line as its work looks at them: read once when the vault is opened, then what entries touch.
 * Five thousand requests must not be read anew each time somebody looks at the queue.
 */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { type Contact, contactOf } from '@safeconduct/core/line/contact.ts'
import { type Resolved, resolveField } from '@safeconduct/core/vault/merge.ts'
import { decodePartState, settledFields } from '@safeconduct/core/vault/part-state.ts'
import { DamagedVault } from '../store/damage.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'
import { vaultSchema } from '../vault/joined-schema.ts'
import { keysOf, rowsOf } from '../vault/key-ranges.ts'
import type { Vault } from '../vault/vault.ts'
import { slotsPerRecord } from '../vault/word-index.ts'
import { heldOf, type KeptRecord, textAt, valuesAt } from './kept-values.ts'
import { recordIdFrom } from './names.ts'
import { Signers } from './signers.ts'

export type ThreadRecords = {
  readonly request: KeptRecord | undefined
  readonly thread: KeptRecord | undefined
  /** Oldest first. */
  readonly messages: readonly KeptRecord[]
  readonly notes: readonly KeptRecord[]
}

const types = ['HelpRequest', 'LineThread', 'LineMessage', 'LineNote', 'DutyShift', 'CannedReply'] as const
type Type = (typeof types)[number]

export class LineIndex {
  readonly #vault: Pick<Vault, 'reader' | 'store'>
  readonly #signers: Signers
  readonly #statements: ReturnType<typeof prepare>
  readonly #records = new Map<Type, Map<RecordId, KeptRecord>>(types.map((type) => [type, new Map()]))
  /** Messages, notes and the thread of each request. */
  readonly #ofRequest = new Map<string, Set<RecordId>>()
  readonly #threads = new Map<string, { readonly record: RecordId; readonly cover: boolean }>()
  readonly #contacts = new Map<string, Contact>()
  #last = -1
  #takenBack = 0

  constructor(vault: Pick<Vault, 'reader' | 'store' | 'replica'>) {
    this.#vault = vault
    this.#signers = new Signers(vault)
    this.#statements = prepare(vault.store)
  }

  /** Reads what changed since. */
  refresh(): void {
    const last = this.#statements.last.get() ?? 0
    const { records, entries } = this.#vault.store
    if (last === this.#last && entries.takenBack === this.#takenBack) return
    // Entries were taken back: what they had said is told by no entry any more.
    const isOther = last < this.#last || entries.takenBack !== this.#takenBack
    if (this.#last < 0 || isOther) this.#readAll()
    else {
      for (const key of this.#statements.touched.all(this.#last)) {
        if (isType(records.typeOfKey(key))) this.#take(records.idOf(key))
      }
    }
    this.#last = last
    this.#takenBack = entries.takenBack
  }

  #readAll(): void {
    for (const map of this.#records.values()) map.clear()
    this.#ofRequest.clear()
    this.#threads.clear()
    this.#contacts.clear()
    for (const type of types) for (const record of this.#recordsOf(type)) this.#put(record)
  }

  /** All records of a type at once: each of them alone costs five looks into the file. */
  *#recordsOf(type: Type): Generator<KeptRecord, void, void> {
    const [low, high] = rowsOf(keysOf(this.#vault.store.records, type))
    for (const { id, state } of this.#statements.parts.iterate(low, high)) {
      yield { id: recordIdFrom(id), type, fields: fieldsIn(type, state) }
    }
  }

  #take(id: RecordId): void {
    const record = this.#vault.reader.read(id)
    if (record !== undefined) this.#put(record)
  }

  #put(record: KeptRecord): void {
    if (!isType(record.type)) return
    this.#records.get(record.type)?.set(record.id, record)
    const request = textAt(record, 'request')
    this.#contacts.delete(request ?? record.id)
    if (request !== undefined) {
      const members = this.#ofRequest.get(request) ?? new Set()
      this.#ofRequest.set(request, members.add(record.id))
    }
    if (record.type !== 'LineThread') return
    for (const [field, cover] of [
      ['keys', false],
      ['cover', true],
    ] as const) {
      // Two desks may have made a code each: both lead here.
      for (const value of valuesAt(record, field)) {
        const name = isObject(value) ? value['thread'] : undefined
        // The first thread of a name keeps it: a stranger who learned one must not turn it to a request of theirs.
        if (typeof name === 'string' && !this.#threads.has(name))
          this.#threads.set(name, { record: record.id, cover })
      }
    }
  }

  /** Every contact, as `core/line` reads it. Read anew where something of it changed. */
  contacts(): readonly Contact[] {
    return this.all('HelpRequest').map(({ id }) => this.#contactOf(id))
  }

  contact(id: string): Contact | undefined {
    return this.get('HelpRequest', id) === undefined ? undefined : this.#contactOf(id)
  }

  #contactOf(id: string): Contact {
    const known = this.#contacts.get(id)
    if (known !== undefined) return known
    const request = this.get('HelpRequest', id)
    const messages = this.#around(id, 'LineMessage')
    const thread = this.#threadOf(id)
    if (request === undefined) throw new Error('a contact is asked for that was just there')
    const threads = thread === undefined ? [] : [this.#signers.sound(thread, heldOf(thread))]
    const others = [...threads, ...messages.map(heldOf)]
    const contact = contactOf(heldOf(request), others)
    this.#contacts.set(id, contact)
    return contact
  }

  all(type: Type): readonly KeptRecord[] {
    return [...(this.#records.get(type)?.values() ?? [])]
  }

  get(type: Type, id: string): KeptRecord | undefined {
    const records: ReadonlyMap<string, KeptRecord> | undefined = this.#records.get(type)
    return records?.get(id)
  }

  of(request: string): ThreadRecords {
    return {
      request: this.get('HelpRequest', request),
      thread: this.#threadOf(request),
      messages: this.#around(request, 'LineMessage').toSorted(byTime),
      notes: this.#around(request, 'LineNote').toSorted(byTime),
    }
  }

  /** Where desks made several apart, the one with the box: an answer must find it. */
  #threadOf(request: string): KeptRecord | undefined {
    const threads = this.#around(request, 'LineThread')
    return threads.length < 2
      ? threads[0]
      : threads.toSorted((a, b) => boxless(a) - boxless(b) || (a.id < b.id ? -1 : 1))[0]
  }

  #around(request: string, type: Type): readonly KeptRecord[] {
    const records = this.#records.get(type)
    const found: KeptRecord[] = []
    for (const id of this.#ofRequest.get(request) ?? []) {
      const record = records?.get(id)
      if (record !== undefined) found.push(record)
    }
    return found
  }

  /** Requests with an answer that is not sent yet. */
  withHeldReplies(): readonly string[] {
    return [
      ...new Set(
        this.all('LineMessage').flatMap((message) => {
          const isHeld = textAt(message, 'way') === 'out' && textAt(message, 'state') === 'held'
          return isHeld ? (textAt(message, 'request') ?? []) : []
        }),
      ),
    ]
  }

  /** The thread that a message names, in hex. */
  named(thread: string): { readonly record: KeptRecord; readonly cover: boolean } | undefined {
    const found = this.#threads.get(thread)
    const record = found === undefined ? undefined : this.get('LineThread', found.record)
    return found === undefined || record === undefined ? undefined : { record, cover: found.cover }
  }
}

/** Of a record alone its fields are resolved; nearly every one has each field from one hand, and is read at once. */
function fieldsIn(type: Type, state: string): ReadonlyMap<string, Resolved> {
  const fields = new Map<string, Resolved>()
  const settled = settledFields(state)
  if (settled !== undefined) {
    for (const [field, value] of settled)
      if (vaultSchema.field(type, field) !== undefined) fields.set(field, { state: 'value', value })
    return fields
  }
  const held = decodePartState(state)
  if (held === undefined) throw new DamagedVault('a part that is not as it was written')
  for (const [field, one] of held) {
    const rule = vaultSchema.field(type, field)
    const resolved = rule === undefined ? undefined : resolveField(one, rule.merge)
    if (resolved !== undefined) fields.set(field, resolved)
  }
  return fields
}

function isType(type: string): type is Type {
  return types.some((one) => one === type)
}

function boxless(thread: KeptRecord): number {
  return thread.fields.has('keys') ? 0 : 1
}

function byTime(a: KeptRecord, b: KeptRecord): number {
  const [one, other] = [timeOf(a) + a.id, timeOf(b) + b.id]
  return one < other ? -1 : one > other ? 1 : 0
}

function timeOf(record: KeptRecord): string {
  return textAt(record, 'at') ?? textAt(record, 'createdAt') ?? ''
}

function prepare({ database }: SqliteStore) {
  return {
    last: database.prepare<[], number>('select max(id) from entry').pluck(),
    // A record of the line lies whole in one compartment: one part each.
    parts: database.prepare<[number, number], { id: Uint8Array; state: string }>(
      `select r.id as id, p.state as state from part p join record r on r.key = p.key / ${slotsPerRecord}
       where p.key between ? and ? order by p.key`,
    ),
    touched: database.prepare<[number], number>('select distinct key from touch where entry > ?').pluck(),
  }
}
