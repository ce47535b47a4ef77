/** One control entry put to the rules, and whether its mark counts: all that can be said of it before it is kept. */
import { type Judged, judgeMembership, judgeRoster } from '../control/judge.ts'
import { isMarked } from '../control/marks.ts'
import type { MembershipState } from '../control/membership.ts'
import type { MembershipEvent } from '../control/membership-events.ts'
import type { DeviceId } from '../control/names.ts'
import type { RosterState } from '../control/roster.ts'
import type { RosterEvent } from '../control/roster-events.ts'
import type { DeadReason } from '../control/ruling.ts'
import type { Entry } from '../entry.ts'
import { committersAhead } from './committers-ahead.ts'
import type { Context } from './context.ts'
import type { QueuedControl } from './control-queue.ts'
import type { ControlState, LogState } from './log-book.ts'
import { rosterHashAt } from './stored-control.ts'

export type JudgedHere =
  | Exclude<Judged<RosterState> | Judged<MembershipState>, { readonly kind: 'applied' | 'dead' }>
  | {
      readonly kind: 'applied'
      readonly control: ControlState
      readonly event: RosterEvent | MembershipEvent
      readonly author: DeviceId | undefined
      readonly committer: DeviceId | undefined
      readonly genesis: readonly [statement: string, signature: string] | undefined
    }
  | {
      readonly kind: 'dead'
      readonly control: ControlState | undefined
      readonly why: DeadReason
      readonly author: DeviceId | undefined
    }

export async function judge(context: Context, log: LogState, entry: Entry): Promise<JudgedHere> {
  const { organisation, book } = context
  const place = { organisation, log: log.id, key: (epoch: number) => log.keys.get(epoch)?.key }
  if (log.name.scope.kind === 'directory') {
    const state = log.control?.kind === 'roster' ? log.control.state : undefined
    return judgedHere(await judgeRoster(place, state, entry), (one) => ({ kind: 'roster', state: one }))
  }
  if (book.roster === undefined) return { kind: 'waiting', for: 'roster' }
  const state = log.control?.kind === 'membership' ? log.control.state : undefined
  const rosterHash = (seq: number): string | undefined => rosterHashAt(context, seq)
  const judged = await judgeMembership({ ...place, rosterHash }, state, book.roster, entry)
  return judgedHere(judged, (one) => ({ kind: 'membership', state: one }))
}

function judgedHere<S>(judged: Judged<S>, control: (state: S) => ControlState): JudgedHere {
  if (judged.kind === 'applied') {
    const { event, by } = judged
    const committer =
      event.kind === 'relay-set' ? event.key : event.kind === 'keeper-set' ? event.device : undefined
    const genesis = event.kind === 'found' ? ([event.genesis, event.signature] as const) : undefined
    return { kind: 'applied', control: control(judged.state), event, author: by[0], committer, genesis }
  }
  if (judged.kind === 'dead') {
    const { state, why, author } = judged
    const after = state === undefined ? undefined : control(state)
    return { kind: 'dead', control: after, why, author }
  }
  return judged
}

/**
 * A lost relay cannot mark the entry that replaces it: the committer that a valid entry names may, and with it
 * what the entry follows.
 */
export async function isMarkedFor(
  context: Pick<Context, 'book' | 'organisation'>,
  log: LogState,
  one: QueuedControl,
  judged: JudgedHere,
): Promise<boolean> {
  const { roster } = context.book
  if (roster === undefined) return false
  const { entry, mark } = one
  const also = judged.kind === 'applied' && judged.committer !== undefined ? [judged.committer] : []
  if (await isMarked(roster, log.id, entry, mark, also)) return true
  const isDirectory = log.name.scope.kind === 'directory'
  return isDirectory && isMarked(roster, log.id, entry, mark, await committersAhead(context, log, one))
}

/** Is it marked by somebody whose marks count, as far as our roster tells? */
export function isCommitted(
  { book }: Pick<Context, 'book'>,
  log: LogState,
  one: QueuedControl,
): Promise<boolean> {
  return isMarkedBy(book.roster, log, one)
}

export async function isMarkedBy(
  roster: RosterState | undefined,
  log: LogState,
  { entry, mark }: QueuedControl,
): Promise<boolean> {
  return roster !== undefined && (await isMarked(roster, log.id, entry, mark))
}
