/** Whom a portrait is about: a report whose paragraphs begin with "she" again and again, and name one woman most. */

import type { Mention, MentionSource } from './mention.ts'
import type { Gender, Names } from './names.ts'
import { wantedBy } from './salience.ts'

export type Portrayed = { readonly name: string; readonly gender: Gender }

/** So many paragraphs of a portrait begin with the pronoun alone. */
const fewest = 2

/** The one who is portrayed, or undefined where the page is a report like others. */
export function portrayed(
  sources: readonly MentionSource[],
  byPassage: readonly (readonly Mention[])[],
  names: Names,
): Portrayed | undefined {
  const opened = { he: 0, she: 0 }
  const paragraphs = new Map<string, number>()
  for (const [p, mentions] of byPassage.entries()) {
    const gender = openingPronoun(sources[p], mentions)
    if (gender !== undefined) opened[gender]++
    const people = new Set(mentions.filter(({ kind }) => kind === 'person').map(({ name }) => name))
    for (const name of people) if (names.isPerson(name)) paragraphs.set(name, (paragraphs.get(name) ?? 0) + 1)
  }
  const gender = opened.she > opened.he ? 'she' : 'he'
  const others = opened[gender === 'he' ? 'she' : 'he']
  if (opened[gender] < fewest || others * 3 > opened[gender]) return undefined
  const [first, second] = [...paragraphs]
    .filter(([name]) => (names.gender(name) ?? gender) === gender)
    .sort((a, b) => b[1] - a[1])
  if (first === undefined || (second?.[1] ?? 0) * 2 > first[1]) return undefined
  return { name: first[0], gender }
}

/** "He is 47 …": the first of whom the paragraph speaks is "he", in the reporter's own words. */
function openingPronoun(source: MentionSource | undefined, mentions: readonly Mention[]): Gender | undefined {
  const [first] = mentions
  if (source?.counts !== true || first?.kind !== 'pronoun' || first.subordinate || first.at > 12)
    return undefined
  if (source.tokens.slice(0, first.at + 1).some(({ kind }) => kind === 'quote')) return undefined
  const wanted = wantedBy(first.name)
  return wanted === 'they' ? undefined : wanted
}
