/**
 * The trays of a feed: entries that are here and not applied.
 *
 * `waiting` has what may still be applied: a cause, a key or a decision is missing. `late` has the work of
 * somebody who had no right any more, for a lead to read. Both are bounded: whoever holds a key, or the relay
 * with feeds of its own making, could send for ever.
 */
import type { Bytes } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { Entry } from '../entry.ts'
import type { Ends } from '../opening.ts'
import type { Changes, Heartbeat, Seen } from '../operation.ts'
import { encodeFrame, shelfKey } from './frame.ts'
import type { FeedState, LogState } from './log-book.ts'
import type { WaitingFor } from './outcomes.ts'
import type { Shelf } from './store.ts'

/** What an entry says, once its body is opened. */
export type Opened =
  | { readonly kind: 'open'; readonly device: PublicKey; readonly ends: Ends }
  | { readonly kind: 'changes'; readonly changes: Changes; readonly causes: Seen }
  | { readonly kind: 'seen'; readonly heartbeat: Heartbeat; readonly causes: Seen }
  /** The key of its epoch is here and it says nothing that can be read. */
  | { readonly kind: 'unreadable' }

export type TrayItem = {
  /** Another body stands in it after a strike. */
  entry: Entry
  readonly hash: Bytes
  opened: Opened | undefined
  /** The disk has it with a body that a strike has taken since. */
  isStale: boolean
  /** How often the log was read to its end while no strike named this body. */
  unnamed: number
  /** Where it lies on the disk; undefined while it is on its way. */
  shelf: 'waiting' | 'late' | undefined
  why: WaitingFor | 'late' | undefined
  /** The entry that it waits for. */
  missing: readonly [tag: string, seq: number] | undefined
}

export const limits = {
  /** Waiting or late entries of one feed. */
  ofFeed: 4096,
  /** Waiting entries of one log, all feeds together, and their bytes. */
  ofLog: 16_384,
  bytesOfLog: 64 * 1024 * 1024,
  /** Feeds of one log that nobody has vouched for yet. */
  unopenedFeeds: 512,
} as const

export function newTrayItem(entry: Entry, hash: Bytes): TrayItem {
  return {
    entry,
    hash,
    opened: undefined,
    isStale: false,
    unnamed: 0,
    shelf: undefined,
    why: undefined,
    missing: undefined,
  }
}

/** Is there room for one more entry of this feed? Counted over what is in memory, which is all there is. */
export function hasRoom(log: LogState, feed: FeedState): boolean {
  return feed.tray.size < limits.ofFeed && isBelow(log, feed, 1)
}

/** Are the trays of a log filled to less than this part of what they may hold? */
function isBelow(log: LogState, except: FeedState | undefined, part: number): boolean {
  let [entries, bytes, unopened] = [0, 0, 0]
  for (const one of log.feeds.values()) {
    if (one.head.seq === 0 && one !== except) unopened++
    for (const { entry, shelf } of one.tray.values()) {
      if (shelf === 'late') continue
      entries++
      bytes += entry.body.length
    }
  }
  return (
    entries < limits.ofLog * part &&
    bytes < limits.bytesOfLog * part &&
    unopened < limits.unopenedFeeds * part
  )
}

/** Call inside a transaction: entries of this feed were let go. */
export function keepOverflow(shelf: Shelf, { hex }: LogState, feed: string): void {
  shelf.put('overflow', `${hex}/${feed}`, new Uint8Array([1]))
}

export type Drained = {
  /** Keys of the shelf. */
  readonly keys: readonly string[]
  /** Call when it is on the disk that the log is read again. */
  readonly noteAsked: () => void
}

/** Feeds of which something was let go and for which there is room again. Half is enough: no see-saw. */
export function drained(shelf: Shelf, log: LogState): Drained {
  const marks = shelf.list('overflow', log.hex)
  if (marks.length === 0) return { keys: [], noteAsked: () => undefined }
  const isRoom = isBelow(log, undefined, 0.5)
  const stuck = new Map<FeedState, number>()
  const keys = marks
    .map(({ key }) => key)
    .filter((key) => {
      const feed = log.feeds.get(key.slice(log.hex.length + 1))
      if (feed === undefined) return isRoom
      if (isRoom && isHalfEmpty(feed)) return true
      if (!isStuckAnew(feed)) return false
      stuck.set(feed, feed.head.seq + 1)
      return true
    })
  return {
    keys,
    noteAsked: () => {
      for (const [feed, next] of stuck) asked.set(feed, next)
    },
  }
}

/** Late work stays for good, and waits for nothing. */
function isHalfEmpty({ tray }: FeedState): boolean {
  return [...tray.values()].filter(({ shelf }) => shelf !== 'late').length < limits.ofFeed / 2
}

/**
 * What waits in the tray waits for the very entry that was let go: there will never be room before that has come. Asked
 * once for each number while the program runs, for it may be that nobody has it.
 */
function isStuckAnew(feed: FeedState): boolean {
  const next = feed.head.seq + 1
  return !feed.tray.has(next) && asked.get(feed) !== next
}
const asked = new WeakMap<FeedState, number>()

/** Call inside a transaction: the item lies on that shelf and on no other. */
export function putInTray(
  shelf: Shelf,
  log: LogState,
  feed: FeedState,
  item: TrayItem,
  to: 'waiting' | 'late',
): void {
  const key = shelfKey(log.hex, feed.hex, item.entry.header.seq)
  if (item.shelf !== undefined && item.shelf !== to) shelf.drop(item.shelf, key)
  if (item.shelf !== to || item.isStale) shelf.put(to, key, encodeFrame(item.entry))
}

/** Call inside a transaction: the item is applied or given up. */
export function dropFromTray(shelf: Shelf, log: LogState, feed: FeedState, item: TrayItem): void {
  if (item.shelf !== undefined) shelf.drop(item.shelf, shelfKey(log.hex, feed.hex, item.entry.header.seq))
}
