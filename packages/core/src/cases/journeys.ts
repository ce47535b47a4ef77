/**
 * Journeys: what keeps a leg from starting, what follows when somebody arrives or turns back, and who is under way.
 *
 * A move starts when two members approved, nothing that was required is open, somebody will notice a missed arrival, and
 * the house at the end can still take the person. What this device cannot read is shown as unknown, and unknown is a no.
 */

import { decidedBy } from '../rules/best-interest.ts'
import { ageOf, identitiesOf } from '../rules/persons.ts'
import { placeBreaks } from '../rules/shelter.ts'
import { distinctMembers } from '../rules/two-members.ts'
import { byCode, careful, endOf, type Held, hour, shapesIn, timeOf, type World } from '../rules/world.ts'
import { watched } from './checks.ts'
import { caseOf, casesByPerson } from './compromised.ts'
import { today } from './days.ts'
import { isOpen, type Leg, legRef, legsIn, legsOf } from './legs.ts'
import { type SamePerson, samePersons } from './same-person.ts'
import { type House, housesOf } from './shelters.ts'
import { type Visa, visasNow } from './visas.ts'

/** What must be so before a leg starts; the order is that of the sheet. */
export const goItems = [
  'state',
  'approvals',
  'best-interest',
  'required',
  'plan-b',
  'abort-words',
  'arrival-check',
  'house',
  'visa',
  'passport',
  'contact',
] as const
export type GoItem = (typeof goItems)[number]

export type GoLine = {
  readonly item: GoItem
  readonly go: 'yes' | 'no' | 'unknown'
  /** What is open, as codes: required items, who is missing. */
  readonly open: readonly string[]
}

/** What the sheets of one world share: counted once for a whole list of journeys. */
export type Sheets = {
  readonly world: World
  readonly houses: readonly House[]
  readonly visas: readonly Visa[]
  readonly same: SamePerson
  readonly fileOf: (person: string) => Held | undefined
}

export function sheetsOf(world: World): Sheets {
  const same = samePersons(world)
  return {
    world,
    houses: housesOf(world, same),
    visas: visasNow(world),
    same,
    fileOf: casesByPerson(world, same),
  }
}

/** The sheet of one leg: every line, whether it is in order or not. */
export function goSheet(sheets: Sheets, leg: Leg): readonly GoLine[] {
  if (leg.unseen) return goItems.map((item) => ({ item, go: 'unknown', open: [] }))
  const of = leg.kind === 'move' ? moveLines(sheets, leg) : [houseLine(sheets, leg)]
  return [stateLine(leg), ...of, bestInterestLine(sheets, leg), contactLine(sheets, leg)].toSorted(
    (a, b) => goItems.indexOf(a.item) - goItems.indexOf(b.item),
  )
}

/**
 * Asked for in words, and no reason to stay where somebody must leave tonight: that a plan B is known and the words are
 * agreed is a required item of its own, which a member ticks.
 */
const advice: ReadonlySet<GoItem> = new Set(['plan-b', 'abort-words', 'passport'])

/** What keeps the leg from starting, as codes. Unknown holds back as an open line does. */
export function heldBackBy(sheets: Sheets, leg: Leg): readonly string[] {
  return codesOf(goSheet(sheets, leg).filter(({ item }) => !advice.has(item)))
}

/** Everything that is open as one list of codes: required items by their own code, all else by its line. */
export function openBeforeStart(sheets: Sheets, leg: Leg): readonly string[] {
  return codesOf(goSheet(sheets, leg))
}

function codesOf(lines: readonly GoLine[]): readonly string[] {
  return lines
    .filter(({ go }) => go !== 'yes')
    .flatMap(({ item, open }) => (item === 'required' ? open : [item]))
}

function moveLines(sheets: Sheets, leg: Leg): readonly GoLine[] {
  return [
    approvalsLine(sheets.world, leg),
    requiredLine(leg),
    present('plan-b', leg.planB),
    present('abort-words', leg.abort),
    arrivalLine(sheets.world, leg),
    houseLine(sheets, leg),
    visaLine(sheets, leg),
    passportLine(sheets, leg),
  ]
}

function line(item: GoItem, open: readonly string[]): GoLine {
  return { item, go: open.length === 0 ? 'yes' : 'no', open }
}

function present(item: GoItem, value: string | undefined): GoLine {
  return line(item, value === undefined || value.trim() === '' ? [item] : [])
}

function stateLine({ state }: Leg): GoLine {
  return line('state', state === 'planned' || state === 'approved' ? [] : [state])
}

/** Two different members (rule R09): one who signs twice is one. */
function approvalsLine(world: World, { approvals }: Leg): GoLine {
  const missing = 2 - distinctMembers(approvals, world).length
  return line('approvals', missing <= 0 ? [] : ['second-approver', 'approver'].slice(0, missing))
}

