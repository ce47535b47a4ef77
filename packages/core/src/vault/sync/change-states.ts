/**
 * Where the work of this device is: saved here, at the relay, on a second device. docs/formats/sync.md, Y25–Y29.
 *
 * Only the last survives the loss of this laptop and the seizure of the relay, so people see which it is, what
 * waits, why, and since when.
 */
import { toHex } from '../../base/bytes.ts'
import type { RecordId } from '../../base/id.ts'
import type { CompartmentId } from '../compartment.ts'
import { isOwn, type LogState, type OwnFeed } from '../replica/log-book.ts'
import type { ChangeState, Hole, WaitingFor } from '../replica/outcomes.ts'
import type { Replica } from '../replica/replica.ts'
import { type LastingTrouble, lastHeard, lastingTroubles } from './troubles.ts'

/** Entries of others that are here and cannot be applied yet. */
export type WaitingIn = { readonly log: CompartmentId; readonly why: WaitingFor; readonly count: number }

export type SyncState = {
  /** Changes of this device; `second-device` counts everything that another device has confirmed. */
  readonly counts: { readonly [S in ChangeState]: number }
  /** How many changes of each log wait here to reach the relay; the reason, where there is one, is in `troubles`. */
  readonly waitingOut: readonly { readonly log: CompartmentId; readonly count: number }[]
  readonly waitingIn: readonly WaitingIn[]
  /** Entries that others name and that are not here. */
  readonly holes: readonly Hole[]
  readonly troubles: readonly LastingTrouble[]
  /** When the relay last answered, milliseconds since 1970. */
  readonly heard: number | undefined
}

export function syncState(replica: Replica): SyncState {
  const counts = { 'saved-here': 0, 'at-relay': 0, 'second-device': 0 }
  const waitingOut: { readonly log: CompartmentId; readonly count: number }[] = []
  for (const log of replica.book.all()) {
    let here = 0
    for (const feed of log.feeds.values()) {
      if (!isOwn(feed)) continue
      const own = countOwn(replica, feed)
      here += own['saved-here']
      counts['at-relay'] += own['at-relay']
      counts['second-device'] += own['second-device']
    }
    counts['saved-here'] += here
    if (here > 0) waitingOut.push({ log: log.id, count: here })
  }
  const { shelf } = replica.store
  return {
    counts,
    waitingOut,
    waitingIn: replica.book.all().flatMap((log) => waitingIn(log)),
    holes: replica.holes(),
    troubles: lastingTroubles(shelf),
    heard: lastHeard(shelf),
  }
}

/** The least safe state of this device's changes of a record; undefined when it changed nothing of it. */
export function recordState(replica: Replica, id: RecordId): ChangeState | undefined {
  const { store, book } = replica
  const place = store.records.find(id)
  if (place === undefined) return undefined
  let least: ChangeState | undefined
  for (const log of book.all()) {
    const own = new Map([...log.feeds.values()].filter(isOwn).map((feed) => [feed.hex, feed]))
    if (own.size === 0) continue
    for (const { entry } of store.records.touching(place, log.row)) {
      const feed = own.get(toHex(entry.header.feed))
      if (feed !== undefined) least = lesser(least, stateOf(feed, entry.header.seq))
    }
  }
  return least
}

const order: readonly ChangeState[] = ['saved-here', 'at-relay', 'second-device']

function lesser(a: ChangeState | undefined, b: ChangeState): ChangeState {
  return a === undefined || order.indexOf(b) < order.indexOf(a) ? b : a
}

function stateOf({ own }: OwnFeed, seq: number): ChangeState {
  if (seq <= own.acked) return 'second-device'
  return seq <= own.relayed ? 'at-relay' : 'saved-here'
}

/** Openings and heartbeats are nobody's work: of what is not safe yet, only changes are counted. */
function countOwn({ store }: Replica, feed: OwnFeed): { readonly [S in ChangeState]: number } {
  const counts = { 'saved-here': 0, 'at-relay': 0, 'second-device': Math.min(feed.own.acked, feed.head.seq) }
  if (feed.row === undefined) return counts
  for (let seq = feed.own.acked; seq < feed.head.seq; ) {
    const read = store.entries.after(feed.row, seq, 256)
    for (const { entry } of read) {
      seq = entry.header.seq
      if (entry.header.kind === 'changes') counts[stateOf(feed, seq)]++
    }
    if (read.length === 0) break
  }
  return counts
}

function waitingIn(log: LogState): readonly WaitingIn[] {
  const counts = new Map<WaitingFor, number>()
  for (const { tray } of log.feeds.values()) {
    for (const { why } of tray.values()) {
      if (why !== undefined && why !== 'late') counts.set(why, (counts.get(why) ?? 0) + 1)
    }
  }
  return [...counts].map(([why, count]) => ({ log: log.id, why, count }))
}
