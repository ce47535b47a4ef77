/**
 * Writing: one action of a person becomes signed entries and, in one durable transaction, the derived
 * tables. Nothing is acknowledged before the disk has it; nothing in memory moves before that either.
 */

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
import {
  type CompartmentName,
  type Scope,
  sameScope,
  type VaultSchema,
} from '@safeconduct/core/vault/schema.ts'
import { type ChangeRefusal, operationTo } from '@safeconduct/core/vault/wanted.ts'
import { isDiskFull } from '../store/damage.ts'
import type { Keyring, Writer } from './keyring.ts'
import type { RecordTables } from './record-tables.ts'

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
  readonly tables: RecordTables
  readonly schema: VaultSchema
  readonly clock: Clock
  readonly random: Random
}

/** One operation on its way: what it says, where it goes, and the state it starts from. */
type Planned = {
  readonly key: number
  readonly slot: number
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
    const { tables, keyring } = this.#parts
    const stamp = nextStamp(this.#stamp, this.#parts.clock.millis())
    let sealed: readonly Sealed[] = []
    try {
      const plan = await this.#plan(changes)
      if (!plan.ok) return plan
      sealed = await this.#seal(plan.value, stamp)
      tables.inTransaction(() => {
        for (const one of sealed) this.#keep(one, stamp)
        tables.keepStamp(stamp)
      })
      for (const { writer, entry } of sealed) writer.head = headAfter(entry)
      this.#stamp = stamp
      tables.words.kept()
      return ok({ changed: sealed.reduce((sum, { planned }) => sum + planned.length, 0) })
    } catch (problem) {
      // The transaction is undone, and so are the rows it gave to new feeds.
      for (const { writer, seed } of sealed) if (seed !== undefined) writer.rows = undefined
      if (!isDiskFull(problem)) throw problem
      return refuse({ kind: 'disk-full' })
    } finally {
      keyring.forgetUnkept()
      tables.forgetUnkept()
    }
  }

  async #plan(changes: readonly RecordChange[]): Promise<Result<readonly PlannedEntry[], SaveRefusal>> {
    const { keyring, tables } = this.#parts
    const byCompartment = new Map<string, { readonly writer: Writer; readonly planned: Planned[] }>()
    if (new Set(changes.map(({ id }) => id)).size < changes.length)
      throw new Error('one action changes a record once')
    for (const change of changes) {
      const place = tables.placeOf(change.id, change.type, change.home)
      if (typeof place === 'string') return refuse({ kind: place })
      const split = this.#split(change, place.home)
      if (!split.ok) return split
      for (const { name, fields } of split.value) {
        const text = compartmentText(name)
        const group = byCompartment.get(text) ?? { writer: await keyring.writerFor(name), planned: [] }
        byCompartment.set(text, group)
        const slot = tables.slotOf(name, place.home)
        const before = tables.partState(place.key, slot)
        const home = sameScope(place.home, name.scope) ? {} : { home: place.home }
        const operation = operationTo(
          { id: change.id, type: change.type, ...home },
          before,
          fields,
          this.#parts.schema,
        )
        if (!operation.ok) return operation
        if (operation.value !== undefined)
          group.planned.push({ key: place.key, slot, operation: operation.value, before })
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
    const { keyring, tables, schema } = this.#parts
    if (seed !== undefined) writer.rows = keyring.keep(writer, seed)
    const rows = certain(writer.rows, 'the opening entry comes first')
    const row = tables.keepEntry(rows.feed, entry, headAfter(entry))
    const dot = dotOf(entry.header.feed, entry.header.seq)
    for (const { key, slot, operation, before } of planned) {
      const after = applyOperation(before, operation, { dot, stamp, compartment: writer.name }, schema)
      if (!after.ok)
        throw new Error(`our own operation was refused: ${after.refusal.why} at ${after.refusal.field}`)
      tables.keepPart(
        { key, slot, record: operation.record, type: operation.type, compartment: rows.compartment },
        after.value,
      )
      tables.keepTouch(key, row)
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