function requiredLine({ required }: Leg): GoLine {
  return line('required', [
    ...new Set(required.filter(({ state }) => state === 'open').map(({ item }) => item)),
  ])
}

/**
 * Somebody will notice: a check of the arrival that is still to come, or the hour of the arrival, from which the desk
 * makes one in the same save as the start.
 */
function arrivalLine(world: World, leg: Leg): GoLine {
  if (leg.check === undefined) {
    if (leg.arrival === undefined) return line('arrival-check', ['no-check'])
    return line('arrival-check', leg.arrival < world.now ? ['check-past'] : [])
  }
  const check = world.byId(leg.check)
  const watch = check === undefined ? undefined : watched(check, world.now)
  if (watch === undefined) return { item: 'arrival-check', go: 'unknown', open: [] }
  if (watch.state === 'waiting') return line('arrival-check', [])
  return line('arrival-check', [watch.state === 'settled' ? 'check-settled' : 'check-past'])
}

/** The house at the end of a move, or of a stay itself: still open, and the bed not lost to another desk. */
function houseLine({ world, houses }: Sheets, leg: Leg): GoLine {
  const journey = world.byId(leg.journey)
  const legs = journey === undefined ? [] : legsIn(journey)
  const stay = leg.kind === 'stay' ? leg : stayAfter(legs, leg)
  // Two desks chose two houses: nobody sets out before somebody has said which.
  if (stay !== undefined && legs.filter(({ n }) => n === stay.n).length > 1)
    return line('house', ['two-houses'])
  if (stay === undefined || stay.shelter === undefined) {
    // Abroad, or where this device may not know the house: that is the coordinator's line.
    return { item: 'house', go: stay === undefined ? 'yes' : 'unknown', open: [] }
  }
  const house = houses.find(({ id }) => id === stay.shelter)
  if (house === undefined || !house.readable) return { item: 'house', go: 'unknown', open: [] }
  const lost = house.lost.some(({ leg: { journey: of, n } }) => of === stay.journey && n === stay.n)
  // Who may live there with whom, and whether the house may be entered, is the rules' to say (R10, R11).
  const broken = placeBreaks({ personId: leg.person, shelterId: house.id, assumeFree: true }, world)
  return line('house', [...new Set(broken.map(({ because }) => because)), ...(lost ? ['bed-lost'] : [])])
}

function stayAfter(legs: readonly Leg[], move: Leg): Leg | undefined {
  const next = legs.filter(({ n }) => n > move.n).toSorted((a, b) => a.n - b.n)[0]
  return next?.kind === 'stay' && isOpen(next) ? next : undefined
}

/**
 * Over a border: a visa of that State that is issued, not merely approved. Where no application to that State is on this
 * device, the ticked item stands for it; a tick beside an application that was not issued does not.
 */
function visaLine({ visas: all, same }: Sheets, leg: Leg): GoLine {
  if (leg.toCountry === undefined) return line('visa', [])
  const visas = all.filter(
    ({ person, stateCode }) => person === same(leg.person) && stateCode === leg.toCountry,
  )
  const ticked = leg.required.find(({ item }) => item === 'visa')?.state
  if (ticked === 'not_needed' || visas.some(({ state }) => state === 'issued')) return line('visa', [])
  if (visas.length === 0)
    return ticked === 'done' ? line('visa', []) : { item: 'visa', go: 'unknown', open: [] }
  const approved = visas.some(({ approvedNotIssued }) => approvedNotIssued !== undefined)
  return line('visa', [approved ? 'approved-not-issued' : 'not-issued'])
}

/**
 * A passport that runs out before the arrival: said to whoever may read it, and no reason to stay where somebody must
 * leave tonight.
 */
function passportLine({ world }: Sheets, leg: Leg): GoLine {
  const arrival = leg.arrival ?? timeOf(leg.planned)
  if (leg.toCountry === undefined || arrival === undefined) return line('passport', [])
  const passports = identitiesOf(leg.person, world)
    .flatMap((identity) => shapesIn(identity, 'documents'))
    .filter(({ kind }) => kind === 'passport')
  const ends = passports.flatMap(({ expires }) => endOf(expires) ?? [])
  const isOver = ends.length > 0 && ends.every((end) => end < arrival)
  return line('passport', isOver ? ['passport-ends'] : [])
}

/** A minor goes nowhere without a decision of two members (rule R06). */
function bestInterestLine({ world, fileOf }: Sheets, leg: Leg): GoLine {
  const age = ageOf(leg.person, world)
  if (age === 'adult') return line('best-interest', [])
  if (age === 'unreadable') return { item: 'best-interest', go: 'unknown', open: [] }
  const file = fileOf(leg.person)
  const decided = file === undefined ? [] : shapesIn(file, 'bestInterest')
  return line(
    'best-interest',
    file !== undefined && decided.some((one) => decidedBy(file, one).length >= 2) ? [] : ['two-members'],
  )
}

