/**
 * Receiving entries of feeds. Nothing is believed: not the order, not the signature, not the writer.
 *
 * What passes is put into the trays of its feed, and from there into feeds and records as far as its causes are
 * here. A device that dies in between has the entries it had, and asks for the rest again.
 */
import { equalBytes, toHex } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { deviceIdOf } from '../control/names.ts'
import { type Entry, entryHash } from '../entry.ts'
import { verifySignature } from '../feed.ts'
import { isAsSigned } from '../rest.ts'
import type { AlarmAbout, AlarmKind } from './alarms.ts'
import { advance } from './applying.ts'
import { type Context, entryAt } from './context.ts'
import { feedAnew, keepFork } from './forks.ts'
import { healBodies } from './healing.ts'
import { addFeed, dropFeed, type FeedState, isOwn, type LogState } from './log-book.ts'
import { noteTreeSaid, openEntry } from './opening-bodies.ts'
import type { Received, Source } from './outcomes.ts'
import { deviceOf, isFromTheFuture } from './settling.ts'
import { stampOf } from './stamps.ts'
import { endOwn, isEndKept, keepStranded, resolveOwn } from './stranding.ts'
import { cutOnArrival, dropAsked, isVouchedRest, mayBeRest, stagesOf } from './struck-bodies.ts'
import { hasRoom, keepOverflow, limits, newTrayItem, type TrayItem } from './tray.ts'

/** Enough to keep the platform's threads busy, few enough to hold in memory. */
const together = 64

type Counts = { -readonly [K in keyof Received]: Received[K] }

export async function receiveEntries(
  context: Context,
  log: LogState,
  entries: readonly Entry[],
  from: Source,
): Promise<Received> {
  const counts = noneReceived()
  for (let at = 0; at < entries.length; at += together) {
    const slice = entries.slice(at, at + together)
    await receiveSlice(context, log, slice, counts, from)
    counts.taken += slice.length
  }
  return counts
}

export function noneReceived(): Counts {
  return { taken: 0, applied: 0, waiting: 0, late: 0, known: 0, refused: 0, alarms: 0 }
}

type ToRaise = readonly [kind: AlarmKind, about: AlarmAbout]
/** What one slice brought, before it is on the disk. */
type Slice = {
  readonly fresh: { readonly feed: FeedState; readonly item: TrayItem }[]
  readonly raise: ToRaise[]
  readonly forks: (readonly [FeedState, Entry, Entry])[]
  /** Our own feeds of which others have more than we. */
  readonly behind: FeedState[]
  /** Entries that are applied here and that the disk has changed since. */
  readonly healing: Entry[]
  /** The relay showed a body that was struck here: it is told so again. */
  isShown: boolean
  /** Feeds of which something was let go for want of room, in hex. */
  readonly overflow: string[]
}

async function receiveSlice(
  context: Context,
  log: LogState,
  entries: readonly Entry[],
  counts: Counts,
  from: Source,
): Promise<void> {
  const good = await Promise.all(entries.map((entry) => soundness(context, log, entry)))
  const slice: Slice = {
    fresh: [],
    raise: [],
    forks: [],
    behind: [],
    healing: [],
    overflow: [],
    isShown: false,
  }
  for (const [at, entry] of entries.entries()) {
    if (good[at] !== 'sound') {
      counts.refused++
      // The relay's view has moved past it: what was signed is asked for again.
      if (good[at] === 'other-body' && from === 'relay') slice.overflow.push(toHex(entry.header.feed))
      // A stick that was damaged, or filled by a laptop whose disk was, is no lie of the relay's.
      if (from === 'relay') slice.raise.push(['relay-tampered', { log: log.hex }])
    } else {
      if (from === 'relay') slice.isShown ||= isStruckHere(log, entry)
      classify(context, log, entry, slice, counts)
    }
  }
  try {
    await openFresh(context, log, slice, counts)
    await keepSlice(context, log, slice, counts)
  } finally {
    // What did not reach the disk is not here.
    for (const { feed, item } of slice.fresh) {
      if (item.shelf === undefined) feed.tray.delete(item.entry.header.seq)
    }
  }
}

