/** How a text speaks of each name, as she or as he: by its own pronouns and nouns, never by a list of first names. */
import { isHers } from '../speakers/clause-places.ts'
import type { Token } from '../tokens.ts'
import { bySentenceBackwards, type Mention, type MentionSource } from './mention.ts'
import type { Gender } from './names.ts'

/** How the text speaks of each name, by the sentences that name one person and use one pronoun. */
export function gendersIn(
  sources: readonly MentionSource[],
  byPassage: readonly (readonly Mention[])[],
): ReadonlyMap<string, Gender> {
  const votes = new Map<string, number>()
  sources.forEach(({ tokens }, p) => {
    for (const group of bySentenceBackwards(byPassage[p] ?? [])) {
      const people = new Set(
        group.filter(({ kind }) => kind === 'person' || kind === 'perhaps').map(({ name }) => name),
      )
      const [first] = group.filter(({ kind }) => kind === 'person')
      if (first === undefined) continue
      if (first.gender !== undefined) vote(votes, first.name, first.gender === 'she' ? 3 : -3)
      if (people.size === 1) vote(votes, first.name, pronounsAfter(tokens, first))
    }
  })
  return new Map(
    [...votes]
      .filter(([, sum]) => sum !== 0)
      .map(([name, sum]): [string, Gender] => [name, sum > 0 ? 'she' : 'he']),
  )
}

function vote(votes: Map<string, number>, name: string, weight: number): void {
  votes.set(name, (votes.get(name) ?? 0) + weight)
}

/** Above 0 where the sentence goes on with "she" and "her" only, below for "he" and "his". */
function pronounsAfter(tokens: readonly Token[], { at, sentence }: Mention): number {
  let sum = 0
  for (let k = at + 1; tokens[k]?.sentence === sentence && k < at + 60; k++) {
    const low = tokens[k]?.low ?? ''
    const weight =
      /^(?:she|herself|elle|она)$/u.test(low) || isHers(tokens, k)
        ? 1
        : /^(?:he|his|himself|il|он)$/u.test(low)
          ? -1
          : 0
    if (weight !== 0 && sum !== 0 && Math.sign(sum) !== weight) return 0
    sum += weight
  }
  return Math.sign(sum)
}
