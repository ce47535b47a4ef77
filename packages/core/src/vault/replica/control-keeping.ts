/** A judged control entry goes to the disk with all that follows from it, or not at all; a fork is kept as evidence. */
import { concat, fromBase64Url, fromHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { isAlarming, memberOfAuthor } from '../control/judge.ts'
import type { DeviceId } from '../control/names.ts'
import { memberOf, type RosterState } from '../control/roster.ts'
import type { Entry } from '../entry.ts'
import type { Receipt } from '../sync/link.ts'
import { encodeReceipt } from '../sync/receipt.ts'
import { type Context, commit } from './context.ts'
import type { JudgedHere } from './control-judging.ts'
import { type QueuedControl, queuedAt, unshelveQueued } from './control-queue.ts'
import { controlKey, encodeControl } from './founding.ts'
import { encodeFrame } from './frame.ts'
import { dropFalseKeys } from './keys.ts'
import type { ControlState, LogState } from './log-book.ts'
import { follow } from './organisation-following.ts'

export function raised(counts: { alarms: number }, fresh: boolean): void {
  if (fresh) counts.alarms++
}

export function keepJudged(
  context: Context,
  log: LogState,
  one: QueuedControl,
  judged: Extract<JudgedHere, { readonly kind: 'applied' | 'dead' }>,
  sum: { committed: number; alarms: number },
): void {
  const { store, alarms, book } = context
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
      if (judged.kind !== 'dead') return
      // A colleague signed that they were shown another roster than we were.
      if (judged.why === 'other-roster')
        raised(sum, alarms.raise('relay-forked', { log: book.directory.hex }))
      if (!isAlarming(judged.why)) return
      const code = codeOf(book.roster, judged.author)
      raised(
        sum,
        alarms.raise('unauthorised-control', { log: log.hex, ...(code === undefined ? {} : { who: code }) }),
      )
    },
    () => {
      log.control = control
      following.move()
      dropFalseKeys(log)
      log.controlQueue.delete(seq)
      sum.committed++
    },
  )
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
    () =>
      log.controlQueue.set(
        seq,
        queuedAt(log, seq).filter((queued) => queued !== one),
      ),
  )
}

/** Two committed entries of one number. Kept as evidence; the log can be read and not written. */
export function freeze(context: Context, log: LogState, rival: QueuedControl): boolean {
  let fresh = false
  commit(
    context,
    () => {
      const marked = rival.mark === undefined ? new Uint8Array() : encodeReceipt(rival.mark)
      context.store.shelf.put('control-fork', log.hex, concat(marked, encodeFrame(rival.entry)))
      fresh = context.alarms.raise('control-forked', { log: log.hex })
    },
    () => {
      log.frozen = true
    },
  )
  return fresh
}
