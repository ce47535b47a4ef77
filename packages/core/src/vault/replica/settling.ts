/**
 * Which of the entries that are here can be applied, and in which order: after their causes, whatever order they
 * came in. Pure but for the marks it leaves on tray items (`why`, `missing`), which are made again each time.
 */
import { equalBytes } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { RosterState } from '../control/roster.ts'
import type { FeedHead } from '../feed.ts'
import { millisOfStamp, type Stamp } from '../hybrid-clock.ts'
import type { Seen } from '../operation.ts'
import type { Context } from './context.ts'
import { endOf, type FeedState, type LogState } from './log-book.ts'
import { limitOf, ruling, type Standing, standingOf } from './rights.ts'
import type { Opened, TrayItem } from './tray.ts'

/** A stamp that runs ahead of our clock by more than this waits: a laptop set wrong must not win for ever. */
export const clockTolerance = 600_000
const dayMillis = 86_400_000

export type Step = {
  readonly feed: FeedState
  readonly item: TrayItem
  readonly opened: Exclude<Opened, { readonly kind: 'unreadable' }>
  readonly head: FeedHead
}
export type Settled = {
  /** In an order of causes. */
  readonly steps: readonly Step[]
  /** Two entries of one number where the second contradicts what is applied: its predecessor is another. */
  readonly contradicting: readonly { readonly feed: FeedState; readonly item: TrayItem }[]
}

type Scene = {
  readonly context: Pick<Context, 'book' | 'world' | 'witnessedDay'>
  readonly log: LogState
  readonly heads: Map<string, FeedHead>
  readonly standings: Map<string, Standing>
  readonly steps: Step[]
  readonly contradicting: { readonly feed: FeedState; readonly item: TrayItem }[]
}

/** `from`: heads that are about to be moved back. */
export function settle(
  context: Scene['context'],
  log: LogState,
  from: ReadonlyMap<string, FeedHead> = new Map(),
): Settled {
  const heads = new Map(from)
  const scene: Scene = { context, log, heads, standings: new Map(), steps: [], contradicting: [] }
  const feeds = [...log.feeds.values()].filter(({ tray }) => tray.size > 0)
  for (let moved = true; moved; ) {
    moved = false
    for (const feed of feeds) while (stepOf(scene, feed)) moved = true
  }
  for (const feed of feeds) markRest(scene, feed)
  return scene
}

export function standingOfFeed(
  context: Pick<Context, 'book'>,
  log: LogState,
  feed: FeedState,
): Standing | undefined {
  const device = deviceOf(feed)
  if (device === undefined) return undefined
  const { roster } = context.book
  const before = standings.get(feed)
  if (before?.roster === roster && before?.control === log.control && before?.device === device)
    return before.standing
  const standing = standingOf(context, log, feed.key, device)
  standings.set(feed, { roster, control: log.control, device, standing })
  return standing
}

/** What it followed from. States are never changed, only replaced. */
type Judged = {
  readonly roster: RosterState | undefined
  readonly control: LogState['control']
  readonly device: PublicKey
  readonly standing: Standing
}
/** Every round asks how every feed stands, and the answer changes with the chains alone. */
const standings = new WeakMap<FeedState, Judged>()

/** The device of a feed, by its opening, applied or not. */
export function deviceOf(feed: FeedState): PublicKey | undefined {
  return feed.device ?? openingIn(feed)
}

function limitHere({ log }: Scene, feed: FeedState, held: Standing | undefined): number {
  return limitOf(log, feed, deviceOf(feed), held)
}

function openingIn(feed: FeedState): PublicKey | undefined {
  const opened = feed.tray.get(1)?.opened
  return opened?.kind === 'open' ? opened.device : undefined
}

function headOf({ heads }: Scene, feed: FeedState): FeedHead {
  return heads.get(feed.hex) ?? feed.head
}

function standing(scene: Scene, feed: FeedState): Standing | undefined {
  const known = scene.standings.get(feed.hex)
  if (known !== undefined) return known
  const found = standingOfFeed(scene.context, scene.log, feed)
  if (found !== undefined) scene.standings.set(feed.hex, found)
  return found
}

