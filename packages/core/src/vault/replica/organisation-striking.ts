/**
 * Striking words: one member's desk says what goes, another's makes the same rest of the same entries and agrees.
 *
 * Who decides that words are to go, and when, is asked elsewhere (the rules of consent); here is only that no desk
 * agrees to what it has not seen come out alike in its own hands. docs/formats/control.md, rules R53 to R57.
 */
import { toHex } from '../../base/bytes.ts'
import { recordId } from '../../base/id.ts'
import { refuse } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import { sign } from '../../sealed/sign.ts'
import { type MembershipState, rightOf } from '../control/membership.ts'
import { type FeedHex, feedHexOf, type LogHex, logHexOf, type MemberId } from '../control/names.ts'
import {
  askBytes,
  pointKey,
  type Strike,
  type StrikeAsk,
  type StruckEntry,
  strikeLimits,
} from '../control/strikes.ts'
import { type Entry, entryHash } from '../entry.ts'
import type { Struck } from '../rest.ts'
import { offeredTo } from '../sync/in-order.ts'
import { type Context, commit, unlessFull } from './context.ts'
import type { LogState } from './log-book.ts'
import { openEntry } from './opening-bodies.ts'
import { type Proposed, propose } from './organisation-proposals.ts'
import { membershipOf, myRight, type Scene } from './organisation-scene.ts'
import { storedProposals } from './organisation-shelf.ts'
import { asLeft, isSoundBody, restOf, stagesOf } from './struck-bodies.ts'
import { keepOverflow } from './tray.ts'

export type StrikeWish = { readonly what: Struck; readonly pieces: readonly string[] }
/** A colleague's wish that this desk has checked: the rests are what is left, and nothing else goes. */
export type StrikeAsked = StrikeWish & { readonly log: LogHex; readonly id: string; readonly by: MemberId }

/** Every entry of this log that still says something of it. */
async function saying(context: Context, log: LogState, what: Struck): Promise<readonly StruckEntry[]> {
  const found: StruckEntry[] = []
  for (const entry of entriesOf(context, log, what)) {
    const opened = await openEntry(context, log, entry)
    if (opened?.kind === 'unreadable') await askAgain(context, log, entry)
    if (opened?.kind !== 'changes') continue
    const left = await restOf(context, log, await asLeft(context, log, entry, opened.changes), what)
    if (left === undefined) continue
    const { feed, seq } = entry.header
    found.push([feedHexOf(feed), seq, toHex(entryHash(entry)), toHex(sha256(left.entry.body))])
  }
  return found.toSorted((a, b) => (pointKey(a[0], a[1]) < pointKey(b[0], b[1]) ? -1 : 1))
}

/** Applied to these records, and whatever lies in a tray. */
function* entriesOf({ store }: Context, log: LogState, what: Struck): Generator<Entry, void, void> {
  const seen = new Set<number>()
  for (const [name] of what) {
    const id = recordId(name, '')
    const place = id.ok ? store.records.find(id.value) : undefined
    for (const { row, entry } of place === undefined ? [] : store.records.touching(place, log.row)) {
      if (!seen.has(row)) yield entry
      seen.add(row)
    }
  }
  for (const feed of log.feeds.values()) for (const { entry } of feed.tray.values()) yield entry
}

type Known = Pick<Strike, 'entries' | 'pieces'>

/**
 * Strikes that count, and those that wait and that somebody will agree to: our own, on their way too, and of others' what
 * this desk would agree to itself. Else one wish to which nobody ever agrees, for it names what nobody decided or what lies
 * on one desk alone, would keep the words for good. `strays`: ours of which nobody else may have what they name.
 */
async function underWay(
  { context, view, me }: Scene,
  log: LogState,
  wish: StrikeWish,
): Promise<{ readonly known: readonly Known[]; readonly strays: number }> {
  const state = membershipOf(log)
  const mine = storedProposals(context.store.shelf, log.hex).flatMap(({ draft: { event } }) =>
    event.kind === 'strike' ? [{ ...event, by: me, agreed: undefined }] : [],
  )
  const known: Known[] = []
  let strays = 0
  for (const strike of [...(state?.strikes ?? []), ...mine]) {
    const { agreed, by, entries } = strike
    const isWhole = entries.every((one) => isForAll(context, log, one))
    if (agreed !== undefined) known.push(strike)
    else if (by === me) {
      if (isWhole) known.push(strike)
      else strays++
      if (!isWhole && entries.length === 1) known.push({ entries, pieces: [] })
    } else if (isWhole && isWithin(strike, wish) && state !== undefined && mayStill(state, view, by))
      if (await comesOutAlike(context, log, strike)) known.push(strike)
  }
  return { known, strays }
}

/** Does it strike nothing but what is to go here too? */
function isWithin({ what, pieces }: StrikeWish, wish: StrikeWish): boolean {
  const wanted = new Map(wish.what.map(([record, fields]) => [record, new Set(fields)]))
  const named = new Set(wish.pieces)
  return (
    what.every(([record, fields]) => fields.every((field) => wanted.get(record)?.has(field) === true)) &&
    pieces.every((piece) => named.has(piece))
  )
}

/** Whoever wished it is still one of those who read the log. */
function mayStill(state: MembershipState, view: Scene['view'], by: MemberId): boolean {
  return view.members.has(by) && rightOf(state, by) !== 'none'
}

/** Applied, or late and handed on. What waits here, or stands behind a fork, may lie on this desk alone. */
function isForAll(context: Context, log: LogState, [feedHex, seq, hash]: StruckEntry): boolean {
  const feed = log.feeds.get(feedHex)
  const entry = feed && seq <= offeredTo(log, feed) ? entryHere(context, log, feedHex, seq) : undefined
  return entry !== undefined && toHex(entryHash(entry)) === hash
}

