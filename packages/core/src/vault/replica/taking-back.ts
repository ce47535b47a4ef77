/**
 * Taking back: a final or a fork says that a feed ends earlier than it was applied. What lies behind goes to the
 * late tray, where a lead can read it, and out of the records.
 */
import { certain } from '../../base/result.ts'
import { entryHash } from '../entry.ts'
import { emptyFeed, type FeedHead } from '../feed.ts'
import type { Context } from './context.ts'
import type { FeedState, LogState } from './log-book.ts'
import { openEntry } from './opening-bodies.ts'
import { limitOf } from './rights.ts'
import { standingOfFeed } from './settling.ts'
import type { StoredEntry } from './store.ts'
import { cutOnArrival } from './struck-bodies.ts'
import { newTrayItem, type TrayItem } from './tray.ts'

export type TakeBack = {
  readonly feed: FeedState
  /** `stranded`: ours, and another history of ours takes its place; it is written again in a new feed. */
  readonly into: 'late' | 'stranded'
  /** The last entry that still counts. */
  readonly to: FeedHead
  readonly taken: readonly TrayItem[]
  readonly rows: ReadonlySet<number>
}

export async function plannedTakeBacks(context: Context, log: LogState): Promise<readonly TakeBack[]> {
  const planned: TakeBack[] = []
  for (const feed of log.feeds.values()) {
    if (feed.head.seq === 0 || feed.row === undefined) continue
    const limit = limitOf(log, feed, feed.device, standingOfFeed(context, log, feed))
    if (feed.head.seq <= limit) continue
    planned.push(await takeBackTo(context, log, feed, limit, 'late'))
  }
  return planned
}

/** What it would be to take this feed back to `seq`. Changes nothing. */
export async function takeBackTo(
  context: Pick<Context, 'store' | 'organisation'>,
  log: LogState,
  feed: FeedState,
  seq: number,
  into: TakeBack['into'],
): Promise<TakeBack> {
  const { entries } = context.store
  const row = certain(feed.row, 'a feed with entries')
  const stored: StoredEntry[] = []
  for (let at = seq + 1; at <= feed.head.seq; at++) {
    const one = entries.at(row, at)
    if (one !== undefined) stored.push(one)
  }
  const taken = await Promise.all(
    stored.map(async ({ entry }) => {
      const item = newTrayItem(entry, entryHash(entry))
      item.opened = await openEntry(context, log, entry)
      // A strike for which there was no room is carried out after this: what it names must not be laid elsewhere first.
      await cutOnArrival(context, log, item)
      return item
    }),
  )
  const last = seq === 0 ? undefined : entries.at(row, seq)
  const to = last === undefined ? emptyFeed : { seq, hash: entryHash(last.entry) }
  return { feed, into, to, taken, rows: new Set(stored.map((one) => one.row)) }
}
