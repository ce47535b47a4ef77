/** Who may read what, as far as this member reads it: a log without a key here stands in no row. */
import {
  leadsOf,
  type MembershipState,
  rightOf,
  rightsOf,
} from '@safeconduct/core/vault/control/membership.ts'
import type { RosterView } from '@safeconduct/core/vault/control/roster.ts'
import type { LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import { caseParts } from '@safeconduct/core/vault/schema.ts'
import type { AccessRow, AccessView } from '../calls/organisation.ts'
import { codeOf, logNameOf, meOf, type Organised, rosterOf } from './organised.ts'

const scopeOrder = ['case', 'line', 'press', 'events', 'claims', 'shelters', 'directory'] as const
const partOrder: readonly string[] = caseParts

export function accessView(organised: Organised, caseId?: string): AccessView {
  const roster = rosterOf(organised)
  if (roster === undefined) return { members: [], rows: [], nameless: [] }
  const { state, view } = roster
  const members = state.members.flatMap(({ id, code }) => {
    const role = view.members.get(id)
    return role === undefined ? [] : [{ id, code, role }]
  })
  const rows = organised.replica.book
    .all()
    .flatMap((log) => rowOf(organised, log, view))
    .filter(({ name }) => caseId === undefined || name.caseId === caseId)
  return { members, rows: rows.toSorted(byPlace), nameless: namelessIn(organised, rows, view) }
}

function rowOf(organised: Organised, log: LogState, view: RosterView): readonly AccessRow[] {
  const { control } = log
  const me = meOf(organised)
  if (control?.kind !== 'membership') return []
  const own = memberIn(view, me.member)
  const right = own === undefined ? 'none' : rightOf(control.state, own)
  if (right === 'none') return []
  return [
    {
      log: log.hex,
      name: logNameOf(organised, log.name),
      // Where nobody leads any more, whoever still reads asks an admin for a lead (control.md, R46).
      mayChange:
        (right === 'lead' || leadsOf(control.state, view).length === 0) &&
        !control.state.frozen &&
        !log.frozen,
      state: stateOf(log, control.state),
      rights: rightViews(organised, control.state, view),
    },
  ]
}

/** Whoever knows the shelters cannot make a place for names; a lead of the case who does not, can. */
function namelessIn(organised: Organised, rows: readonly AccessRow[], view: RosterView): readonly string[] {
  const me = memberIn(view, meOf(organised).member)
  if (me === undefined || (view.holders.has(me) && view.sole !== me)) return []
  return rows.flatMap(({ name, mayChange }) => {
    if (name.part !== 'work' || !mayChange || name.caseId === undefined) return []
    const work = organised.replica.book.byName({ scope: { kind: 'case', caseId: name.caseId }, part: 'work' })
    const parts = work?.control?.kind === 'membership' ? work.control.state.parts : undefined
    return parts?.names === undefined ? [name.caseId] : []
  })
}

function memberIn(view: RosterView, member: string | undefined) {
  return [...view.members.keys()].find((id) => id === member)
}

function stateOf(log: LogState, state: MembershipState): AccessRow['state'] {
  if (log.frozen || state.frozen) return 'frozen'
  return log.keys.has(state.epoch) ? 'readable' : 'cut-off'
}

function rightViews(organised: Organised, state: MembershipState, view: RosterView): AccessRow['rights'] {
  return [...rightsOf(state)]
    .filter(([member]) => view.members.has(member))
    .map(([member, right]) => {
      const giver = state.rights.find((one) => one.member === member)?.steps.at(-1)?.[2]
      const by = giver === undefined ? '' : codeOf(organised, giver)
      return { member, code: codeOf(organised, member), right, ...(by === '' ? {} : { by }) }
    })
}

/** Cases by their titles; within one, what is read most first. */
function byPlace(a: AccessRow, b: AccessRow): number {
  const scopes = scopeOrder.indexOf(a.name.scope) - scopeOrder.indexOf(b.name.scope)
  const titles = (a.name.title ?? a.name.caseId ?? '').localeCompare(b.name.title ?? b.name.caseId ?? '')
  return scopes || titles || partOrder.indexOf(a.name.part) - partOrder.indexOf(b.name.part)
}
