/**
 * `vault check`: are the feeds whole and ours, and do the derived tables say what the feeds say?
 *
 * SQLite's own check is no check of integrity (it notices 3 % of flipped bytes), so this one trusts only
 * signatures, hashes and seals, and builds the records again.
 */
import type { PublicKey } from '@safeconduct/core/sealed/sign.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import { dotOf, feedTag } from '@safeconduct/core/vault/feed.ts'
import { applyOperation } from '@safeconduct/core/vault/merge.ts'
import { readOpening } from '@safeconduct/core/vault/opening.ts'
import { type Changes, type Operation, parseChanges } from '@safeconduct/core/vault/operation.ts'
import { encodePartState, type PartState } from '@safeconduct/core/vault/part-state.ts'
import type { RecordPlace } from '@safeconduct/core/vault/replica/store.ts'
import { sameScope, type VaultSchema } from '@safeconduct/core/vault/schema.ts'
import { unlessDiskFull } from '../store/damage.ts'
import type { Database } from '../store/database.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'
import { blobIsHere, blobIsWhole, parseBlob } from './blobs.ts'
import { type ControlFault, controlFaults } from './control-check.ts'
import type { VaultFeed } from './feed-book.ts'
import { type FeedFault, newestEntry, type WalkedEntry, walkFeeds } from './feed-walk.ts'
import { differingIndexes } from './index-check.ts'
import { fileField } from './joined-schema.ts'
import { indexNames, slotsPerRecord } from './word-index.ts'

export type CheckFault = {
  readonly kind:
    | FeedFault
    | ControlFault['kind']
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
  readonly organisation: Uint8Array
  readonly store: SqliteStore
  /** May this device have written? Everybody's that was ever in the roster. */
  readonly knows: (device: PublicKey) => boolean
  readonly schema: VaultSchema
}

const faultsShown = 200

/** A part as its entries make it. */
type BuiltPart = { readonly state: PartState; readonly compartment: number }

export async function checkVault(parts: CheckParts, wishes: CheckWishes): Promise<CheckReport> {
  const run = new CheckRun(parts)
  try {
    await run.all(wishes)
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem
    // A page that SQLite cannot read ends the walk; what was found until then still stands.
    run.fault('database-damaged', 'the vault file')
  }
  return run.report(wishes.signal?.aborted === true ? 'stopped' : undefined)
}

class CheckRun {
  #entries = 0
  #records = 0
  #files = 0
  readonly #faults: CheckFault[] = []
  readonly #parts: CheckParts
  /** Records with entries still to come. */
  readonly #open = new Map<number, { left: number; readonly built: Map<number, BuiltPart> }>()
  readonly #statements: ReturnType<typeof prepare>
  /** Files that records name, and whether this device named them. */
  readonly #seen = new Map<string, boolean>()
  readonly #ownTags: ReadonlySet<string>

  /** What is saved while the check goes on lies behind this entry and is left to the next check. */
  #upTo = 0
  #recordsThen = 0
  #newestStamp = ''

  constructor(parts: CheckParts) {
    this.#parts = parts
    this.#statements = prepare(parts.store.database)
    const { logs, feeds } = parts.store
    const own = logs.all().flatMap(({ row }) => feeds.ofLog(row).filter(({ seed }) => seed !== undefined))
    this.#ownTags = new Set(own.map(({ key }) => feedTag(key)))
  }

  async all({ readData, progress, signal }: CheckWishes): Promise<void> {
    const { store, organisation } = this.#parts
    const of = this.#statements.entries.get() ?? 0
    this.#upTo = newestEntry(store.database)
    this.#recordsThen = this.#statements.records.get() ?? 0
    const wishes = { signatures: 'every', bodies: readData } as const
    for await (const step of walkFeeds(store, organisation, wishes)) {
      if (signal?.aborted === true) return
      if (step.ok) await this.#entry(step.walked)
      else this.fault(step.fault, `feed ${step.feed} entry ${step.seq}`)
      progress?.(this.#entries, of)
    }
    if (!readData) return
    this.#leftovers()
    for await (const { kind, log, seq } of controlFaults(store, organisation, signal))
      this.fault(kind, `log ${log} entry ${seq}`)
    await this.#indexes(signal)
    await this.#blobs(signal)
  }

  fault(kind: CheckFault['kind'], where: string): void {
    if (this.#faults.length < faultsShown) this.#faults.push({ kind, where })
  }

  async #entry(walked: WalkedEntry): Promise<void> {
    const { feed, entry, content } = walked
    this.#entries++
    if (content === undefined) return
    const where = `feed ${feed.row} entry ${entry.header.seq}`
    if (entry.header.kind === 'open') {
      const epochKey = feed.log.keys.get(entry.header.epoch)
      const opening = epochKey && (await readOpening(content, entry.header, epochKey))
      const right =
        opening !== undefined &&
        compartmentText(opening.name) === compartmentText(feed.log.name) &&
        this.#parts.knows(opening.device)
      if (!right) this.fault('opening-refused', where)
      return
    }
    // A heartbeat changes no record; what it says of others is looked at when it comes.
    if (entry.header.kind !== 'changes') return
    const changes = parseChanges(content)
    if (changes === undefined) this.fault('changes-unreadable', where)
    else this.#apply(changes, walked, where)
  }

  #apply(changes: Changes, { feed, entry, row }: WalkedEntry, where: string): void {
    const { store, schema } = this.#parts
    const tables = store.records
    const { name } = feed.log
    if (changes.at > this.#newestStamp) this.#newestStamp = changes.at
    const origin = {
      dot: dotOf(entry.header.feed, entry.header.seq),
      stamp: changes.at,
      compartment: name,
    }
    for (const operation of changes.operations) {
      const place = tables.find(operation.record)
      if (place === undefined || !this.#isPlaced(operation, place, feed, row)) {
        this.fault('record-differs', operation.record.slice(0, 8))
        continue
      }
      const slot = tables.slotOf(name, place.home)
      const open = this.#open.get(place.key) ?? {
        left: this.#statements.touches.get(place.key, this.#upTo) ?? 0,
        built: new Map(),
      }
      const after = applyOperation(open.built.get(slot ?? -1)?.state ?? new Map(), operation, origin, schema)
      if (!after.ok || slot === undefined) {
        this.fault('operation-refused', where)
        continue
      }
      open.built.set(slot, { state: after.value, compartment: feed.log.row })
      open.left--
      if (open.left > 0) this.#open.set(place.key, open)
      else {
        this.#open.delete(place.key)
        this.#compare(place.key, open.built, operation.record)
      }
    }
  }

