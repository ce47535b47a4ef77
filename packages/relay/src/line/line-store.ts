/**
 * What a relay keeps of a line: sealed messages of callers, their pieces, and the boxes in which answers lie.
 *
 * As everywhere in the store, a promise that resolves means that the disk has it, and every change is one
 * transaction. What each field tells a stranger: `line-tables.ts`.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'

export type StoredLine = {
  /** SHA-256 of the token by which desks collect and answer. */
  readonly access: Bytes
  /** The signed notice that every page shows; empty until one was published. */
  readonly notice: Bytes
}

export type StoredBlob = { readonly number: number; readonly day: number; readonly sealed: Bytes }
/** How many sealed messages of one length wait. */
export type BlobCount = { readonly size: number; readonly count: number }

export type StoredSlot = {
  readonly line: Bytes
  /** 0: a caller's voice. More: an operator opened it for so many bytes. */
  readonly room: number
  /** Of the pieces that are there. */
  readonly bytes: number
}
export type StoredPiece = { readonly index: number; readonly sealed: Bytes }
export type SlotHoldings = { readonly slots: number; readonly bytes: number }

/** One of the two halves of a reply: the true one, or the innocent one for the box of the cover thread. */
export type ReplyHalf = {
  readonly box: Bytes
  /** SHA-256 of the token that burns the box. */
  readonly burn: Bytes
  readonly slots: readonly Bytes[]
  /** Stands for the reply in this box alone, so that a seized disk does not tell which two boxes got it together. */
  readonly mark: Bytes
}
/** `again`: it was there already. `other-burn`: one of the boxes belongs to another token. */
export type Replied = 'kept' | 'again' | 'other-burn'

/** Everything before these days goes. */
export type LineSweep = {
  readonly blobs: number
  readonly slots: number
  readonly boxes: number
  /** Voice of before this day goes too when no message waits that could announce it: it is nobody's. */
  readonly unannounced: number
}

export interface LineStore {
  line(id: Bytes): Promise<StoredLine | undefined>
  /** False: one is there already. */
  addLine(id: Bytes, access: Bytes, day: number): Promise<boolean>
  publish(line: Bytes, notice: Bytes): Promise<void>
  lines(): Promise<number>
  /** All of them or none, under numbers that follow each other and are never used again. */
  addBlobs(line: Bytes, sealed: readonly Bytes[], day: number): Promise<void>
  /** In the order of numbers, from `after` + 1, until `bytes` are passed; at least one if there is one. */
  blobs(
    line: Bytes,
    after: number,
    most: { readonly bytes: number; readonly count: number },
  ): Promise<readonly StoredBlob[]>
  blobCounts(line: Bytes): Promise<readonly BlobCount[]>
  dropBlobs(line: Bytes, numbers: readonly number[]): Promise<void>
  slot(slot: Bytes): Promise<StoredSlot | undefined>
  /** False: one is there already. */
  addSlot(slot: Bytes, made: { readonly line: Bytes; readonly room: number }, day: number): Promise<boolean>
  slotHoldings(line: Bytes): Promise<SlotHoldings>
  /** A piece that is there already is kept as it is. */
  addPiece(slot: Bytes, index: number, sealed: Bytes): Promise<void>
  pieceIndices(slot: Bytes): Promise<readonly number[]>
  pieces(
    slot: Bytes,
    from: number,
    most: { readonly bytes: number; readonly count: number },
  ): Promise<readonly StoredPiece[]>
  dropSlot(slot: Bytes): Promise<void>
  /** Both halves or neither. Of each box the newest `most` slots stay. */
  reply(halves: readonly [ReplyHalf, ReplyHalf], most: number, day: number): Promise<Replied>
  /** The newest first. */
  replies(box: Bytes, from: number, count: number): Promise<readonly Bytes[]>
  boxes(): Promise<number>
  /** The box and all in it, if this is the hash of its token. */
  burn(box: Bytes, hash: Bytes): Promise<void>
  sweep(before: LineSweep): Promise<void>
}
