/**
 * The legs of journeys as the coordinator reads them: where the case says the area and the shelters say the house.
 *
 * A leg that two desks wrote apart is read as the one that is further under way: a bed that anybody calls taken is
 * taken. A device that holds the house but not the leg cannot know when the person comes, so the bed is kept.
 */
import { isObject } from '../base/parse.ts'
import { requiredItem, requiredState } from '../records/choices/moves.ts'
import type { legState } from '../records/vocabulary/leg-state.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { legApprovals } from '../rules/signed.ts'
import {
  byCode,
  type Held,
  isWithheld,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  timeOf,
  type World,
} from '../rules/world.ts'

export type LegState = CodeOf<typeof legState>

export type Required = {
  readonly item: CodeOf<typeof requiredItem>
  readonly state: CodeOf<typeof requiredState>
}

export type Leg = {
  readonly journey: string
  readonly n: number
  readonly person: string
  readonly kind: 'move' | 'stay'
  readonly state: LegState
  /** Of a stay, where this device may know it. */
  readonly shelter?: string
  /** When the stay was entered, and by whom: it decides who keeps the last bed. */
  readonly enteredAt?: number
  readonly enteredBy?: string
  readonly planned?: string
  readonly arrival?: number
  readonly actual?: string
  readonly from?: string
  readonly to?: string
  readonly fromArea?: string
  readonly toArea?: string
  readonly toCountry?: string
  readonly means?: string
  readonly approvals: readonly string[]
  readonly required: readonly Required[]
  readonly planB?: string
  readonly abort?: string
  readonly check?: string
  /** This device holds the house of the stay only: dates and state are under a key it lacks. */
  readonly unseen: boolean
}

/** As other records refer to a leg: the journey, `#`, the number. */
export function legRef({ journey, n }: Pick<Leg, 'journey' | 'n'>): string {
  return `${journey}#${n}`
}

const furthest: readonly LegState[] = [
  'underway',
  'overdue',
  'arrived',
  'approved',
  'planned',
  'aborted',
  'ended',
]
const open: ReadonlySet<LegState> = new Set(['planned', 'approved', 'underway', 'overdue', 'arrived'])

/** Whether a leg still goes on or is still to come. */
export function isOpen({ state }: Pick<Leg, 'state'>): boolean {
  return open.has(state)
}

/** Every leg of every journey, by journey and number. */
export function legsOf(world: World): readonly Leg[] {
  return world
    .ofType('Journey')
    .flatMap((journey) => legsIn(journey))
    .toSorted((a, b) => byCode(a.journey, b.journey) || a.n - b.n || byCode(a.shelter ?? '', b.shelter ?? ''))
}

export function legsIn(journey: Held): readonly Leg[] {
  const person = textIn(journey, 'personId') ?? ''
  const houses = byNumber(shapesIn(journey, 'stays'))
  const said = byNumber(shapesIn(journey, 'legs'))
  const unseen = isWithheld(journey, 'legs') || said.size === 0
  const numbers = unseen ? [...houses.keys()] : [...said.keys()]
  return numbers.flatMap((n) => {
    const leg = legFrom(said.get(n) ?? [], journey, { n, person, unseen })
    const named = [...(houses.get(n) ?? []), ...(said.get(n) ?? [])].flatMap(houseOf)
    const [first, ...others] = unlike(named)
    // Two desks may have sent one person to two houses: both keep the bed until somebody decides.
    return first === undefined ? [leg] : [first, ...others].map((house) => ({ ...leg, ...house }))
  })
}

/** One leg by the way others refer to it. Where two houses stand apart, the first. */
export function legAt(world: World, reference: string): Leg | undefined {
  const [id = '', number = ''] = reference.split('#')
  const journey = world.byId(id)
  if (journey?.type !== 'Journey') return undefined
  return legsIn(journey).find(({ n }) => n === Number(number))
}

type Named = Pick<Leg, 'shelter' | 'enteredAt' | 'enteredBy'>

/** Each house once, by its earliest entry, in one order on every desk. */
function unlike(named: readonly Named[]): readonly Named[] {
  const earliest = named.toSorted(
    (a, b) => byCode(a.shelter ?? '', b.shelter ?? '') || (a.enteredAt ?? last) - (b.enteredAt ?? last),
  )
  return earliest.filter(({ shelter }, i) => shelter !== earliest[i - 1]?.shelter)
}

const last = Number.MAX_SAFE_INTEGER

/** By number; of two writings of one number the same one first on every desk. */
function byNumber(shapes: readonly Shape[]): ReadonlyMap<number, readonly Shape[]> {
  const numbered = new Map<number, Shape[]>()
  for (const shape of shapes) {
    const n = shape['n']
    if (typeof n !== 'number') continue
    const known = numbered.get(n)
    if (known === undefined) numbered.set(n, [shape])
    else known.push(shape)
  }
  for (const apart of numbered.values()) if (apart.length > 1) apart.sort(byText)
  return numbered
}

function byText(a: Shape, b: Shape): number {
  return byCode(JSON.stringify(a), JSON.stringify(b))
}

function legFrom(shapes: readonly Shape[], journey: Held, facts: Pick<Leg, 'n' | 'person' | 'unseen'>): Leg {
  const state = furthest.find((one) => shapes.some((shape) => shape['state'] === one)) ?? 'planned'
  const shape = shapes.find((one) => one['state'] === state) ?? {}
  const arrival = timeOf(shape['plannedArrival'])
  return {
    journey: journey.id,
    ...facts,
    // Without its leg a house in the stays is a bed that somebody counts on.
    kind: facts.unseen || shape['kind'] === 'stay' ? 'stay' : 'move',
    state,
    ...textsNamed(shape),
    ...(arrival === undefined ? {} : { arrival }),
    // Of one version only: what two members approved is that version and no mixture.
    approvals: legApprovals(journey, shape),
    required: shapes.flatMap((one) => requiredIn(one['required'])),
  }
}

type NamedTexts = Pick<
  Leg,
  | 'planned'
  | 'actual'
  | 'from'
  | 'to'
  | 'fromArea'
  | 'toArea'
  | 'toCountry'
  | 'means'
  | 'planB'
  | 'abort'
  | 'check'
>

function textsNamed(shape: Shape): NamedTexts {
  const named = (part: string, name = part) => {
    const value = textOf(shape, part)
    return value === undefined ? {} : { [name]: value }
  }
  return {
    ...named('planned'),
    ...named('actual'),
    ...named('from'),
    ...named('to'),
    ...named('fromArea'),
    ...named('toArea'),
    ...named('toCountry'),
    ...named('means'),
    ...named('planB'),
    ...named('abort'),
    ...named('checkId', 'check'),
  }
}

function requiredIn(value: unknown): readonly Required[] {
  if (!Array.isArray(value)) return []
  return value.filter(isObject).flatMap((thing) => {
    const item = requiredItem.terms.find(({ code }) => code === thing['item'])?.code
    const state = requiredState.terms.find(({ code }) => code === thing['state'])?.code
    // Something is needed and nobody can say how it stands: it is open.
    return item === undefined ? [] : [{ item, state: state ?? 'open' }]
  })
}

function houseOf(shape: Shape): readonly Named[] {
  const shelter = textOf(shape, 'shelter')
  if (shelter === undefined) return []
  const enteredAt = timeOf(shape['at'])
  const enteredBy = textOf(shape, 'by')
  return [
    {
      shelter,
      ...(enteredAt === undefined ? {} : { enteredAt }),
      ...(enteredBy === undefined ? {} : { enteredBy }),
    },
  ]
}
