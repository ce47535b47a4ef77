/**
 * Finals: where the feeds of devices that may write no more end. docs/formats/control.md, rules R50 to R52.
 *
 * Whoever was removed still holds old keys and could write entries that look older than the removal. The event
 * that makes the new key therefore names the last entry of each such feed; what lies beyond is late work, which
 * a lead reads and adopts, or does not.
 */
import { listOf, type Parser, unfit, whole } from '../../base/parse.ts'
import { ok } from '../../base/result.ts'
import { type FeedHex, feedHex, hexOf } from './names.ts'

/** Feed, last number, hash of that entry. Sorted by feed, each once. */
export type FinalList = readonly (readonly [feed: FeedHex, seq: number, hash: string])[]
export type Final = { readonly seq: number; readonly hash: string }

const final: Parser<readonly [FeedHex, number, string]> = (value, field) => {
  if (!Array.isArray(value) || value.length !== 3) return unfit(field, 'not-a-list')
  const feed = feedHex(value[0], field)
  if (!feed.ok) return feed
  const seq = whole(0, Number.MAX_SAFE_INTEGER)(value[1], field)
  if (!seq.ok) return seq
  const hash = hexOf(32)(value[2], field)
  return hash.ok ? ok([feed.value, seq.value, hash.value]) : hash
}

/** Of an event, and of all that a log ever had: the first so many stand, for nobody could read a state back that has more. */
const mostFinals = 20_000

export const finalList: Parser<FinalList> = (value, field) => {
  const list = listOf(final, { max: mostFinals })(value, field)
  if (!list.ok) return list
  const sorted = list.value.every(([feed], i) => i === 0 || (list.value[i - 1]?.[0] ?? '') < feed)
  return sorted ? list : unfit(field, 'repeated')
}

/** A final is final: a later event adds feeds and moves none. What a feed may have beyond it, nobody can reopen. */
export function withFinals(before: FinalList, more: FinalList): FinalList {
  const added = newFinals(before, more)
  return added.length === 0 ? before : [...before, ...added].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Those of an event that come to stand. `before`: the feeds that have one. */
export function newFinals(before: readonly (readonly [FeedHex, ...unknown[]])[], more: FinalList): FinalList {
  const known = new Set(before.map(([feed]) => feed))
  return more.filter(([feed]) => !known.has(feed)).slice(0, Math.max(0, mostFinals - before.length))
}

export function finalOf(finals: FinalList, feed: FeedHex): Final | undefined {
  let [low, high] = [0, finals.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [name = '', seq = 0, hash = ''] = finals[middle] ?? []
    if (name === feed) return { seq, hash }
    if (name < feed) low = middle + 1
    else high = middle - 1
  }
  return undefined
}
