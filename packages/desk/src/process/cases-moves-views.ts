/** What is shown of shelters and journeys: the shapes of the contract, made of what this device may read. */
import { heldBackBy, openBeforeStart, type Sheets, sheetsOf } from '@safeconduct/core/cases/journeys.ts'
import { type Leg, legRef, legsOf } from '@safeconduct/core/cases/legs.ts'
import { type House, housesOf, isMinor, lostBeds, type Seat } from '@safeconduct/core/cases/shelters.ts'
import { shelterType } from '@safeconduct/core/records/types/shelter.ts'
import { isWithheld, shapesIn, textIn, textOf, timeOf } from '@safeconduct/core/rules/world.ts'
import { answerOfApart } from '@safeconduct/host/cases/house-acts.ts'
import type {
  JourneysView,
  JourneyView,
  LegAct,
  LegView,
  ShelterRow,
  SheltersView,
  ShelterView,
  StayRow,
} from '../calls/cases-moves.ts'
import { codeOfPerson, dueAt, type Looking, maybe, nowOf } from './cases-naming.ts'

export function sheltersView(looking: Looking): SheltersView {
  const { world } = looking
  return {
    now: nowOf(looking),
    shelters: housesOf(world)
      .filter(({ readable }) => readable)
      .map((house) => shelterRow(looking, house)),
    lost: lostBeds(world).map(({ shelter, seat }) => ({
      stay: stayRow(looking, seat.leg, seat),
      shelter: textIn(world.byId(shelter) ?? noShelter, 'code') ?? '',
    })),
  }
}

const noShelter = { id: '', type: 'Shelter', fields: {} } as const

export function shelterView(looking: Looking, id: string): ShelterView | undefined {
  const { world } = looking
  const house = housesOf(world).find((one) => one.id === id)
  const held = world.byId(id)
  if (house === undefined || held === undefined || !house.readable) return undefined
  const seats = new Map(house.seats.map((seat) => [legRef(seat.leg), seat]))
  const moves: { readonly [state: string]: readonly string[] | undefined } = shelterType.states?.moves ?? {}
  return {
    ...shelterRow(looking, house),
    now: nowOf(looking),
    ...maybe('address', isWithheld(held, 'address') ? undefined : textIn(held, 'address')),
    stays: legsOf(world)
      .filter(({ shelter }) => shelter === id)
      .map((leg) => stayRow(looking, leg, seats.get(legRef(leg)))),
    moves: moves[house.state] ?? [],
  }
}

function shelterRow(looking: Looking, house: House): ShelterRow {
  const { id, code, state, capacity, occupied, reserved, free, suits, maxStayDays, seats, leaseEnds } = house
  const held = looking.world.byId(id)
  const [burnt] = held === undefined ? [] : shapesIn(held, 'compromised')
  return {
    id,
    code,
    state: state === 'open' && free === 0 ? 'full' : state,
    capacity,
    occupied,
    reserved,
    free,
    suits,
    maxStayDays,
    over: seats.filter(({ over }) => over > 0).length,
    ...maybe('leaseEnds', leaseEnds === undefined ? undefined : dueAt(looking, leaseEnds)),
    ...maybe(
      'compromised',
      burnt === undefined ? undefined : { at: textOf(burnt, 'at') ?? '', how: textOf(burnt, 'how') ?? '' },
    ),
  }
}

function stayRow(looking: Looking, leg: Leg, seat: Seat | undefined): StayRow {
  const { index, world } = looking
  const caseId = index.caseOf(leg.journey)
  // The case itself may be under keys that are not here; then its id is no use to anybody and is left out.
  const isHere = caseId !== undefined && world.byId(caseId) !== undefined
  return {
    id: legRef(leg),
    ...maybe('caseId', isHere ? caseId : undefined),
    ...maybe('code', codeOfPerson(looking, leg.person) || undefined),
    from: leg.from ?? leg.actual ?? leg.planned ?? '',
    ...maybe('to', leg.to),
    state: seat === undefined ? 'left' : seat.hold,
    days: seat?.days ?? 0,
    over: seat?.over ?? 0,
    apart: answerOfApart(looking, legRef(leg)),
  }
}

export function journeysView(looking: Looking): JourneysView {
  const open = (view: JourneyView): boolean =>
    view.legs.some(({ state }) => state !== 'ended' && state !== 'aborted')
  const sheets = sheetsOf(looking.world)
  return {
    now: nowOf(looking),
    journeys: looking.world
      .ofType('Journey')
      .flatMap(({ id }) => journeyView(looking, id, sheets) ?? [])
      .filter(open)
      .toSorted((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1)),
  }
}

