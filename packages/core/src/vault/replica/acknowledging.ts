/** What others say to have of us: an entry that another device has is no longer only here. docs/formats/vault.md, rule D9. */
import { equalBytes, textOf, toHex, utf8 } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { Context } from './context.ts'
import { type FeedState, isOwn, type LogBook, type LogState, type OwnFeed } from './log-book.ts'
import type { ChangeState, LogPoint } from './outcomes.ts'
import type { Step } from './settling.ts'
import type { Shelf } from './store.ts'

/** How far others say to have our feeds, where that is news. A colleague's device counts, another feed of our own does not. */
export function acknowledgedIn(
  { device }: Pick<Context, 'device'>,
  log: LogState,
  steps: readonly Step[],
): ReadonlyMap<OwnFeed, number> {
  const heard = new Map<OwnFeed, number>()
  for (const { feed, opened } of steps) {
    if (opened.kind === 'open' || isDevice(feed, device.publicKey)) continue
    for (const [tag, seq] of opened.causes) {
      const own = log.byTag.get(tag)
      if (own === undefined || !isOwn(own) || seq <= own.own.acked) continue
      heard.set(own, Math.max(seq, heard.get(own) ?? 0))
    }
  }
  return heard
}

/** Call inside a transaction. */
export function keepAcknowledged(shelf: Shelf, log: LogState, heard: ReadonlyMap<OwnFeed, number>): void {
  for (const [feed, seq] of heard) keepCount(shelf, 'peer-seen', log, feed, seq)
}

function isDevice(feed: FeedState, device: PublicKey): boolean {
  return isOwn(feed) || (feed.device !== undefined && equalBytes(feed.device, device))
}

/** Call inside a transaction. */
export function noteRelayed(
  { store, book }: Pick<Context, 'store' | 'book'>,
  id: CompartmentId,
  key: PublicKey,
  seq: number,
): void {
  const log = book.get(id)
  const feed = log?.feeds.get(toHex(key))
  if (log === undefined || feed === undefined || !isOwn(feed)) return
  // Memory may be ahead of the disk: there was no room when the same was noted before.
  if (seq === feed.own.relayed && seq === countOn(store.shelf, 'relayed', log, feed)) return
  keepCount(store.shelf, 'relayed', log, feed, seq)
  feed.own.relayed = seq
}

function keepCount(shelf: Shelf, name: string, log: LogState, feed: FeedState, count: number): void {
  shelf.put(name, `${log.hex}/${feed.hex}`, utf8(String(count)))
}

export function countOn(shelf: Shelf, name: string, log: LogState, feed: FeedState): number {
  const count = Number(textOf(shelf.get(name, `${log.hex}/${feed.hex}`) ?? utf8('0')))
  return Number.isSafeInteger(count) ? count : 0
}

/** How safe one of our changes is. Somebody else's is here because it was sent, so it is on two devices at least. */
export function changeStateOf(book: LogBook, { log: id, feed: tag, seq }: LogPoint): ChangeState {
  const feed = book.get(id)?.byTag.get(tag)
  if (feed === undefined || !isOwn(feed) || seq <= feed.own.acked) return 'second-device'
  return seq <= feed.own.relayed ? 'at-relay' : 'saved-here'
}
