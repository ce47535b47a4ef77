/** From the store into memory: logs with their keys and chains, feeds with their heads, what waits, what is late. */
import { parsePublicKey } from '../../sealed/sign.ts'
import { parseMembership, parseRoster } from '../control/state-text.ts'
import { entryHash } from '../entry.ts'
import { countOn } from './acknowledging.ts'
import type { Context } from './context.ts'
import { storedQueue } from './control-queue.ts'
import { storedEnds } from './feed-ends.ts'
import { feedAnew, storedFork } from './forks.ts'
import { parseFrame } from './frame.ts'
import { dropFalseKeys } from './keys.ts'
import {
  addFeed,
  type ControlState,
  directoryName,
  epochKeyFrom,
  type FeedState,
  isOwn,
  type LogState,
  newFeedState,
  newLogState,
} from './log-book.ts'
import { openEntry } from './opening-bodies.ts'
import { storedOwnKey } from './own-feed.ts'
import type { Shelf, StoredFeed, StoredLog } from './store.ts'
import { newTrayItem } from './tray.ts'

/** The stored tables say what no program of ours writes: another hand, or a disk that forgot. */
export class Unreadable extends Error {}

export async function loadBook(context: Pick<Context, 'store' | 'book' | 'organisation'>): Promise<void> {
  const { store, book } = context
  const openings = new Map(store.shelf.list('opening', '').map(({ key, value }) => [key, value]))
  for (const stored of store.logs.all()) {
    const log = logOf(store.shelf, stored)
    for (const one of store.feeds.ofLog(stored.row)) addFeed(log, feedOf(store.shelf, log, one, openings))
    log.writing = [...log.feeds.values()]
      .filter(isOwn)
      .toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))
      .at(-1)
    await loadTray(context, log)
    book.add(log)
  }
}

function logOf(shelf: Shelf, { row, id, name, keys }: StoredLog): LogState {
  const log = newLogState(row, id, name)
  for (const [epoch, key] of keys) log.keys.set(epoch, epochKeyFrom(key))
  log.control = storedControlState(shelf, log)
  dropFalseKeys(log)
  for (const [seq, list] of storedQueue(shelf, log)) log.controlQueue.set(seq, list)
  for (const [key, end] of storedEnds(shelf, log)) log.ends.set(key, end)
  log.frozen = shelf.get('control-fork', log.hex) !== undefined
  for (const { value } of shelf.list('fork', log.hex)) {
    const toSay = storedFork(value)?.toSay
    if (toSay !== undefined) log.forksToSay.push(toSay)
  }
  return log
}

function storedControlState(shelf: Shelf, log: LogState): ControlState | undefined {
  const bytes = shelf.get('control-state', log.hex)
  if (bytes === undefined) return undefined
  if (log.name.scope.kind === directoryName.scope.kind) {
    const state = parseRoster(bytes)
    if (state === undefined) throw new Unreadable('the roster')
    return { kind: 'roster', state }
  }
  const state = parseMembership(bytes)
  if (state === undefined) throw new Unreadable('who may read a log')
  return { kind: 'membership', state }
}

function feedOf(
  shelf: Shelf,
  log: LogState,
  { row, key, seed, head }: StoredFeed,
  openings: ReadonlyMap<string, Uint8Array>,
): FeedState {
  const feed = newFeedState(key)
  feed.row = row
  feed.head = head
  const place = `${log.hex}/${feed.hex}`
  const device = parsePublicKey(openings.get(place) ?? new Uint8Array())
  if (device.ok) feed.device = device.value
  if (seed !== undefined) {
    feed.own = storedOwnKey(seed, key)
    feed.own.ended = shelf.get('ended', place) !== undefined
    feed.own.acked = countOn(shelf, 'peer-seen', log, feed)
    feed.own.relayed = countOn(shelf, 'relayed', log, feed)
  }
  const fork = shelf.get('fork', place)
  feed.forkedAt = fork === undefined ? undefined : storedFork(fork)?.common
  return feed
}

async function loadTray(context: Pick<Context, 'store' | 'organisation'>, log: LogState): Promise<void> {
  for (const shelf of ['waiting', 'late'] as const) {
    for (const { value } of context.store.shelf.list(shelf, log.hex)) {
      const entry = parseFrame(value)
      if (entry === undefined) throw new Unreadable('an entry that waits')
      const item = newTrayItem(entry, entryHash(entry))
      item.opened = await openEntry(context, log, entry)
      item.shelf = shelf
      item.why = shelf === 'late' ? 'late' : 'cause'
      const { feed: key } = entry.header
      const feed = log.feeds.get(key.toHex()) ?? feedAnew(context, log, key)
      if (!log.feeds.has(feed.hex)) addFeed(log, feed)
      feed.tray.set(entry.header.seq, item)
    }
  }
}
