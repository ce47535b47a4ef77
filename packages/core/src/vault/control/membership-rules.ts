/** What an event does to the rights in a log, and who may. docs/formats/control.md, rules R40 to R49. */
import { unreachable } from '../../base/result.ts'
import { parsePart, parseScope } from '../compartment.ts'
import { leaderlessQuorum } from './approvals.ts'
import { withFinals } from './finals.ts'
import { isDue, leadsOf, type MembershipState, nameOfLog, rightOf, rightsOf } from './membership.ts'
import type { MembershipEvent, RightList } from './membership-events.ts'
import type { MemberId } from './names.ts'
import { breaksNeverBoth } from './never-both.ts'
import { activeMemberOf, type RosterState, type RosterView, rosterAt } from './roster.ts'
import { withFinalsAt } from './roster-rules.ts'
import { type DeadReason, type Said, timeliness, type Verdict } from './ruling.ts'
import { strike, strikeAgreed } from './strike-rules.ts'

export type SaidHere = Said<MembershipEvent> & {
  /** The roster it is judged against. */
  readonly roster: number
}

/** How far the roster may have gone on between two events of a log; a writer who was away longer steps up to it (R41). */
export const rosterWindow = 1_024

/** Which events can be judged with the roster that is here? */
export function knowsRoster(roster: RosterState, said: number): boolean {
  return said <= roster.head[0]
}

/** The founding of a log. `log` is its hex id. */
export function openedLog(roster: RosterState, log: string, said: SaidHere): Verdict<MembershipState> {
  const { event } = said
  if (event.kind !== 'open') return { dead: 'malformed' }
  const view = rosterAt(roster, said.roster)
  const [author] = said.by
  const member = author === undefined ? undefined : activeMemberOf(view, author)
  if (member === undefined || author === undefined) return { dead: 'unknown-device' }
  const scope = parseScope(event.scope)
  const part = parsePart(event.part)
  if (scope === undefined || part === undefined || scope.kind === 'directory') return { dead: 'malformed' }
  if ((scope.kind === 'case') === (part === 'whole')) return { dead: 'malformed' }
  if (event.parts !== undefined && part !== 'work') return { dead: 'malformed' }
  // The organisation has one log of each of these, and its founding names them.
  if (scope.kind !== 'case' && roster.logs[scope.kind] !== log) return { dead: 'not-allowed' }
  if (!event.members.some(([who, right]) => who === member && right === 'lead'))
    return { dead: 'no-lead-left' }
  const fault = faultOf({ scope, part }, view, event.members)
  if (fault !== undefined) return { dead: fault }
  return {
    state: {
      v: 1,
      log,
      scope: event.scope,
      part: event.part,
      head: [said.seq, said.hash],
      epoch: 1,
      epochs: [[1, event.commit, said.seq, said.roster]],
      roster: said.roster,
      rights: event.members.map(([who, right]) => ({ member: who, steps: [[said.seq, right, member]] })),
      parts: event.parts ?? {},
      ids: [[said.id, said.seq]],
      finals: [],
      finalsAt: [],
      frozen: false,
    },
  }
}

export type MembershipScene = {
  readonly state: MembershipState
  readonly roster: RosterState
  readonly view: RosterView
  readonly said: SaidHere
  readonly author: MemberId
}
export type MembershipRuling = { readonly change: Partial<MembershipState> } | DeadReason
type Scene = MembershipScene
type Ruling = MembershipRuling

/** Ask only with a roster that reaches `said.roster` (`knowsRoster`). */
export function membershipAfter(
  state: MembershipState,
  roster: RosterState,
  said: SaidHere,
): Verdict<MembershipState> {
  const late = timeliness(state.ids, said)
  if (late !== undefined) return { dead: late }
  // Naming an older roster than the chain has come to would bring removed members back.
  if (said.roster < state.roster || said.roster > state.roster + rosterWindow) return { dead: 'stale' }
  const view = rosterAt(roster, said.roster)
  const [first] = said.by
  const author = first === undefined ? undefined : activeMemberOf(view, first)
  if (author === undefined || first === undefined) return { dead: 'unknown-device' }
  if (view.devices.get(first)?.kind === 'paper') return { dead: 'not-allowed' }
  const ruling = rule({ state, roster, view, said, author })
  if (typeof ruling === 'string') return { dead: ruling }
  return { state: { ...state, ...ruling.change, roster: said.roster } }
}

