/**
 * How far feeds of our own have left on sticks. Nobody says whether a stick arrived: a colleague may have what is on it, and
 * neither the relay nor anybody's acknowledgement tells of it.
 */
import { u64 } from '../../base/bytes.ts'
import { type FeedState, isOwn, type LogState } from './log-book.ts'
import type { Shelf } from './store.ts'

/** Feeds of our own of which more is about to leave than ever left on a stick. */
export function toCarry(shelf: Shelf, log: LogState): readonly FeedState[] {
  return [...log.feeds.values()].filter((feed) => isOwn(feed) && feed.head.seq > carriedTo(shelf, log, feed))
}

/** Call inside a transaction, before the stick is filled. */
export function noteCarried(shelf: Shelf, log: LogState): void {
  for (const { hex, head } of toCarry(shelf, log)) shelf.put('carried', `${log.hex}/${hex}`, u64(head.seq))
}

export function carriedTo(shelf: Shelf, log: LogState, feed: FeedState): number {
  const row = shelf.get('carried', `${log.hex}/${feed.hex}`)
  return row === undefined ? 0 : Number(new DataView(row.buffer, row.byteOffset).getBigUint64(0))
}
