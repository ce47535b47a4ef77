/**
 * Shelf `struck-at`: what the relay was asked to strike, and what of ours is to follow. docs/formats/sync.md, Y50 and Y54.
 *
 * A strike at the relay changes no entry and no tree. Put back to a copy from a moment before it was asked, a relay to
 * which nobody has written since looks as it did, and has the words again. So a word of ours follows what it was asked:
 * such a copy lacks that one.
 */
import { type Bytes, concat, equalBytes, u64, u64At } from '../../base/bytes.ts'
import type { Strike } from '../control/strikes.ts'
import type { Context } from './context.ts'
import type { LogState } from './log-book.ts'
import { agreedStrikes } from './struck-bodies.ts'

/** SHA-256 of what it was asked with, behind the relay's key. Nothing is behind it once that is done for good. */
const markBytes = 64
/** Our feed and its newest number when the relay had answered, 0 of no feed where we had not written yet. */
const pointBytes = 40

/**
 * `waits` until something of ours that was written after the answer is at the relay; `followed`: there it is. Whatever
 * was asked with another mark was not asked.
 */
export type Told = 'not-asked' | 'waits' | 'followed' | 'done'

export function toldOf(log: LogState, row: Bytes | undefined, mark: Bytes): Told {
  if (row === undefined || !equalBytes(row.subarray(0, markBytes), mark)) return 'not-asked'
  const point = pointIn(row)
  if (point === undefined) return 'done'
  return isBehind(log, point, log.writing?.own.relayed) ? 'followed' : 'waits'
}

/** What to keep of an ask that was answered just now. */
export function askedNow({ writing }: LogState, mark: Bytes): Bytes {
  return concat(mark, writing?.key ?? new Uint8Array(32), u64(writing?.head.seq ?? 0))
}

/**
 * What to keep where a relay does not do it for the one feed that signed it, and no feed of ours is there to sign it too: it
 * was asked with no mark, and a word of ours is to follow. Undefined where that is kept, or would help nothing.
 */
export function refusedNow(
  { writing }: LogState,
  { asks }: Strike,
  row: Bytes | undefined,
): Bytes | undefined {
  if (asks.length > 1 || (writing?.head.seq ?? 0) > 0) return undefined
  return row !== undefined && equalBytes(row, unmarked) ? undefined : unmarked
}
const unmarked: Bytes = new Uint8Array(markBytes + pointBytes)

type Here = Pick<Context, 'store' | 'world'>

/** The relay was asked, and nothing was written here since. */
export function hasStrikeToFollow(context: Here, log: LogState): boolean {
  return toFollow(context, log).length > 0
}

/** Keys of the shelf. */
function toFollow({ store, world }: Here, log: LogState): readonly string[] {
  // Nearly always there is none, and a vault may have a thousand logs.
  if (agreedStrikes(log).length === 0) return []
  const now = world.clock.millis()
  return store.shelf.list('struck-at', log.hex).flatMap(({ key, value }) => {
    const point = pointIn(value)
    const isDue = point !== undefined && !isBehind(log, point, log.writing?.head.seq)
    return isDue && lately(log, key, now).length < mostLately ? [key] : []
  })
}

/** Before a heartbeat is written; the answer is called when it is kept. */
export function followingNow(context: Here, log: LogState): () => void {
  const [keys, now] = [toFollow(context, log), context.world.clock.millis()]
  return () => {
    const times = followed.get(log) ?? new Map<string, readonly number[]>()
    followed.set(log, times)
    for (const key of keys) times.set(key, [...lately(log, key, now), now])
  }
}

function lately(log: LogState, key: string, now: number): readonly number[] {
  const times = followed.get(log)?.get(key) ?? []
  return times.filter((at) => Math.abs(now - at) < latelyMillis)
}

/** A relay that is put back in every round, or says so, is asked in every round, and must fill no log with what follows. */
const followed = new WeakMap<LogState, Map<string, readonly number[]>>()
const mostLately = 4
const latelyMillis = 6 * 3_600_000

type Point = { readonly feed: Bytes; readonly seq: number }

function pointIn(row: Bytes): Point | undefined {
  if (row.length !== markBytes + pointBytes) return undefined
  const view = new DataView(row.buffer, row.byteOffset + markBytes, pointBytes)
  return { feed: row.subarray(markBytes, markBytes + 32), seq: u64At(view, 32) }
}

/** Whether our own words up to this number go beyond that point: all of a feed that was opened since do. */
function isBehind({ writing }: LogState, { feed, seq }: Point, upTo = 0): boolean {
  return writing !== undefined && upTo > (equalBytes(writing.key, feed) ? seq : 0)
}
