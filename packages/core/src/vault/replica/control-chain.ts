/**
 * The control chains: who belongs, who may read, under which key. docs/formats/control.md has what entries mean; here
 * they come in, are judged in their order, and what follows from them is applied to the logs.
 *
 * An entry counts when a committer has marked it. Two marked entries of one number freeze the log: nobody can know
 * any more who may read it, so nobody writes before people have spoken.
 */
import { equalBytes, fromHex, toHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { digest } from '../../sealed/hash.ts'
import { isKeeper, keeperMark } from '../control/marks.ts'
import { type Entry, entryHash } from '../entry.ts'
import { type FeedHead, verifySignature } from '../feed.ts'
import type { Receipt } from '../sync/link.ts'
import { advance } from './applying.ts'
import { isMarkedByNamed } from './committers-ahead.ts'
import { type Context, commit } from './context.ts'
import { isCommitted, isMarkedBy, isMarkedFor, judge } from './control-judging.ts'
import { dropQueued, freeze, keepJudged, placeFor, raised } from './control-keeping.ts'
import { newQueued, type QueuedControl, queuedAt, shelveQueued } from './control-queue.ts'
import { isKept, keepKeys, keysInQueue } from './keys.ts'
import { directoryName, type LogState } from './log-book.ts'
import type { MarkedEntry, ReceivedControl } from './outcomes.ts'
import { storedControl } from './stored-control.ts'

type Counts = { -readonly [K in keyof ReceivedControl]: ReceivedControl[K] }

export function controlHead(log: LogState): FeedHead {
  const [seq, hash] = log.control?.state.head ?? [0, '00'.repeat(32)]
  return { seq, hash: certain(fromHex(hash), 'a hash in hex') }
}

/** Takes its turn in the replica. */
export async function receiveControlEntries(
  context: Context,
  log: LogState,
  entries: readonly MarkedEntry[],
): Promise<ReceivedControl> {
  const counts: Counts = { taken: 0, committed: 0, waiting: 0, refused: 0, alarms: 0 }
  for (const { entry, mark: brought } of entries) {
    const mark = brought ?? (await markOfKeeper(context, log, entry))
    if (!(await isAuthentic(log, entry))) {
      counts.refused++
      commit(context, () => raised(counts, context.alarms.raise('relay-tampered', { log: log.hex })))
    } else if (!(await takeIn(context, log, newQueued(entry, mark), counts))) break
    counts.taken++
  }
  return counts
}

/** This device keeps the order: a colleague's proposal that comes next and that the rules allow is marked here. */
async function markOfKeeper(context: Context, log: LogState, entry: Entry): Promise<Receipt | undefined> {
  const { book, device, world } = context
  const { seq } = entry.header
  if (book.roster === undefined || seq === 1 || seq !== controlHead(log).seq + 1) return undefined
  if (log.frozen || !isKeeper(book.roster, device) || !(await isAuthentic(log, entry))) return undefined
  // A number that is marked already is never marked again, whatever became of the first.
  if (await isMarkedAlready(context, log, seq)) return undefined
  const judged = await judge(context, log, entry)
  return judged.kind === 'applied' ? keeperMark(device, log.id, entry, world.clock.millis()) : undefined
}

/** By a committer: a mark that a stick made up would keep this number, and with it the log, from ever being marked. */
export async function isMarkedAlready(context: Context, log: LogState, seq: number): Promise<boolean> {
  for (const one of queuedAt(log, seq)) if (await isCommitted(context, log, one)) return true
  return false
}

async function isAuthentic(log: LogState, entry: Entry): Promise<boolean> {
  const { header, body } = entry
  if (header.kind !== 'control' || !equalBytes(header.compartment, log.id)) return false
  if (body.length !== header.bodyLength) return false
  const [hash, signed] = await Promise.all([digest(body), verifySignature(entry)])
  return equalBytes(hash, header.bodyHash) && signed
}

/** False when there is no room for it. */
async function takeIn(context: Context, log: LogState, one: QueuedControl, counts: Counts): Promise<boolean> {
  const { seq } = one.entry.header
  if (seq <= controlHead(log).seq) {
    const there = storedControl(context, log, seq)
    if (there !== undefined && equalBytes(entryHash(there), one.hash)) return true
    counts.refused++
    // A second founding that nobody has marked is somebody's noise.
    if ((await isCommitted(context, log, one)) || (await isMarkedByNamed(context, log, one)))
      raised(counts, freeze(context, log, one))
    return true
  }
  // Somebody's proposal, carried about: it counts when it comes with a mark.
  if (seq > 1 && one.mark === undefined) return true
  const place = await placeFor(context, log, one)
  if (place !== 'free') return place === 'taken'
  commit(
    context,
    () => shelveQueued(context.store.shelf, log, one),
    () => log.controlQueue.set(seq, [...queuedAt(log, seq), one]),
  )
  const { committed, alarms } = await catchUp(context, [log])
  counts.committed += committed
  counts.alarms += alarms
  if (queuedAt(log, seq).length > 0) counts.waiting++
  return true
}

type CaughtUp = { readonly committed: number; readonly alarms: number }

/**
 * Judges what can be judged, and then looks again at everything that hung on it: a new roster settles who may write
 * in every log, a new key opens what waited, a final takes back.
 */
export async function catchUp(context: Context, logs: readonly LogState[]): Promise<CaughtUp> {
  const sum = { committed: 0, alarms: 0 }
  const touched = new Set<LogState>()
  let again: readonly LogState[] = logs
  while (again.length > 0) {
    const rosterBefore = context.book.roster
    for (const log of again) {
      while (await judgeNext(context, log, sum)) touched.add(log)
      const keys = log.controlQueue.size === 0 ? undefined : await keysInQueue(context, log)
      if (keys === undefined || [...keys.keys()].every((epoch) => log.keys.has(epoch))) continue
      keepKeys(context, log, keys)
      while (await judgeNext(context, log, sum)) touched.add(log)
    }
    again = context.book.roster === rosterBefore ? [] : context.book.all()
  }
  const directory = context.book.byName(directoryName)
  const moved = directory !== undefined && touched.has(directory) ? context.book.all() : touched
  for (const log of moved) {
    const { alarms } = await advance(context, log)
    sum.alarms += alarms
  }
  return sum
}

/** Judges the next entry of this chain if it is here; false when there is nothing more to judge. */
async function judgeNext(
  context: Context,
  log: LogState,
  sum: { committed: number; alarms: number },
): Promise<boolean> {
  if (log.frozen || log.controlQueue.size === 0) return false
  const head = controlHead(log)
  for (const one of queuedAt(log, head.seq + 1)) {
    const { header } = one.entry
    if (!equalBytes(header.previous, head.hash)) {
      // Marked, and it follows another entry than the one that was marked before: two histories.
      if (await isCommitted(context, log, one)) raised(sum, freeze(context, log, one))
      continue
    }
    const judged = await judge(context, log, one.entry)
    if (judged.kind === 'waiting' || judged.kind === 'not-next') continue
    if (header.seq > 1 && !(await isMarkedFor(context, log, one, judged))) continue
    if (judged.kind === 'dead' && judged.control === undefined) {
      // A key that only waits for its chain may be anybody's: under the true one this may be the founding.
      if (judged.why !== 'not-opened' || isKept(context, log, header.epoch)) dropQueued(context, log, one)
      continue
    }
    // Marked: what nobody has marked says nothing of any history, and a stick may bring it.
    if (isOtherPast(context, log, one)) {
      raised(sum, freeze(context, log, one))
      return false
    }
    // Another entry of this number is here: if it bears a mark that counts too, nobody can tell which holds.
    const rivals: QueuedControl[] = []
    const roster = judged.control?.kind === 'roster' ? judged.control.state : context.book.roster
    for (const rival of queuedAt(log, header.seq))
      if (rival !== one && (await isMarkedBy(roster, log, rival))) rivals.push(rival)
    keepJudged(context, log, { one, judged, rivals }, sum)
    return !log.frozen
  }
  return false
}

/** The invitation named an entry of the roster: whoever shows this device another one shows it another history. */
function isOtherPast({ rosterFloor }: Context, log: LogState, { entry, hash }: QueuedControl): boolean {
  if (rosterFloor === undefined || log.name.scope.kind !== 'directory') return false
  return entry.header.seq === rosterFloor.seq && toHex(hash) !== rosterFloor.hash
}