function firstOf({ id, legs }: JourneyView): string {
  const next = legs.find(({ kind, state }) => kind === 'move' && state !== 'ended' && state !== 'aborted')
  return `${next?.planned ?? '9999'} ${id}`
}

export function journeyView(
  looking: Looking,
  id: string,
  sheets: Sheets = sheetsOf(looking.world),
): JourneyView | undefined {
  const { world, index } = looking
  const held = world.byId(id)
  const caseId = index.caseOf(id)
  if (held === undefined || caseId === undefined || isWithheld(held, 'legs')) return undefined
  const person = textIn(held, 'personId') ?? ''
  const minor = isMinor(world, person)
  return {
    id,
    caseId,
    code: codeOfPerson(looking, person),
    purpose: textIn(held, 'purpose') ?? '',
    minor,
    legs: legsOf({ ...world, ofType: (type) => (type === 'Journey' ? [held] : world.ofType(type)) }).map(
      (leg) => legView(looking, leg, sheets),
    ),
  }
}

/** Both houses of a stay that two desks chose apart; nothing where there is one, or this device knows fewer. */
function housesApart({ world, hits }: Looking, { journey, n }: Leg): LegView['houses'] {
  const held = world.byId(journey)
  const stays = held === undefined ? [] : shapesIn(held, 'stays').filter((stay) => stay['n'] === n)
  const houses = hits([...new Set(stays.flatMap((stay) => textOf(stay, 'shelter') ?? []))])
  return houses.length < 2 ? undefined : houses
}

export function legView(looking: Looking, leg: Leg, sheets: Sheets = sheetsOf(looking.world)): LegView {
  const { world, by } = looking
  const { n, kind, state, approvals, required, arrival } = leg
  const open = openOf(leg, sheets)
  return {
    id: legRef(leg),
    n,
    kind,
    state,
    ...maybe('fromArea', leg.fromArea),
    ...maybe('toArea', leg.toArea),
    ...maybe('toCountry', leg.toCountry),
    ...maybe('shelter', textIn(world.byId(leg.shelter ?? '') ?? noShelter, 'code')),
    ...maybe('houses', housesApart(looking, leg)),
    ...maybe('planned', leg.planned),
    ...maybe('arrival', arrival === undefined ? undefined : dueAt(looking, arrival, graceOf(looking, leg))),
    ...maybe(
      'from',
      leg.from ?? (kind === 'stay' && timeOf(leg.actual) !== undefined ? leg.actual : undefined),
    ),
    ...maybe('to', leg.to),
    ...maybe('means', leg.means),
    approvals,
    required,
    ...maybe('planB', leg.planB),
    ...maybe('abortWords', leg.abort),
    ...maybe('check', leg.check !== undefined && world.byId(leg.check) !== undefined ? leg.check : undefined),
    open,
    acts: actsOf(leg, { ready: heldBackBy(sheets, leg).length === 0, by }),
  }
}

function graceOf({ world }: Looking, { check }: Leg): number {
  const held = check === undefined ? undefined : world.byId(check)
  const hours = held?.fields['graceHours']?.filter((value) => typeof value === 'number') ?? []
  return (hours.length === 0 ? 3 : Math.min(...hours)) * 3_600_000
}

/** What is not ready before a move starts, in codes (`core/cases/journeys.ts`). */
function openOf(leg: Leg, sheets: Sheets): readonly string[] {
  const isBefore = leg.state === 'planned' || leg.state === 'approved'
  return leg.kind === 'move' && isBefore ? openBeforeStart(sheets, leg) : []
}

function actsOf(leg: Leg, { ready, by }: { readonly ready: boolean; readonly by: string }) {
  const { kind, state, approvals } = leg
  const acts: LegAct[] = []
  const isBefore = state === 'planned' || state === 'approved'
  if (kind === 'move' && isBefore && !approvals.includes(by)) acts.push('approve')
  if (kind === 'move' && isBefore) acts.push('require')
  const isReady = kind === 'stay' ? isBefore : state === 'approved' && ready
  if (isReady) acts.push('start')
  if (kind === 'move' && (state === 'underway' || state === 'overdue')) acts.push('arrive')
  if (state === 'underway' || state === 'arrived') acts.push('end')
  if (isBefore || state === 'underway' || state === 'overdue') acts.push('abort')
  return acts
}