function rule(scene: Scene): Ruling {
  const { event } = scene.said
  switch (event.kind) {
    case 'open':
      return 'not-allowed'
    case 'members':
      return members(scene, event.set)
    case 'part-founded':
      return partFounded(scene, event)
    case 'epoch':
      return epoch(scene, event)
    case 'strike':
      return strike(scene, event)
    case 'strike-agreed':
      return strikeAgreed(scene, event)
    default:
      return unreachable(event)
  }
}

function members(scene: Scene, set: RightList): Ruling {
  const { state, view, said, author } = scene
  const fault = faultOf(nameOfLog(state), view, set)
  if (fault !== undefined) return fault
  if (rightOf(state, author) !== 'lead' && !mayNameLead(scene, set)) return 'not-allowed'
  const rights = withRights(state.rights, set, said.seq, author)
  const next = { ...state, rights, head: [said.seq, said.hash] as const }
  return leadsOf(next, view).length === 0 ? 'no-lead-left' : { change: { rights } }
}

/** Without a lead in the roster: somebody who still has a right names leads among those who have one, and an admin agrees. */
function mayNameLead({ state, view, said, author }: Scene, set: RightList): boolean {
  if (leadsOf(state, view).length > 0 || rightOf(state, author) === 'none') return false
  if (!set.every(([member, right]) => right === 'lead' && rightOf(state, member) !== 'none')) return false
  const raised = set.map(([member]) => member)
  return leaderlessQuorum(view, said.by, raised).met
}

function partFounded(
  { state, author, said }: Scene,
  { part, log }: Extract<MembershipEvent, { kind: 'part-founded' }>,
): Ruling {
  if (state.part !== 'work' || rightOf(state, author) !== 'lead') return 'not-allowed'
  if (state.parts[part] !== undefined || said.event.kind !== 'part-founded') return 'already-used'
  if (log === state.log || Object.values(state.parts).includes(log)) return 'already-used'
  return { change: { parts: { ...state.parts, [part]: log } } }
}

function epoch(scene: Scene, event: Extract<MembershipEvent, { kind: 'epoch' }>): Ruling {
  const { state, roster, view, said, author } = scene
  if (event.epoch !== state.epoch + 1) return 'other-epoch'
  const held = rightsOf(state)
  // An epoch takes out and changes nothing else: giving rights is an event of its own, which people see.
  if (!event.members.every(([member, right]) => held.get(member) === right)) return 'wrong-target'
  if (event.members.some(([member]) => !view.members.has(member))) return 'wrong-target'
  const right = held.get(author)
  if (right !== 'lead' && (right !== 'writer' || !takesOutOnlyTheGone(scene, event.members)))
    return 'not-allowed'
  if (right === 'lead' && !event.members.some(([, stays]) => stays === 'lead')) return 'no-lead-left'
  if (right === 'writer' && !isDue(state, roster, said.roster)) return 'not-allowed'
  const staying = new Set(event.members.map(([member]) => member))
  const gone = [...held.keys()].filter((member) => !staying.has(member))
  const rights = state.rights.map((one) =>
    gone.includes(one.member) ? { ...one, steps: [...one.steps, [said.seq, 'none', author] as const] } : one,
  )
  return {
    change: {
      rights,
      epoch: event.epoch,
      epochs: [...state.epochs, [event.epoch, event.commit, said.seq, said.roster]],
      finals: withFinals(state.finals, event.finals),
      finalsAt: withFinalsAt(state.finalsAt, event, said.seq),
    },
  }
}

function takesOutOnlyTheGone({ state, view }: Scene, stay: RightList): boolean {
  const staying = new Set(stay.map(([member]) => member))
  return [...rightsOf(state).keys()].every((member) => staying.has(member) === view.members.has(member))
}

function withRights(
  rights: MembershipState['rights'],
  set: RightList,
  seq: number,
  by: MemberId,
): MembershipState['rights'] {
  const given = new Map(set)
  const known = new Set(rights.map(({ member }) => member))
  return [
    ...rights.map((one) => {
      const right = given.get(one.member)
      return right === undefined ? one : { ...one, steps: [...one.steps, [seq, right, by] as const] }
    }),
    ...set
      .filter(([member]) => !known.has(member))
      .map(([member, right]) => ({ member, steps: [[seq, right, by] as const] })),
  ]
}

function faultOf(
  name: Parameters<typeof breaksNeverBoth>[0],
  view: RosterView,
  set: RightList,
): DeadReason | undefined {
  if (!set.every(([member]) => view.members.has(member))) return 'wrong-target'
  return set.some(([member]) => breaksNeverBoth(name, view, member)) ? 'never-both' : undefined
}
