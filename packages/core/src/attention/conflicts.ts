/**
 * What accounts and reports say against each other, slot by slot, and of what kind the difference is.
 *
 * Two values of one slot are no contradiction yet. They may be two lower bounds, two days, two people; one man told
 * twice; a copy that changed its source; a copy that is late; a stage that no document shows. Each is called by its
 * name, with the sides and what helps a person to decide. Nothing is decided here.
 */
import { byCode, perWorld, timeOf, type World } from '../rules/world.ts'
import { meet } from './bounds.ts'
import { derivedFrom } from './derived.ts'
import { stageConflicts } from './stages.ts'
import { type Stance, sameValue, stancesOf } from './stances.ts'

export type Verdict =
  | 'contradiction'
  | 'reconcilable'
  | 'same_person_variation'
  | 'distortion'
  | 'stale'
  | 'overclaim'

export type Conflict = {
  readonly slot: string
  readonly about: string
  readonly subject: string | null
  readonly values: readonly string[]
  /** For each value the sources that say it. */
  readonly sides: readonly (readonly string[])[]
  readonly verdict: Verdict
}

/** Values of one slot that can all be true, and why. */
export type Compatible = {
  readonly slot: string
  readonly why: 'bounds' | 'other-day' | 'other-subject' | 'part-of-whole'
  readonly stances: readonly Stance[]
}

export type Compared = { readonly conflicts: readonly Conflict[]; readonly compatible: readonly Compatible[] }

export const compareClaims: (world: World) => Compared = perWorld((world) => {
  const stances = stancesOf(world)
  const plural = pluralSlots(stances)
  const single = stances.filter(
    (one) => !plural.has(one.slot) && world.byId(one.about)?.type !== 'Intervention',
  )
  const groups = [...Map.groupBy(single, (one) => `${one.about}|${one.slot}|${one.subject}`).values()]
  const found = groups.map((group) => comparedIn(group, stances, world))
  return {
    conflicts: [
      ...found.flatMap(({ conflict }) => conflict ?? []),
      ...stageConflicts(stances, world),
    ].toSorted((a, b) => byCode(a.slot, b.slot) || byCode(a.subject ?? '', b.subject ?? '')),
    compatible: [...found.flatMap(({ compatible }) => compatible), ...acrossSubjects(single)],
  }
})

/** A slot holds several values at once where one source says two of them of one thing: two methods, two threats. */
function pluralSlots(stances: readonly Stance[]): ReadonlySet<string> {
  const told = Map.groupBy(stances, (one) =>
    [one.source, one.origin, one.about, one.slot, one.subject].join('|'),
  )
  const plural = [...told.values()].filter((many) =>
    many.some((one) => !sameValue(one.value, many[0]?.value ?? '')),
  )
  return new Set(plural.flatMap((many) => many[0]?.slot ?? []))
}

type Pairwise = 'same' | 'bounds' | 'other-day' | 'conflict'

function comparedPair(a: Stance, b: Stance): Pairwise {
  if (a.bounds !== undefined && b.bounds !== undefined) {
    if (a.bounds.min === b.bounds.min && a.bounds.max === b.bounds.max) return 'same'
    if (meet(a.bounds, b.bounds)) return sameValue(a.value, b.value) ? 'same' : 'bounds'
  } else if (sameValue(a.value, b.value)) return 'same'
  const isOtherDay = a.asOf !== undefined && b.asOf !== undefined && a.asOf !== b.asOf
  // What is printed late was not known late: only somebody's own word is true of its day.
  return isOtherDay && !a.isRelay && !b.isRelay ? 'other-day' : 'conflict'
}

function comparedIn(
  group: readonly Stance[],
  all: readonly Stance[],
  world: World,
): { readonly conflict: Conflict | undefined; readonly compatible: readonly Compatible[] } {
  const against = new Set<Stance>()
  const met = new Map<'bounds' | 'other-day', Set<Stance>>()
  group.forEach((a, i) => {
    for (const b of group.slice(i + 1)) {
      const how = comparedPair(a, b)
      if (how === 'conflict') for (const one of [a, b]) against.add(one)
      else if (how !== 'same') met.set(how, new Set([...(met.get(how) ?? []), a, b]))
    }
  })
  const slot = group[0]?.slot ?? ''
  return {
    conflict: against.size === 0 ? undefined : conflictOf(withAgreeing(group, against), all, world),
    compatible: [...met].map(([why, stances]) => ({ slot, why, stances: [...stances] })),
  }
}

