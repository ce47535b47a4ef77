/**
 * Where a device says that earlier feeds of its own end. Said in the opening of the feed that goes on in their place,
 * after a clock had been wrong: what the old feed says behind it was stamped in the future and is written again.
 *
 * *A limit*: a member can take back their own words by it, as by telling two stories (D22). Where such words had been
 * applied here and bear an earlier stamp than the end, that is named. Whoever backdates the end is believed.
 */
import { concat, textOf, u64, utf8 } from '../../base/bytes.ts'
import { parsePublicKey } from '../../sealed/sign.ts'
import { parseStamp } from '../hybrid-clock.ts'
import type { Context } from './context.ts'
import type { FeedEnd, LogState } from './log-book.ts'
import type { Step } from './settling.ts'
import { stampOf } from './stamps.ts'
import type { Shelf } from './store.ts'
import type { TakeBack } from './taking-back.ts'
import { whoWrites } from './who.ts'

/** What these steps say of ends: the earliest stands. */
export function endsIn(log: LogState, steps: readonly Step[]): ReadonlyMap<string, FeedEnd> {
  const ends = new Map<string, FeedEnd>()
  for (const { opened } of steps) {
    if (opened.kind !== 'open') continue
    for (const [tag, seq, said] of opened.ends) {
      const known = ends.get(tag) ?? log.ends.get(tag)
      if (known === undefined || seq < known.seq) ends.set(tag, { seq, device: opened.device, said })
    }
  }
  return ends
}

/** Call inside a transaction. */
export function keepEnds(shelf: Shelf, log: LogState, ends: ReadonlyMap<string, FeedEnd>): void {
  for (const [tag, { seq, device, said }] of ends)
    shelf.put('ends', `${log.hex}/${tag}`, concat(u64(seq), device, utf8(said)))
}

export function storedEnds(shelf: Shelf, log: LogState): ReadonlyMap<string, FeedEnd> {
  const ends = new Map<string, FeedEnd>()
  for (const { key, value } of shelf.list('ends', log.hex)) {
    const device = parsePublicKey(value.subarray(8, 40))
    const said = parseStamp(textOf(value.subarray(40)))
    const seq = Number(new DataView(value.buffer, value.byteOffset).getBigUint64(0))
    if (device.ok && said !== undefined)
      ends.set(key.slice(log.hex.length + 1), { seq, device: device.value, said })
  }
  return ends
}

/**
 * Call inside a transaction: words that counted are withdrawn by their own writer, and no clock explains it. A clock that was
 * ahead had stamped them later than the moment at which their writer says so. Our own day is not asked: it may have come to
 * theirs before the word of the end did.
 */
export function nameWithdrawal(context: Context, log: LogState, { feed, to, taken }: TakeBack): boolean {
  const end = log.ends.get(feed.tag)
  if (feed.own !== undefined || end === undefined || end.seq !== to.seq) return false
  const counted = taken.some(({ opened }) => {
    const at = opened === undefined ? undefined : stampOf(opened)
    return at !== undefined && at <= end.said
  })
  return (
    counted && context.alarms.raise('member-equivocated', { log: log.hex, who: whoWrites(context, feed) })
  )
}
