/**
 * What helps to decide a conflict, and why a difference is none, as a file of answers says it: in English, with codes.
 * A page says the same in its reader's language.
 */
import type { Shape, World } from '../rules/world.ts'
import { ownOffice, placeNames } from './compatible.ts'
import { type Compatible, type Conflict, compareClaims } from './conflicts.ts'
import { type Help, helpFor } from './help.ts'
import type { Stance } from './stances.ts'

export function reasonsForConflict(conflict: Conflict, world: World): string {
  return helpFor(conflict, world).map(helpWords).join('; ')
}

function helpWords(help: Help): string {
  const list = (all: readonly string[]): string => all.join(', ')
  switch (help.kind) {
    case 'one-person':
      return `one person under ${help.codes.join(' and ')}`
    case 'taken-from':
      return `${list(help.by)} has it from ${list(help.from)}, which says ${help.value}`
    case 'had-ended':
      return `${list(help.by)} of ${help.on} repeats what had ended by ${help.ended} (${list(help.from)})`
    case 'no-document':
      return `no document shows that stage; ${help.sources.join(' against ')}`
    case 'not-sure':
      return `${help.source} is not sure of it and tells of more places`
    case 'shown':
      return `${list(help.items)} shows ${help.value}`
    case 'first-hand':
      return `${list(help.values)} is first-hand, the rest was told`
    case 'request':
      return `${help.request} of ${help.on} supports ${help.day}`
    case 'other-language':
      return `"${help.words}" in ${help.source} is ${help.value} in another language`
  }
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
