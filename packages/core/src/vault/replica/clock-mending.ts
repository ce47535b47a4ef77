/**
 * After a clock was years ahead and is right again: what was stamped in the future goes back to waiting, and our own
 * such entries are written again with stamps of today. Otherwise a laptop with a flat battery would say nothing to
 * anybody before the year it had dreamt of. Asked for only where the relay's receipts say which day it is and our own
 * clock agrees: alone, no device can know which of its two times was wrong.
 */
import { nextStamp, type Stamp } from '../hybrid-clock.ts'
import { advance } from './applying.ts'
import { type Context, commit } from './context.ts'
import { keepEnds } from './feed-ends.ts'
import { type FeedState, isOwn, type LogState } from './log-book.ts'
import { openEntry } from './opening-bodies.ts'
import { isFromTheFuture } from './settling.ts'
import { keepStamp, stampOf } from './stamps.ts'
import { type TakeBack, takeBackTo } from './taking-back.ts'

const dayMillis = 86_400_000
/** The relay rounds to days of its own time zone. */
const agreement = 2

/** Takes its turn in the replica. True when something was taken back. */
export async function mendClock(context: Context): Promise<boolean> {
  const { stamp, witnessedDay, world, store } = context
  if (stamp === undefined || witnessedDay === 0 || !isFromTheFuture(context, stamp)) return false
  if (Math.abs(Math.floor(world.clock.millis() / dayMillis) - witnessedDay) > agreement) return false
  const today = nextStamp(undefined, world.clock.millis())
  for (const log of context.book.all()) {
    const takeBacks = await futureIn(context, log)
    if (takeBacks.length === 0) continue
    const ends = new Map(
      takeBacks
        .filter(({ feed }) => isOwn(feed))
        .map(({ feed, to }) => [feed.tag, { seq: to.seq, device: context.device.publicKey, said: today }]),
    )
    await advance(context, log, { takeBacks, also: () => keepEnds(store.shelf, log, ends) })
    // The opening of the next feed says so to everybody.
    for (const [tag, end] of ends) log.ends.set(tag, end)
  }
  // Last: a device that dies in between begins again.
  commit(
    context,
    () => keepStamp(store.shelf, today),
    () => {
      context.stamp = today
    },
  )
  return true
}

async function futureIn(context: Context, log: LogState): Promise<readonly TakeBack[]> {
  const found: TakeBack[] = []
  for (const feed of log.feeds.values()) {
    let last = feed.head.seq
    while (last > 0 && (await isFuture(context, log, feed, last))) last--
    if (last < feed.head.seq)
      found.push(await takeBackTo(context, log, feed, last, isOwn(feed) ? 'stranded' : 'late'))
  }
  return found
}

async function isFuture(context: Context, log: LogState, feed: FeedState, seq: number): Promise<boolean> {
  const entry = feed.row === undefined ? undefined : context.store.entries.at(feed.row, seq)?.entry
  if (entry === undefined || entry.header.kind === 'open') return false
  const opened = await openEntry(context, log, entry)
  const at: Stamp | undefined = opened === undefined ? undefined : stampOf(opened)
  return at !== undefined && isFromTheFuture(context, at)
}
