/** What a device has verified of one log at one relay, as it lies on the shelves. */
import { type Bytes, fromBase64Url, textOf, toBase64Url, toHex, utf8 } from '../../base/bytes.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import {
  isText,
  listOf,
  type ObjectOf,
  object,
  oneOf,
  optional,
  type Parser,
  unfit,
  whole,
} from '../../base/parse.ts'
import { certain, ok } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import { emptyFeed, type FeedHead } from '../feed.ts'
import { ReadRows } from '../replica/read-rows.ts'
import type { Shelf } from '../replica/store.ts'
import type { ChainName } from './authentic.ts'
import { type LieKind, lieKinds } from './relay-lie.ts'
import { dropTree } from './relay-tree.ts'

/** One telling of a log by its relay. A second one is begun when the first turns out to be contradicted. */
export type Branch = { readonly number: number; readonly size: number }
/** A telling that is being read from its beginning, and what made the device doubt the one before. */
export type ReadAgain = Branch & {
  /**
   * What the doubtful answer is called should the log turn out to be the known one; '': the alarm was raised;
   * `room`: nothing was wrong, entries had been let go.
   */
  readonly because: LieKind | '' | 'room'
  readonly at: number
}
export type LogView = {
  /** The last telling whose head fitted. */
  readonly now: Branch
  /** The size at which a signed head last fitted `now`. */
  readonly sure: number
  readonly again: ReadAgain | undefined
  /** Earlier tellings: what colleagues cite from them was announced once and is no new alarm. */
  readonly past: readonly Branch[]
}

export const newView: LogView = { now: { number: 0, size: 0 }, sure: 0, again: undefined, past: [] }
/** A hostile relay that tells a new story every day must not fill the disk with them. */
const pastKept = 2

const count = whole(0, Number.MAX_SAFE_INTEGER)
const branch = object({ number: count, size: count })
const text: Parser<string> = (value, field) => (isText(value) ? ok(value) : unfit(field, 'not-text'))
const reading = object({ number: count, size: count, because: oneOf([...lieKinds, '', 'room']), at: count })
const shape = { relay: text, now: branch, sure: count, again: optional(reading), past: listOf(branch) }
const viewShape = object(shape)

/** Twelve characters for a relay's key: sizes at one relay say nothing of another. */
export function relayTag(relay: PublicKey): string {
  const known = tags.get(relay)
  if (known !== undefined) return known
  const tag = toBase64Url(sha256(relay)).slice(0, 12)
  tags.set(relay, tag)
  return tag
}

/** Asked for several times for every log of a round. */
const tags = new WeakMap<PublicKey, string>()

export function readView(shelf: Shelf, relay: PublicKey, log: CompartmentId): LogView {
  const stored = storedView(shelf, log)
  if (stored === undefined) return newView
  const { now, sure, again, past } = stored
  // Another relay begins to count anew, in a branch of its own.
  if (stored.relay !== relayTag(relay)) return { ...newView, now: { number: nextNumber(stored), size: 0 } }
  return { now, sure, again, past }
}

function storedView(shelf: Shelf, log: CompartmentId): ObjectOf<typeof shape> | undefined {
  return views.at(shelf, toHex(log))
}

const views = new ReadRows('relay-size', (row) => {
  const json = parseJson(row)
  const read = viewShape(json.ok ? json.value : undefined, '')
  if (!read.ok) throw new Error('the shelf of relay sizes holds what this program did not write')
  return read.value
})

export function nextNumber(view: {
  readonly now: Branch
  readonly again?: Branch | undefined
  readonly past: readonly Branch[]
}): number {
  return Math.max(view.now.number, view.again?.number ?? 0, ...view.past.map(({ number }) => number)) + 1
}

/** Call inside a transaction. */
export function keepView(shelf: Shelf, relay: PublicKey, log: CompartmentId, view: LogView): void {
  const before = storedView(shelf, log)
  if (before !== undefined && before.relay !== relayTag(relay)) {
    for (const { number } of [before.now, ...before.past]) dropBranch(shelf, log, number)
    if (before.again !== undefined) dropBranch(shelf, log, before.again.number)
  }
  const past = view.past.slice(-pastKept)
  for (const gone of view.past.slice(0, -pastKept)) dropBranch(shelf, log, gone.number)
  // Most answers bring nothing: what stands there is not written again.
  if (before?.relay === relayTag(relay) && isAsKept(before, { ...view, past })) return
  const row = { relay: relayTag(relay), now: view.now, sure: view.sure, past }
  shelf.put(
    'relay-size',
    toHex(log),
    canonicalBytes(view.again === undefined ? row : { ...row, again: view.again }),
  )
}

function isAsKept(before: ObjectOf<typeof shape>, { now, sure, again, past }: LogView): boolean {
  const isSame = (one: Branch, other: Branch | undefined): boolean =>
    one.number === other?.number && one.size === other.size
  return (
    again === undefined &&
    before.again === undefined &&
    before.sure === sure &&
    isSame(now, before.now) &&
    before.past.length === past.length &&
    past.every((one, at) => isSame(one, before.past[at]))
  )
}

export function branchKey(log: CompartmentId, number: number): string {
  return `${toHex(log)}/${String(number).padStart(6, '0')}`
}

/** Call inside a transaction. */
export function dropBranch(shelf: Shelf, log: CompartmentId, number: number): void {
  const key = branchKey(log, number)
  dropTree({ shelf, branch: key })
  for (const row of shelf.list('relay-head', `${key}/`)) shelf.drop('relay-head', row.key)
}

/** Where a feed or the control chain ends in one telling. */
export function headIn(shelf: Shelf, log: CompartmentId, number: number, chain: ChainName): FeedHead {
  const row = shelf.get('relay-head', `${branchKey(log, number)}/${chain}`)
  const [seq, hash] = row === undefined ? [] : (textOf(row) ?? '').split(' ')
  if (seq === undefined || hash === undefined) return emptyFeed
  return { seq: Number(seq), hash: certain<Bytes>(fromBase64Url(hash), 'this program wrote it') }
}

/** The number alone: asked for every feed of every log in each round. */
export function seqIn(shelf: Shelf, branch: string, chain: ChainName): number {
  const row = shelf.get('relay-head', `${branch}/${chain}`)
  let seq = emptyFeed.seq
  for (let at = 0; row !== undefined; at++) {
    const digit = (row[at] ?? space) - zero
    if (digit < 0) return seq
    seq = seq * 10 + digit
  }
  return seq
}

/** ASCII: a row is the number, a space and the hash. */
const [space, zero] = [0x20, 0x30]

/** Call inside a transaction. */
export function keepHead(
  shelf: Shelf,
  log: CompartmentId,
  number: number,
  chain: ChainName,
  { seq, hash }: FeedHead,
): void {
  const row = utf8(`${seq} ${toBase64Url(hash)}`)
  shelf.put('relay-head', `${branchKey(log, number)}/${chain}`, row)
}
