/** R09: two different members, known to the network, for what one person alone must never do. */
import type { Wish } from './action.ts'
import { minorBreaks } from './minors.ts'
import { placeBreaks } from './shelter.ts'
import { legApprovals } from './signed.ts'
import { twoApprove } from './two-members.ts'
import type { Break } from './verdict.ts'
import { type Shape, shapesIn, textIn, textListOf, textOf, textsIn, type World } from './world.ts'

export function oneApproval(record: string, field = 'approvals'): Break {
  return { rule: 'R09', record, field, because: 'one-approval', allow: 'second-approver' }
}

/** The start of a leg: two approvals for a move, the decision of two for a minor, and a shelter that may be entered. */
export function startLegBreaks(wish: Wish<'startLeg'>, world: World): readonly Break[] {
  const journey = world.byId(wish.journeyId)
  const legs = journey === undefined ? [] : shapesIn(journey, 'legs')
  const leg = legs.find(({ n }) => n === wish.n)
  const person = journey === undefined ? undefined : textIn(journey, 'personId')
  if (journey?.type !== 'Journey' || leg === undefined || person === undefined)
    return [{ rule: 'R09', record: wish.journeyId, because: 'no-such-record', allow: 'look-again' }]
  const written = legs.filter(({ n }) => n === wish.n).map((each) => legApprovals(journey, each))
  // Where two desks hold different approvals, only what both hold counts.
  const both = written.reduce((all, each) => all.filter((code) => each.includes(code)))
  const approvals = [...both, ...(wish.approvals ?? [])]
  const isMove = textOf(leg, 'kind') !== 'stay'
  return [
    ...minorBreaks(person, 'P01', world),
    ...(isMove && !twoApprove(approvals, world) ? [legUnapproved(journey.id, leg, both)] : []),
    ...arrivalBreaks(wish, legs, person, world),
  ]
}

function legUnapproved(journey: string, leg: Shape, counted: readonly string[]): Break {
  const others = textListOf(leg, 'approvals').filter((code) => !counted.includes(code))
  const missing = oneApproval(journey, `legs#${String(leg['n'])}`)
  if (others.length === 0) return missing
  return { ...missing, because: 'approved-otherwise', allow: 'approve-again', names: { members: others } }
}

/** Nobody sets out towards a shelter that may not take them in: the stay that follows is looked at now. */
function arrivalBreaks(
  wish: Wish<'startLeg'>,
  legs: readonly Shape[],
  personId: string,
  world: World,
): readonly Break[] {
  const journey = world.byId(wish.journeyId)
  const stays = journey === undefined ? [] : shapesIn(journey, 'stays')
  const here = legs.find(({ n }) => n === wish.n)
  const stay =
    here !== undefined && textOf(here, 'kind') === 'stay' ? here : legs.find(({ n }) => n === wish.n + 1)
  if (stay === undefined || textOf(stay, 'kind') !== 'stay') return []
  // Two desks may have chosen two houses: each of them is asked about, whichever it will be.
  const houses = [stay, ...stays.filter((one) => one['n'] === stay['n'])].flatMap(
    (one) => textOf(one, 'shelter') ?? [],
  )
  return [...new Set(houses)].flatMap((shelterId) =>
    placeBreaks({ personId, shelterId, assumeFree: true }, world),
  )
}

/** Lowering an emergency; any other change of priority is a matter of the assessment. */
export function lowerPriorityBreaks(wish: Wish<'lowerPriority'>, world: World): readonly Break[] {
  const held = world.byId(wish.caseId)
  if (held?.type !== 'Case')
    return [{ rule: 'R09', record: wish.caseId, because: 'no-such-record', allow: 'look-again' }]
  const isEmergency = textsIn(held, 'priority').includes('emergency') && wish.to !== 'emergency'
  return isEmergency && !twoApprove(wish.approvals, world) ? [oneApproval(held.id, 'priority')] : []
}
