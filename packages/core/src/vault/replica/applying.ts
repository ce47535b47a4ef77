/**
 * Applying: what is settled goes into feeds and records in one transaction, and what is not stays in its tray.
 *
 * The order of the disk is the order of causes. A feed that turned out to end earlier is taken back to there in the
 * same transaction, and the records that it had touched are made again from what is left.
 */
import { certain } from '../../base/result.ts'
import type { SignedHeader } from '../entry.ts'
import { dotOf } from '../feed.ts'
import type { ForkProof } from '../operation.ts'
import { acknowledgedIn, keepAcknowledged } from './acknowledging.ts'
import { type Context, commit, entryAt } from './context.ts'
import {
  type EndsLeft,
  endsIn,
  endsLeft,
  keepEnds,
  keepEndsLeft,
  moveEndsLeft,
  nameWithdrawal,
} from './feed-ends.ts'
import { feedAnew, forksBefore, keepFork, keepForksUnsaid, lastCommon, provenFork } from './forks.ts'
import { type FeedState, isOwn, type LogState } from './log-book.ts'
import { type LostWords, lostIn } from './lost-words.ts'
import { openTrays } from './opening-bodies.ts'
import { type Rebuilding, rebuildParts } from './rebuilding.ts'
import { type Settled, type Step, settle } from './settling.ts'
import { keepStamp, laterStamp } from './stamps.ts'
import { endOwn, keepStranded, keepStrandedLost } from './stranding.ts'
import { carryOutStrikes } from './striking.ts'
import { plannedTakeBacks, type TakeBack } from './taking-back.ts'
import { TouchedRecords } from './touched-records.ts'
import { dropFromTray, keepOverflow, putInTray, type TrayItem } from './tray.ts'

export type Advanced = { readonly applied: number; readonly alarms: number }
export type AdvanceWishes = {
  /** Written in the same transaction. */
  readonly also?: () => void
  /** Feeds that go back for another reason than a final or a fork. */
  readonly takeBacks?: readonly TakeBack[]
}

/** Applies all that can be, until nothing moves. */
export async function advance(
  context: Context,
  log: LogState,
  { also, takeBacks = [] }: AdvanceWishes = {},
): Promise<Advanced> {
  const sum = { applied: 0, alarms: await carryOutStrikes(context, log) }
  const first = await advanceOnce(context, log, also, takeBacks)
  for (let done = first; ; done = await advanceOnce(context, log, undefined, [])) {
    sum.applied += done.applied
    sum.alarms += done.alarms
    // Somebody told of a fork: what stands behind it goes back, and what waited for it need not wait.
    if (!done.again) return sum
  }
}

type Once = Advanced & { readonly again: boolean }

async function advanceOnce(
  context: Context,
  log: LogState,
  also: (() => void) | undefined,
  asked: readonly TakeBack[],
): Promise<Once> {
  await openTrays(context, log)
  const asking = new Set(asked.map(({ feed }) => feed))
  const planned = (await plannedTakeBacks(context, log)).filter(({ feed }) => !asking.has(feed))
  const takeBacks = [...asked, ...planned]
  const late = takeBacks.filter(({ into }) => into === 'late')
  for (const { feed, taken } of late) for (const item of taken) feed.tray.set(item.entry.header.seq, item)
  const forgetForks = forksBefore(log)
  try {
    const from = new Map(takeBacks.map(({ feed, to }) => [feed.hex, to]))
    const { steps, contradicting } = settle(context, log, from)
    const rebuilt = await rebuildParts(context, log, takeBacks, steps)
    const forks = [...(await toldForks(context, log, steps)), ...contradictions(context, contradicting)]
    const nothing = steps.length === 0 && takeBacks.length === 0 && forks.length === 0
    if (nothing && also === undefined && !hasLooseItems(log)) return { applied: 0, alarms: 0, again: false }
    const lost = await lostIn(context, log, { takeBacks, steps, rebuilt: rebuilt.parts })
    const left = await endsLeft(context, log, takeBacks, steps)
    const kept = keepAll(context, log, { takeBacks, steps, rebuilt, lost, forks, left, also })
    return { applied: steps.length, ...kept }
  } catch (problem) {
    // Not kept: what was taken back for the plan is still applied.
    for (const { feed, taken } of late) for (const item of taken) feed.tray.delete(item.entry.header.seq)
    forgetForks()
    throw problem
  }
}

