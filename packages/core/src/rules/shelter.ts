/** R10 and R11: who may stay where. */
import type { PlaceWish } from './action.ts'
import { mayNotKnow, threatsTo } from './consent.ts'
import { ageOf, canonical, casesOf, codesOf, identitiesOf, isSamePerson } from './persons.ts'
import type { Allow, Because } from './reasons.ts'
import { bedsUsed, stayingIn } from './stays.ts'
import type { Break } from './verdict.ts'
import {
  careful,
  endOf,
  type Held,
  isWithheld,
  numbersIn,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  type World,
} from './world.ts'

/** Compromised on one desk is compromised. */
const shelterStates = ['compromised', 'closed', 'paused', 'open'] as const

export function shelterState(shelter: Held): (typeof shelterStates)[number] {
  if (shapesIn(shelter, 'compromised').length > 0) return 'compromised'
  return careful(shelter, 'state', shelterStates) ?? 'closed'
}

export function placeBreaks(wish: PlaceWish, world: World): readonly Break[] {
  const shelter = world.byId(wish.shelterId)
  if (shelter?.type !== 'Shelter' || world.byId(wish.personId) === undefined)
    return [{ rule: 'R10', record: wish.shelterId, because: 'no-such-record', allow: 'look-again' }]
  return [
    ...stateBreaks(shelter),
    ...bedBreaks(shelter, wish, world),
    ...minorsBreaks(shelter, wish, world),
  ].concat(meetingBreaks(shelter, wish, world))
}

function stateBreaks(shelter: Held): readonly Break[] {
  const state = shelterState(shelter)
  return state === 'open' ? [] : [broken('R10', shelter.id, `shelter-${state}`, 'other-shelter')]
}

function bedBreaks(shelter: Held, wish: PlaceWish, world: World): readonly Break[] {
  if (wish.assumeFree === true || shelterState(shelter) !== 'open') return []
  const capacity = numbersIn(shelter, 'capacity')
  if (capacity.length === 0)
    return [
      broken(
        'R10',
        shelter.id,
        isWithheld(shelter, 'capacity') ? 'record-withheld' : 'shelter-full',
        'open-with-key',
      ),
    ]
  const window = {
    from: Math.max(timeOf(wish.from) ?? world.now, 0),
    to: endOf(wish.to) ?? Number.POSITIVE_INFINITY,
    except: canonical(wish.personId, world),
  }
  const isFree = bedsUsed(shelter.id, window, world) < Math.min(...capacity)
  return isFree ? [] : [broken('R10', shelter.id, 'shelter-full', 'other-shelter')]
}

function minorsBreaks(shelter: Held, wish: PlaceWish, world: World): readonly Break[] {
  const age = ageOf(wish.personId, world)
  if (age === 'adult' || textsIn(shelter, 'suits').includes('minors')) return []
  return age === 'minor'
    ? [broken('R10', shelter.id, 'not-for-minors', 'other-shelter')]
    : [broken('R10', wish.personId, 'age-unreadable', 'open-with-key')]
}

/** R11 as a refusal: somebody there belongs to those whom one of the two fears. */
function meetingBreaks(shelter: Held, wish: PlaceWish, world: World): readonly Break[] {
  const others = stayingIn(shelter.id, world).filter(
    ({ person }) => !isSamePerson(person, wish.personId, world),
  )
  const isApart =
    others.some(({ person }) => mustNotMeet(person, wish.personId, world)) ||
    wish.mustNotMeet === true ||
    wasAskedAndYes(shelter, wish, world)
  return isApart ? [broken('R11', shelter.id, 'must-not-meet', 'other-shelter')] : []
}

/** In both directions, as far as this device can read identities; elsewhere the question asked for each stay stands in for it. */
function mustNotMeet(a: string, b: string, world: World): boolean {
  return (
    isFromThreat(a, b, world) ||
    isFromThreat(b, a, world) ||
    mayNotKnow(a, b, world) ||
    mayNotKnow(b, a, world)
  )
}

/** Whether `other` is one of those `person` fears, or a relative of one. */
function isFromThreat(other: string, person: string, world: World): boolean {
  return threatsTo(person, world).some(
    (threat) =>
      isSamePerson(threat, other, world) ||
      relativesOf(other, world).some((one) => isSamePerson(one, threat, world)) ||
      relativesOf(threat, world).some((one) => isSamePerson(one, other, world)),
  )
}

function relativesOf(personId: string, world: World): readonly string[] {
  return identitiesOf(personId, world)
    .flatMap((identity) => shapesIn(identity, 'relatives'))
    .flatMap((relative) => textOf(relative, 'personId') ?? [])
}

function wasAskedAndYes(shelter: Held, wish: PlaceWish, world: World): boolean {
  const codes = codesOf(wish.personId, world)
  return world.ofType('Apart').some((asked) => {
    const journey = world.byId((textIn(asked, 'stay') ?? '').split('#')[0] ?? '')
    return (
      textsIn(asked, 'shelter').includes(shelter.id) &&
      textsIn(asked, 'answer').includes('yes') &&
      journey !== undefined &&
      textsIn(journey, 'personId').some((id) => codes.has(id))
    )
  })
}

/** R11 as a warning: a witness not yet heard beside another witness of the same event, whichever of the two moves in. */
export function witnessWarnings(wish: PlaceWish, world: World): readonly Break[] {
  const pending = pendingOf(wish.personId, world)
  const known = witnessed(wish.personId, world)
  const isShared = stayingIn(wish.shelterId, world)
    .filter(({ person }) => !isSamePerson(person, wish.personId, world))
    .some(({ person }) => {
      const theirs = witnessed(person, world)
      const unheard = pendingOf(person, world)
      return [...pending].some((event) => theirs.has(event)) || [...unheard].some((event) => known.has(event))
    })
  return isShared ? [broken('R11', wish.shelterId, 'unheard-witness', 'hear-first')] : []
}

function pendingOf(personId: string, world: World): ReadonlySet<string> {
  return new Set(casesOf(personId, world).flatMap((one) => textsIn(one, 'accountPendingOn')))
}

/** Events a person can tell of: still to be heard about, told in an account, or suffered. */
function witnessed(personId: string, world: World): ReadonlySet<string> {
  const codes = codesOf(personId, world)
  const events = new Set(pendingOf(personId, world))
  for (const act of world.ofType('Act'))
    if (textsIn(act, 'victimId').some((id) => codes.has(id)))
      for (const id of textsIn(act, 'eventId')) events.add(id)
  const accounts = new Set(
    world
      .ofType('Testimony')
      .filter((one) => textsIn(one, 'sourceId').some((id) => codes.has(id)))
      .map(({ id }) => id),
  )
  for (const claim of world.ofType('Claim'))
    if (textsIn(claim, 'source').some((id) => accounts.has(id)))
      for (const id of textsIn(claim, 'about')) events.add(eventOf(id, world))
  return events
}

function eventOf(id: string, world: World): string {
  const held = world.byId(id)
  return held?.type === 'Act' ? (textIn(held, 'eventId') ?? id) : id
}

function broken(rule: 'R10' | 'R11', record: string, because: Because, allow: Allow): Break {
  return { rule, record, because, allow }
}
