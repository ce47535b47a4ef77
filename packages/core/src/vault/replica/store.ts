/**
 * What a vault keeps, as the vault's own logic sees it: SQLite in the program, memory in the simulator.
 *
 * Everything is synchronous and happens inside `transaction`: what a transaction wrote is on the disk when it
 * returns, or none of it ever was. Nothing is acknowledged, sent or held in memory before that.
 */
import type { Bytes } from '../../base/bytes.ts'
import type { RecordId } from '../../base/id.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { Entry } from '../entry.ts'
import type { FeedHead } from '../feed.ts'
import type { PartState } from '../part-state.ts'
import type { CompartmentName, Scope } from '../schema.ts'

/** Thrown by `transaction` when there is no room; nothing of it was kept. */
export class StoreFull extends Error {}

/** A compartment of which this device knows. No key: it left, or never came. */
export type StoredLog = {
  readonly row: number
  readonly id: CompartmentId
  readonly name: CompartmentName
  /** Epoch to key. */
  readonly keys: ReadonlyMap<number, Bytes>
}

/** A feed as far as its entries are applied. */
export type StoredFeed = {
  readonly row: number
  /** Row of its log. */
  readonly log: number
  readonly key: PublicKey
  /** The private half, where the feed is this device's own. */
  readonly seed: Bytes | undefined
  readonly head: FeedHead
}

/** An applied entry. Rows grow in the order of application, which is an order of causes. */
export type StoredEntry = { readonly row: number; readonly feed: number; readonly entry: Entry }

/** One part of one record as it stands. */
export type StoredPart = {
  readonly record: RecordId
  readonly type: string
  /** Row of its log. */
  readonly log: number
  readonly state: PartState
}

/** Where a record is, or where a new one will be. */
export type RecordPlace = { readonly key: number; readonly home: Scope }

/** Small things with a name, in the order of their keys: control chains, waiting entries, receipts, mail, alarms. */
export interface Shelf {
  get(shelf: string, key: string): Bytes | undefined
  put(shelf: string, key: string, value: Uint8Array): void
  drop(shelf: string, key: string): void
  /** In the order of keys (by UTF-16 unit), those that begin with `prefix` and lie after `after`. */
  list(
    shelf: string,
    prefix: string,
    wishes?: { readonly after?: string; readonly limit?: number },
  ): readonly { readonly key: string; readonly value: Bytes }[]
}

export interface LogTable {
  all(): readonly StoredLog[]
  add(id: CompartmentId, name: CompartmentName): number
  keepKey(log: number, epoch: number, key: Uint8Array): void
  /**
   * Everything that these logs gave leaves the disk: keys, feeds, entries, parts, index words, history, drafts
   * of their records, and the shelves' rows whose key begins with the hex id of the log. The logs themselves
   * stay known, without a key. Call outside a transaction: it also wipes free pages.
   */
  forget(logs: readonly number[]): void
}

export interface FeedTable {
  ofLog(log: number): readonly StoredFeed[]
  add(log: number, key: PublicKey, seed: Uint8Array | undefined): number
}

export interface EntryTable {
  /** Appends an applied entry and moves the head of its feed. */
  keep(feed: number, entry: Entry, head: FeedHead): number
  at(feed: number, seq: number): StoredEntry | undefined
  /** Another body for an entry: the one before leaves the disk, and all that was made of it. */
  strike(row: number, body: Uint8Array): void
  /** The body that an entry has by right, in the place of one that the disk has changed. */
  heal(row: number, body: Uint8Array): void
  after(feed: number, seq: number, limit: number): readonly StoredEntry[]
  /** Takes the entries of a feed after `head.seq`, and their touches, out again and moves the head back; oldest first. */
  takeBack(feed: number, head: FeedHead): readonly StoredEntry[]
}

/** The records that follow from the applied entries. */
export interface RecordTable {
  find(id: RecordId): RecordPlace | undefined
  place(id: RecordId, type: string, home: Scope | undefined): RecordPlace | 'no-home' | 'other-type'
  /**
   * The part of a record that lies in this compartment; an empty map when there is none. Inside a transaction it
   * answers with what the transaction has kept so far.
   */
  partState(place: RecordPlace, name: CompartmentName): PartState
  /** An empty state takes the part away. */
  keepPart(
    part: {
      readonly place: RecordPlace
      readonly record: RecordId
      readonly type: string
      readonly log: number
      readonly name: CompartmentName
    },
    state: PartState,
  ): void
  keepTouch(place: RecordPlace, entry: number): void
  /** All parts, in any order: for a hash over the whole state. */
  everyPart(): Iterable<StoredPart>
  /** Applied entries of one log that touched a record, in the order of application. */
  touching(place: RecordPlace, log: number): readonly StoredEntry[]
  /** The records that an applied entry touched, by its row. Looks at everything: for repairs. */
  touchedBy(entry: number): readonly { readonly record: RecordId; readonly type: string }[]
  /** After a transaction: indexes may follow. */
  kept(): void
  /** After a transaction that was undone. */
  forgetUnkept(): void
}

export interface ReplicaStore {
  transaction(work: () => void): void
  readonly shelf: Shelf
  readonly logs: LogTable
  readonly feeds: FeedTable
  readonly entries: EntryTable
  readonly records: RecordTable
}
