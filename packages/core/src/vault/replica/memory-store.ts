/**
 * A replica's store in memory: for tests and the simulator, with the faults of a disk at hand.
 *
 * `image` is what a thief's copy, a backup or a crash would find: only finished transactions. A fault is thrown
 * before, in keeping or after the n-th transaction: nothing of it is kept; but after, all of it is, and nobody was told.
 */
import { type Bytes, copyOf as copyOfBytes, toHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { Entry } from '../entry.ts'
import { emptyFeed, type FeedHead } from '../feed.ts'
import type { CompartmentName } from '../schema.ts'
import { appendIn, dropFrom, firstFrom, Journal, largest, OrderedRows, setIn } from './memory-journal.ts'
import { MemoryRecords, type RecordMaps } from './memory-records.ts'
import type {
  EntryTable,
  FeedTable,
  LogTable,
  ReplicaStore,
  Shelf,
  StoredEntry,
  StoredFeed,
} from './store.ts'

type KeptLog = {
  readonly row: number
  readonly id: CompartmentId
  readonly name: CompartmentName
  readonly keys: ReadonlyMap<number, Bytes>
}
type Maps = RecordMaps & {
  readonly logs: Map<number, KeptLog>
  readonly feeds: Map<number, StoredFeed>
  readonly entries: Map<number, StoredEntry>
  /** Feed row to the rows of its entries; the n-th has seq n + 1. */
  readonly rowsOfFeed: Map<number, number[]>
  readonly shelves: Map<string, OrderedRows>
}

/** What a copy of a disk holds. It shares nothing that changes with the store it was taken from. */
export type MemoryImage = { readonly maps: Maps }

/** Called with the number of the transaction, from 1. What it throws, the writer gets. */
export type StoreFaults = {
  readonly before?: (transaction: number) => void
  /** All of it was done and the disk cannot keep it: nothing of it is kept. */
  readonly keeping?: (transaction: number) => void
  /** The transaction is kept; the writer dies before hearing so. */
  readonly after?: (transaction: number) => void
}

export class MemoryStore implements ReplicaStore {
  /** Set by a test: what happens to the transactions to come. */
  faults: StoreFaults = {}
  readonly shelf: Shelf
  readonly logs: LogTable
  readonly feeds: FeedTable
  readonly entries: EntryTable
  readonly records: MemoryRecords
  readonly #maps: Maps
  readonly #journal: Journal
  #transactions = 0

  constructor(image?: MemoryImage, { remembered = 64 }: { readonly remembered?: number } = {}) {
    this.#maps = copyOf(image?.maps)
    this.#journal = new Journal(remembered)
    this.shelf = shelfOf(this.#journal, this.#maps.shelves)
    this.records = new MemoryRecords(
      this.#journal,
      this.#maps,
      (row) => this.#maps.entries.get(row),
      (feed) => this.#maps.feeds.get(feed)?.log,
    )
    this.logs = logsOf(this.#journal, this.#maps, this.records)
    this.feeds = feedsOf(this.#journal, this.#maps)
    this.entries = entriesOf(this.#journal, this.#maps, this.records)
  }

  static fromImage(image: MemoryImage): MemoryStore {
    return new MemoryStore(image)
  }

  get transactions(): number {
    return this.#transactions
  }

  transaction(work: () => void): void {
    const number = ++this.#transactions
    this.faults.before?.(number)
    this.#journal.run(() => {
      work()
      this.faults.keeping?.(number)
    })
    this.faults.after?.(number)
  }

  image(): MemoryImage {
    return { maps: copyOf(this.#maps) }
  }

  /** The newest transactions are gone although they were acknowledged. How many were. */
  loseTail(count: number): number {
    return this.#journal.loseTail(count)
  }

  /** Flips a bit in the body of a stored entry; false when there is no such entry. */
  rot(feed: PublicKey, seq: number, bit: number): boolean {
    const row = [...this.#maps.feeds.values()].find(({ key }) => toHex(key) === toHex(feed))?.row
    const entryRow = row === undefined ? undefined : this.#maps.rowsOfFeed.get(row)?.[seq - 1]
    const stored = entryRow === undefined ? undefined : this.#maps.entries.get(entryRow)
    if (stored === undefined || stored.entry.body.length === 0) return false
    const body = new Uint8Array(stored.entry.body)
    const at = Math.floor(bit / 8) % body.length
    body[at] = (body[at] ?? 0) ^ (1 << (bit % 8))
    this.#maps.entries.set(stored.row, { ...stored, entry: { ...stored.entry, body } })
    return true
  }

  /** Every value of every shelf, entry and part: for scans that look for what must not be there. */
  *everything(): Generator<{ readonly where: string; readonly bytes: Bytes }, void, void> {
    for (const [shelf, values] of this.#maps.shelves) {
      for (const [key, bytes] of values) yield { where: `${shelf}/${key}`, bytes }
    }
    for (const { row, entry } of this.#maps.entries.values())
      yield { where: `entry/${row}`, bytes: entry.body }
    for (const { row, keys } of this.#maps.logs.values()) {
      for (const [epoch, bytes] of keys) yield { where: `key/${row}/${epoch}`, bytes }
    }
  }
}

function copyOf(maps: Maps | undefined): Maps {
  return {
    logs: new Map(maps?.logs),
    feeds: new Map(maps?.feeds),
    entries: new Map(maps?.entries),
    rowsOfFeed: listsOf(maps?.rowsOfFeed),
    shelves: new Map([...(maps?.shelves ?? [])].map(([name, values]) => [name, values.copy()])),
    byId: new Map(maps?.byId),
    byKey: new Map(maps?.byKey),
    parts: new Map(maps?.parts),
    touches: listsOf(maps?.touches),
  }
}

function listsOf(lists: ReadonlyMap<number, readonly number[]> | undefined): Map<number, number[]> {
  return new Map([...(lists ?? [])].map(([key, list]) => [key, [...list]]))
}

function shelfOf(journal: Journal, shelves: Maps['shelves']): Shelf {
  const valuesOf = (shelf: string): OrderedRows => {
    const known = shelves.get(shelf)
    if (known !== undefined) return known
    const made = new OrderedRows()
    shelves.set(shelf, made)
    return made
  }
  return {
    get: (shelf, key) => shelves.get(shelf)?.get(key),
    put: (shelf, key, value) => setIn(journal, valuesOf(shelf), key, copyOfBytes(value)),
    drop: (shelf, key) => dropFrom(journal, valuesOf(shelf), key),
    list: (shelf, prefix, { after = '', limit = Number.POSITIVE_INFINITY } = {}) => {
      const found: { key: string; value: Bytes }[] = []
      const values = shelves.get(shelf)
      if (values === undefined || values.size === 0) return found
      const keys = values.inOrder()
      for (let at = firstFrom(keys, prefix); at < keys.length && found.length < limit; at++) {
        const key = certain(keys[at], 'below the length')
        if (!key.startsWith(prefix)) break
        if (key > after) found.push({ key, value: certain(values.get(key), 'listed just above') })
      }
      return found
    },
  }
}

function logsOf(journal: Journal, maps: Maps, records: MemoryRecords): LogTable {
  const log = (row: number): KeptLog => certain(maps.logs.get(row), 'a log that was added')
  return {
    all: () => [...maps.logs.values()],
    add: (id, name) => {
      const row = maps.logs.size + 1
      setIn(journal, maps.logs, row, { row, id, name, keys: new Map() })
      return row
    },
    keepKey: (row, epoch, key) => {
      const keys = new Map(log(row).keys).set(epoch, new Uint8Array(key))
      setIn(journal, maps.logs, row, { ...log(row), keys })
    },
    forget: (rows) => {
      journal.run(() => {
        for (const row of rows) {
          records.forgetLog(row)
          for (const feed of [...maps.feeds.values()].filter((one) => one.log === row)) {
            for (const entry of maps.rowsOfFeed.get(feed.row) ?? []) dropFrom(journal, maps.entries, entry)
            dropFrom(journal, maps.rowsOfFeed, feed.row)
            dropFrom(journal, maps.feeds, feed.row)
          }
          for (const shelf of maps.shelves.values()) {
            for (const key of shelf.keys())
              if (key.startsWith(toHex(log(row).id))) dropFrom(journal, shelf, key)
          }
          setIn(journal, maps.logs, row, { ...log(row), keys: new Map() })
        }
      })
      // The free pages are wiped too: nothing brings the keys back.
      journal.forget()
    },
  }
}

function feedsOf(journal: Journal, maps: Maps): FeedTable {
  return {
    ofLog: (log) => [...maps.feeds.values()].filter((feed) => feed.log === log),
    add: (log, key, seed) => {
      const row = largest(maps.feeds.keys()) + 1
      const kept = seed === undefined ? undefined : new Uint8Array(seed)
      setIn(journal, maps.feeds, row, { row, log, key, seed: kept, head: emptyFeed })
      return row
    },
  }
}

function entriesOf(journal: Journal, maps: Maps, records: MemoryRecords): EntryTable {
  const rowsOf = (feed: number): readonly number[] => maps.rowsOfFeed.get(feed) ?? []
  const stored = (row: number): StoredEntry => certain(maps.entries.get(row), 'a row of a feed')
  const putBody = (row: number, body: Uint8Array): void => {
    const kept = stored(row)
    setIn(journal, maps.entries, row, { ...kept, entry: { ...kept.entry, body: new Uint8Array(body) } })
  }
  const moveHead = (feed: number, head: FeedHead): void =>
    setIn(journal, maps.feeds, feed, { ...certain(maps.feeds.get(feed), 'a feed that was added'), head })
  let newest = largest(maps.entries.keys())
  return {
    keep: (feed, entry: Entry, head) => {
      const row = ++newest
      setIn(journal, maps.entries, row, { row, feed, entry })
      appendIn(journal, maps.rowsOfFeed, feed, row)
      moveHead(feed, head)
      return row
    },
    at: (feed, seq) => {
      const row = rowsOf(feed)[seq - 1]
      return row === undefined ? undefined : stored(row)
    },
    strike: putBody,
    heal: putBody,
    after: (feed, seq, limit) =>
      rowsOf(feed)
        .slice(seq, seq + limit)
        .map(stored),
    takeBack: (feed, head) => {
      const taken = rowsOf(feed).slice(head.seq).map(stored)
      setIn(journal, maps.rowsOfFeed, feed, rowsOf(feed).slice(0, head.seq))
      for (const { row } of taken) dropFrom(journal, maps.entries, row)
      records.untouch(new Set(taken.map(({ row }) => row)))
      moveHead(feed, head)
      return taken
    },
  }
}
