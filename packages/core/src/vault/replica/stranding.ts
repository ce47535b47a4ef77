/**
 * Our own feed, told in two ways: an older copy of this vault was put back, or a disk lost what it had promised.
 *
 * A number is never used twice. The history that somebody else has stands; what only this device had is taken out,
 * laid on a shelf, and written again in a feed with a new key (`rewriting.ts`). Nothing is lost, and to colleagues
 * it does not look like a member who tells two stories.
 */
import { toHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { type Entry, entryHash } from '../entry.ts'
import type { Changes } from '../operation.ts'
import type { Context } from './context.ts'
import { encodeFrame, shelfKey } from './frame.ts'
import { type FeedState, isOwn, type LogState } from './log-book.ts'
import { keepLost } from './lost-words.ts'
import { openEntry } from './opening-bodies.ts'
import type { Shelf } from './store.ts'
import { blank, cutOnArrival } from './struck-bodies.ts'
import { type TakeBack, takeBackTo } from './taking-back.ts'
import { newTrayItem, type TrayItem } from './tray.ts'

type OwnFork = readonly [feed: FeedState, ours: Entry, other: Entry]

export type ResolvedOwn = {
  readonly takeBacks: readonly TakeBack[]
  /** The other history: it is applied in the place of ours. */
  readonly fresh: readonly { readonly feed: FeedState; readonly item: TrayItem }[]
  /** Both histories have left this device: colleagues may have either. */
  readonly forks: readonly OwnFork[]
}

export async function resolveOwn(
  context: Context,
  log: LogState,
  conflicts: readonly OwnFork[],
): Promise<ResolvedOwn> {
  const first = new Map<FeedState, OwnFork>()
  for (const conflict of conflicts) {
    const [feed, ours] = conflict
    if (ours.header.seq < (first.get(feed)?.[1].header.seq ?? Number.POSITIVE_INFINITY))
      first.set(feed, conflict)
  }
  const takeBacks: TakeBack[] = []
  const fresh: { feed: FeedState; item: TrayItem }[] = []
  const forks: OwnFork[] = []
  for (const [feed, conflict] of first) {
    const { seq } = conflict[1].header
    const own = certain(feed.own, 'one of our feeds')
    // Colleagues may have either: neither can be made not to be.
    if (seq <= Math.max(own.relayed, own.acked) || feed.forkedAt !== undefined) {
      forks.push(...conflicts.filter(([one]) => one === feed))
      continue
    }
    if (seq <= feed.head.seq) takeBacks.push(await takeBackTo(context, log, feed, seq - 1, 'stranded'))
    for (const [one, , other] of conflicts) {
      if (one !== feed) continue
      const item = newTrayItem(other, entryHash(other))
      item.opened = await openEntry(context, log, other)
      await cutOnArrival(context, log, item)
      feed.tray.set(other.header.seq, item)
      fresh.push({ feed, item })
    }
  }
  return { takeBacks: await withWhatNames(context, log, takeBacks), fresh, forks }
}

/**
 * What later feeds of ours name of it goes with it, as far as nobody else has it: the other history may never come to that
 * number, and colleagues would wait for ever.
 */
async function withWhatNames(
  context: Context,
  log: LogState,
  found: readonly TakeBack[],
): Promise<readonly TakeBack[]> {
  const all = [...found]
  // It grows while it is gone through: what names something that goes for this reason goes too.
  for (const { feed: gone, to } of all) {
    for (const feed of log.feeds.values()) {
      if (!isOwn(feed) || feed.row === undefined || all.some((one) => one.feed === feed)) continue
      const untold = await takeBackTo(
        context,
        log,
        feed,
        Math.max(feed.own.relayed, feed.own.acked),
        'stranded',
      )
      const naming = untold.taken.find(({ opened }) => names(opened, gone.tag, to.seq))
      if (naming === undefined) continue
      all.push(await takeBackTo(context, log, feed, naming.entry.header.seq - 1, 'stranded'))
    }
  }
  return all
}

function names(opened: TrayItem['opened'], tag: string, behind: number): boolean {
  if (opened?.kind !== 'changes' && opened?.kind !== 'seen') return false
  return opened.causes.some(([name, seq]) => name === tag && seq > behind)
}

/** Call inside a transaction. Once for each entry: the same one comes back from every colleague who has it. */
export function keepStranded(shelf: Shelf, log: LogState, entry: Entry): void {
  const key = strandedKey(log, entry)
  if (shelf.get('rewritten', key) === undefined) shelf.put('stranded', key, encodeFrame(entry))
}

/**
 * Call inside a transaction: of what the disk has changed nothing is laid anywhere, for a strike may have named it; what it
 * had said comes from the records.
 */
export function keepStrandedLost(shelf: Shelf, log: LogState, entry: Entry, said: Changes | undefined): void {
  const key = strandedKey(log, entry)
  if (shelf.get('rewritten', key) !== undefined) return
  shelf.put('stranded', key, encodeFrame(blank(entry)))
  if (said !== undefined) keepLost(shelf, key, said)
}

function strandedKey(log: LogState, entry: Entry): string {
  const { seq, feed } = entry.header
  return `${shelfKey(log.hex, toHex(feed), seq)}/${toHex(entryHash(entry).subarray(0, 8))}`
}

/** Does it stand in another feed of ours by now? */
export function isRewritten(shelf: Shelf, log: LogState, entry: Entry): boolean {
  return shelf.get('rewritten', strandedKey(log, entry)) !== undefined
}

/** Call inside the transaction that writes it again. */
export function dropStranded(shelf: Shelf, key: string): void {
  shelf.drop('stranded', key)
  shelf.drop('lost', key)
  shelf.put('rewritten', key, new Uint8Array())
}

/** Call inside a transaction: nothing is written to this feed any more. */
export function endOwn(shelf: Shelf, log: LogState, feed: FeedState): void {
  if (!isOwn(feed)) return
  shelf.put('ended', `${log.hex}/${feed.hex}`, new Uint8Array())
  // Too early by one transaction, and on the safe side: the next write opens a new feed.
  feed.own.ended = true
}

/** On the disk: memory is ahead of it where there was no room. What comes again has to end the feed again. */
export function isEndKept(shelf: Shelf, log: LogState, feed: FeedState): boolean {
  return isOwn(feed) && feed.own.ended && shelf.get('ended', `${log.hex}/${feed.hex}`) !== undefined
}
