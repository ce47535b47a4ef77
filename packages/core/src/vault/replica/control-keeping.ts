/** A judged control entry goes to the disk with all that follows from it, or not at all; a fork is kept as evidence. */
import { concat, equalBytes, fromBase64Url, fromHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { isAlarming, memberOfAuthor } from '../control/judge.ts'
import type { DeviceId } from '../control/names.ts'
import { memberOf, type RosterState } from '../control/roster.ts'
import type { Entry } from '../entry.ts'
import type { Receipt } from '../sync/link.ts'
import { encodeReceipt } from '../sync/receipt.ts'
import { type Context, commit } from './context.ts'
import { isCommitted, type JudgedHere } from './control-judging.ts'
import { hasRoomFor, type QueuedControl, queuedAt, unshelveQueued } from './control-queue.ts'
import { rivalOf } from './disputed.ts'
import { controlKey, encodeControl } from './founding.ts'
import { encodeFrame } from './frame.ts'
import { dropFalseKeys } from './keys.ts'
import type { ControlState, LogState } from './log-book.ts'
import { follow } from './organisation-following.ts'

export function raised(counts: { alarms: number }, fresh: boolean): void {
  if (fresh) counts.alarms++
}

type ToKeep = {
  readonly one: QueuedControl
  readonly judged: Extract<JudgedHere, { readonly kind: 'applied' | 'dead' }>
  /** Others of its number that are marked too: they leave the queue with it, and nobody may show them again. */
  readonly rivals: readonly QueuedControl[]
}

export function keepJudged(
  context: Context,
  log: LogState,
  { one, judged, rivals }: ToKeep,
  sum: { committed: number; alarms: number },
): void {
  const { store } = context
  const control = certain(judged.control, 'a chain that has begun')
  const { seq } = one.entry.header
  const event = judged.kind === 'applied' ? judged.event : undefined
  const id = control.state.ids.findLast(([, at]) => at === seq)?.[0]
  // Keys and what follows go to the disk with the entry, or not at all.
  const following = follow(context, log, { id, control, event, author: judged.author })
  commit(
    context,
    () => {
      keepControl(context, log, one.entry, one.mark, control)
      following.keep()
      for (const queued of queuedAt(log, seq)) unshelveQueued(store.shelf, log, queued)
      if (judged.kind === 'applied' && judged.genesis !== undefined) keepGenesis(context, judged.genesis)
      if (judged.kind === 'dead') raised(sum, alarmOf(context, log, judged))
      for (const rival of rivals) raised(sum, keepRival(context, log, rival))
    },
    () => {
      log.control = control
      following.move()
      dropFalseKeys(log)
      log.controlQueue.delete(seq)
      if (rivals.length > 0) log.frozen = true
      sum.committed++
    },
  )
}

/** Call inside a transaction. What a dead entry says of whoever wrote it, or of the relay that marked it. */
function alarmOf(
  { alarms, book }: Context,
  log: LogState,
  { why, author }: Extract<JudgedHere, { readonly kind: 'dead' }>,
): boolean {
  // A colleague signed that they were shown another roster than we were.
  if (why === 'other-roster') return alarms.raise('relay-forked', { log: book.directory.hex })
  // No colleague with this log's key wrote it, and a committer that marks it puts it in.
  if (why === 'not-opened') return alarms.raise('relay-injected', { log: log.hex })
  if (!isAlarming(why)) return false
  const code = codeOf(book.roster, author)
  return alarms.raise('unauthorised-control', { log: log.hex, ...(code === undefined ? {} : { who: code }) })
}

function keepGenesis(
  { store }: Pick<Context, 'store'>,
  [statement, signature]: readonly [string, string],
): void {
  const bytes = certain(fromBase64Url(statement), 'the parser looked')
  store.shelf.put('own', 'genesis', concat(certain(fromHex(signature), 'the parser looked'), bytes))
}

/** Call inside a transaction. */
export function keepControl(
  { store }: Pick<Context, 'store'>,
  log: LogState,
  entry: Entry,
  mark: Receipt | undefined,
  control: ControlState,
): void {
  const key = controlKey(log, entry.header.seq)
  store.shelf.put('control', key, encodeFrame(entry))
  if (mark !== undefined) store.shelf.put('mark', key, encodeReceipt(mark))
  store.shelf.put('control-state', log.hex, encodeControl(control))
}

function codeOf(roster: RosterState | undefined, author: DeviceId | undefined): string | undefined {
  const member = roster === undefined ? undefined : memberOfAuthor(roster, author)
  return roster === undefined || member === undefined ? undefined : memberOf(roster, member)?.code
}

export function dropQueued(context: Context, log: LogState, one: QueuedControl): void {
  const { seq } = one.entry.header
  commit(
    context,
    () => unshelveQueued(context.store.shelf, log, one),
    () => {
      const others = queuedAt(log, seq).filter((queued) => queued !== one)
      if (others.length > 0) log.controlQueue.set(seq, others)
      else log.controlQueue.delete(seq)
    },
  )
}

/**
 * A stick bears marks that nobody has looked at, and judging needs what may come later: so what waits under a false mark,
 * or beside it, gives way to what a committer has marked. Else whoever is to be removed could hand their colleagues the
 * removal under a mark of their own, and the true one would find its place taken for good.
 */
export async function placeFor(
  context: Context,
  log: LogState,
  one: QueuedControl,
): Promise<'free' | 'taken' | 'none'> {
  const { seq } = one.entry.header
  const same = queuedAt(log, seq).find(({ hash }) => equalBytes(hash, one.hash))
  if (same !== undefined) {
    const isAgain = same.mark === one.mark || (same.mark && one.mark && isSameMark(same.mark, one.mark))
    if (isAgain === true || (await isCommitted(context, log, same))) return 'taken'
    dropQueued(context, log, same)
  }
  if (hasRoomFor(log, seq)) return 'free'
  if (!(await isCommitted(context, log, one))) return 'none'
  const far = [...log.controlQueue.keys()].filter((at) => at > seq).sort((a, b) => b - a)
  for (const at of [seq, ...far]) {
    for (const queued of queuedAt(log, at)) {
      if (await isCommitted(context, log, queued)) continue
      dropQueued(context, log, queued)
      if (hasRoomFor(log, seq)) return 'free'
    }
  }
  return 'none'
}

function isSameMark(one: Receipt, other: Receipt): boolean {
  return equalBytes(encodeReceipt(one), encodeReceipt(other))
}

/** Two committed entries of one number. Kept as evidence; the log can be read and not written. */
export function freeze(context: Context, log: LogState, rival: QueuedControl): boolean {
  let fresh = false
  commit(
    context,
    () => {
      fresh = keepRival(context, log, rival)
    },
    () => {
      log.frozen = true
    },
  )
  return fresh
}

/** Call inside a transaction. Of several the first by number stays: what stands before it is in every chain that was shown. */
function keepRival(context: Context, log: LogState, { entry, mark }: QueuedControl): boolean {
  const { store, alarms } = context
  const marked = mark === undefined ? new Uint8Array() : encodeReceipt(mark)
  const kept = rivalOf(context, log)
  if (kept === undefined || entry.header.seq < kept.header.seq)
    store.shelf.put('control-fork', log.hex, concat(marked, encodeFrame(entry)))
  return alarms.raise('control-forked', { log: log.hex })
}
