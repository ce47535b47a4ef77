/** What helps a person to decide a conflict of claims, with the records where it can be looked up. */
import { codesOf } from '../rules/persons.ts'
import { byCode, textIn, type World } from '../rules/world.ts'
import type { Conflict } from './conflicts.ts'
import { materialFor } from './material.ts'
import { type RequestHelp, requestsFor } from './requests.ts'
import { type Stance, saidAt, sameValue, stancesOf } from './stances.ts'

/** Codes and ids, never words: each page says it in its reader's language (`help-words.ts` for a file of answers). */
export type Help =
  | { readonly kind: 'one-person'; readonly codes: readonly string[] }
  | {
      readonly kind: 'taken-from'
      readonly by: readonly string[]
      readonly from: readonly string[]
      readonly value: string
    }
  | {
      readonly kind: 'had-ended'
      readonly by: readonly string[]
      readonly on: string
      readonly ended: string
      readonly from: readonly string[]
    }
  | { readonly kind: 'no-document'; readonly sources: readonly string[] }
  | { readonly kind: 'not-sure'; readonly source: string }
  | { readonly kind: 'shown'; readonly items: readonly string[]; readonly value: string }
  | { readonly kind: 'first-hand'; readonly values: readonly string[] }
  | RequestHelp
  | {
      readonly kind: 'other-language'
      readonly words: string
      readonly source: string
      readonly value: string
    }

export function helpFor(conflict: Conflict, world: World): readonly Help[] {
  const stances = stancesOf(world).filter(
    (one) =>
      one.about === conflict.about &&
      one.slot === conflict.slot &&
      conflict.values.some((value) => sameValue(value, one.value)) &&
      conflict.sides.some((side) => side.includes(one.source)),
  )
  return [
    ...ofVerdict(conflict, stances, world),
    ...shownBy(conflict, stances, world),
    ...howKnown(conflict, stances),
    ...requestsFor(conflict, world),
    ...otherLanguages(stances, world),
  ]
}

function ofVerdict(conflict: Conflict, stances: readonly Stance[], world: World): readonly Help[] {
  const relayed = stances.filter(({ isRelay }) => isRelay)
  const known = stances.filter(({ isRelay }) => !isRelay)
  const sources = (all: readonly Stance[]): readonly string[] => [...new Set(all.map(({ source }) => source))]
  const [by, from] = [sources(relayed), sources(known)]
  switch (conflict.verdict) {
    case 'same_person_variation':
      return [{ kind: 'one-person', codes: [...codesOf(conflict.subject ?? '', world)].toSorted(byCode) }]
    case 'distortion':
      return [{ kind: 'taken-from', by, from, value: known[0]?.value ?? '' }]
    case 'stale': {
      const on = dayOf(saidAt(world.byId(by[0] ?? '')))
      return [{ kind: 'had-ended', by, on, ended: known[0]?.asOf ?? '', from }]
    }
    case 'overclaim':
      return [{ kind: 'no-document', sources: conflict.sides.flat() }]
    case 'reconcilable':
      return stances
        .filter(({ origin, subject, certainty }) => origin === subject && certainty !== 'certain')
        .map(({ source }) => ({ kind: 'not-sure' as const, source }))
    case 'contradiction':
      return []
  }
}

function dayOf(at: number | undefined): string {
  return at === undefined ? '' : Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10)
}

/** Items that show one side and not the other. */
function shownBy(conflict: Conflict, stances: readonly Stance[], world: World): readonly Help[] {
  const shown = conflict.values.map((value) => ({
    value,
    // The words of a claim are about both sides; what tells them apart is the value.
    items: materialFor(
      stances.filter((one) => sameValue(one.value, value)).map((one) => ({ ...one, anchor: value })),
      world,
    ),
  }))
  const some = shown.filter(({ items }) => items.length > 0)
  return some.length === 1 ? some.map((one) => ({ kind: 'shown' as const, ...one })) : []
}

function howKnown({ values }: Conflict, stances: readonly Stance[]): readonly Help[] {
  const isFirst = (value: string): boolean =>
    stances.some((one) => sameValue(one.value, value) && one.isFirstHand)
  const first = values.filter(isFirst)
  return first.length > 0 && first.length < values.length ? [{ kind: 'first-hand', values: first }] : []
}

/** A word of another language is a translation of the value, not a third one. */
function otherLanguages(stances: readonly Stance[], world: World): readonly Help[] {
  const languages = Map.groupBy(stances, ({ source }) => langOf(source, world))
  const main = [...languages].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
  return stances
    .filter(
      (one) =>
        langOf(one.source, world) !== main && !one.anchor.toLowerCase().includes(one.value.toLowerCase()),
    )
    .map(({ anchor, source, value }) => ({ kind: 'other-language' as const, words: anchor, source, value }))
}

function langOf(source: string, world: World): string {
  const held = world.byId(source)
  return (held === undefined ? undefined : textIn(held, 'lang')) ?? ''
}
