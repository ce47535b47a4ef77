/**
 * Offering a relay what it lacks: own entries, entries of colleagues that came another way, and whatever it lost.
 *
 * What it lacks is reckoned anew each time from what it has shown, not from what it was once sent: so a false
 * receipt, a relay restored from a backup and a line that broke all end in the entry being offered again.
 */
import type { Bytes } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { Entry } from '../entry.ts'
import { agreedLength } from '../replica/disputed.ts'
import type { LogState } from '../replica/log-book.ts'
import type { Replica } from '../replica/replica.ts'
import { dropAsked, isVouchedRest } from '../replica/struck-bodies.ts'
import { type ChainName, chainOf, controlChain, isAuthentic } from './authentic.ts'
import { controlEntries, type FeedStretch, feedEntries, offeredTo } from './in-order.ts'
import type { LinkRefusal, RelayLink } from './link.ts'
import { heldReceipts, keepReceipts, soundReceipts } from './receipts.ts'
import type { RelayLie } from './relay-lie.ts'
import type { RelayView } from './relay-view.ts'
import { keepNow } from './turns.ts'

/** One push: well below the frame of the wire and of a relay's usual limits. */
const most = { entries: 256, bytes: 1024 * 1024 } as const

export type PushLine = {
  readonly link: RelayLink
  readonly relay: PublicKey
  readonly view: RelayView
  readonly token: Bytes
}
export type PushWishes = {
  /** The longest sealed body that this relay takes. */
  readonly largest: number
  readonly signal?: AbortSignal | undefined
}
export type Pushed = {
  readonly sent: number
  readonly refusals: readonly LinkRefusal[]
  readonly lies: readonly RelayLie[]
}

/** Pushes what the relay lacks of one log; the control chain first, for it names the keys of what follows. */
export async function pushLog(
  replica: Replica,
  line: PushLine,
  log: LogState,
  wishes: PushWishes,
): Promise<Pushed> {
  const has = line.view.reach(log.id)
  // Of two chains neither is put before those who were shown the other: all would be frozen, and nobody could go on.
  const [after, upTo] = [has(controlChain), agreedLength(replica, log)]
  const control = controlEntries(replica.store, log, after, upTo)
  const first = upTo > after ? await pushAll(replica, line, log, control, wishes) : nothing
  if (first.refusals.length > 0 || first.lies.length > 0) return first
  const stretches = lackingFeeds(log, has)
  if (stretches.length === 0) return first
  const all = await pushAll(replica, line, log, feedEntries(replica.store, stretches), wishes)
  if (!all.refusals.some(({ kind }) => isOfOneChain(kind))) return both(first, all)
  // One chain cannot go on; the others must not wait for it.
  let alone = { ...first, sent: first.sent + all.sent }
  for (const stretch of lackingFeeds(log, line.view.reach(log.id))) {
    alone = both(alone, await pushAll(replica, line, log, feedEntries(replica.store, [stretch]), wishes))
    if (alone.refusals.some(({ kind }) => !isOfOneChain(kind))) break
  }
  return alone
}

/** Another entry stands there, ours is too large, or the disk has changed it: other chains have nothing to do with it. */
function isOfOneChain(kind: LinkRefusal['kind']): boolean {
  return kind === 'conflict' || kind === 'too-large' || kind === 'unreadable'
}

/** Is anything of this log here that the relay has neither shown nor receipted? */
export function lacksAnything(replica: Replica, { view }: Pick<PushLine, 'view'>, log: LogState): boolean {
  const has = view.reach(log.id)
  return agreedLength(replica, log) > has(controlChain) || lackingFeeds(log, has).length > 0
}

function lackingFeeds(log: LogState, has: (chain: ChainName) => number): readonly FeedStretch[] {
  return [...log.feeds.values()]
    .map((feed) => ({ feed, after: has(feed.hex), upTo: offeredTo(log, feed) }))
    .filter(({ after, upTo }) => upTo > after)
}

const nothing: Pushed = { sent: 0, refusals: [], lies: [] }

