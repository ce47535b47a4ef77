/**
 * Who lives where, who is to come, and who met whom (R10, R12): read from the legs and stays of journeys.
 *
 * A stay leg is the only link between a person and a shelter. On a device without the coordinator's key the shelter
 * of a leg is simply not there.
 */
import { canonical } from './persons.ts'
import {
  byCode,
  type Held,
  perWorld,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  timeOf,
  type World,
} from './world.ts'

export type Stay = {
  readonly journey: string
  readonly n: number
  /** The code that everything of this human being is counted under. */
  readonly person: string
  readonly shelter: string
  readonly state: 'here' | 'to-come' | 'over'
  /** Milliseconds; a stay that nobody dated has been going on since ever. */
  readonly from: number
  readonly to: number
}

const here: readonly string[] = ['underway', 'arrived', 'overdue']
const toCome: readonly string[] = ['planned', 'approved']

export const staysOf: (world: World) => readonly Stay[] = perWorld((world) =>
  world
    .ofType('Journey')
    .flatMap((journey) => staysIn(journey, world))
    .toSorted((a, b) => a.from - b.from || byCode(a.journey, b.journey) || a.n - b.n),
)

/** Stays that use a bed of this shelter now or later, each person once: somebody here and booked again is one bed. */
export function stayingIn(shelterId: string, world: World): readonly Stay[] {
  const open = staysOf(world).filter(({ shelter, state }) => shelter === shelterId && state !== 'over')
  const byPerson = new Map<string, Stay>()
  for (const stay of open) {
    const known = byPerson.get(stay.person)
    if (known === undefined || (known.state === 'to-come' && stay.state === 'here'))
      byPerson.set(stay.person, stay)
  }
  return [...byPerson.values()]
}

function staysIn(journey: Held, world: World): readonly Stay[] {
  const personId = textIn(journey, 'personId')
  if (personId === undefined) return []
  const shelters = shapesIn(journey, 'stays')
  const legs = shapesIn(journey, 'legs').filter((leg) => textOf(leg, 'kind') === 'stay')
  return legs.flatMap((leg) => {
    const { n } = leg
    const apart = shelters.filter((one) => one['n'] === n).flatMap((one) => textOf(one, 'shelter') ?? [])
    const named = [
      ...new Set([...(textOf(leg, 'shelter') === undefined ? [] : [textOf(leg, 'shelter') ?? '']), ...apart]),
    ]
    if (typeof n !== 'number') return []
    const person = canonical(personId, world)
    return named.map((shelter) => ({ journey: journey.id, n, person, shelter, ...timesOf(leg, world.now) }))
  })
}

function timesOf(leg: Shape, now: number): Pick<Stay, 'state' | 'from' | 'to'> {
  const written = textOf(leg, 'state') ?? ''
  const state = here.includes(written) ? 'here' : toCome.includes(written) ? 'to-come' : 'over'
  const from = timeOf(leg['from']) ?? timeOf(leg['actual']) ?? timeOf(leg['planned'])
  const to = timeOf(leg['to'])
  // Whoever has not been written off still sleeps there, whatever the plan said.
  const goesOn = state === 'here' && (to === undefined || to <= now)
  return {
    state,
    from: from ?? Number.NEGATIVE_INFINITY,
    to: goesOn || to === undefined ? Number.POSITIVE_INFINITY : to,
  }
}

/** The most beds used at one moment of this time, without those of `except`. Somebody leaving and somebody coming on one day share a bed. */
export function bedsUsed(
  shelterId: string,
  { from, to, except }: { readonly from: number; readonly to: number; readonly except: string },
  world: World,
): number {
  const others = stayingIn(shelterId, world)
    .filter(({ person }) => person !== except)
    // A reservation whose day has passed is still a promise of a bed.
    .map((stay) => ({ ...stay, from: Math.min(stay.from, stay.state === 'here' ? from : stay.from) }))
    .filter((stay) => stay.from < to && stay.to > from)
  const moments = [from, ...others.map((stay) => stay.from).filter((at) => at > from)]
  return Math.max(0, ...moments.map((at) => others.filter((stay) => stay.from <= at && stay.to > at).length))
}

/**
 * R12: whom the source of an account lived with before it was taken. Such an account is marked "contact possible" in
 * every count. It says with whom, never where.
 */
export function metBefore(testimony: Held, world: World): readonly string[] {
  const source = textIn(testimony, 'sourceId')
  const taken = timeOf(textIn(testimony, 'takenAt'))
  if (source === undefined || taken === undefined) return []
  const person = canonical(source, world)
  const stays = staysOf(world).filter((stay) => happened(stay) && stay.from <= taken)
  const own = stays.filter((stay) => stay.person === person)
  const met = stays.filter((stay) => stay.person !== person && own.some((mine) => overlap(mine, stay, taken)))
  return [...new Set(met.map((stay) => stay.person))].toSorted(byCode)
}

function happened(stay: Stay): boolean {
  return stay.state !== 'to-come'
}

/** On the day one leaves and the other comes they may have met. */
function overlap(a: Stay, b: Stay, until: number): boolean {
  return a.shelter === b.shelter && Math.max(a.from, b.from) <= Math.min(a.to, b.to, until)
}
