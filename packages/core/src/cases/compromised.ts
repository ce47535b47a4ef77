/**
 * A house that is burnt: who must leave it and in which order, whose bed is gone, and who knew of it.
 *
 * Who knew is read from what was granted and told: who stayed there, who was expected there, who keeps the house, what
 * somebody was told beyond that, and which members planned the stays. Nothing is read from whom anybody knows.
 */

import type { priority } from '../records/vocabulary/priority.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { ageOf } from '../rules/persons.ts'
import {
  byCode,
  careful,
  earliestIn,
  type Held,
  shapesIn,
  textIn,
  textsIn,
  timeOf,
  type World,
} from '../rules/world.ts'
import { isOpen, type Leg, legsOf } from './legs.ts'
import { type SamePerson, samePersons } from './same-person.ts'
import { type House, housesOf, roomFor, type Seat } from './shelters.ts'

export type Priority = CodeOf<typeof priority>
export const byUrgency: readonly Priority[] = ['emergency', 'urgent', 'normal', 'watch']

export type MustMove = {
  readonly seat: Seat
  readonly case?: string
  readonly priority: Priority
  readonly minor: boolean
  /** Houses that can take this person now, best first. */
  readonly to: readonly string[]
}

export type Knew = {
  readonly person: string
  readonly how: 'lives-there' | 'stayed' | 'expected' | 'keeps-it' | 'told'
  /** The record that says so. */
  readonly record: string
  readonly from?: number
  readonly to?: number
}

export type Compromised = {
  readonly house: House
  /** The earliest day that any desk gave: whoever was there since is in the same danger. */
  readonly since?: number
  readonly mustMove: readonly MustMove[]
  /** Expected here: the bed is gone and another must be found. */
  readonly expected: readonly MustMove[]
  readonly knew: readonly Knew[]
  /** Members who planned, approved or entered stays here. */
  readonly members: readonly string[]
}

/** What follows when this house is burnt. It may be asked before: who would have to move? */
export function compromisedHouse(world: World, shelter: string): Compromised | undefined {
  const record = world.byId(shelter)
  const same = samePersons(world)
  const houses = housesOf(world, same)
  const house = houses.find(({ id }) => id === shelter)
  if (record === undefined || house === undefined) return undefined
  const legs = legsOf(world).filter((leg) => leg.shelter === shelter)
  const since = shapesIn(record, 'compromised').flatMap(({ at }) => timeOf(at) ?? [])
  const looking = { world, houses, same, fileOf: casesByPerson(world, same), burnt: shelter }
  const moving = (hold: Seat['hold']) =>
    house.seats
      .filter((seat) => seat.hold === hold)
      .map((seat) => mustMove(seat, looking))
      .toSorted(byDanger)
  return {
    house,
    ...(since.length === 0 ? {} : { since: Math.min(...since) }),
    mustMove: moving('here'),
    expected: moving('reserved'),
    knew: whoKnew(world, record, { legs, same }),
    members: membersOf(world, legs, shelter),
  }
}

/** Minors first among equals: they cannot go alone. */
function byDanger(a: MustMove, b: MustMove): number {
  return (
    byUrgency.indexOf(a.priority) - byUrgency.indexOf(b.priority) ||
    Number(b.minor) - Number(a.minor) ||
    (a.seat.since ?? 0) - (b.seat.since ?? 0) ||
    byCode(a.seat.person, b.seat.person)
  )
}

type Looking = {
  readonly world: World
  readonly houses: readonly House[]
  readonly same: SamePerson
  readonly fileOf: (person: string) => Held | undefined
  readonly burnt: string
}

function mustMove(seat: Seat, { world, houses, same, fileOf, burnt }: Looking): MustMove {
  const file = fileOf(seat.person)
  return {
    seat,
    ...(file === undefined ? {} : { case: file.id }),
    // Without a case to read, the danger is not known, and the careful reading is the worst.
    priority: file === undefined ? 'emergency' : (careful(file, 'priority', byUrgency) ?? 'emergency'),
    minor: ageOf(seat.leg.person, world) === 'minor',
    to: roomFor(world, seat.person, houses, same)
      .filter(({ missing, house }) => missing.length === 0 && house.id !== burnt)
      .map(({ house }) => house.id),
  }
}

/** The case of a person, under any of the codes; one that is still open before one that is not. */
export function caseOf(world: World, person: string): Held | undefined {
  const same = samePersons(world)
  return casesByPerson(world, same)(person)
}

export function casesByPerson(world: World, same: SamePerson): (person: string) => Held | undefined {
  const shut = (file: Held) =>
    Number(careful(file, 'state', ['closed', 'duplicate', 'deceased']) !== undefined)
  const last = world.ofType('Case').toSorted((a, b) => shut(b) - shut(a) || byCode(b.id, a.id))
  const files = new Map(last.map((file) => [same(textIn(file, 'personId') ?? ''), file]))
  return (person) => files.get(same(person))
}

function whoKnew(
  world: World,
  shelter: Held,
  { legs, same }: { readonly legs: readonly Leg[]; readonly same: SamePerson },
): readonly Knew[] {
  const stayed = legs.map((leg): Knew => {
    const [from, to] = [timeOf(leg.from) ?? timeOf(leg.actual), timeOf(leg.to)]
    const how = !isOpen(leg)
      ? 'stayed'
      : leg.state === 'planned' || leg.state === 'approved'
        ? 'expected'
        : 'lives-there'
    return {
      person: same(leg.person),
      // A stay that was called off was still told: the person had the way there.
      how: leg.state === 'aborted' ? 'expected' : how,
      record: leg.journey,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    }
  })
  const hosts = textsIn(shelter, 'host').map(
    (host): Knew => ({ person: same(host), how: 'keeps-it', record: shelter.id }),
  )
  const told = toldOf(world, shelter.id).flatMap((one): readonly Knew[] => {
    const person = textIn(one, 'personId')
    const from = earliestIn(one, 'from')
    if (person === undefined) return []
    return [{ person: same(person), how: 'told', record: one.id, ...(from === undefined ? {} : { from }) }]
  })
  const all = [...stayed, ...hosts, ...told]
  const once = new Map(all.toReversed().map((one) => [`${one.person} ${one.how} ${one.record}`, one]))
  return [...once.values()].toSorted(
    (a, b) => byCode(a.person, b.person) || byCode(a.how, b.how) || byCode(a.record, b.record),
  )
}

function toldOf(world: World, shelter: string): readonly Held[] {
  return world.ofType('Told').filter((one) => textsIn(one, 'shelter').includes(shelter))
}

function membersOf(world: World, legs: readonly Leg[], shelter: string): readonly string[] {
  const planned = legs.flatMap(({ approvals, enteredBy }) =>
    enteredBy === undefined ? approvals : [...approvals, enteredBy],
  )
  const told = toldOf(world, shelter).flatMap((one) => textsIn(one, 'member'))
  return [...new Set([...planned, ...told])].toSorted(byCode)
}
