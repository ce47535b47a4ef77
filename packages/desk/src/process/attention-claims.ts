/** Claims with their origins, and values that conflict: see `calls/attention.ts`. */
import type { Compatible, Conflict } from '@safeconduct/core/attention/conflicts.ts'
import type { Help } from '@safeconduct/core/attention/help.ts'
import type { OriginReason } from '@safeconduct/core/attention/origins.ts'
import { type Stance, sameValue } from '@safeconduct/core/attention/stances.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import type {
  ClaimRow,
  ClaimSheet,
  CompatibleView,
  ConflictsView,
  ConflictView,
  HelpView,
} from '../calls/attention.ts'
import { mostListed } from '../calls/attention.ts'
import { codeOfPerson, dayOf, type Looking, maybe } from './cases-naming.ts'
import type { Counted, HelpedConflict, PressAnswers } from './press-questions.ts'

type Known = PressAnswers['claims']

/** What is disputed first, then what rests on least: that is where work is left. */
export function claimsView(
  looking: Looking,
  { counted }: Known,
): { total: number; claims: readonly ClaimRow[] } {
  const rows = counted
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

export function claimSheet(looking: Looking, known: Known, id: string): ClaimSheet | undefined {
  const { world, hits, hit } = looking
  const found = known.counted.find(({ own }) => own.some(({ claim }) => claim === id))
  const row = found === undefined ? undefined : rowOf(looking, found)
  if (found === undefined || row === undefined) return undefined
  const { counted, own } = found
  const { conflicts } = known
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

export function conflictsView(looking: Looking, { conflicts, compatible }: Known): ConflictsView {
  return {
    conflicts: conflicts.slice(0, mostListed).map((one) => conflictView(looking, one)),
    compatible: compatible.slice(0, mostListed).map((one) => compatibleView(looking, one)),
  }
}

function conflictView(looking: Looking, conflict: HelpedConflict): ConflictView {
  const { about, slot, subject, verdict, values, sides, helps } = conflict
  return {
    about: calledOf(looking, about),
    slot,
    verdict,
    ...maybe('subject', subject === null || subject === '' ? undefined : calledOf(looking, subject)),
    sides: values.map((value, at) => ({ value, sources: looking.hits(sides[at] ?? []) })),
    helps: helps.map((help) => helpView(looking, help)),
  }
}

function helpView(looking: Looking, help: Help): HelpView {
  const { hits } = looking
  const said = (
    records: readonly string[],
    names: readonly string[] = [],
    days: readonly string[] = [],
  ): HelpView => ({ kind: help.kind, records: hits(records), names, days })
  switch (help.kind) {
    case 'one-person':
      return said(
        [],
        help.codes.map((id) => calledOf(looking, id)).filter((one) => one !== ''),
      )
    case 'taken-from':
      return said([...help.by, ...help.from], [help.value])
    case 'had-ended':
      return said([...help.by, ...help.from], [], [help.on, help.ended])
    case 'no-document':
      return said(help.sources)
    case 'not-sure':
      return said([help.source])
    case 'shown':
      return said(help.items, [help.value])
    case 'first-hand':
      return said([], help.values)
    case 'request':
      return said([help.request], [], [help.on, help.day])
    case 'other-language':
      return said([help.source], [help.words, help.value])
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
/** Officials, bodies and named spokespeople by their public name: a register that says `P-33` tells nobody who promised. */
export function calledOf(looking: Looking, id: string): string {
  const held = looking.world.byId(id)
  const known = held === undefined ? undefined : textIn(held, 'publicName')
  if (known !== undefined) return known
  const code = codeOfPerson(looking, id)
  return code === '' ? (looking.hit(id)?.title ?? '') : code
}