/** Whoever says the same as a side is on that side. */
function withAgreeing(group: readonly Stance[], against: ReadonlySet<Stance>): readonly Stance[] {
  return group.filter((one) => [...against].some((other) => sameValue(one.value, other.value)))
}

function conflictOf(stances: readonly Stance[], all: readonly Stance[], world: World): Conflict {
  const values = [...Map.groupBy(stances, ({ value }) => value.normalize('NFKC').toLowerCase()).values()]
    .map((side) => ({ value: side[0]?.value ?? '', side }))
    .toSorted((a, b) => byValue(a.value, b.value))
  const origins = new Set(stances.map(({ origin }) => origin))
  const [first] = stances
  const only = origins.size === 1 ? first?.origin : undefined
  const subject = first?.subject === '' ? only : first?.subject
  return {
    slot: first?.slot ?? '',
    about: first?.about ?? '',
    subject: subject === undefined || subject === '' ? null : subject,
    values: values.map(({ value }) => value),
    sides: values.map(({ side }) => [...new Set(side.map(({ source }) => source))].toSorted(byCode)),
    verdict: verdictOf(
      values.map(({ side }) => side),
      { all, world, isOneOrigin: only !== undefined && only !== '' },
    ),
  }
}

/** Numbers by size, else by code units. */
export function byValue(a: string, b: string): number {
  const [one, other] = [Number(a), Number(b)]
  return Number.isNaN(one) || Number.isNaN(other) ? byCode(a, b) : one - other
}

type Sides = readonly (readonly Stance[])[]
type Around = { readonly all: readonly Stance[]; readonly world: World; readonly isOneOrigin: boolean }

function verdictOf(sides: Sides, around: Around): Verdict {
  const relayed = sides.filter((side) => side.every(({ isRelay }) => isRelay))
  const known = sides.filter((side) => !relayed.includes(side))
  if (
    relayed.length > 0 &&
    known.length > 0 &&
    (around.isOneOrigin || isCopied(relayed, known, around.world))
  )
    return isLate(relayed, known) ? 'stale' : 'distortion'
  if (around.isOneOrigin) return 'same_person_variation'
  return sides.some((side) => leavesRoom(side, around.all)) ? 'reconcilable' : 'contradiction'
}

/** The report took from one that says otherwise. */
function isCopied(relayed: Sides, known: Sides, world: World): boolean {
  const from = derivedFrom(world)
  const sources = new Set(known.flat().map(({ source }) => source))
  return relayed.flat().every(({ source }) => (from.get(source) ?? []).some((id) => sources.has(id)))
}

/** A state, not a number, that had ended before the report: whoever lived it says since when. */
function isLate(relayed: Sides, known: Sides): boolean {
  if ([...relayed, ...known].flat().some(({ bounds }) => bounds !== undefined)) return false
  const said = relayed.flat().flatMap(({ asOf }) => timeOf(asOf) ?? [])
  const ended = known.flat().flatMap(({ asOf }) => timeOf(asOf) ?? [])
  return said.length > 0 && ended.length > 0 && Math.min(...said) >= Math.min(...ended)
}

/** Somebody's own account that is not sure, and tells of more that happened to them. */
function leavesRoom(side: readonly Stance[], all: readonly Stance[]): boolean {
  return side.every(
    (one) =>
      one.subject !== '' &&
      one.origin === one.subject &&
      one.certainty !== 'certain' &&
      all.some(
        (more) => more.source === one.source && more.subject === one.subject && more.slot !== one.slot,
      ),
  )
}

/** The same slot asked of different people, or of one of them and of all: no side of anything. */
function acrossSubjects(single: readonly Stance[]): readonly Compatible[] {
  const bySlot = Map.groupBy(single, (one) => `${one.about}|${one.slot}`)
  return [...bySlot.values()].flatMap((group): readonly Compatible[] => {
    const subjects = [...Map.groupBy(group, ({ subject }) => subject)]
    const isDiffering = subjects.some(([subject, own]) =>
      subjects.some(
        ([other, theirs]) =>
          subject !== other && own.some((a) => theirs.some((b) => comparedPair(a, b) === 'conflict')),
      ),
    )
    if (!isDiffering) return []
    const why = subjects.some(([subject]) => subject === '') ? 'part-of-whole' : 'other-subject'
    return [{ slot: group[0]?.slot ?? '', why, stances: group }]
  })
}
