/**
 * The disk of one device: the production's store in memory, with the accidents of a real one, and watched.
 *
 * What is watched is what a transaction kept, after it was kept: entries under this device's own feed keys are
 * what its owner signed; entries of other feeds are what it accepted of others.
 */
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { type Entry, entryHash, noPrevious } from '@safeconduct/core/vault/entry.ts'
import type { FeedHead } from '@safeconduct/core/vault/feed.ts'
import { type MemoryImage, MemoryStore } from '@safeconduct/core/vault/replica/memory-store.ts'
import {
  type EntryTable,
  type FeedTable,
  type LogTable,
  type RecordTable,
  type ReplicaStore,
  type Shelf,
  StoreFull,
} from '@safeconduct/core/vault/replica/store.ts'
import type { Dice } from '../dice.ts'
import type { FaultKind, Faults } from '../faults.ts'

/** The program was killed here: nothing after this line ever ran. */
export class Killed extends Error {}
/** The disk answered with an error that is not "full": the program stops, and is started again. */
export class DiskError extends Error {}

export type DiskWatch = {
  /** Entries and keys that one transaction kept, in their order. */
  readonly kept: (entries: readonly KeptEntry[], keys: readonly KeptKey[]) => void
  /** The program has let go of logs, as before a journey. */
  /** Logs that left this disk, in hex. */
  readonly forgot: (logs: readonly string[]) => void
  /** Called when an accident ends the program. */
  readonly died: (how: FaultKind) => void
  readonly faults: () => Faults
}
export type KeptEntry = {
  readonly entry: Entry
  readonly own: boolean
  /** It names the entry that stands before it on this very disk. */
  readonly follows: boolean
}
export type KeptKey = { readonly log: Uint8Array; readonly epoch: number; readonly key: Bytes }

/** How often each accident falls, at full strength, for one transaction. */
const crashShare = 0.02
const fullShare = 0.05
const errorShare = 0.01
const rekeyShare = 0.1
/** Where a fault falls that comes late: the disk of a transaction that was done is as full as one before it. */
const whenLate = { crash: 'after', 'disk-full': 'keeping', 'io-error': 'before' } as const
/** Shelves that a change of keys writes to: the key that waits for its event, the letters with it, the move of access. */
const rekeyShelves: ReadonlySet<string> = new Set([
  'proposal',
  'my-epoch',
  'move',
  'to-grant',
  'grant-waiting',
])

export class Disk {
  #store: MemoryStore
  readonly #dice: Dice
  readonly #watch: DiskWatch
  /** What is really on the platters, since the disk began to lie about it. */
  #durable: MemoryImage | undefined

  constructor(dice: Dice, watch: DiskWatch) {
    this.#store = new MemoryStore()
    this.#dice = dice
    this.#watch = watch
  }

  /** The store as one start of the program sees it. When `life` is over, nothing more is written. */
  storeFor(life: { readonly over: boolean; end(): void }): ReplicaStore {
    return new WatchedStore(this.#store, this.#watch, (work, rekeys) => {
      this.#transaction(life, work)
      if (rekeys()) this.#killedInRekey(life)
    })
  }

  image(): MemoryImage {
    return this.#store.image()
  }

  /** Yesterday's copy is put back. */
  restore(image: MemoryImage): void {
    this.#store = MemoryStore.fromImage(image)
    this.#durable = undefined
  }

  /** The power goes: what a lying disk had only in its cache is gone. True when something was. */
  powerCut(): boolean {
    if (this.#durable === undefined) return false
    this.restore(this.#durable)
    return true
  }

  /** The last acknowledged transactions are torn off. How many were. */
  tear(count: number): number {
    return this.#store.loseTail(count)
  }

  get memory(): MemoryStore {
    return this.#store
  }

  #transaction(life: { readonly over: boolean; end(): void }, work: () => void): void {
    if (life.over) throw new Killed('a program that was killed wrote on')
    const faults = this.#watch.faults()
    const dice = this.#dice
    if (this.#durable === undefined && dice.chance((faults.get('fsync-lies') ?? 0) * errorShare)) {
      this.#durable = this.#store.image()
    }
    const fault = this.#accident(faults)
    if (fault === undefined) return this.#store.transaction(work)
    const after = dice.chance(0.5)
    this.#store.faults = {
      [after ? whenLate[fault] : 'before']: () => {
        if (fault === 'disk-full') throw new StoreFull('the simulated disk is full')
        if (fault === 'io-error') throw new DiskError('the simulated disk failed')
        throw new Killed('killed beside a transaction')
      },
    }
    try {
      this.#store.transaction(work)
    } finally {
      this.#store.faults = {}
      if (fault !== 'disk-full') {
        life.end()
        this.#watch.died(fault)
      }
    }
  }

  /** The battery ends right behind a step of a change of keys: what was kept stands, and nothing that follows it. */
  #killedInRekey(life: { end(): void }): void {
    if (!this.#dice.chance((this.#watch.faults().get('kill-in-rekey') ?? 0) * rekeyShare)) return
    life.end()
    this.#watch.died('kill-in-rekey')
    throw new Killed('killed in the middle of a change of keys')
  }

  #accident(faults: Faults): 'crash' | 'disk-full' | 'io-error' | undefined {
    const dice = this.#dice
    if (dice.chance((faults.get('crash') ?? 0) * crashShare)) return 'crash'
    if (dice.chance((faults.get('disk-full') ?? 0) * fullShare)) return 'disk-full'
    if (dice.chance((faults.get('io-error') ?? 0) * errorShare)) return 'io-error'
    return undefined
  }
}