/** Of one member so many wait for somebody who has such an entry too: a stick may bring any number of them. */
const mostStrays = 16

/** Nothing is proposed twice. Undefined where nothing of it stands here any more, or all of it is under way. */
export async function wishedStrike(
  scene: Scene,
  log: LogState,
  wish: StrikeWish,
): Promise<Known | undefined> {
  const { what, pieces } = wish
  const { known, strays } = await underWay(scene, log, wish)
  const rests = new Set(known.flatMap(({ entries }) => entries.map(([, , , rest]) => rest)))
  const gone = new Set(known.flatMap((one) => one.pieces))
  const said = (await saying(scene.context, log, what)).filter(([, , , rest]) => !rests.has(rest))
  const entries = said.filter((one) => isForAll(scene.context, log, one)).slice(0, strikeLimits.entries)
  const left = pieces.filter((piece) => !gone.has(piece)).slice(0, strikeLimits.pieces)
  if (entries.length + left.length > 0) return { entries, pieces: left.toSorted() }
  return said.length === 0 || strays >= mostStrays ? undefined : { entries: said.slice(0, 1), pieces: [] }
}

export async function proposeStrike(
  scene: Scene,
  log: LogState,
  wish: StrikeWish,
): Promise<Proposed | undefined> {
  const right = myRight(scene, log)
  if (right !== 'writer' && right !== 'lead') return refuse({ kind: 'not-allowed', why: 'not-allowed' })
  const wanted = await wishedStrike(scene, log, wish)
  if (wanted === undefined) return undefined
  const ask = await askOf(log, wanted)
  // Nothing was written here yet: after the next heartbeat there is a feed to ask with.
  if (ask === undefined) return undefined
  return propose(scene, log, { kind: 'strike', what: wish.what, ...wanted, ask })
}

/** The relay knows feeds and no people: it hears from two of them. */
async function askOf(
  { id, writing }: LogState,
  wanted: Pick<Strike, 'entries' | 'pieces'>,
): Promise<StrikeAsk | undefined> {
  if (writing === undefined || writing.head.seq === 0) return undefined
  const signature = await sign(await writing.own.signing(), 'strike', askBytes(id, wanted))
  return [feedHexOf(writing.key), toHex(signature)]
}

/** Wishes of others that this desk could agree to. What it cannot check, for want of an entry, waits. */
export async function strikesAsked({ context, roster, view, me }: Scene): Promise<readonly StrikeAsked[]> {
  const asked: StrikeAsked[] = []
  for (const log of roster === undefined ? [] : context.book.all()) {
    const state = membershipOf(log)
    if (state === undefined || log.frozen || rightOf(state, me) === 'none') continue
    const mine = storedProposals(context.store.shelf, log.hex)
    for (const strike of state.strikes ?? []) {
      const { id, by, what, pieces } = strike
      if (strike.agreed !== undefined || by === me || !mayStill(state, view, by)) continue
      if (mine.some(({ draft: { event } }) => event.kind === 'strike-agreed' && event.strike === id)) continue
      if (await comesOutAlike(context, log, strike))
        asked.push({ log: logHexOf(log.id), id, by, what, pieces })
    }
  }
  return asked
}

async function comesOutAlike(
  context: Context,
  log: LogState,
  { what, entries }: Pick<Strike, 'what' | 'entries'>,
): Promise<boolean> {
  for (const [feedHex, seq, hash, rest] of entries) {
    const entry = entryHere(context, log, feedHex, seq)
    if (entry === undefined || toHex(entryHash(entry)) !== hash) return false
    // Struck by somebody else's strike meanwhile, to the same rest.
    if (stagesOf(log, entry).some((stage) => stage.rest === rest)) continue
    const opened = await openEntry(context, log, entry)
    if (opened?.kind === 'unreadable') await askAgain(context, log, entry)
    if (opened?.kind !== 'changes') return false
    const left = await restOf(context, log, await asLeft(context, log, entry, opened.changes), what)
    if (left === undefined || toHex(sha256(left.entry.body)) !== rest) return false
  }
  return true
}

/**
 * What the disk has changed says nothing here of what is to go, and nothing can be agreed to that it should say: it is read
 * again. Once each time the program runs, for nobody may have it any more.
 */
async function askAgain(context: Context, log: LogState, entry: Entry): Promise<void> {
  const asked = askedAgain.get(log) ?? new Set<string>()
  askedAgain.set(log, asked)
  const hash = toHex(entryHash(entry))
  if (asked.has(hash) || (await isSoundBody(log, entry))) return
  const isKept = await unlessFull(async () =>
    commit(context, () => keepOverflow(context.store.shelf, log, feedHexOf(entry.header.feed))),
  )
  if (isKept) asked.add(hash)
}
const askedAgain = new WeakMap<LogState, Set<string>>()

function entryHere({ store }: Context, log: LogState, feedHex: FeedHex, seq: number): Entry | undefined {
  const feed = log.feeds.get(feedHex)
  const applied = feed?.row === undefined ? undefined : store.entries.at(feed.row, seq)?.entry
  return applied ?? feed?.tray.get(seq)?.entry
}

export async function agreeToStrike(scene: Scene, hex: string, id: string): Promise<Proposed> {
  const asked = (await strikesAsked(scene)).some((one) => one.log === hex && one.id === id)
  const log = scene.context.book.byHex(hex)
  const strike = log && membershipOf(log)?.strikes?.find((one) => one.id === id)
  if (!asked || log === undefined || strike === undefined) return refuse({ kind: 'no-such-proposal' })
  const ask = await askOf(log, strike)
  if (ask === undefined) return refuse({ kind: 'no-such-proposal' })
  return propose(scene, log, { kind: 'strike-agreed', strike: id, ask })
}
