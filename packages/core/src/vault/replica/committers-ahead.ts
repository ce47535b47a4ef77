/**
 * Committers that entries further along the queue name: a relay receipts the whole chain when it is set up, also the
 * entries that a keeper marked before, and it is the relay's receipts that a new device sees.
 *
 * Its marks count for those entries because the members' own entry that names it lies behind them, follows them by
 * hash, and is valid: they have said what the chain is up to there. docs/formats/control.md, rule R8.
 */
import { equalBytes } from '../../base/bytes.ts'
import { parseRosterBody } from '../control/control-body.ts'
import { type JudgePlace, judgeRoster, openEntry } from '../control/judge.ts'
import { isMarked } from '../control/marks.ts'
import type { MembershipEvent } from '../control/membership-events.ts'
import type { DeviceId } from '../control/names.ts'
import type { RosterState } from '../control/roster.ts'
import type { RosterEvent } from '../control/roster-events.ts'
import type { Context } from './context.ts'
import { type QueuedControl, queuedAt } from './control-queue.ts'
import type { LogState } from './log-book.ts'
import { storedControl } from './stored-control.ts'

export async function committersAhead(
  context: Pick<Context, 'organisation'>,
  log: LogState,
  first: QueuedControl,
): Promise<readonly DeviceId[]> {
  const place = placeOf(context, log)
  const named: DeviceId[] = []
  let state = log.control?.kind === 'roster' ? log.control.state : undefined
  for (let one: QueuedControl | undefined = first; one !== undefined; ) {
    const judged = await judgeRoster(place, state, one.entry)
    if ((judged.kind !== 'applied' && judged.kind !== 'dead') || judged.state === undefined) break
    if (judged.kind === 'applied') named.push(...committerIn(judged.event))
    state = judged.state
    const { hash, entry }: QueuedControl = one
    one = queuedAt(log, entry.header.seq + 1).find((next) => equalBytes(next.entry.header.previous, hash))
  }
  return named
}

/**
 * In the place of an entry that is here stands another one, which names a committer and bears its mark: while this relay
 * marked on for some, the others have moved to another. Judged as whoever had not read on would.
 */
export async function isMarkedByNamed(
  context: Pick<Context, 'organisation' | 'store' | 'book'>,
  log: LogState,
  { entry, mark }: QueuedControl,
): Promise<boolean> {
  const { roster } = context.book
  if (roster === undefined || log.name.scope.kind !== 'directory') return false
  const place = placeOf(context, log)
  const opened = await openEntry(place, 'roster', entry.header.epoch, entry, parseRosterBody)
  if (opened.kind !== 'said') return false
  // The whole chain is judged again only for what bears the mark of whom it names.
  if (!(await isMarked(roster, log.id, entry, mark, committerIn(opened.said.event)))) return false
  let state: RosterState | undefined
  for (let seq = 1; seq < entry.header.seq; seq++) {
    const before = storedControl(context, log, seq)
    const judged = before && (await judgeRoster(place, state, before))
    if (judged === undefined || (judged.kind !== 'applied' && judged.kind !== 'dead')) return false
    state = judged.state
  }
  return (await judgeRoster(place, state, entry)).kind === 'applied'
}

function committerIn(event: RosterEvent | MembershipEvent): readonly DeviceId[] {
  if (event.kind === 'relay-set') return [event.key]
  return event.kind === 'keeper-set' ? [event.device] : []
}

function placeOf({ organisation }: Pick<Context, 'organisation'>, log: LogState): JudgePlace {
  return { organisation, log: log.id, key: (epoch) => log.keys.get(epoch)?.key }
}