class WatchedStore implements ReplicaStore {
  readonly shelf: Shelf
  readonly logs: LogTable
  readonly feeds: FeedTable
  readonly entries: EntryTable
  readonly records: RecordTable
  readonly #run: (work: () => void, rekeys: () => boolean) => void
  readonly #watch: DiskWatch
  readonly #own: Set<number>
  #entries: KeptEntry[] = []
  #keys: KeptKey[] = []
  #rekeys = false

  constructor(store: MemoryStore, watch: DiskWatch, run: (work: () => void, rekeys: () => boolean) => void) {
    const { shelf } = store
    this.shelf = {
      get: (name, key) => shelf.get(name, key),
      put: (name, key, value) => {
        if (rekeyShelves.has(name)) this.#rekeys = true
        shelf.put(name, key, value)
      },
      drop: (name, key) => shelf.drop(name, key),
      list: (...all) => shelf.list(...all),
    }
    this.#own = new Set(
      store.logs
        .all()
        .flatMap(({ row }) => store.feeds.ofLog(row))
        .filter(({ seed }) => seed !== undefined)
        .map(({ row }) => row),
    )
    this.feeds = {
      ofLog: (log) => store.feeds.ofLog(log),
      add: (log, key, seed) => {
        const row = store.feeds.add(log, key, seed)
        // A row of a transaction that was undone is given again.
        if (seed === undefined) this.#own.delete(row)
        else this.#own.add(row)
        return row
      },
    }
    this.records = store.records
    this.#run = run
    this.#watch = watch
    this.logs = {
      all: () => store.logs.all(),
      add: (id, name) => store.logs.add(id, name),
      forget: (logs) => {
        const gone = store.logs.all().filter(({ row }) => logs.includes(row))
        store.logs.forget(logs)
        watch.forgot(gone.map(({ id }) => toHex(id)))
      },
      keepKey: (log, epoch, key) => {
        store.logs.keepKey(log, epoch, key)
        const id = store.logs.all().find(({ row }) => row === log)?.id ?? new Uint8Array()
        this.#keys.push({ log: id, epoch, key: new Uint8Array(key) })
      },
    }
    this.entries = {
      at: (feed, seq) => store.entries.at(feed, seq),
      after: (feed, seq, limit) => store.entries.after(feed, seq, limit),
      takeBack: (feed, head) => store.entries.takeBack(feed, head),
      strike: (row, body) => store.entries.strike(row, body),
      heal: (row, body) => store.entries.heal(row, body),
      keep: (feed: number, entry: Entry, head: FeedHead) => {
        const row = store.entries.keep(feed, entry, head)
        this.#entries.push({ entry, own: this.#own.has(feed), follows: follows(store, feed, entry) })
        return row
      },
    }
  }

  transaction(work: () => void): void {
    this.#entries = []
    this.#keys = []
    this.#rekeys = false
    let finished = false
    try {
      this.#run(
        () => {
          work()
          finished = true
        },
        () => this.#rekeys || this.#keys.length > 0,
      )
    } catch (problem) {
      // It was done, and the disk could not keep it.
      if (problem instanceof StoreFull) finished = false
      throw problem
    } finally {
      if (finished) this.#watch.kept(this.#entries, this.#keys)
    }
  }
}

function follows(store: MemoryStore, feed: number, { header }: Entry): boolean {
  const before = header.seq === 1 ? undefined : store.entries.at(feed, header.seq - 1)?.entry
  const hash = before === undefined ? noPrevious : entryHash(before)
  return (header.seq === 1 || before !== undefined) && equalBytes(hash, header.previous)
}
