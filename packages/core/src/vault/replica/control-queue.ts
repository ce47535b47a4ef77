/**
 * Control entries that are here and not judged: marked, as far as can be told, and waiting for their turn in the
 * chain, for a key, or for the roster that they name. Bounded: a committer that lies could send for ever.
 */
import { type Bytes, concat } from '../../base/bytes.ts'
import { type Entry, entryHash } from '../entry.ts'
import type { Receipt } from '../sync/link.ts'
import { encodeReceipt, parseReceipt, receiptLength } from '../sync/receipt.ts'
import { controlKey } from './founding.ts'
import { encodeFrame, parseFrame } from './frame.ts'
import type { LogState } from './log-book.ts'
import type { Shelf } from './store.ts'

export type QueuedControl = {
  readonly entry: Entry
  readonly hash: Bytes
  readonly mark: Receipt | undefined
}

/** A log has as many control entries as people were added and removed: thousands ahead are no honest gap. */
export const mostQueued = 512
/** Entries of one number: two are a fork, more are noise. */
const mostOfANumber = 4

export function newQueued(entry: Entry, mark: Receipt | undefined): QueuedControl {
  return { entry, hash: entryHash(entry), mark }
}

export function queuedAt(log: LogState, seq: number): readonly QueuedControl[] {
  return log.controlQueue.get(seq) ?? []
}

export function hasRoomFor(log: LogState, seq: number): boolean {
  let all = 0
  for (const list of log.controlQueue.values()) all += list.length
  return all < mostQueued && queuedAt(log, seq).length < mostOfANumber
}

/** Call inside a transaction. */
export function shelveQueued(shelf: Shelf, log: LogState, { entry, hash, mark }: QueuedControl): void {
  const marked = mark === undefined ? new Uint8Array(receiptLength) : encodeReceipt(mark)
  shelf.put('control-waiting', queueKey(log, entry, hash), concat(marked, encodeFrame(entry)))
}

/** Call inside a transaction. */
export function unshelveQueued(shelf: Shelf, log: LogState, { entry, hash }: QueuedControl): void {
  shelf.drop('control-waiting', queueKey(log, entry, hash))
}

export function storedQueue(shelf: Shelf, log: LogState): Map<number, QueuedControl[]> {
  const queue = new Map<number, QueuedControl[]>()
  for (const { value } of shelf.list('control-waiting', log.hex)) {
    const entry = parseFrame(value.subarray(receiptLength))
    if (entry === undefined) continue
    const { seq } = entry.header
    const one = newQueued(entry, parseReceipt(value.subarray(0, receiptLength)))
    queue.set(seq, [...(queue.get(seq) ?? []), one])
  }
  return queue
}

function queueKey(log: LogState, entry: Entry, hash: Bytes): string {
  return `${controlKey(log, entry.header.seq)}/${hash.subarray(0, 8).toHex()}`
}
