/**
 * How many independent origins a claim has, with the reasons: R16 and R17 as the desk shows them.
 *
 * The count is `rules/claims.ts`; here is what stands beside it: why an origin counts only leniently, which codes are
 * one person, which accounts were taken after the detail had been in print, what material stands alone, and the label.
 * A label never says more than the strict count allows.
 */
import { originsOf } from '../rules/claims.ts'
import { canonical, codesOf } from '../rules/persons.ts'
import { metBefore } from '../rules/stays.ts'
import { byCode, type World } from '../rules/world.ts'
import type { Conflict } from './conflicts.ts'
import { materialFor } from './material.ts'
import { type Stance, saidAt, sameValue } from './stances.ts'

export type Label = 'single' | 'relayed' | 'corroborated' | 'strongly' | 'disputed' | 'unassessed'

export type OriginReason =
  | { readonly kind: 'first-hand' | 'relayed' | 'unsure' }
  /** Lived with origins counted before, and told only afterwards (R12). */
  | { readonly kind: 'met'; readonly whom: readonly string[] }
  | { readonly kind: 'one-person'; readonly codes: readonly string[] }

export type OriginStanding = {
  readonly origin: string
  readonly counts: 'strict' | 'lenient'
  readonly reasons: readonly OriginReason[]
  /** Where it is told. */
  readonly sources: readonly string[]
}

/** An account taken when the same detail stood in print already: it may have been read. */
export type Contaminated = { readonly account: string; readonly publication: string; readonly since: number }

export type Independence = {
  readonly about: string
  readonly slot: string
  readonly value: string
  /** Places where it stands. */
  readonly items: number
  readonly strict: readonly string[]
  readonly lenientExtra: readonly string[]
  readonly label: Label
  readonly material: readonly string[]
  readonly origins: readonly OriginStanding[]
  readonly contaminated: readonly Contaminated[]
}

export type Asked = { readonly slot: string; readonly value: string; readonly about?: string }
export type Known = {
  readonly stances: readonly Stance[]
  readonly conflicts: readonly Conflict[]
}

export function independenceOf({ slot, value, about }: Asked, known: Known, world: World): Independence {
  const stances = known.stances.filter(
    (one) => one.slot === slot && sameValue(one.value, value) && (about === undefined || one.about === about),
  )
  const event = about ?? mostNamed(stances)
  const own = stances.filter((one) => one.about === event)
  const spellings = [...new Set(own.map((one) => one.value))]
  const counted = spellings.map((each) => originsOf({ about: event, slot, value: each }, world))
  const strict = [...new Set(counted.flatMap((one) => one.strict))].toSorted(byCode)
  const lenient = new Set(counted.flatMap((one) => one.lenientExtra))
  const lenientExtra = [...lenient].filter((id) => !strict.includes(id)).toSorted(byCode)
  const items = new Set(own.map(({ source }) => source)).size
  const material = materialFor(own, world)
  return {
    about: event,
    slot,
    value,
    items,
    strict,
    lenientExtra,
    material,
    label: labelOf({
      strict: strict.length,
      items,
      material: material.length,
      isDisputed: isDisputed(own, known.conflicts),
    }),
    origins: [...strict, ...lenientExtra].map((origin) => standing(origin, own, strict, world)),
    contaminated: contaminatedIn(own, world),
  }
}

/** Every slot and value that anybody claims, each once. */
export function allIndependence(known: Known, world: World): readonly Independence[] {
  const each = Map.groupBy(
    known.stances,
    ({ about, slot, value }) => `${about}|${slot}|${value.toLowerCase()}`,
  )
  return [...each.values()].flatMap(([first]) =>
    first === undefined ? [] : [independenceOf(first, known, world)],
  )
}

/** The event that most of them are about; of two the first in code order. */
function mostNamed(stances: readonly Stance[]): string {
  const events = [...Map.groupBy(stances, ({ about }) => about)]
  return events.toSorted(([a, one], [b, other]) => other.length - one.length || byCode(a, b))[0]?.[0] ?? ''
}

type Counted = {
  readonly strict: number
  readonly items: number
  readonly material: number
  readonly isDisputed: boolean
}

function labelOf({ strict, items, material, isDisputed: disputed }: Counted): Label {
  if (disputed) return 'disputed'
  if (strict === 0) return 'unassessed'
  if (strict === 1) return items > 1 ? 'relayed' : 'single'
  return strict >= 3 && material > 0 ? 'strongly' : 'corroborated'
}

/** Somebody who was there says otherwise. A copy that changed its source disputes nothing. */
function isDisputed(stances: readonly Stance[], conflicts: readonly Conflict[]): boolean {
  return conflicts.some(
    ({ about, slot, values, verdict, subject }) =>
      verdict === 'contradiction' &&
      stances.some(
        (one) =>
          one.about === about &&
          one.slot === slot &&
          (one.subject === (subject ?? '') || one.subject === '') &&
          values.some((value) => sameValue(value, one.value)),
      ),
  )
}

function standing(
  origin: string,
  own: readonly Stance[],
  strict: readonly string[],
  world: World,
): OriginStanding {
  const told = own.filter((one) => one.origin === origin)
  const codes = [...codesOf(origin, world)].toSorted(byCode)
  const merged: readonly OriginReason[] = codes.length > 1 ? [{ kind: 'one-person', codes }] : []
  const counts = strict.includes(origin) ? 'strict' : 'lenient'
  return {
    origin,
    counts,
    reasons: [...merged, counts === 'strict' ? { kind: 'first-hand' } : whyLenient(told, strict, world)],
    sources: [...new Set(told.map(({ source }) => source))].toSorted(byCode),
  }
}

function whyLenient(told: readonly Stance[], strict: readonly string[], world: World): OriginReason {
  const known = told.filter(({ isRelay }) => !isRelay)
  if (known.length === 0) return { kind: 'relayed' }
  const sure = known.filter(({ certainty }) => certainty !== 'maybe')
  if (sure.length === 0) return { kind: 'unsure' }
  const met = sure.flatMap(({ source }) => {
    const account = world.byId(source)
    return account?.type === 'Testimony' ? metBefore(account, world) : []
  })
  return {
    kind: 'met',
    whom: [...new Set(met)].filter((id) => strict.includes(canonical(id, world))).toSorted(byCode),
  }
}

function contaminatedIn(own: readonly Stance[], world: World): readonly Contaminated[] {
  const printed = own
    .flatMap(({ source }) => {
      const held = world.byId(source)
      const at = held?.type === 'Publication' ? saidAt(held) : undefined
      return at === undefined ? [] : [{ publication: source, since: at }]
    })
    .toSorted((a, b) => a.since - b.since || byCode(a.publication, b.publication))
  const [first] = printed
  if (first === undefined) return []
  const accounts = new Set(own.map(({ source }) => source))
  return [...accounts].flatMap((account) => {
    const held = world.byId(account)
    const taken = held?.type === 'Testimony' ? saidAt(held) : undefined
    return taken !== undefined && first.since < taken ? [{ account, ...first }] : []
  })
}
