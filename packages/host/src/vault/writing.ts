/**
 * Writing: one action of a person becomes signed entries and, in one durable transaction, the derived
 * tables. Nothing is acknowledged before the disk has it; nothing in memory moves before that either.
 */

import { utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { publicKeyOf, type SigningKey, signingKeySeed } from '@safeconduct/core/sealed/sign.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import type { Entry, EntryKind } from '@safeconduct/core/vault/entry.ts'
import { dotOf, type FeedHead, headAfter, writeEntry } from '@safeconduct/core/vault/feed.ts'
import { nextStamp, type Stamp } from '@safeconduct/core/vault/hybrid-clock.ts'
import { applyOperation } from '@safeconduct/core/vault/merge.ts'
import { encodeOpening } from '@safeconduct/core/vault/opening.ts'
import { encodeChanges, maxOperations, type Operation } from '@safeconduct/core/vault/operation.ts'
import type { PartState } from '@safeconduct/core/vault/part-state.ts'
import { type RecordPlace, StoreFull } from '@safeconduct/core/vault/replica/store.ts'
import {
  type CompartmentName,
  type Scope,
  sameScope,
  type VaultSchema,
} from '@safeconduct/core/vault/schema.ts'
import { type ChangeRefusal, operationTo } from '@safeconduct/core/vault/wanted.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'
import type { Keyring, Writer } from './keyring.ts'

/** What a person wants one record to say. Only the fields given change; null empties. */
export type RecordChange = {
  readonly id: RecordId
  readonly type: string
  /** Where the record lives; needed when it is new and ignored afterwards, for a home never changes. */
  readonly home?: Scope
  readonly fields: { readonly [field: string]: Json }
}

export type SaveRefusal =
  | ChangeRefusal
  | { readonly kind: 'no-home' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'other-type' }

export type WritingParts = {
  readonly organisation: Uint8Array
  readonly device: SigningKey
  readonly keyring: Keyring
  readonly store: SqliteStore
  readonly schema: VaultSchema
  readonly clock: Clock
  readonly random: Random
}

/** One operation on its way: what it says, where it goes, and the state it starts from. */
type Planned = {
  readonly place: RecordPlace
  readonly operation: Operation
  readonly before: PartState
}
type PlannedEntry = {
  readonly writer: Writer
  readonly kind: EntryKind
  readonly planned: readonly Planned[]
}
type Sealed = PlannedEntry & { readonly entry: Entry; readonly seed: Uint8Array | undefined }

/** Saves are taken one after another; `stamp` is the last one given out. */
export class VaultWriter {
  readonly #parts: WritingParts
  #stamp: Stamp | undefined
  #queue: Promise<unknown> = Promise.resolve()

  constructor(parts: WritingParts, stamp: Stamp | undefined) {
    this.#parts = parts
    this.#stamp = stamp
  }

  /** Resolves when every change is on the disk, or says why none of them is. */
  save(changes: readonly RecordChange[]): Promise<Result<{ readonly changed: number }, SaveRefusal>> {
    const turn = this.#queue.then(() => this.#saveNow(changes))
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  /** Resolves when no save is running. */
  idle(): Promise<void> {
    return this.#queue.then(() => undefined)
  }

  async #saveNow(changes: readonly RecordChange[]): Promise<Result<{ changed: number }, SaveRefusal>> {
    const { keyring, store } = this.#parts
    const tables = store.records
    const stamp = nextStamp(this.#stamp, this.#parts.clock.millis())
    let sealed: readonly Sealed[] = []
    try {
      const plan = await this.#plan(changes)
      if (!plan.ok) return plan
      sealed = await this.#seal(plan.value, stamp)
      this.#parts.store.transaction(() => {
        for (const one of sealed) this.#keep(one, stamp)
        this.#parts.store.shelf.put('own', 'stamp', utf8(stamp))
      })
      for (const { writer, entry } of sealed) writer.head = headAfter(entry)
      this.#stamp = stamp
      tables.kept()
      return ok({ changed: sealed.reduce((sum, { planned }) => sum + planned.length, 0) })
    } catch (problem) {
      // The transaction is undone, and so are the rows it gave to new feeds.
      for (const { writer, seed } of sealed) if (seed !== undefined) writer.rows = undefined
      if (!(problem instanceof StoreFull)) throw problem
      return refuse({ kind: 'disk-full' })
    } finally {
      keyring.forgetUnkept()
      tables.forgetUnkept()
    }
  }

  async #plan(changes: readonly RecordChange[]): Promise<Result<readonly PlannedEntry[], SaveRefusal>> {
    const { keyring, store } = this.#parts
    const tables = store.records
    const byCompartment = new Map<string, { readonly writer: Writer; readonly planned: Planned[] }>()
    if (new Set(changes.map(({ id }) => id)).size < changes.length)
      throw new Error('one action changes a record once')
    for (const change of changes) {
      const place = tables.place(change.id, change.type, change.home)
      if (typeof place === 'string') return refuse({ kind: place })
      const split = this.#split(change, place.home)
      if (!split.ok) return split
      for (const { name, fields } of split.value) {
        const text = compartmentText(name)
        const group = byCompartment.get(text) ?? { writer: await keyring.writerFor(name), planned: [] }
        byCompartment.set(text, group)
        const before = tables.partState(place, name)
        const home = sameScope(place.home, name.scope) ? {} : { home: place.home }
        const operation = operationTo(
          { id: change.id, type: change.type, ...home },
          before,
          fields,
          this.#parts.schema,
        )
        if (!operation.ok) return operation
        if (operation.value !== undefined) group.planned.push({ place, operation: operation.value, before })
      }
    }
    return ok([...byCompartment.values()].flatMap(({ writer, planned }) => entriesOf(writer, planned)))
  }

  /** A field goes only to the compartment of its class. */
  #split(
    change: RecordChange,
    home: Scope,
  ): Result<readonly { name: CompartmentName; fields: Record<string, Json> }[], SaveRefusal> {
    const groups = new Map<string, { name: CompartmentName; fields: Record<string, Json> }>()
    for (const [field, value] of Object.entries(change.fields)) {
      const rule = this.#parts.schema.field(change.type, field)
      if (rule === undefined) return refuse({ kind: 'change-refused', why: 'not-declared', field })
      const name = rule.compartment(home)
      const text = compartmentText(name)
      const group = groups.get(text) ?? { name, fields: {} }
      group.fields[field] = value
      groups.set(text, group)
    }
    return ok([...groups.values()])
  }

  async #seal(entries: readonly PlannedEntry[], stamp: Stamp): Promise<readonly Sealed[]> {
    const { organisation, device, random } = this.#parts
    const sealed: Sealed[] = []
    const heads = new Map<Writer, FeedHead>()
    for (const { writer, kind, planned } of entries) {
      const key = await writer.key()
      const content =
        kind === 'open'
          ? await encodeOpening(
              writer.name,
              { compartment: writer.compartment, feed: publicKeyOf(key) },
              { number: writer.epoch, key: writer.epochKey },
              device,
            )
          : encodeChanges({ at: stamp, seen: [], operations: planned.map(({ operation }) => operation) })
      const place = {
        organisation,
        compartment: writer.compartment,
        key,
        epoch: writer.epoch,
        entryKey: writer.entryKey,
      }
      const entry = await writeEntry(place, heads.get(writer) ?? writer.head, kind, content, { random })
      heads.set(writer, headAfter(entry))
      sealed.push({ writer, kind, planned, entry, seed: kind === 'open' ? signingKeySeed(key) : undefined })
    }
    return sealed
  }

  #keep({ writer, entry, planned, seed }: Sealed, stamp: Stamp): void {
    const { keyring, store, schema } = this.#parts
    const tables = store.records
    if (seed !== undefined) writer.rows = keyring.keep(writer, seed)
    const rows = certain(writer.rows, 'the opening entry comes first')
    const row = this.#parts.store.entries.keep(rows.feed, entry, headAfter(entry))
    const dot = dotOf(entry.header.feed, entry.header.seq)
    for (const { place, operation, before } of planned) {
      const after = applyOperation(before, operation, { dot, stamp, compartment: writer.name }, schema)
      if (!after.ok)
        throw new Error(`our own operation was refused: ${after.refusal.why} at ${after.refusal.field}`)
      tables.keepPart(
        {
          place,
          record: operation.record,
          type: operation.type,
          log: rows.compartment,
          name: writer.name,
        },
        after.value,
      )
      tables.keepTouch(place, row)
    }
  }
}

/** A compartment's first entry opens its feed; the changes follow in entries of up to 64 records. */
function entriesOf(writer: Writer, planned: readonly Planned[]): readonly PlannedEntry[] {
  if (planned.length === 0) return []
  const entries: PlannedEntry[] = writer.rows === undefined ? [{ writer, kind: 'open', planned: [] }] : []
  for (let at = 0; at < planned.length; at += maxOperations) {
    entries.push({ writer, kind: 'changes', planned: planned.slice(at, at + maxOperations) })
  }
  return entries
}
