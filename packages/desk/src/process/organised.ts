/** What the answers about an organisation are made from: the replica, what members do with it, and how records are called. */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import type { LogHex, MemberId } from '@safeconduct/core/vault/control/names.ts'
import { type RosterState, type RosterView, rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import type { LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { OrganisationActs } from '@safeconduct/core/vault/replica/organisation.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { markedDay } from '@safeconduct/core/vault/replica/stored-control.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import type { LogName, MemberRole } from '../calls/organisation.ts'

export type Organised = {
  readonly replica: Replica
  readonly acts: OrganisationActs
  /** How staff call a case; undefined for whoever may not read it. */
  readonly caseTitle: (caseId: string) => string | undefined
  /** With a lock from afar, the device's unlock share is withheld, if it has one. */
  readonly shareOf: (device: string, state: 'given' | 'withheld') => Promise<void>
  /** How many records have something in this log. */
  readonly recordsIn: (log: LogState) => number
}

export type Me = { readonly member: string | undefined; readonly device: string }

/** Whose device this is in the roster, also when it is not active there any more. */
export function meOf({ replica }: Pick<Organised, 'replica'>): Me {
  const device = toHex(replica.me.device)
  const member = replica.book.roster?.devices.find((one) => one.device === device)?.member
  return { member, device }
}

/** The roster as it stands; undefined on a device that has not read it yet. */
export function rosterOf({
  replica,
}: Pick<Organised, 'replica'>): { readonly state: RosterState; readonly view: RosterView } | undefined {
  const state = replica.book.roster
  return state === undefined ? undefined : { state, view: rosterAt(state) }
}

/** What colleagues call a member; of one whom the roster never had, nothing. */
export function codeOf(organised: Pick<Organised, 'replica'>, member: string): string {
  return rosterOf(organised)?.state.members.find(({ id }) => id === member)?.code ?? ''
}

/** `M-03 · 2`: the second device of this member, in the order of enrolment. */
export function deviceLabel(organised: Pick<Organised, 'replica'>, device: string): string {
  const state = rosterOf(organised)?.state
  const known = state?.devices.find((one) => one.device === device)
  if (state === undefined || known === undefined) return ''
  const own = state.devices.filter(({ member }) => member === known.member)
  return `${codeOf(organised, known.member)} · ${own.indexOf(known) + 1}`
}

/** A member's code or a device's label, whichever an event was about. */
export function calledIn(organised: Organised, about: string): string {
  return codeOf(organised, about) || deviceLabel(organised, about)
}

export function logNameOf(
  organised: Pick<Organised, 'caseTitle'>,
  { scope, part }: CompartmentName,
): LogName {
  if (scope.kind !== 'case') return { scope: scope.kind, part }
  const title = organised.caseTitle(scope.caseId)
  return { scope: 'case', part, caseId: scope.caseId, ...(title === undefined ? {} : { title }) }
}

/** The part behind # lets whoever has it use the relay's room: it stands on no screen. */
export function withoutCode(url: string): string {
  return url.replace(/#.*$/, '')
}

/** When the committer took a change of the members, to the day; what founded the organisation says it itself. */
export function dayOfChange({ replica }: Organised, seq: number): string | undefined {
  if (seq === 1) return replica.organisation.createdAt?.slice(0, 10)
  const day = markedDay(replica, replica.book.directory, seq)
  return day === undefined ? undefined : instantOf(day * 86_400_000).slice(0, 10)
}

export function hexOfLog(log: string): LogHex | undefined {
  return isLogHex(log) ? log : undefined
}

/** The door has looked at its form. */
function isLogHex(log: string): log is LogHex {
  return /^[0-9a-f]{32}$/.test(log)
}

export function isMemberId(member: string): member is MemberId {
  return /^[0-9a-f]{32}$/.test(member)
}

export function roleIn(view: RosterView, member: string | undefined): MemberRole | undefined {
  return [...view.members].find(([id]) => id === member)?.[1]
}