/** Of this log and a feed's, signed by the feed's key, with the body that was signed or one that may be left of it. */
async function soundness(
  context: Context,
  log: LogState,
  entry: Entry,
): Promise<'sound' | 'other-body' | 'unsound'> {
  const { header } = entry
  if (header.kind === 'control' || !equalBytes(header.compartment, log.id)) return 'unsound'
  // A feed without its opening has nobody who vouches for it; a second one would change who does.
  if ((header.kind === 'open') !== (header.seq === 1)) return 'unsound'
  const [isSigned, signed] = await Promise.all([isAsSigned(entry), verifySignature(entry)])
  if (!signed) return 'unsound'
  return isSigned || (await mayBeRest(context, log, entry)) ? 'sound' : 'other-body'
}

function classify(context: Context, log: LogState, entry: Entry, slice: Slice, counts: Counts): void {
  const { header } = entry
  const hex = header.feed.toHex()
  const feed = log.feeds.get(hex) ?? feedAnew(context, log, header.feed)
  const hash = entryHash(entry)
  const there = entryAt(context, feed, header.seq)
  const isUnsound = header.seq > feed.head.seq && there !== undefined && isRotten(log, there)
  if (there !== undefined && !(isUnsound && equalBytes(entryHash(there), hash))) {
    if (equalBytes(entryHash(there), hash)) {
      counts.known++
      // The signature vouches for the body that came: what lies here is not what was kept.
      if (header.seq <= feed.head.seq && !equalBytes(there.body, entry.body) && isRotten(log, there))
        slice.healing.push(entry)
    } else {
      counts.refused++
      slice.forks.push([feed, there, entry])
      if (isOwn(feed) && !isEndKept(context.store.shelf, log, feed))
        slice.raise.push(['own-feed-behind', { log: log.hex }])
    }
    return
  }
  // What the disk has changed gives its place to what comes for it.
  if (there === undefined && !hasRoom(log, feed) && !isOnItsWay(feed, header.seq)) {
    counts.refused++
    // Who fills the trays must not stop the log for the others: this is let go, and asked for again when there is room.
    // Late work behind a full tray is not: its writer has no right here.
    if (![...feed.tray.values()].some(({ shelf }) => shelf === 'late')) slice.overflow.push(hex)
    return
  }
  if (!log.feeds.has(hex)) addFeed(log, feed)
  const item = newTrayItem(entry, hash)
  // Its row on the disk is the one that the disk has changed.
  item.shelf = feed.tray.get(header.seq)?.shelf
  item.isStale = item.shelf !== undefined
  feed.tray.set(header.seq, item)
  slice.fresh.push({ feed, item })
  // Our own feed comes back longer than we have it: this vault is an older copy of itself.
  if (isOwn(feed) && !isEndKept(context.store.shelf, log, feed))
    slice.raise.push(['own-feed-behind', { log: log.hex }])
}

/** A strike that counts has left another body than this one. */
function isStruckHere(log: LogState, entry: Entry): boolean {
  const last = stagesOf(log, entry).at(-1)
  return last !== undefined && last.rest !== toHex(sha256(entry.body))
}

/** Neither as it was signed nor as a strike has left it. */
function isRotten(log: LogState, { header, body, ...entry }: Entry): boolean {
  if (equalBytes(sha256(body), header.bodyHash)) return false
  return !isVouchedRest(log, { header, body, ...entry })
}

/**
 * The next of a feed that waits for little or nothing: honest work goes through trays that somebody else has filled. And the
 * one that all that fills the tray waits for.
 */
function isOnItsWay(feed: FeedState, seq: number): boolean {
  const next = feed.head.seq + 1
  return seq === next || (feed.tray.size < together && seq === next + feed.tray.size)
}

async function openFresh(context: Context, log: LogState, slice: Slice, counts: Counts): Promise<void> {
  await Promise.all(
    slice.fresh.map(async ({ item }) => {
      item.opened = await openEntry(context, log, item.entry)
      await cutOnArrival(context, log, item)
    }),
  )
  for (const { feed, item } of slice.fresh) {
    noteTreeSaid(context, log, item)
    noteOwnBehind(context, log, item, slice)
    noteOwnElsewhere(context, log, { feed, item }, slice)
    if (isOneTooMany(context, log, feed, item)) {
      counts.refused++
      slice.overflow.push(feed.hex)
      feed.tray.delete(1)
      if (feed.tray.size === 0) dropFeed(log, feed)
      continue
    }
    if (item.opened?.kind !== 'unreadable') continue
    // A newer program may say what this one cannot read: it waits for one that can. But whoever has the key writes an
    // opening that opens; the relay has not, so such a feed is of its making.
    if (item.entry.header.kind !== 'open') continue
    slice.raise.push(['relay-injected', { log: log.hex }])
    counts.refused++
    feed.tray.delete(1)
    if (feed.head.seq === 0 && feed.tray.size === 0) dropFeed(log, feed)
  }
  const kept = slice.fresh.filter(({ feed, item }) => feed.tray.get(item.entry.header.seq) === item)
  slice.fresh.splice(0, slice.fresh.length, ...kept)
}