/** Nobody is sent on a way to meet somebody who was taken. */
function contactLine({ fileOf }: Sheets, leg: Leg): GoLine {
  const file = fileOf(leg.person)
  const gone =
    file === undefined ? undefined : careful(file, 'state', ['taken', 'deceased', 'lost_contact', 'closed'])
  return line('contact', gone === undefined ? [] : [gone])
}

/** A person who has not arrived is noticed after this long, where the check says nothing else. */
export const legGraceHours = 3

/** Under way and not arrived when the grace was over. Computed, never written: an arrival ends it. */
export function isOverdue(leg: Leg, now: number): boolean {
  return leg.state === 'underway' && leg.arrival !== undefined && leg.arrival + legGraceHours * hour < now
}

export type MoveRow = { readonly leg: Leg; readonly due: number; readonly overdue: boolean }

/** Who moves today or is under way, the one that should have arrived first on top. */
export function movesToday(world: World): readonly MoveRow[] {
  const day = today(world)
  return legsOf(world)
    .filter((leg) => leg.kind === 'move' && !leg.unseen)
    .filter(
      (leg) =>
        leg.state === 'underway' || (isOpen(leg) && leg.state !== 'arrived' && (leg.planned ?? '') <= day),
    )
    .map((leg) => ({ leg, due: leg.arrival ?? timeOf(leg.planned) ?? 0, overdue: isOverdue(leg, world.now) }))
    .toSorted((a, b) => a.due - b.due || byCode(legRef(a.leg), legRef(b.leg)))
}

/** What is to be done by itself, in this order; the desk does it in one act. */
export type LegEffect =
  | {
      readonly kind: 'leg-state'
      readonly leg: string
      readonly state: 'arrived' | 'ended' | 'aborted' | 'underway'
    }
  | { readonly kind: 'check-settled'; readonly check: string; readonly outcome: 'done' | 'cancelled' }
  | { readonly kind: 'bed-freed'; readonly shelter: string; readonly leg: string }
  | {
      readonly kind: 'case-state'
      readonly case: string
      readonly state: 'active_hidden' | 'arrived'
    }
  | { readonly kind: 'use-plan-b'; readonly leg: string }
  /** Somebody stands between two places: how great is the danger now? */
  | { readonly kind: 'review-risk'; readonly case: string }

/** Arrived: the check is answered, the stay begins, and a country at the end is an arrival abroad. */
export function arrive(world: World, leg: Leg): readonly LegEffect[] {
  const journey = world.byId(leg.journey)
  const next = journey === undefined ? undefined : stayAfter(legsIn(journey), leg)
  const file = caseOf(world, leg.person)
  return [
    { kind: 'leg-state', leg: legRef(leg), state: 'arrived' },
    ...settled(leg, 'done'),
    ...(next === undefined ? [] : [{ kind: 'leg-state', leg: legRef(next), state: 'underway' } as const]),
    ...(file === undefined || leg.kind === 'stay'
      ? []
      : [
          {
            kind: 'case-state',
            case: file.id,
            state: leg.toCountry === undefined ? 'active_hidden' : 'arrived',
          } as const,
        ]),
  ]
}

/**
 * Called off: every leg that was to follow goes with it, their beds are free again, and of a person who
 * stands somewhere between two places the danger is reviewed at once.
 */
export function abort(world: World, leg: Leg): readonly LegEffect[] {
  const journey = world.byId(leg.journey)
  const after = (journey === undefined ? [leg] : legsIn(journey)).filter(
    (one) =>
      one.n >= leg.n &&
      isOpen(one) &&
      (one.n === leg.n || one.state === 'planned' || one.state === 'approved'),
  )
  const file = caseOf(world, leg.person)
  return [
    ...(leg.state === 'underway' && leg.planB !== undefined
      ? [{ kind: 'use-plan-b', leg: legRef(leg) } as const]
      : []),
    ...after.flatMap((one): readonly LegEffect[] => [
      { kind: 'leg-state', leg: legRef(one), state: 'aborted' },
      ...settled(one, 'cancelled'),
      ...(one.shelter === undefined
        ? []
        : [{ kind: 'bed-freed', shelter: one.shelter, leg: legRef(one) } as const]),
    ]),
    ...(leg.state === 'underway' && file !== undefined
      ? [{ kind: 'review-risk', case: file.id } as const]
      : []),
  ]
}

function settled(leg: Leg, outcome: 'done' | 'cancelled'): readonly LegEffect[] {
  return leg.check === undefined ? [] : [{ kind: 'check-settled', check: leg.check, outcome }]
}
