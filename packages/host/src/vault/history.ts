/** The history of a record: who changed what, when, and what stood there before. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import type { SealKey } from '@safeconduct/core/sealed/seal.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import { dotOf, readBody } from '@safeconduct/core/vault/feed.ts'
import { millisOfStamp } from '@safeconduct/core/vault/hybrid-clock.ts'
import { applyOperation, resolveField } from '@safeconduct/core/vault/merge.ts'
import { parseChanges } from '@safeconduct/core/vault/operation.ts'
import type { PartState } from '@safeconduct/core/vault/part-state.ts'
import type { VaultSchema } from '@safeconduct/core/vault/schema.ts'
import { DamagedVault, found } from '../store/damage.ts'
import type { Database } from '../store/database.ts'
import { type EntryRow, entryColumns, storedEntry } from '../store/feed-tables.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'
import { FeedBook, type VaultFeed } from './feed-book.ts'
import { StruckBodies } from './struck.ts'

export type HistoryStep = {
  /** The revision this step made. */
  readonly rev: number
  readonly at: string
  /** The member who wrote it, by code; where the roster does not say, the feed. */
  readonly who: string
  readonly field: string
  readonly before: Json | null
  readonly after: Json | null
  /** Its own device, or the one who marks, says that it cannot have been written before this: it is dated back. */
  readonly notBefore?: string
}

/** The code of the member whose feed this is, as far as the roster is here. */
export type WriterOf = (feed: VaultFeed) => string | undefined
/** Before which moment no key of this epoch was there. */
export type NotBefore = (feed: VaultFeed, epoch: number) => number | undefined

export class Histories {
  readonly #store: SqliteStore
  readonly #schema: VaultSchema
  readonly #organisation: Uint8Array
  readonly #writerOf: WriterOf
  readonly #notBefore: NotBefore
  readonly #entriesOf: ReturnType<typeof entriesOf>
  #book: FeedBook | undefined

  constructor(
    store: SqliteStore,
    schema: VaultSchema,
    organisation: Uint8Array,
    { writerOf, notBefore }: { readonly writerOf: WriterOf; readonly notBefore: NotBefore },
  ) {
    this.#store = store
    this.#schema = schema
    this.#organisation = organisation
    this.#writerOf = writerOf
    this.#notBefore = notBefore
    this.#entriesOf = entriesOf(store.database)
  }

  /** Who changed what, oldest first: opened again from the signed entries, not from a copy. */
  async of(id: RecordId): Promise<readonly HistoryStep[]> {
    const place = this.#store.records.find(id)
    if (place === undefined) return []
    const steps: HistoryStep[] = []
    const states = new Map<string, PartState>()
    const latest = new Map<number, number>()
    const struck = StruckBodies.of(this.#store.shelf, this.#organisation)
    for (const [index, row] of this.#entriesOf.all(place.key).entries()) {
      const { entry } = storedEntry(row)
      const { feed, key } = this.#keyOf(row.feed, entry.header.epoch)
      if (row.body === null || key === undefined) continue
      const content = await readBody(entry, key, this.#organisation)
      const bytes = content.ok ? content.value : await struck.content(feed.log, entry)
      const changes = bytes === undefined ? undefined : parseChanges(bytes)
      const operation = changes?.operations.find(({ record }) => record === id)
      if (changes === undefined || operation === undefined)
        throw new DamagedVault('an entry of a record does not open')
      const compartment = compartmentText(feed.log.name)
      const before = states.get(compartment) ?? new Map()
      const dot = dotOf(entry.header.feed, entry.header.seq)
      const after = applyOperation(
        before,
        operation,
        { dot, stamp: changes.at, compartment: feed.log.name },
        this.#schema,
      )
      if (!after.ok) throw new DamagedVault('an entry of a record does not apply')
      states.set(compartment, after.value)
      const millis = millisOfStamp(changes.at)
      const at = instantOf(millis)
      // A device counts on from what it has written, however its clock is set.
      const bound = Math.max(latest.get(row.feed) ?? 0, this.#notBefore(feed, entry.header.epoch) ?? 0)
      latest.set(row.feed, Math.max(latest.get(row.feed) ?? 0, millis))
      const who = this.#writerOf(feed) ?? dot.slice(0, dot.indexOf('.'))
      for (const field of [...Object.keys(operation.sets), ...Object.keys(operation.lists)]) {
        steps.push({
          rev: index + 1,
          at,
          who,
          field,
          before: this.#shown(operation.type, field, before),
          after: this.#shown(operation.type, field, after.value),
          ...(millis < bound ? { notBefore: instantOf(bound) } : {}),
        })
      }
    }
    return steps
  }

  /** Feeds come and epochs turn: the book is read again when it lacks one. */
  #keyOf(row: number, epoch: number): { readonly feed: VaultFeed; readonly key: SealKey | undefined } {
    for (const book of [this.#book, undefined]) {
      this.#book = book ?? new FeedBook(this.#store)
      const feed = this.#book.byRow(row)
      const key = feed === undefined ? undefined : this.#book.entryKey(feed.log, epoch)
      if (feed !== undefined && key !== undefined) return { feed, key }
    }
    return { feed: found(this.#book?.byRow(row), 'an entry of no feed'), key: undefined }
  }

  #shown(type: string, field: string, state: PartState): Json | null {
    const rule = this.#schema.field(type, field)
    const held = state.get(field)
    const resolved = rule === undefined || held === undefined ? undefined : resolveField(held, rule.merge)
    if (resolved === undefined) return null
    return resolved.state === 'value' ? resolved.value : resolved.values
  }
}

function entriesOf(database: Database) {
  return database.prepare<[number], EntryRow>(
    `select ${entryColumns} from touch t join entry e on e.id = t.entry where t.key = ? order by e.id`,
  )
}
