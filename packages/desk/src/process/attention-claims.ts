/** Claims with their origins, and values that conflict: see `calls/attention.ts`. */
import { type Compatible, type Conflict, compareClaims } from '@safeconduct/core/attention/conflicts.ts'
import { allIndependence, type Independence, type OriginReason } from '@safeconduct/core/attention/origins.ts'
import { type Stance, sameValue, stancesOf } from '@safeconduct/core/attention/stances.ts'
import { perWorld, type World } from '@safeconduct/core/rules/world.ts'
import type { ClaimRow, ClaimSheet, CompatibleView, ConflictsView, ConflictView } from '../calls/attention.ts'
import { mostListed } from '../calls/attention.ts'
import { codeOfPerson, dayOf, type Looking, maybe } from './cases-naming.ts'

type Counted = { readonly counted: Independence; readonly own: readonly Stance[] }

const countedIn = perWorld((world: World): readonly Counted[] => {
  const stances = stancesOf(world)
  const known = { stances, conflicts: compareClaims(world).conflicts }
  return allIndependence(known, world).map((counted) => ({
    counted,
    own: stances.filter(
      ({ about, slot, value }) =>
        about === counted.about && slot === counted.slot && sameValue(value, counted.value),
    ),
  }))
})

/** What is disputed first, then what rests on least: that is where work is left. */
export function claimsView(looking: Looking): { total: number; claims: readonly ClaimRow[] } {
  const rows = countedIn(looking.world)
    .flatMap((one) => rowOf(looking, one) ?? [])
    .toSorted(
      (a, b) =>
        Number(b.label === 'disputed') - Number(a.label === 'disputed') ||
        a.about.localeCompare(b.about) ||
        a.slot.localeCompare(b.slot),
    )
  return { total: rows.length, claims: rows.slice(0, mostListed) }
}

function rowOf(looking: Looking, { counted, own }: Counted): ClaimRow | undefined {
  const [first] = own
  if (first === undefined) return undefined
  const { about, slot, value, label, items, strict, lenientExtra } = counted
  return {
    id: first.claim,
    about: calledOf(looking, about),
    slot,
    value,
    label,
    sources: items,
    strict: strict.length,
    lenient: strict.length + lenientExtra.length,
  }
}

export function claimSheet(looking: Looking, id: string): ClaimSheet | undefined {
  const { world, hits, hit } = looking
  const found = countedIn(world).find(({ own }) => own.some(({ claim }) => claim === id))
  const row = found === undefined ? undefined : rowOf(looking, found)
  if (found === undefined || row === undefined) return undefined
  const { counted, own } = found
  const { conflicts } = compareClaims(world)
  const releases = own.flatMap(({ claim }) => world.about(claim).filter(({ type }) => type === 'Release'))
  return {
    ...row,
    origins: counted.origins.flatMap(({ origin, counts, reasons, sources }) => {
      const who = hit(origin)
      return who === undefined
        ? []
        : [{ who, counts, reasons: reasons.map((one) => reasonOf(looking, one)), sources: hits(sources) }]
    }),
    told: own.flatMap(({ source, anchor, how }) => {
      const where = hit(source)
      return where === undefined ? [] : [{ source: where, words: anchor, how }]
    }),
    contaminated: counted.contaminated.flatMap(({ account, publication, since }) => {
      const [one, other] = [hit(account), hit(publication)]
      return one === undefined || other === undefined
        ? []
        : [{ account: one, publication: other, since: dayOf(since) }]
    }),
    material: hits(counted.material),
    conflicts: conflicts.filter((one) => isAgainst(one, own)).map((one) => conflictView(looking, one)),
    releases: hits([...new Set(releases.map((one) => one.id))]),
  }
}

function isAgainst({ about, slot, values }: Conflict, own: readonly Stance[]): boolean {
  return own.some(
    (one) => one.about === about && one.slot === slot && values.some((value) => sameValue(value, one.value)),
  )
}

function reasonOf(looking: Looking, reason: OriginReason): ClaimSheet['origins'][number]['reasons'][number] {
  const ids = reason.kind === 'met' ? reason.whom : reason.kind === 'one-person' ? reason.codes : []
  return { kind: reason.kind, names: ids.map((id) => calledOf(looking, id)).filter((one) => one !== '') }
}

export function conflictsView(looking: Looking): ConflictsView {
  const { conflicts, compatible } = compareClaims(looking.world)
  return {
    conflicts: conflicts.slice(0, mostListed).map((one) => conflictView(looking, one)),
    compatible: compatible.slice(0, mostListed).map((one) => compatibleView(looking, one)),
  }
}

function conflictView(looking: Looking, conflict: Conflict): ConflictView {
  const { about, slot, subject, verdict, values, sides } = conflict
  return {
    about: calledOf(looking, about),
    slot,
    verdict,
    ...maybe('subject', subject === null || subject === '' ? undefined : calledOf(looking, subject)),
    sides: values.map((value, at) => ({ value, sources: looking.hits(sides[at] ?? []) })),
  }
}

function compatibleView(looking: Looking, { slot, why, stances }: Compatible): CompatibleView {
  return {
    slot,
    why,
    values: stances.flatMap(({ value, source, subject, asOf }) => {
      const where = looking.hit(source)
      return where === undefined
        ? []
        : [
            {
              value,
              source: where,
              ...maybe('subject', subject === '' ? undefined : calledOf(looking, subject)),
              ...maybe('asOf', asOf),
            },
          ]
    }),
  }
}

/** A person by code, everything else by its title; nothing where this device cannot read it. */
export function calledOf(looking: Looking, id: string): string {
  const code = codeOfPerson(looking, id)
  return code === '' ? (looking.hit(id)?.title ?? '') : code
}