/** The opening of a feed of nobody whom the roster knows, where there are many of that kind already. */
function isOneTooMany(
  { book }: Context,
  log: LogState,
  feed: FeedState,
  { entry, opened }: TrayItem,
): boolean {
  if (entry.header.kind !== 'open' || opened?.kind === 'unreadable') return false
  const device = opened?.kind === 'open' ? deviceIdOf(opened.device) : undefined
  if (book.roster?.devices.some((one) => one.device === device) === true) return false
  const unopened = [...log.feeds.values()].filter(({ head }) => head.seq === 0)
  return unopened.length > limits.unopenedFeeds
}

/** A colleague says to have an entry of ours that is not here: this vault is an older copy of itself. */
function noteOwnBehind(
  { store }: Pick<Context, 'store'>,
  log: LogState,
  { opened }: TrayItem,
  { raise, behind }: Slice,
): void {
  if (opened?.kind !== 'changes' && opened?.kind !== 'seen') return
  for (const [tag, seq] of opened.causes) {
    const own = log.byTag.get(tag)
    if (own === undefined || !isOwn(own) || seq <= own.head.seq || isEndKept(store.shelf, log, own)) continue
    // It is here, and late: the colleague read it before they heard that we had lost the right to it.
    if (own.tray.has(seq)) continue
    raise.push(['own-feed-behind', { log: log.hex }])
    behind.push(own)
  }
}

/**
 * This device said it, later than all that was ever said or read here, and not in a feed of ours: this vault is an older
 * copy of itself, or a copy of it goes on somewhere with the same key and takes letters that are then not here. What was
 * said here before a journey is no later than that.
 */
function noteOwnElsewhere(
  context: Context,
  log: LogState,
  { feed, item: { opened } }: Slice['fresh'][number],
  { raise }: Slice,
): void {
  const at = opened === undefined ? undefined : stampOf(opened)
  const device = deviceOf(feed)
  if (isOwn(feed) || at === undefined || device === undefined || context.stamp === undefined) return
  if (at <= context.stamp || !equalBytes(device, context.device.publicKey)) return
  if (!isFromTheFuture(context, at)) raise.push(['own-feed-behind', { log: log.hex }])
}

async function keepSlice(context: Context, log: LogState, slice: Slice, counts: Counts): Promise<void> {
  await healBodies(context, log, slice.healing)
  const own = slice.forks.filter(([feed]) => isOwn(feed))
  const others = slice.forks.filter(([feed]) => !isOwn(feed))
  const stranded = await resolveOwn(context, log, own)
  slice.fresh.push(...stranded.fresh)
  const also = (): void => {
    for (const [kind, about] of slice.raise) if (context.alarms.raise(kind, about)) counts.alarms++
    for (const [feed, there, other] of [...others, ...stranded.forks]) {
      if (keepFork(context, log, feed, [there, other], true)) counts.alarms++
      if (isOwn(feed)) keepStranded(context.store.shelf, log, other)
    }
    if (slice.isShown) dropAsked(context.store.shelf, log.hex)
    for (const hex of slice.overflow) keepOverflow(context.store.shelf, log, hex)
    for (const { feed } of slice.fresh) if (isOwn(feed)) endOwn(context.store.shelf, log, feed)
    for (const feed of slice.behind) endOwn(context.store.shelf, log, feed)
  }
  const { applied, alarms } = await advance(context, log, { also, takeBacks: stranded.takeBacks })
  counts.applied += applied
  counts.alarms += alarms
  for (const { item } of slice.fresh) {
    if (item.why === 'late') counts.late++
    else if (item.why !== undefined) counts.waiting++
  }
}
