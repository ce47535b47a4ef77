/**
 * `vault check`: are the feeds whole and ours, and do the derived tables say what the feeds say?
 *
 * SQLite's own check is no check of integrity (it notices 3 % of flipped bytes), so this one trusts only
 * signatures, hashes and seals, and builds the records again.
 */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import { dotOf } from '@safeconduct/core/vault/feed.ts'
import { applyOperation } from '@safeconduct/core/vault/merge.ts'
import { readOpening } from '@safeconduct/core/vault/opening.ts'
import { type Changes, parseChanges } from '@safeconduct/core/vault/operation.ts'
import type { Organisation } from '@safeconduct/core/vault/organisation.ts'
import { encodePartState, type PartState } from '@safeconduct/core/vault/part-state.ts'
import { sameScope, type VaultSchema } from '@safeconduct/core/vault/schema.ts'
import { blobIsWhole, parseBlob } from './blobs.ts'
import { type FeedFault, type WalkedEntry, walkFeeds } from './feed-walk.ts'
import { fileField } from './joined-schema.ts'
import type { Keyring } from './keyring.ts'
import type { RecordTables } from './record-tables.ts'
import { indexNames, slotsPerRecord } from './word-index.ts'

export type CheckFault = {
  readonly kind:
    | FeedFault
    | 'opening-refused'
    | 'changes-unreadable'
    | 'operation-refused'
    | 'record-differs'
    | 'record-without-entries'
    | 'index-damaged'
    | 'file-missing-or-changed'
    | 'database-damaged'
  /** Where to look: `feed 3 entry 17`, or the start of a record's id. Never content. */
  readonly where: string
}
export type CheckReport = {
  readonly state: 'whole' | 'faulty' | 'stopped'
  readonly entries: number
  readonly records: number
  readonly files: number
  readonly faults: readonly CheckFault[]
}
export type CheckWishes = {
  /** Opens every body, builds every record again and compares; otherwise chains and signatures only. */
  readonly readData: boolean
  readonly progress?: (done: number, of: number) => void
  readonly signal?: AbortSignal
}
export type CheckParts = {
  readonly home: string
  readonly organisation: Organisation
  readonly keyring: Keyring
  readonly tables: RecordTables
  readonly schema: VaultSchema
}

const faultsShown = 200

export async function checkVault(parts: CheckParts, wishes: CheckWishes): Promise<CheckReport> {
  const run = new CheckRun(parts)
  const { database } = parts.tables
  const of = Number(database.prepare('select count(*) from entry').pluck().get())
  const walk = walkFeeds(database, parts.keyring, parts.organisation.id, {
    signatures: 'every',
    bodies: wishes.readData,
  })
  try {
    for await (const step of walk) {
      if (wishes.signal?.aborted === true) return run.report('stopped')
      if (step.ok) await run.entry(step.walked)
      else run.fault(step.fault, `feed ${step.feed} entry ${step.seq}`)
      wishes.progress?.(run.entries, of)
    }
    if (wishes.readData) {
      run.leftovers()
      run.indexes()
      await run.blobs(wishes.signal)
    }
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem
    // A page that SQLite cannot read ends the walk; what was found until then still stands.
    run.fault('database-damaged', 'the vault file')
  }
  return run.report(wishes.signal?.aborted === true ? 'stopped' : undefined)
}

class CheckRun {
  entries = 0
  #records = 0
  #files = 0
  readonly #faults: CheckFault[] = []
  readonly #parts: CheckParts
  /** Records with entries still to come. */
  readonly #open = new Map<number, { left: number; readonly states: Map<number, PartState> }>()
  readonly #touches
  readonly #part
  readonly #seen = new Set<string>()

  constructor(parts: CheckParts) {
    this.#parts = parts
    const { database } = parts.tables
    this.#touches = database.prepare<[number], number>('select count(*) from touch where key = ?').pluck()
    this.#part = database.prepare<[number], string>('select state from part where key = ?').pluck()
  }

