/**
 * After a clock was years ahead and is right again: what was stamped in the future goes back to waiting, and our own
 * such entries are written again with stamps of today. Otherwise a laptop with a flat battery would say nothing to
 * anybody before the year it had dreamt of. Asked for only where the relay's receipts say which day it is and our own
 * clock agrees: alone, no device can know which of its two times was wrong.
 */
import { nextStamp, type Stamp } from '../hybrid-clock.ts'
import { advance } from './applying.ts'
import { type Context, commit } from './context.ts'
import { endsOf, keepEnds } from './feed-ends.ts'
import { type FeedState, isOwn, type LogState } from './log-book.ts'
import { openEntry } from './opening-bodies.ts'
import { isFromTheFuture } from './settling.ts'
import { keepStamp, stampOf } from './stamps.ts'
import { type TakeBack, takeBackTo } from './taking-back.ts'
import { keepOverflow } from './tray.ts'

const dayMillis = 86_400_000
/** The relay rounds to days of its own time zone. */
const agreement = 2

/** Takes its turn in the replica. True when something was taken back. */
export async function mendClock(context: Context): Promise<boolean> {
  const { stamp, witnessedDay, world, store } = context
  if (stamp === undefined || witnessedDay === 0 || !isFromTheFuture(context, stamp)) return false
  if (Math.abs(Math.floor(world.clock.millis() / dayMillis) - witnessedDay) > agreement) return false
  const today = nextStamp(undefined, world.clock.millis())
  const found: { readonly log: LogState; readonly takeBacks: readonly TakeBack[] }[] = []
  for (const log of context.book.all()) {
    const { takeBacks, murky } = await futureIn(context, log)
    // It comes again from whoever has it, and then its words can be written again.
    if (murky.size > 0) return askAgain(context, log, murky)
    if (takeBacks.length > 0) found.push({ log, takeBacks })
  }
  for (const { log, takeBacks } of found) {
    const device = context.device.publicKey
    const ends = endsOf(
      takeBacks
        .filter(({ feed }) => isOwn(feed))
        .map(({ feed: { tag }, to }) => ({ tag, seq: to.seq, device, said: today })),
    )
    await advance(context, log, { takeBacks, also: () => keepEnds(store.shelf, log, ends) })
    // The opening of the next feed says so to everybody.
    for (const [key, end] of ends) log.ends.set(key, end)
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

type Future = {
  readonly takeBacks: readonly TakeBack[]
  /** Our own feeds of which the disk has changed an entry among those: nobody can say from here what it said. */
  readonly murky: ReadonlySet<string>
}

async function futureIn(context: Context, log: LogState): Promise<Future> {
  const takeBacks: TakeBack[] = []
  const murky = new Set<string>()
  for (const feed of log.feeds.values()) {
    let [last, isChanged, hasChanged] = [feed.head.seq, false, false]
    for (let seq = feed.head.seq; seq > 0; seq--) {
      const at = await timeOf(context, log, feed, seq)
      if (at === 'past') break
      if (at === 'unreadable') isChanged = true
      else [last, hasChanged] = [seq - 1, isChanged]
    }
    if (last === feed.head.seq) continue
    if (isOwn(feed) && hasChanged) murky.add(feed.hex)
    takeBacks.push(await takeBackTo(context, log, feed, last, isOwn(feed) ? 'stranded' : 'late'))
  }
  return { takeBacks, murky }
}

/** Of what the disk has changed nobody knows the time: it goes with what stands before it. */
async function timeOf(
  context: Context,
  log: LogState,
  feed: FeedState,
  seq: number,
): Promise<'past' | 'future' | 'unreadable'> {
  const entry = feed.row === undefined ? undefined : context.store.entries.at(feed.row, seq)?.entry
  if (entry === undefined || entry.header.kind === 'open') return 'past'
  const opened = await openEntry(context, log, entry)
  if (opened?.kind === 'unreadable') return 'unreadable'
  const at: Stamp | undefined = opened === undefined ? undefined : stampOf(opened)
  return at !== undefined && isFromTheFuture(context, at) ? 'future' : 'past'
}

/** Once each time the program runs: it may be that nobody has it. */
function askAgain(context: Context, log: LogState, feeds: ReadonlySet<string>): false {
  const asked = askedAgain.get(log) ?? new Set<string>()
  askedAgain.set(log, asked)
  const fresh = [...feeds].filter((hex) => !asked.has(hex))
  if (fresh.length === 0) return false
  commit(
    context,
    () => {
      for (const hex of fresh) keepOverflow(context.store.shelf, log, hex)
    },
    () => {
      for (const hex of fresh) asked.add(hex)
    },
  )
  return false
}
const askedAgain = new WeakMap<LogState, Set<string>>()
