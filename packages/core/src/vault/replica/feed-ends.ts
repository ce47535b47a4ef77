/**
 * Where a device says that earlier feeds of its own end. Said in the opening of the feed that goes on in their place,
 * after a clock had been wrong: what the old feed says behind it was stamped in the future and is written again.
 *
 * *A limit*: a member can take back their own words by it, as by telling two stories (D22). Where such words had been
 * applied here and bear an earlier stamp than the end, that is named. Whoever backdates the end is believed.
 */
import { concat, equalBytes, textOf, u64, utf8 } from '../../base/bytes.ts'
import { type PublicKey, parsePublicKey } from '../../sealed/sign.ts'
import { parseStamp } from '../hybrid-clock.ts'
import type { Ends } from '../opening.ts'
import type { Context } from './context.ts'
import { endKey, endOf, type FeedEnd, type LogState } from './log-book.ts'
import { openEntry } from './opening-bodies.ts'
import type { Step } from './settling.ts'
import { stampOf } from './stamps.ts'
import type { Shelf } from './store.ts'
import type { TakeBack } from './taking-back.ts'
import type { Opened } from './tray.ts'
import { whoWrites } from './who.ts'

/** What these steps say of ends: the earliest stands. */
export function endsIn(log: LogState, steps: readonly Step[]): ReadonlyMap<string, FeedEnd> {
  return earliest(
    steps.map(({ opened }) => opened),
    log.ends,
  )
}

/** `heard`: before; only what is earlier is an answer. */
function earliest(all: readonly Opened[], heard: LogState['ends']): ReadonlyMap<string, FeedEnd> {
  const ends = new Map<string, FeedEnd>()
  for (const opened of all) {
    if (opened.kind !== 'open') continue
    for (const [tag, seq, said] of opened.ends) {
      const end = { tag, seq, device: opened.device, said }
      const known = ends.get(endKey(end)) ?? heard.get(endKey(end))
      if (known === undefined || seq < known.seq) ends.set(endKey(end), end)
    }
  }
  return ends
}

/** Ends whose opening is taken back, by their keys: as other openings of its device have them, undefined where none does. */
export type EndsLeft = ReadonlyMap<string, FeedEnd | undefined>

/**
 * An opening that counts no more, by a final or a fork, ends nothing any more: whoever is told of that first never applies it,
 * and a feed ends at one number for everybody. Of what ends of our own the next opening speaks.
 */
export async function endsLeft(
  { store, organisation, device }: Pick<Context, 'store' | 'organisation' | 'device'>,
  log: LogState,
  takeBacks: readonly TakeBack[],
  steps: readonly Step[],
): Promise<EndsLeft> {
  const left = new Map<string, FeedEnd | undefined>()
  // Nearly always there is none.
  if (log.ends.size === 0) return left
  const gone = new Set(takeBacks.filter(({ to }) => to.seq === 0).map(({ feed }) => feed))
  for (const { device: writer } of gone) {
    if (writer === undefined || equalBytes(writer, device.publicKey)) continue
    const known = [...log.ends.values()].filter((end) => equalBytes(end.device, writer))
    if (known.length === 0) continue
    const said: Opened[] = steps.map(({ opened }) => opened)
    for (const feed of log.feeds.values()) {
      if (gone.has(feed) || feed.row === undefined || feed.head.seq === 0) continue
      if (feed.device === undefined || !equalBytes(feed.device, writer)) continue
      const entry = store.entries.at(feed.row, 1)?.entry
      const opened = entry && (await openEntry({ organisation }, log, entry))
      // The disk has changed it: what it said stands as it was heard.
      if (opened?.kind !== 'open') return new Map()
      said.push(opened)
    }
    const still = earliest(said, new Map())
    for (const end of known) {
      const other = still.get(endKey(end))
      if (other?.seq !== end.seq) left.set(endKey(end), other)
    }
  }
  return left
}

/** Call inside a transaction. */
export function keepEndsLeft(shelf: Shelf, log: LogState, left: EndsLeft): void {
  for (const [key, end] of left) {
    if (end === undefined) shelf.drop('ends', `${log.hex}/${key}`)
    else keepEnds(shelf, log, new Map([[key, end]]))
  }
}

export function moveEndsLeft({ ends }: LogState, left: EndsLeft): void {
  for (const [key, end] of left) {
    if (end === undefined) ends.delete(key)
    else ends.set(key, end)
  }
}

/** Where our earlier feeds end: the opening of each new one says so. */
export function ownEnds(log: Pick<LogState, 'ends'>, device: PublicKey): Ends {
  return [...log.ends.values()]
    .filter((end) => equalBytes(end.device, device))
    .map(({ tag, seq, said }) => [tag, seq, said])
}

/** As `LogState.ends` has them. */
export function endsOf(list: readonly FeedEnd[]): ReadonlyMap<string, FeedEnd> {
  return new Map(list.map((end) => [endKey(end), end]))
}

/** Call inside a transaction. */
export function keepEnds(shelf: Shelf, log: LogState, ends: ReadonlyMap<string, FeedEnd>): void {
  for (const [key, { seq, device, said }] of ends)
    shelf.put('ends', `${log.hex}/${key}`, concat(u64(seq), device, utf8(said)))
}

export function storedEnds(shelf: Shelf, log: LogState): ReadonlyMap<string, FeedEnd> {
  const ends = new Map<string, FeedEnd>()
  for (const { key, value } of shelf.list('ends', log.hex)) {
    const device = parsePublicKey(value.subarray(8, 40))
    const said = parseStamp(textOf(value.subarray(40)))
    const seq = Number(new DataView(value.buffer, value.byteOffset).getBigUint64(0))
    const [, tag] = key.split('/')
    if (!device.ok || said === undefined || tag === undefined) continue
    const end = { tag, seq, device: device.value, said }
    ends.set(endKey(end), end)
  }
  return ends
}

/**
 * Call inside a transaction: words that counted are withdrawn by their own writer, and no clock explains it. A clock that was
 * ahead had stamped them later than the moment at which their writer says so. Our own day is not asked: it may have come to
 * theirs before the word of the end did.
 */
export function nameWithdrawal(context: Context, log: LogState, { feed, to, taken }: TakeBack): boolean {
  const end = endOf(log, feed.tag, feed.device)
  if (feed.own !== undefined || end === undefined || end.seq !== to.seq) return false
  const counted = taken.some(({ opened }) => {
    const at = opened === undefined ? undefined : stampOf(opened)
    return at !== undefined && at <= end.said
  })
  return (
    counted && context.alarms.raise('member-equivocated', { log: log.hex, who: whoWrites(context, feed) })
  )
}
