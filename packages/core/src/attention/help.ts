/**
 * What helps a person to decide a conflict of claims: with the records where it can be looked up.
 *
 * In words, one language for now: these sentences stand beside the sides of a conflict and name codes, never people.
 */
import { codesOf } from '../rules/persons.ts'
import { byCode, type Shape, textIn, type World } from '../rules/world.ts'
import { ownOffice, placeNames } from './compatible.ts'
import { type Compatible, type Conflict, compareClaims } from './conflicts.ts'
import { materialFor } from './material.ts'
import { requestsFor } from './requests.ts'
import { type Stance, saidAt, sameValue, stancesOf } from './stances.ts'

export function reasonsForConflict(conflict: Conflict, world: World): string {
  const stances = stancesOf(world).filter(
    (one) =>
      one.about === conflict.about &&
      one.slot === conflict.slot &&
      conflict.values.some((value) => sameValue(value, one.value)) &&
      conflict.sides.some((side) => side.includes(one.source)),
  )
  const said = [
    ...ofVerdict(conflict, stances, world),
    ...shownBy(conflict, stances, world),
    ...howKnown(conflict, stances),
    ...requestsFor(conflict, world),
    ...otherLanguages(stances, world),
  ]
  return said.join('; ')
}

function ofVerdict(conflict: Conflict, stances: readonly Stance[], world: World): readonly string[] {
  const relayed = stances.filter(({ isRelay }) => isRelay)
  const known = stances.filter(({ isRelay }) => !isRelay)
  const list = (all: readonly Stance[]): string => [...new Set(all.map(({ source }) => source))].join(', ')
  switch (conflict.verdict) {
    case 'same_person_variation':
      return [
        `one person under ${[...codesOf(conflict.subject ?? '', world)].toSorted(byCode).join(' and ')}`,
      ]
    case 'distortion':
      return [`${list(relayed)} has it from ${list(known)}, which says ${known[0]?.value ?? ''}`]
    case 'stale':
      return [
        `${list(relayed)} of ${dayOf(saidAt(world.byId(relayed[0]?.source ?? '')))} repeats what had ended by ${known[0]?.asOf ?? ''} (${list(known)})`,
      ]
    case 'overclaim':
      return [`no document shows that stage; ${conflict.sides.flat().join(' against ')}`]
    case 'reconcilable':
      return stances
        .filter(({ origin, subject, certainty }) => origin === subject && certainty !== 'certain')
        .map(({ source }) => `${source} is not sure of it and tells of more places`)
    case 'contradiction':
      return []
  }
}

function dayOf(at: number | undefined): string {
  return at === undefined ? '' : Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10)
}

/** Items that show one side and not the other. */
function shownBy(conflict: Conflict, stances: readonly Stance[], world: World): readonly string[] {
  const shown = conflict.values.map((value) => ({
    value,
    // The words of a claim are about both sides; what tells them apart is the value.
    items: materialFor(
      stances.filter((one) => sameValue(one.value, value)).map((one) => ({ ...one, anchor: value })),
      world,
    ),
  }))
  const some = shown.filter(({ items }) => items.length > 0)
  return some.length === 1 ? some.map(({ value, items }) => `${items.join(', ')} shows ${value}`) : []
}

function howKnown({ values }: Conflict, stances: readonly Stance[]): readonly string[] {
  const hands = values.map((value) => {
    const side = stances.filter((one) => sameValue(one.value, value))
    return { value, isFirst: side.some(({ isFirstHand }) => isFirstHand) }
  })
  const first = hands.filter(({ isFirst }) => isFirst)
  return first.length > 0 && first.length < hands.length
    ? [`${first.map(({ value }) => value).join(', ')} is first-hand, the rest was told`]
    : []
}

/** A word of another language is a translation of the value, not a third one. */
function otherLanguages(stances: readonly Stance[], world: World): readonly string[] {
  const languages = Map.groupBy(stances, ({ source }) => langOf(source, world))
  const main = [...languages].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
  return stances
    .filter(
      (one) =>
        langOf(one.source, world) !== main && !one.anchor.toLowerCase().includes(one.value.toLowerCase()),
    )
    .map((one) => `"${one.anchor}" in ${one.source} is ${one.value} in another language`)
}

function langOf(source: string, world: World): string {
  const held = world.byId(source)
  return (held === undefined ? undefined : textIn(held, 'lang')) ?? ''
}

const whyCompatible: { readonly [W in Compatible['why']]: string } = {
  bounds: 'bounds that can all be true',
  'other-day': 'true on different days',
  'other-subject': 'different people or days',
  'part-of-whole': 'one person may be among those counted',
}

/** Differences that are none, with the reason: somebody will ask. */
export function reasonsForCompatible(world: World): readonly Shape[] {
  const { compatible } = compareClaims(world)
  const bySlot = Map.groupBy(compatible, ({ slot }) => slot)
  const rows = [...bySlot].map(([slot, all]) => ({
    slot,
    why: all.map((one) => `${whyCompatible[one.why]}: ${one.stances.map(stanceWords).join(', ')}`).join('; '),
  }))
  return [...rows, ...ownOffice(world), ...placeNames(world)]
}

function stanceWords({ value, source, origin, subject, asOf }: Stance): string {
  const who = subject === '' ? '' : ` of ${subject}`
  return `${value}${who} (${source}, ${origin}${asOf === undefined ? '' : `, ${asOf}`})`
}