function both(a: Pushed, b: Pushed): Pushed {
  return {
    sent: a.sent + b.sent,
    refusals: [...a.refusals, ...b.refusals],
    lies: [...a.lies, ...b.lies],
  }
}

/** Push by push, until one is refused. The receipts of one are on the disk before the next is sent. */
async function pushAll(
  replica: Replica,
  line: PushLine,
  log: LogState,
  entries: Iterable<Entry>,
  { largest, signal }: PushWishes,
): Promise<Pushed> {
  let sent = 0
  for (const batch of batches(entries)) {
    if (signal?.aborted === true) break
    const fits = batch.findIndex(({ body }) => body.length > largest)
    const fitting = fits === -1 ? batch : batch.slice(0, fits)
    if (fitting.length > 0) {
      const pushed = await pushBatch(replica, line, log, fitting)
      if (pushed.refusals.length > 0 || pushed.lies.length > 0) return { ...pushed, sent }
      sent += fitting.length
    }
    if (fits !== -1) return { sent, refusals: [{ kind: 'too-large' }], lies: [] }
  }
  return { sent, refusals: [], lies: [] }
}

export function* batches(entries: Iterable<Entry>): Generator<readonly Entry[], void, void> {
  let batch: Entry[] = []
  let bytes = 0
  for (const entry of entries) {
    if (batch.length > 0 && (batch.length >= most.entries || bytes + entry.body.length > most.bytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(entry)
    bytes += entry.body.length
  }
  if (batch.length > 0) yield batch
}

async function pushBatch(
  replica: Replica,
  line: PushLine,
  log: LogState,
  batch: readonly Entry[],
): Promise<Pushed> {
  const { link, relay, view, token } = line
  const pushed = await link.push(log.id, token, batch)
  if (!pushed.ok) {
    const refused = { ...nothing, refusals: [pushed.refusal] }
    return pushed.refusal.kind === 'unreadable'
      ? both(await pushSoundPart(replica, line, log, batch), refused)
      : refused
  }
  const { shelf } = replica.store
  const held = heldReceipts(shelf, relay, log.id)
  const sound = await soundReceipts(relay, view.tree(log.id), held, batch, pushed.value)
  if (!sound.ok) return { ...nothing, lies: [sound.refusal] }
  const newest = new Map(batch.map((entry) => [chainOf(entry), entry.header]))
  const day = sound.value.at(-1)?.day
  if (day !== undefined) replica.noteDay(day)
  await keepNow(replica, () => {
    keepReceipts(shelf, relay, batch, sound.value)
    for (const { kind, feed, seq } of newest.values()) {
      if (kind !== 'control') replica.noteRelayed(log.id, feed, seq)
    }
  })
  return nothing
}

/**
 * The relay calls an entry unreadable. If this disk has changed it since it was signed, what lies before it is sent,
 * and one of our own that nobody else has ends its feed: what follows it goes in a new one. If all are as they were
 * signed, the relay is wrong and there is nothing to mend.
 */
async function pushSoundPart(
  replica: Replica,
  line: PushLine,
  log: LogState,
  batch: readonly Entry[],
): Promise<Pushed> {
  const sound = await Promise.all(
    batch.map((entry) => isAuthentic(log.id, entry, async (one) => isVouchedRest(log, one))),
  )
  const at = sound.indexOf(false)
  const rotten = batch[at]?.header
  if (rotten === undefined) {
    // The relay has not heard yet that words were struck there: once it knows the feed that asks it, it will take it.
    const struck = batch.findIndex((entry) => isVouchedRest(log, entry))
    // A relay that was put back may have forgotten that it was told, and said nothing of it.
    if (struck >= 0) await keepNow(replica, () => dropAsked(replica.store.shelf, log.hex))
    return struck > 0 ? pushBatch(replica, line, log, batch.slice(0, struck)) : nothing
  }
  const before = at === 0 ? nothing : await pushBatch(replica, line, log, batch.slice(0, at))
  if (rotten.kind !== 'control') await replica.mendRot(log.id, rotten.feed, rotten.seq)
  return before
}
