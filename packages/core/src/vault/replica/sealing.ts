/**
 * From what is to be said to signed entries of our feed, and from those into the store.
 *
 * Sealing changes nothing. `keepSealed` is called inside the transaction, `moveSealed` after it.
 */

import type { RecordId } from '../../base/id.ts'
import { certain } from '../../base/result.ts'
import { publicKeyOf } from '../../sealed/sign.ts'
import type { Entry } from '../entry.ts'
import { dotOf, emptyFeed, headAfter, writeEntry } from '../feed.ts'
import type { Stamp } from '../hybrid-clock.ts'
import { encodeOpening } from '../opening.ts'
import {
  encodeChanges,
  encodeHeartbeat,
  type ForkProof,
  type Operation,
  type Seen,
  type TreeSeen,
} from '../operation.ts'
import { noteAtWork } from './closing.ts'
import type { Context } from './context.ts'
import { ownEnds } from './feed-ends.ts'
import { sureKey } from './keys.ts'
import { addFeed, type EpochKey, epochOf, type FeedState, type LogState, type OwnFeed } from './log-book.ts'
import { type Touched, TouchedRecords } from './touched-records.ts'

export type Content =
  | { readonly kind: 'changes'; readonly operations: readonly Operation[] }
  | { readonly kind: 'seen'; readonly fork?: ForkProof }

export type SealedEntry = { readonly entry: Entry; readonly operations: readonly Operation[] }
export type Sealed = {
  readonly log: LogState
  readonly feed: OwnFeed
  /** The feed has no row yet. */
  readonly fresh: boolean
  readonly entries: readonly SealedEntry[]
  readonly stamp: Stamp
  /** What these entries say that we have: feed and number. */
  readonly cited: readonly (readonly [FeedState, number])[]
  readonly tree: TreeSeen | undefined
  /** Parts that were read for these entries, so that they need not be read again. */
  readonly before?: ReadonlyMap<RecordId, Touched>
}

/** The key that is written with now; undefined when this device has it not (yet, or not any more). */
export function writingKey(log: LogState): EpochKey | undefined {
  return sureKey(log, epochOf(log))
}

export async function sealContents(
  context: Pick<Context, 'organisation' | 'device' | 'world'>,
  log: LogState,
  feed: OwnFeed,
  contents: readonly Content[],
  stamp: Stamp,
): Promise<Sealed> {
  const epoch = epochOf(log)
  const key = certain(writingKey(log), 'rights were looked at before')
  const signing = await feed.own.signing()
  const writer = {
    organisation: context.organisation,
    compartment: log.id,
    key: signing,
    epoch,
    entryKey: key.entryKey,
  }
  const cited = news(log, feed)
  const tree = log.tree !== undefined && log.tree.size > log.treeSaid ? log.tree : undefined
  const entries: SealedEntry[] = []
  let head = feed.head
  if (head.seq === 0) {
    const place = { compartment: log.id, feed: publicKeyOf(signing) }
    const at = { number: epoch, key: key.key }
    const opening = await encodeOpening(
      log.name,
      place,
      at,
      context.device,
      ownEnds(log, context.device.publicKey),
    )
    const entry = await writeEntry(writer, emptyFeed, 'open', opening, context.world)
    entries.push({ entry, operations: [] })
    head = headAfter(entry)
  }
  // The first entry of an action says what its writer had seen; the others follow it anyway.
  let seen: Seen = cited.map(([one, seq]) => [one.tag, seq])
  let said = tree
  for (const content of contents) {
    const common = { at: stamp, seen, ...(said === undefined ? {} : { tree: said }) }
    const operations = content.kind === 'changes' ? content.operations : []
    const bytes =
      content.kind === 'changes'
        ? encodeChanges({ ...common, operations })
        : encodeHeartbeat({ ...common, ...(content.fork === undefined ? {} : { fork: content.fork }) })
    const entry = await writeEntry(writer, head, content.kind, bytes, context.world)
    entries.push({ entry, operations })
    head = headAfter(entry)
    seen = []
    said = undefined
  }
  return { log, feed, fresh: feed.row === undefined, entries, stamp, cited, tree }
}

/** Heads that have moved since this feed last said so. A new feed says all. */
function news(log: LogState, feed: OwnFeed): readonly (readonly [FeedState, number])[] {
  const moved: (readonly [FeedState, number])[] = []
  const fresh = feed.head.seq === 0
  for (const other of log.feeds.values()) {
    if (other === feed || other.head.seq === 0) continue
    if (fresh || other.head.seq > other.cited) moved.push([other, other.head.seq])
  }
  return moved
}

export type KeptSealed = { readonly row: number }

/** Inside the transaction. */
export function keepSealed(
  context: Context,
  { log, feed, fresh, entries, stamp, before }: Sealed,
): KeptSealed {
  const { store } = context
  noteAtWork(context)
  const row = feed.row ?? store.feeds.add(log.row, feed.key, feed.own.seed)
  const records = new TouchedRecords(context, log, [], before)
  if (fresh || feed.head.seq === 0)
    store.shelf.put('opening', `${log.hex}/${feed.hex}`, context.device.publicKey)
  for (const { entry, operations } of entries) {
    const entryRow = store.entries.keep(row, entry, headAfter(entry))
    const dot = dotOf(entry.header.feed, entry.header.seq)
    if (operations.length > 0) records.apply({ at: stamp, seen: [], operations }, entryRow, dot)
  }
  records.keep()
  return { row }
}

/** After the transaction. */
export function moveSealed(context: Context, sealed: Sealed, { row }: KeptSealed): void {
  const { log, feed, entries, cited, tree } = sealed
  feed.row = row
  feed.device = context.device.publicKey
  feed.head = headAfter(certain(entries.at(-1), 'nothing is sealed without an entry').entry)
  if (!log.feeds.has(feed.hex)) addFeed(log, feed)
  if (log.writing !== feed) {
    log.writing = feed
    // What the new feed has not said yet, nobody knows from it.
    for (const other of log.feeds.values()) other.cited = 0
  }
  for (const [other, seq] of cited) other.cited = seq
  if (tree !== undefined) log.treeSaid = tree.size
  log.news = false
  context.closed = false
}
