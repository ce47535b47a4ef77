/**
 * Shelters and stays: who is there, who is expected, who must move, and who gets the last bed.
 *
 * A reservation takes a bed as a person does. Whoever is counted is counted once, under however many codes. What two
 * desks wrote apart is read so that nobody is sent to a house that may be burnt or full: the worse state, the
 * smaller house, the shorter limit.
 */

import type { shelterSuits, shelterState as stateOfShelter } from '../records/choices/moves.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { isMinorBand } from '../rules/age.ts'
import { ageOf } from '../rules/persons.ts'
import { shelterState } from '../rules/shelter.ts'
import {
  byCode,
  day,
  earliestIn,
  type Held,
  isWithheld,
  numbersIn,
  saysYes,
  textIn,
  timeOf,
  type World,
} from '../rules/world.ts'
import { isOpen, type Leg, legsOf } from './legs.ts'
import { type SamePerson, samePersons } from './same-person.ts'

export type ShelterState = CodeOf<typeof stateOfShelter>
export type Suits = CodeOf<typeof shelterSuits>

/** One person's bed in one house: there, or expected. */
export type Seat = {
  readonly leg: Leg
  readonly person: string
  readonly hold: 'here' | 'reserved'
  /** Since when the person has lived in this house without a break. */
  readonly since?: number
  readonly days: number
  /** Days beyond the longest stay; 0 while within it. */
  readonly over: number
}

export type House = {
  readonly id: string
  readonly code: string
  readonly state: ShelterState
  readonly capacity: number
  readonly occupied: number
  readonly reserved: number
  readonly free: number
  readonly suits: readonly Suits[]
  readonly maxStayDays: number
  readonly noVisitors: boolean
  readonly leaseEnds?: number
  /** In the order in which beds are given: whoever is there, then by entry. */
  readonly seats: readonly Seat[]
  /** Expected here, but the beds were given to others first. */
  readonly lost: readonly Seat[]
  /** Whether this device can read how many beds there are. Without that nothing is free. */
  readonly readable: boolean
}

/** Every house, by its code. */
export function housesOf(world: World, same: SamePerson = samePersons(world)): readonly House[] {
  const byShelter = new Map<string, Leg[]>()
  for (const leg of legsOf(world)) {
    if (leg.shelter === undefined) continue
    const known = byShelter.get(leg.shelter)
    if (known === undefined) byShelter.set(leg.shelter, [leg])
    else known.push(leg)
  }
  return world
    .ofType('Shelter')
    .map((shelter) => houseFrom(shelter, byShelter.get(shelter.id) ?? [], { now: world.now, same }))
    .toSorted((a, b) => byCode(a.code, b.code) || byCode(a.id, b.id))
}

export function houseOf(world: World, shelter: string): House | undefined {
  return housesOf(world).find(({ id }) => id === shelter)
}

type Counting = { readonly now: number; readonly same: SamePerson }

function houseFrom(shelter: Held, legs: readonly Leg[], counting: Counting): House {
  const readable = !isWithheld(shelter, 'capacity') && numbersIn(shelter, 'capacity').length > 0
  const state = shelterState(shelter)
  const capacity = readable ? Math.min(...numbersIn(shelter, 'capacity')) : 0
  const maxStayDays = Math.min(...numbersIn(shelter, 'maxStayDays'), longestStay)
  const seats = seatsIn(legs, { ...counting, maxStayDays })
  const occupied = seats.filter(({ hold }) => hold === 'here').length
  const reserved = seats.length - occupied
  const leaseEnds = earliestIn(shelter, 'leaseUntil')
  return {
    id: shelter.id,
    code: textIn(shelter, 'code') ?? '',
    state,
    capacity,
    occupied,
    reserved,
    // A house that is paused or burnt has beds, and none to give.
    free: state === 'open' ? Math.max(0, capacity - seats.length) : 0,
    suits: suitsOf(shelter),
    maxStayDays,
    noVisitors: saysYes(shelter, 'noVisitors'),
    ...(leaseEnds === undefined ? {} : { leaseEnds }),
    seats,
    // A house whose size is under a key this device lacks refuses nobody's bed afterwards.
    lost: readable ? lostIn(seats, capacity, counting.now) : [],
    readable,
  }
}

/** What a house suits: only what every desk said of it. */
function suitsOf(shelter: Held): readonly Suits[] {
  const versions = shelter.fields['suits']?.filter(Array.isArray) ?? []
  const [first = [], ...others] = versions
  return knownSuits.filter((one) => [first, ...others].every((version) => version.includes(one)))
}

const knownSuits: readonly Suits[] = ['any', 'minors', 'accessible', 'family']
/** A thousand days is the longest a record can say. */
const longestStay = 1000

/**
 * The beds in the order in which they are given. Two desks that place the last bed at once agree after merging: whoever
 * lives there keeps the bed, then the earlier entry, then the lower id. An entry without a time is older than the rule.
 */
function seatsIn(
  legs: readonly Leg[],
  { now, same, maxStayDays }: Counting & { readonly maxStayDays: number },
): readonly Seat[] {
  const byPerson = Map.groupBy(legs, ({ person }) => same(person))
  const seats = [...byPerson].flatMap(([person, stays]): readonly Seat[] => {
    // One person, one bed, though the stay was entered twice or the next one is already planned.
    const [leg] = stays.filter(isOpen).toSorted(byTurn)
    if (leg === undefined) return []
    const since = isHere(leg) ? livesSince(stays, leg) : undefined
    const days = since === undefined ? 0 : Math.max(0, Math.floor((now - since) / day))
    return [
      {
        leg,
        person,
        hold: isHere(leg) ? 'here' : 'reserved',
        ...(since === undefined ? {} : { since }),
        days,
        over: Math.max(0, days - maxStayDays),
      },
    ]
  })
  return seats.toSorted((a, b) => byTurn(a.leg, b.leg))
}