/** Takes the next entry of this feed, if it can be applied now. */
function stepOf(scene: Scene, feed: FeedState): boolean {
  const head = headOf(scene, feed)
  const item = feed.tray.get(head.seq + 1)
  if (item === undefined) return false
  const { header } = item.entry
  item.missing = undefined
  item.why = whyNot(scene, feed, item)
  if (item.why !== undefined) return false
  if (!equalBytes(header.previous, head.hash)) {
    scene.contradicting.push({ feed, item })
    item.why = 'cause'
    return false
  }
  if (item.opened === undefined || item.opened.kind === 'unreadable') return false
  const next = { seq: header.seq, hash: item.hash }
  scene.heads.set(feed.hex, next)
  scene.steps.push({ feed, item, opened: item.opened, head: next })
  return true
}

/** Why this entry, whose predecessor is applied, cannot be applied now. */
function whyNot(scene: Scene, feed: FeedState, item: TrayItem): TrayItem['why'] {
  const { header } = item.entry
  const { opened } = item
  if (opened === undefined) return 'key'
  if (opened.kind === 'unreadable') return 'program'
  const held = standing(scene, feed)
  if (held === undefined) return 'cause'
  if (header.seq > limitHere(scene, feed, held)) return 'late'
  switch (ruling(held, header.kind, header.seq)) {
    case 'late':
      return 'late'
    case 'wait-final':
      return 'final'
    case 'wait-device':
      return 'device'
    default:
  }
  if (opened.kind === 'open') return undefined
  const missing = missingCause(scene, opened.causes, deviceOf(feed))
  if (missing !== undefined) {
    item.missing = missing
    return 'cause'
  }
  const at = opened.kind === 'changes' ? opened.changes.at : opened.heartbeat.at
  return isFromTheFuture(scene.context, at) ? 'clock' : undefined
}

/** The first cause that is neither applied nor out of the count for good. */
function missingCause(
  scene: Scene,
  causes: Seen,
  by: PublicKey | undefined,
): readonly [string, number] | undefined {
  return causes.find(([tag, seq]) => {
    const feed = scene.log.byTag.get(tag)
    if (isTakenBack(scene, tag, seq, by)) return false
    return feed === undefined || (headOf(scene, feed).seq < seq && !isOutOfCount(scene, feed, seq))
  })
}

/**
 * Its writer named it and has said since that this feed of theirs ends before it, because their disk had changed it: it
 * will never come. Nobody need have its opening, which would say whose feed it is, and a stick may have brought what follows.
 */
function isTakenBack({ log }: Scene, tag: string, seq: number, by: PublicKey | undefined): boolean {
  const end = endOf(log, tag, by)
  return end !== undefined && seq > end.seq
}

/** Late or behind a fork: it will never be applied, so nobody waits for it. */
function isOutOfCount(scene: Scene, feed: FeedState, seq: number): boolean {
  const held = standing(scene, feed)
  if (seq > limitHere(scene, feed, held)) return true
  const item = feed.tray.get(headOf(scene, feed).seq + 1)
  return item?.why === 'late'
}

export function isFromTheFuture({ world, witnessedDay }: Scene['context'], at: Stamp): boolean {
  const millis = millisOfStamp(at)
  return millis > world.clock.millis() + clockTolerance && Math.floor(millis / dayMillis) > witnessedDay
}

/** What lies behind an entry that cannot be applied waits with it, or is as late. */
function markRest(scene: Scene, feed: FeedState): void {
  const head = headOf(scene, feed)
  const held = standing(scene, feed)
  const first = feed.tray.get(head.seq + 1)
  for (const [seq, item] of feed.tray) {
    if (seq <= head.seq || item === first) continue
    const late = first?.why === 'late' || seq > limitHere(scene, feed, held)
    item.why = late ? 'late' : item.opened === undefined ? 'key' : 'cause'
    item.missing = late || first !== undefined ? undefined : [feed.tag, head.seq + 1]
  }
}