type Fork = {
  readonly feed: FeedState
  readonly pair: readonly [SignedHeader, SignedHeader]
  readonly say: boolean
}
type Plan = {
  readonly takeBacks: readonly TakeBack[]
  readonly steps: readonly Step[]
  readonly rebuilt: Rebuilding
  readonly lost: LostWords
  readonly forks: readonly Fork[]
  readonly left: EndsLeft
  readonly also: (() => void) | undefined
}

/**
 * Forks that colleagues tell of. The proof stands by itself, so it is heard whether or not the heartbeat that brings it
 * counts: a colleague who read it before its writer was shut out, and one who read it after, would else end the feed at
 * two numbers.
 */
async function toldForks(
  context: Pick<Context, 'store'>,
  log: LogState,
  steps: readonly Step[],
): Promise<readonly Fork[]> {
  const told: Fork[] = []
  const applied = new Set(steps.map(({ item }) => item))
  // Nearly always nothing waits, and every round looks at every log.
  const waiting = [...log.feeds.values()].filter(({ tray }) => tray.size > 0)
  for (const item of waiting.flatMap(({ tray }) => [...tray.values()])) {
    const pair = await pairIn(log, item)
    if (pair === undefined) continue
    const { feed: key } = pair[0].header
    // Nothing of it may be here yet: the proof is kept, and stands when it comes.
    const feed = log.feeds.get(key.toHex()) ?? feedAnew(context, log, key)
    if (feed.forkedAt !== undefined && feed.forkedAt <= lastCommon(pair)) continue
    // Not everybody may get a heartbeat that counts for nothing: what it proves is said again in one that does.
    told.push({ feed, pair, say: !applied.has(item) })
  }
  return told
}

/** Looked at once: what is late may lie in its tray for years. */
async function pairIn(log: LogState, item: TrayItem): Promise<Fork['pair'] | undefined> {
  const { opened } = item
  if (opened?.kind !== 'seen' || opened.heartbeat.fork === undefined) return undefined
  if (!proven.has(item)) proven.set(item, await provenFork(log, opened.heartbeat.fork))
  return proven.get(item)
}
const proven = new WeakMap<TrayItem, Fork['pair'] | undefined>()

/** An entry that follows another than the one that is here before it. Our own feed may yet be mended by what comes. */
function contradictions(context: Context, found: Settled['contradicting']): readonly Fork[] {
  return found.flatMap(({ feed, item }) => {
    // The one right before it may be applied in this very step: two that are not neighbours would prove nothing to others.
    const there = isOwn(feed) ? undefined : entryAt(context, feed, item.entry.header.seq - 1)
    return there === undefined ? [] : [{ feed, pair: [there, item.entry] as const, say: true }]
  })
}

function hasLooseItems(log: LogState): boolean {
  return [...log.feeds.values()].some(({ tray }) =>
    [...tray.values()].some((item) => item.isStale || item.shelf !== shelfFor(item)),
  )
}