/**
 * In the order in which beds are given, whoever finds none in the time of the stay. Two people who are promised one bed
 * for two different months both keep it.
 */
function lostIn(seats: readonly Seat[], capacity: number, now: number): readonly Seat[] {
  const kept: Seat[] = []
  const lost: Seat[] = []
  for (const seat of seats) {
    const mine = timeIn(seat, now)
    const beside = kept.map((other) => timeIn(other, now)).filter((other) => meet(mine, other))
    const moments = [mine.from, ...beside.map(({ from }) => from).filter((from) => from > mine.from)]
    const used = Math.max(
      ...moments.map((at) => beside.filter(({ from, to }) => from <= at && at < to).length),
    )
    if (seat.hold === 'reserved' && used >= capacity) lost.push(seat)
    else kept.push(seat)
  }
  return lost
}

type Time = { readonly from: number; readonly to: number }

/** Whoever is there sleeps there until somebody notes otherwise, whatever the plan said; an undated reservation is for always. */
function timeIn({ leg, hold }: Seat, now: number): Time {
  const [from, to] = [leg.unseen ? undefined : startOf(leg), endOf(leg)]
  const open = to === undefined || (hold === 'here' && to <= now)
  return {
    from: hold === 'here' || from === undefined ? Number.NEGATIVE_INFINITY : from,
    to: open ? Number.POSITIVE_INFINITY : to,
  }
}

/** Somebody leaving and somebody coming on one day share a bed. */
function meet(a: Time, b: Time): boolean {
  return a.from < b.to && b.from < a.to
}

function isHere({ state, unseen }: Leg): boolean {
  return !unseen && (state === 'underway' || state === 'arrived' || state === 'overdue')
}

function byTurn(a: Leg, b: Leg): number {
  return (
    Number(isHere(b)) - Number(isHere(a)) ||
    (a.enteredAt ?? 0) - (b.enteredAt ?? 0) ||
    byCode(a.journey, b.journey) ||
    a.n - b.n
  )
}

/** A night elsewhere does not make a worn-out place fresh: stays that touch are one stay. */
function livesSince(stays: readonly Leg[], last: Leg): number | undefined {
  let since = startOf(last)
  const before = stays.filter((stay) => stay !== last && stay.state === 'ended')
  for (const stay of before.toSorted((a, b) => (endOf(b) ?? 0) - (endOf(a) ?? 0))) {
    const [start, end] = [startOf(stay), endOf(stay)]
    if (since === undefined || start === undefined || end === undefined) continue
    if (start < since && since - end <= day) since = start
  }
  return since
}

function startOf({ from, actual, planned }: Leg): number | undefined {
  return timeOf(from) ?? timeOf(actual) ?? timeOf(planned)
}

function endOf({ to }: Leg): number | undefined {
  return timeOf(to)
}

/** Who has stayed longer than the house allows, the longest over first. */
export function overMaxStay(world: World): readonly (Seat & { readonly shelter: string })[] {
  return housesOf(world)
    .flatMap(({ id, seats }) => seats.map((seat) => ({ ...seat, shelter: id })))
    .filter(({ over }) => over > 0)
    .toSorted((a, b) => b.over - a.over || byCode(a.person, b.person))
}

export type LostBed = {
  readonly shelter: string
  readonly seat: Seat
  /** Who entered it, and must be told. */
  readonly by?: string
  /** The entries that keep their beds. */
  readonly kept: readonly Leg[]
}

/** Beds that two desks gave away at once: who must find another place. The same list on every desk. */
export function lostBeds(world: World): readonly LostBed[] {
  return housesOf(world).flatMap(({ id, seats, lost }) =>
    lost.map((seat) => ({
      shelter: id,
      seat,
      ...(seat.leg.enteredBy === undefined ? {} : { by: seat.leg.enteredBy }),
      kept: seats.filter((other) => !lost.includes(other)).map(({ leg }) => leg),
    })),
  )
}

/** Whether a house can still take this person: a bed, a state, a suitability; each thing that is missing as a code. */
export type RoomFor = {
  readonly house: House
  readonly missing: readonly (
    | 'full'
    | 'paused'
    | 'compromised'
    | 'closed'
    | 'not-for-minors'
    | 'unreadable'
  )[]
}

/** Where this person could go tonight, the houses that can take them first. `houses`: where somebody has counted them already. */
export function roomFor(
  world: World,
  person: string,
  houses: readonly House[] = housesOf(world),
  same: SamePerson = samePersons(world),
): readonly RoomFor[] {
  // Where the age is under a key this device lacks, the careful reading is a child.
  const minor = ageOf(person, world) !== 'adult'
  return houses
    .map((house): RoomFor => {
      const has = house.seats.some((seat) => seat.person === same(person))
      const missing = [
        ...(house.readable ? [] : (['unreadable'] as const)),
        ...(house.state === 'open' ? [] : [house.state]),
        ...(house.readable && house.state === 'open' && house.free === 0 && !has ? (['full'] as const) : []),
        ...(minor && !house.suits.includes('minors') ? (['not-for-minors'] as const) : []),
      ]
      return { house, missing }
    })
    .toSorted((a, b) => a.missing.length - b.missing.length || b.house.free - a.house.free)
}

/** Any desk, and any code of the person, that says minor makes a minor. Nobody becomes one because the age is not known. */
export function isMinor(world: World, person: string, same: SamePerson = samePersons(world)): boolean {
  return world
    .ofType('Person')
    .filter(({ id }) => same(id) === same(person))
    .some(isMinorBand)
}
