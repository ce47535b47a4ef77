/**
 * Who must agree to a change among admins. docs/formats/control.md, rules R11 to R13.
 *
 * One turned admin, one stolen laptop or one stolen kit must not take the organisation over; and a small
 * organisation must not lock itself out because there is nobody to ask.
 */
import type { DeviceId, MemberId } from './names.ts'
import { activeMemberOf, type RosterView } from './roster.ts'

/** What is asked for and what is there, for the screen: codes are looked up there. */
export type Quorum = {
  readonly met: boolean
  readonly need: number
  readonly have: number
  /** Who else could sign. */
  readonly others: readonly MemberId[]
}

/** Members behind the devices that signed; `true` when only devices that came through a kit did. */
export function approversOf(view: RosterView, by: readonly DeviceId[]): ReadonlyMap<MemberId, boolean> {
  const approvers = new Map<MemberId, boolean>()
  for (const id of by) {
    const member = activeMemberOf(view, id)
    const device = view.devices.get(id)
    if (member === undefined || device === undefined || device.kind === 'paper') continue
    approvers.set(member, (approvers.get(member) ?? true) && device.paper)
  }
  return approvers
}

/**
 * To name a lead where none is left (R46): beside whoever asks, an admin who gains nothing by it, or the only member.
 * `raised` are those who are to lead.
 */
export function leaderlessQuorum(
  view: RosterView,
  by: readonly DeviceId[],
  raised: readonly MemberId[],
): Quorum {
  const eligible = [...view.members.keys()].filter(
    (member) => view.members.get(member) === 'admin' && (view.sole === member || !raised.includes(member)),
  )
  const signed = approversOf(view, by)
  const met = eligible.some((member) => signed.has(member))
  const others = eligible.filter((member) => !signed.has(member))
  return { met, need: 2, have: met ? 2 : 1, others }
}

/**
 * Two admins who are not the target; where there are not two, the one admin and another member; where there is
 * nobody else, that admin. Somebody about whom it is never counts.
 */
export function adminQuorum(view: RosterView, by: readonly DeviceId[], target?: MemberId): Quorum {
  const eligible = [...view.members.keys()].filter((member) => member !== target)
  const admins = eligible.filter((member) => view.members.get(member) === 'admin')
  const approvers = [...approversOf(view, by)].filter(([member]) => member !== target)
  const adminsHere = approvers.filter(([member]) => view.members.get(member) === 'admin')
  const paperOnly = adminsHere.every(([, paper]) => paper)
  // A kit lies in a drawer: with nothing but kits behind it, a change needs one signature more.
  const need = Math.max(1, Math.min(paperOnly && adminsHere.length > 0 ? 3 : 2, eligible.length))
  const enoughAdmins = adminsHere.length > 0 && adminsHere.length >= Math.min(2, admins.length)
  const aloneByPaper = paperOnly && approvers.length === 1 && view.members.size > 1
  return {
    met: enoughAdmins && approvers.length >= need && !aloneByPaper,
    need,
    have: approvers.length,
    others: (admins.length >= 2 ? admins : eligible).filter(
      (member) => !approvers.some(([there]) => there === member),
    ),
  }
}
