/**
 * What one person, or one colleague, knows: read from what was granted and told, never from whom anybody knows.
 *
 * Stays and journeys that began, words that were agreed, a thread of the line, and what was noted as told. No link
 * between two persons is made or kept; where somebody else lives is found through the house alone.
 */
import {
  byCode,
  careful,
  earliestIn,
  type Held,
  latestIn,
  textIn,
  textsIn,
  timeOf,
  type World,
} from '../rules/world.ts'
import type { CaseFile } from './case-files.ts'
import { type Leg, legRef } from './legs.ts'

export const knownKinds = ['place', 'person', 'route', 'account', 'code_word', 'phone'] as const
export type KnownKind = (typeof knownKinds)[number]

export const hows = ['stayed', 'expected', 'travelled', 'told', 'check-word', 'line-code', 'granted'] as const
export type How = (typeof hows)[number]

export type Known = {
  readonly kind: KnownKind
  /** A shelter, a leg, a check, a request, a case; without one the record that says so. */
  readonly id: string
  readonly how: How
  /** The record that says that it is known. */
  readonly record: string
  readonly since?: number
}

/** Only what is over for good is worth nothing: an ended stay was seen. */
const neverBegan: ReadonlySet<string> = new Set(['planned'])

export function knownByPerson(file: CaseFile, world: World): readonly Known[] {
  return unlike([
    ...file.legs.flatMap((leg) => knownOfLeg(leg)),
    ...file.of('Told').flatMap((one) => knownAsTold(one, world.now)),
    ...file.of('Check').flatMap(knownWords),
    ...file.of('HelpRequest').map(
      (request): Known => ({
        kind: 'account',
        id: request.id,
        how: 'line-code',
        record: request.id,
        ...since(earliestIn(request, 'receivedAt')),
      }),
    ),
  ])
}

/** A house that was slept in, a house one was on the way to, a way that was travelled. */
function knownOfLeg(leg: Leg): readonly Known[] {
  if (neverBegan.has(leg.state)) return []
  const began = timeOf(leg.from) ?? timeOf(leg.actual) ?? timeOf(leg.planned)
  const seen = leg.state !== 'approved' && leg.state !== 'aborted'
  if (leg.kind === 'move') {
    return [{ kind: 'route', id: legRef(leg), how: 'travelled', record: leg.journey, ...since(began) }]
  }
  if (leg.shelter === undefined) return []
  const how = seen ? 'stayed' : 'expected'
  return [{ kind: 'place', id: leg.shelter, how, record: leg.journey, ...since(began) }]
}

const kindOfTold = ['place', 'route', 'account', 'code_word', 'phone'] as const

/** What was changed since is worth nothing any more; of two days the later, until both desks agree that it was changed. */
export function knownAsTold(told: Held, now: number): readonly Known[] {
  const kind = careful(told, 'kind', kindOfTold)
  const changed = latestIn(told, 'changed')
  if (kind === undefined || (changed !== undefined && changed <= now)) return []
  const id = textIn(told, 'shelter') ?? textIn(told, 'of') ?? told.id
  return [{ kind, id, how: 'told', record: told.id, ...since(earliestIn(told, 'from')) }]
}

/** Safe words and duress words that are still asked for: whoever has them answers in the person's place. */
function knownWords(check: Held): readonly Known[] {
  const asked = ['safeWord', 'duressWord', 'link'].some((field) => (check.fields[field] ?? []).length > 0)
  const over = textsIn(check, 'outcome').length > 0 && textsIn(check, 'every').length === 0
  if (!asked || over) return []
  return [{ kind: 'code_word', id: check.id, how: 'check-word', record: check.id }]
}

/** What a member's keys open, as the roster says it; DESK fills it from the grants. */
export type Granted = {
  /** Cases whose files the member reads. */
  readonly cases: readonly string[]
  /** The member holds the shelters' keys. */
  readonly shelters: boolean
}

/** A colleague knows what was told, what the keys open, and the cases of the own team. */
export function knownByMember(world: World, member: string, granted?: Granted): readonly Known[] {
  const told = world
    .ofType('Told')
    .filter((one) => textsIn(one, 'member').includes(member))
    .flatMap((one) => knownAsTold(one, world.now))
  const opens = granted ?? fromRecords(world, member)
  const cases = opens.cases.map((id): Known => ({ kind: 'person', id, how: 'granted', record: id }))
  const houses = opens.shelters ? world.ofType('Shelter') : []
  const places = houses.map(({ id }): Known => ({ kind: 'place', id, how: 'granted', record: id }))
  return unlike([...told, ...cases, ...places])
}

/** Where the grants are not at hand: the cases a member owns or works in, and for a coordinator the houses. */
function fromRecords(world: World, member: string): Granted {
  const cases = world
    .ofType('Case')
    .filter((one) => textsIn(one, 'owner').includes(member) || textsIn(one, 'team').includes(member))
    .map(({ id }) => id)
  const role = world.members.find(({ code }) => code === member)?.role
  return { cases: cases.toSorted(byCode), shelters: role === 'coordinator' }
}

/** One thing once, with the earliest day and the surest way of knowing it. */
function unlike(known: readonly Known[]): readonly Known[] {
  const once = new Map<string, Known>()
  for (const one of known.toSorted(bySureness)) {
    const key = `${one.kind} ${one.id}`
    if (!once.has(key)) once.set(key, one)
  }
  return [...once.values()].toSorted((a, b) => byCode(a.kind, b.kind) || byCode(a.id, b.id))
}

function bySureness(a: Known, b: Known): number {
  return (
    hows.indexOf(a.how) - hows.indexOf(b.how) || (a.since ?? 0) - (b.since ?? 0) || byCode(a.record, b.record)
  )
}

function since(at: number | undefined): { readonly since?: number } {
  return at === undefined ? {} : { since: at }
}