  /** Does the record stand under this id, as this type, at this home, and know of this entry? */
  #isPlaced(operation: Operation, { key, home }: RecordPlace, feed: VaultFeed, row: number): boolean {
    const tables = this.#parts.store.records
    return (
      tables.typeOfKey(key) === operation.type &&
      tables.idOf(key) === operation.record &&
      sameScope(operation.home ?? feed.log.name.scope, home) &&
      this.#statements.touched.get(key, row) === 1
    )
  }

  #compare(key: number, built: ReadonlyMap<number, BuiltPart>, record: string): void {
    this.#records++
    const first = key * slotsPerRecord
    const parts = this.#statements.parts.all(first, first + slotsPerRecord - 1)
    const isNewer = (this.#statements.newestTouch.get(key) ?? 0) > this.#upTo
    const isSame =
      parts.length === built.size &&
      parts.every((part) => {
        const one = built.get(part.key - first)
        return one?.compartment === part.compartment && encodePartState(one.state) === part.state
      })
    if (!isNewer && !isSame) this.fault('record-differs', record.slice(0, 8))
    for (const { state } of built.values()) {
      const file = state.get(fileField)
      for (const { value, dot } of file?.kind === 'single' ? file.held : []) {
        const blob = parseBlob(value, '')
        if (!blob.ok) continue
        const { sealed } = blob.value
        this.#seen.set(sealed, this.#seen.get(sealed) === true || this.#ownTags.has(dot.split('.')[0] ?? ''))
      }
    }
  }

  /** Records whose entries are not all here, and rows that no entry speaks of. */
  #leftovers(): void {
    for (const key of this.#open.keys())
      this.fault('record-differs', this.#parts.store.records.idOf(key).slice(0, 8))
    const extra = this.#recordsThen - this.#records - this.#open.size
    if (extra > 0) this.fault('record-without-entries', `${extra} records`)
    // A clock that forgot what it said would let an older change win over a newer one.
    if ((this.#statements.stamp.get() ?? '') < this.#newestStamp) this.fault('head-differs', 'the clock')
  }

  /** Do the indexes hold every part that has words, and no other? Then SQLite looks at them itself. */
  async #indexes(signal: AbortSignal | undefined): Promise<void> {
    const { words } = this.#parts.store.records
    let caughtUp = false
    unlessDiskFull(() => {
      words.catchUp()
      caughtUp = true
    })
    // Without room the indexes wait, and that is no fault of theirs.
    if (!caughtUp) return
    if (!words.idsAreSound()) this.fault('index-damaged', 'ids')
    const differ = await differingIndexes(this.#parts.store.database, words, signal)
    for (const name of indexNames) {
      if (differ.has(name) || !words.isSound(name)) this.fault('index-damaged', name)
    }
  }

  async #blobs(signal: AbortSignal | undefined): Promise<void> {
    for (const [sealed, isOwn] of this.#seen) {
      if (signal?.aborted === true) return
      // A colleague's file comes when somebody opens it. Until then it is nowhere here, and that is no fault.
      if (!isOwn && !blobIsHere(this.#parts.home, sealed)) continue
      this.#files++
      if (!(await blobIsWhole(this.#parts.home, sealed)))
        this.fault('file-missing-or-changed', sealed.slice(0, 8))
    }
  }

  report(state?: 'stopped'): CheckReport {
    return {
      state: state ?? (this.#faults.length === 0 ? 'whole' : 'faulty'),
      entries: this.#entries,
      records: this.#records,
      files: this.#files,
      faults: this.#faults,
    }
  }
}

function prepare(database: Database) {
  return {
    entries: database.prepare<[], number>('select count(*) from entry').pluck(),
    records: database.prepare<[], number>('select count(*) from record').pluck(),
    stamp: database
      .prepare<[], string>("select cast(value as text) from shelf where shelf = 'own' and key = 'stamp'")
      .pluck(),
    touches: database
      .prepare<[number, number], number>('select count(*) from touch where key = ? and entry <= ?')
      .pluck(),
    parts: database.prepare<[number, number], { key: number; compartment: number; state: string }>(
      'select key, compartment, state from part where key between ? and ?',
    ),
    touched: database
      .prepare<[number, number], number>('select 1 from touch where key = ? and entry = ?')
      .pluck(),
    newestTouch: database
      .prepare<[number], number | null>('select max(entry) from touch where key = ?')
      .pluck(),
  }
}