  fault(kind: CheckFault['kind'], where: string): void {
    if (this.#faults.length < faultsShown) this.#faults.push({ kind, where })
  }

  async entry({ writer, entry, content }: WalkedEntry): Promise<void> {
    this.entries++
    if (content === undefined) return
    const where = `feed ${writer.rows?.feed ?? 0} entry ${entry.header.seq}`
    if (entry.header.kind === 'open') {
      const opening = await readOpening(content, entry.header, writer.epochKey)
      const right =
        opening !== undefined &&
        compartmentText(opening.name) === compartmentText(writer.name) &&
        toHex(opening.device) === toHex(this.#parts.organisation.device)
      if (!right) this.fault('opening-refused', where)
      return
    }
    const changes = parseChanges(content)
    if (changes === undefined) this.fault('changes-unreadable', where)
    else this.#apply(changes, { writer, entry, row: 0, content }, where)
  }

  #apply(changes: Changes, { writer, entry }: WalkedEntry, where: string): void {
    const { tables, schema } = this.#parts
    const origin = {
      dot: dotOf(entry.header.feed, entry.header.seq),
      stamp: changes.at,
      compartment: writer.name,
    }
    for (const operation of changes.operations) {
      const place = tables.find(operation.record)
      if (place === undefined || tables.typeOfKey(place.key) !== operation.type) {
        this.fault('record-differs', operation.record.slice(0, 8))
        continue
      }
      const home = operation.home ?? writer.name.scope
      if (!sameScope(home, place.home)) this.fault('record-differs', operation.record.slice(0, 8))
      const slot = tables.slotOf(writer.name, place.home)
      const open = this.#open.get(place.key) ?? { left: this.#touches.get(place.key) ?? 0, states: new Map() }
      const after = applyOperation(open.states.get(slot) ?? new Map(), operation, origin, schema)
      if (!after.ok) {
        this.fault('operation-refused', where)
        continue
      }
      open.states.set(slot, after.value)
      open.left--
      if (open.left > 0) this.#open.set(place.key, open)
      else {
        this.#open.delete(place.key)
        this.#compare(place.key, open.states, operation.record)
      }
    }
  }

  #compare(key: number, states: ReadonlyMap<number, PartState>, record: string): void {
    this.#records++
    for (const [slot, state] of states) {
      if (this.#part.get(key * slotsPerRecord + slot) !== encodePartState(state)) {
        this.fault('record-differs', record.slice(0, 8))
      }
      const file = state.get(fileField)
      const blob = file?.kind === 'single' ? parseBlob(file.held[0]?.value, '') : undefined
      if (blob?.ok === true) this.#seen.add(blob.value.sealed)
    }
    const stored = this.#parts.tables.parts(key).length
    if (stored !== states.size) this.fault('record-differs', record.slice(0, 8))
  }

  /** Records whose entries are not all here, and rows that no entry speaks of. */
  leftovers(): void {
    for (const key of this.#open.keys())
      this.fault('record-differs', this.#parts.tables.idOf(key).slice(0, 8))
    const kept = Number(this.#parts.tables.database.prepare('select count(*) from record').pluck().get())
    const extra = kept - this.#records - this.#open.size
    if (extra > 0) this.fault('record-without-entries', `${extra} records`)
  }

  indexes(): void {
    for (const index of indexNames) {
      if (!this.#parts.tables.words.isSound(index)) this.fault('index-damaged', index)
    }
  }

  async blobs(signal: AbortSignal | undefined): Promise<void> {
    for (const sealed of this.#seen) {
      if (signal?.aborted === true) return
      this.#files++
      if (!(await blobIsWhole(this.#parts.home, sealed)))
        this.fault('file-missing-or-changed', sealed.slice(0, 8))
    }
  }

  report(state?: 'stopped'): CheckReport {
    return {
      state: state ?? (this.#faults.length === 0 ? 'whole' : 'faulty'),
      entries: this.entries,
      records: this.#records,
      files: this.#files,
      faults: this.#faults,
    }
  }
}
