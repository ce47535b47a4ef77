/**
 * What a relay keeps, as its own logic sees it: memory in the simulator, SQLite or PostgreSQL in the program.
 *
 * A promise that resolves means that the disk has it. Every change is one transaction on one log, box or share;
 * nothing spans two, so that many relays may one day share the work. What each field tells a stranger: `schema.ts`.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { LineStore } from './line/line-store.ts'
import type { TimerStore } from './timers/timer-store.ts'

/** Thrown by any change when there is no room; nothing of it was kept. */
export class RelayFull extends Error {}

/** The last entry of a feed, or of the control chain of a log. */
export type ChainHead = { readonly seq: number; readonly hash: Bytes }

export type StoredLog = {
  /** SHA-256 of the token that reads and writes. */
  readonly access: Bytes
  readonly size: number
  /** Complete subtrees of the tree over its entries, largest first, 32 bytes each. */
  readonly peaks: Bytes
  readonly bytes: number
}

/** An entry as it lies on the disk. `chain` is the feed's key, or 32 zero bytes for the control chain. */
export type StoredEntry = {
  readonly position: number
  readonly chain: Bytes
  readonly seq: number
  readonly hash: Bytes
  readonly header: Bytes
  readonly signature: Bytes
  readonly body: Bytes
  readonly day: number
}

export type Placed = { readonly position: number; readonly hash: Bytes; readonly day: number }

export type Append = {
  readonly log: Bytes
  /** The log must still be of this size and under this access: another process may share the store. */
  readonly before: StoredLog
  readonly after: StoredLog
  readonly entries: readonly StoredEntry[]
}

export type StoredBox = { readonly access: Bytes; readonly items: number; readonly bytes: number }
export type StoredMail = { readonly number: number; readonly sealed: Bytes }
export type StoredShare = {
  readonly share: Bytes
  /** SHA-256 of the token of its owner. */
  readonly access: Bytes
  /** SHA-256 of the token by which a colleague withholds and gives it again. */
  readonly lock: Bytes
  readonly withheld: boolean
}
/** How much there is of everything, for the limits. */
export type Holdings = {
  readonly logs: number
  readonly boxes: number
  readonly shares: number
  readonly bytes: number
}

/** Another body for an entry. `body` is empty where it does not come with this change. */
export type StruckBody = {
  readonly chain: Bytes
  readonly seq: number
  /** SHA-256 of the body that is left. */
  readonly rest: Bytes
  readonly body: Bytes
}

export interface RelayStore {
  /** Lines for callers; beside the rest, in the same file or database. */
  readonly line: LineStore
  readonly timers: TimerStore
  log(id: Bytes): Promise<StoredLog | undefined>
  /** False: one is there already. */
  addLog(id: Bytes, access: Bytes, day: number): Promise<boolean>
  /** False: the access is another by now. */
  moveLog(id: Bytes, from: Bytes, to: Bytes): Promise<boolean>
  heads(log: Bytes, chains: readonly Bytes[]): Promise<readonly (ChainHead | undefined)[]>
  placed(log: Bytes, chain: Bytes, seq: number): Promise<Placed | undefined>
  /** False: the log is not as it was. */
  append(change: Append): Promise<boolean>
  /**
   * Notes what is left of each entry, after what was noted before, and puts the bodies that came where the newest note
   * of their entry names them. What stood there is gone from the disk when this resolves.
   */
  strike(log: Bytes, struck: readonly StruckBody[]): Promise<void>
  /** What is left of an entry, as it was noted, the newest last. */
  restsOf(log: Bytes, chain: Bytes, seq: number): Promise<readonly Bytes[]>
  /** In the order of positions, from `after` + 1, until `bytes` are passed; at least one if there is one. */
  entries(
    log: Bytes,
    after: number,
    most: { readonly bytes: number; readonly count: number },
  ): Promise<readonly StoredEntry[]>
  addBox(box: Bytes, access: Bytes, day: number): Promise<boolean>
  box(box: Bytes): Promise<StoredBox | undefined>
  post(box: Bytes, sealed: Bytes, day: number): Promise<void>
  mail(box: Bytes, most: number): Promise<readonly StoredMail[]>
  dropMail(box: Bytes, upTo: number): Promise<void>
  /** Takes away what was posted before this day. */
  sweepMail(before: number): Promise<void>
  piece(name: Bytes): Promise<{ readonly size: number } | undefined>
  notePiece(name: Bytes, size: number, day: number): Promise<void>
  forgetPiece(name: Bytes): Promise<void>
  share(id: Bytes): Promise<StoredShare | undefined>
  addShare(id: Bytes, share: StoredShare, day: number): Promise<boolean>
  withholdShare(id: Bytes, withheld: boolean): Promise<void>
  dropShare(id: Bytes): Promise<void>
  holdings(): Promise<Holdings>
  /** The relay's own: its key, the hash of its space code, the version of these tables. */
  about(name: string): Promise<Bytes | undefined>
  /** Keeps the first value that was ever given, and answers with it. */
  keepAbout(name: string, value: Bytes): Promise<Bytes>
  setAbout(name: string, value: Bytes): Promise<Bytes>
  close(): Promise<void>
}

/** Sealed pieces of files, by the SHA-256 of their bytes: a folder, or a bucket of somebody's. */
export interface PieceStore {
  /** Keeps a piece whose name was checked; the same again is no error. */
  put(name: Bytes, piece: Bytes, day: number): Promise<void>
  get(name: Bytes): Promise<Bytes | undefined>
  /** One that is not there is no error. */
  drop(name: Bytes): Promise<void>
  /** Dropping what is not there costs next to nothing: so what a killed relay put and never noted is dropped too. */
  readonly isNear: boolean
}
