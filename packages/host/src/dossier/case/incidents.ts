/** The incidents that the items of a dossier speak of, and the people and bodies that stand in them. */

import { compareClaims } from '@safeconduct/core/attention/conflicts.ts'
import { independenceOf } from '@safeconduct/core/attention/origins.ts'
import { type Stance, stancesOf } from '@safeconduct/core/attention/stances.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import type { DossierPartsContent, Incident } from '@safeconduct/core/evidence/parts/parts.ts'
import { actType } from '@safeconduct/core/records/vocabulary/act-type.ts'
import { corroboration } from '@safeconduct/core/records/vocabulary/corroboration.ts'
import { datePrecision } from '@safeconduct/core/records/vocabulary/date-precision.ts'
import { methodOfViolence } from '@safeconduct/core/records/vocabulary/method-of-violence.ts'
import { placeType } from '@safeconduct/core/records/vocabulary/place-type.ts'
import { termWords, type Vocabulary } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import {
  byCode,
  type Held,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  valuesIn,
  type World,
} from '@safeconduct/core/rules/world.ts'
import type { SayCase } from './case-words.ts'
import type { Chosen } from './chosen.ts'
import { codeIn } from './codes.ts'

type Subjects = DossierPartsContent['subjects']

/** Events and acts that claims of these items, or the items' own people, are about. */
export function incidentsOf(
  chosen: readonly Chosen[],
  world: World,
  language: Language,
): readonly Incident[] {
  const spoken = spokenOf(chosen, world)
  return [...spoken.keys()]
    .flatMap((id) => world.byId(id) ?? [])
    .filter(({ type }) => type === 'Event' || type === 'Act')
    .toSorted((a, b) => byCode(codeIn(world, a.id), codeIn(world, b.id)))
    .map((held) => incidentOf(held, spoken.get(held.id) ?? [], world, language))
}

/** What each item says, by what it is about; an act counts for its event too. */
function spokenOf(
  chosen: readonly Chosen[],
  world: World,
): ReadonlyMap<string, readonly (readonly [number, Stance])[]> {
  const numbers = new Map(
    chosen.flatMap(
      ({ number, asked, leaves }) =>
        [
          [asked.id, number],
          [leaves.id, number],
        ] as const,
    ),
  )
  const found = new Map<string, (readonly [number, Stance])[]>()
  const add = (id: string, number: number, stance: Stance): void => {
    found.set(id, [...(found.get(id) ?? []), [number, stance]])
  }
  for (const stance of stancesOf(world)) {
    const number = numbers.get(stance.source)
    if (number === undefined) continue
    add(stance.about, number, stance)
    const act = world.byId(stance.about)
    const event = act?.type === 'Act' ? textIn(act, 'eventId') : undefined
    if (event !== undefined) add(event, number, stance)
  }
  return found
}

function incidentOf(
  held: Held,
  spoken: readonly (readonly [number, Stance])[],
  world: World,
  language: Language,
): Incident {
  const acts =
    held.type === 'Act'
      ? [held]
      : world.ofType('Act').filter((act) => textsIn(act, 'eventId').includes(held.id))
  const say = (list: Vocabulary, field: string): readonly string[] =>
    [...new Set(acts.flatMap((act) => textsIn(act, field)))].map((code) => termWords(list, code, language))
  const accused = acts.flatMap((act) => shapesIn(act, 'involvements')).map((one) => textOf(one, 'personId'))
  const region = textIn(held, 'region')
  const place = textIn(held, 'placeType')
  const detention = place === undefined ? [] : [termWords(placeType, place, language)]
  return {
    id: codeIn(world, held.id),
    what: textIn(held, 'title') ?? termWords(actType, textIn(held, 'type') ?? '', language),
    ...whenOf(held, language),
    ...(region === undefined ? {} : { place: region }),
    victims: unique(acts.flatMap((act) => textsIn(act, 'victimId')).map((id) => codeIn(world, id))),
    accused: unique(accused.flatMap((id) => (id === undefined ? [] : [codeIn(world, id)]))),
    means: say(methodOfViolence, 'methods'),
    detention,
    items: [...new Set(spoken.map(([number]) => number))].toSorted((a, b) => a - b),
    ...originsOf(held, spoken, world, language),
  }
}

function whenOf(held: Held, language: Language): Pick<Incident, 'when'> {
  const [start] = valuesIn(held, 'start')
  if (typeof start === 'string')
    return { when: { date: start, precision: termWords(datePrecision, 'exact', language) } }
  if (typeof start !== 'object' || start === null || !('date' in start)) return {}
  const precision = 'precision' in start && typeof start.precision === 'string' ? start.precision : ''
  return {
    when: { date: String(start.date), precision: termWords(datePrecision, precision, language) || '?' },
  }
}

/** Of the slot that most of these items speak of: where it happened, or what was done. */
function originsOf(
  held: Held,
  spoken: readonly (readonly [number, Stance])[],
  world: World,
  language: Language,
): Pick<Incident, 'origins'> {
  const own = spoken.map(([, stance]) => stance).filter(({ about }) => about === held.id)
  const [slot] = [...Map.groupBy(own, (one) => `${one.slot}|${one.value}`).values()].toSorted(
    (a, b) => b.length - a.length || byCode(a[0]?.slot ?? '', b[0]?.slot ?? ''),
  )
  const [most] = slot ?? []
  if (most === undefined) return {}
  const known = { stances: stancesOf(world), conflicts: compareClaims(world).conflicts }
  const { strict, lenientExtra, label } = independenceOf(
    { slot: most.slot, value: most.value, about: held.id },
    known,
    world,
  )
  return {
    origins: {
      strict: strict.length,
      lenient: strict.length + lenientExtra.length,
      label: `${termWords(corroboration, label, language)} (${most.slot}: ${most.value})`,
    },
  }
}

export function subjectsOf(
  incidents: readonly Incident[],
  chosen: readonly Chosen[],
  world: World,
  say: SayCase,
): Subjects {
  const roles = new Map<string, { readonly roles: Set<string>; readonly items: Set<number>; rank?: string }>()
  const add = (code: string, role: string, items: readonly number[]): void => {
    const known = roles.get(code) ?? { roles: new Set(), items: new Set() }
    known.roles.add(role)
    for (const item of items) known.items.add(item)
    roles.set(code, known)
  }
  for (const { victims, accused, items } of incidents) {
    for (const code of victims) add(code, say('victim'), items)
    for (const code of accused) add(code, say('accused'), items)
  }
  for (const { asked, number } of chosen) {
    const source = textIn(asked, 'sourceId') ?? textIn(asked, 'receivedFrom')
    if (source !== undefined) add(codeIn(world, source), say('source'), [number])
  }
  return [...roles]
    .toSorted(([a], [b]) => byCode(a, b))
    .map(([code, { roles: said, items }]) => ({
      code,
      kind: 'person',
      role: [...said].join(', '),
      items: [...items].toSorted((a, b) => a - b),
    }))
}

function unique(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].toSorted(byCode)
}