function keepAll(context: Context, log: LogState, plan: Plan): Pick<Once, 'alarms' | 'again'> {
  const { store } = context
  const { takeBacks, steps, forks } = plan
  const rows = new Map<FeedState, number>()
  const ends = endsIn(log, steps)
  const acknowledged = acknowledgedIn(context, log, steps)
  const stamp = steps.reduce((last, { opened }) => laterStamp(last, opened), context.stamp)
  let [alarms, again] = [0, false]
  let unsaid: readonly ForkProof[] = []
  const work = (): void => {
    for (const { feed, to } of takeBacks) store.entries.takeBack(certain(feed.row, 'it has entries'), to)
    for (const { into, feed, taken } of takeBacks) {
      if (into !== 'stranded') continue
      for (const item of taken) {
        if (plan.lost.has(item)) keepStrandedLost(store.shelf, log, item.entry, plan.lost.get(item))
        else keepStranded(store.shelf, log, item.entry)
      }
      endOwn(store.shelf, log, feed)
    }
    const records = new TouchedRecords(context, log, plan.rebuilt.parts)
    for (const step of steps) {
      const row = step.feed.row ?? rows.get(step.feed) ?? store.feeds.add(log.row, step.feed.key, undefined)
      rows.set(step.feed, row)
      keepStep(context, log, step, row, records)
    }
    records.keep()
    keepTrays(context, log, steps)
    keepAcknowledged(store.shelf, log, acknowledged)
    if (stamp !== context.stamp) keepStamp(store.shelf, stamp)
    keepEnds(store.shelf, log, ends)
    keepEndsLeft(store.shelf, log, plan.left)
    // Whoever has it still gives it again, as what was let go for want of room.
    for (const hex of plan.rebuilt.rotten) keepOverflow(store.shelf, log, hex)
    for (const one of takeBacks) if (nameWithdrawal(context, log, one)) alarms++
    for (const { feed, pair, say } of forks) {
      const before = feed.forkedAt
      if (keepFork(context, log, feed, pair, say)) alarms++
      again ||= feed.forkedAt !== before
    }
    unsaid = keepForksUnsaid(store.shelf, log, takeBacks)
    plan.also?.()
  }
  const forkedBefore = new Map([...log.feeds.values()].map((feed) => [feed, feed.forkedAt]))
  commit(context, work, () => {
    for (const { feed, to } of takeBacks) feed.head = to
    for (const { feed, item, opened, head } of steps) {
      feed.row = rows.get(feed)
      feed.head = head
      if (opened.kind === 'open') feed.device = opened.device
      if (opened.kind === 'changes' && !isOwn(feed)) log.news = true
      feed.tray.delete(item.entry.header.seq)
    }
    for (const feed of log.feeds.values()) {
      for (const item of feed.tray.values()) {
        item.shelf = shelfFor(item)
        item.isStale = false
      }
    }
    for (const [key, end] of ends) log.ends.set(key, end)
    moveEndsLeft(log, plan.left)
    for (const [feed, seq] of acknowledged) feed.own.acked = seq
    log.forksToSay.push(...unsaid)
    context.stamp = stamp
  })
  again ||= ends.size + plan.left.size > 0
  again ||= [...forkedBefore].some(([feed, before]) => feed.forkedAt !== before)
  return { alarms, again }
}

function keepStep(
  { store }: Context,
  log: LogState,
  { feed, item, opened, head }: Step,
  row: number,
  records: TouchedRecords,
): void {
  const { entry } = item
  const entryRow = store.entries.keep(row, entry, head)
  dropFromTray(store.shelf, log, feed, item)
  if (opened.kind === 'open') store.shelf.put('opening', `${log.hex}/${feed.hex}`, opened.device)
  if (opened.kind === 'changes')
    records.apply(opened.changes, entryRow, dotOf(entry.header.feed, entry.header.seq))
}

/** Every item that stays goes where it belongs now. */
function keepTrays({ store }: Context, log: LogState, steps: readonly Step[]): void {
  const applied = new Set(steps.map(({ item }) => item))
  for (const feed of log.feeds.values()) {
    for (const item of feed.tray.values()) {
      if (applied.has(item)) continue
      // What our own feed said in another life is written again; nobody has to adopt it.
      if (isOwn(feed) && item.entry.header.seq > (feed.forkedAt ?? Number.POSITIVE_INFINITY)) {
        keepStranded(store.shelf, log, item.entry)
      }
      putInTray(store.shelf, log, feed, item, shelfFor(item))
    }
  }
}

function shelfFor(item: TrayItem): 'waiting' | 'late' {
  return item.why === 'late' ? 'late' : 'waiting'
}
