/** How a text speaks of each name, as she or as he: by its own pronouns and nouns, and where it says little by the given name. */
import { isHers } from '../speakers/clause-places.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { genderOfGiven } from '../words/given-names.ts'
import { menWords, womenWords } from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { bySentenceBackwards, type Mention, type MentionSource } from './mention.ts'
import type { Gender, Names } from './names.ts'

/** How the text speaks of each name, by the sentences that name one person and use one pronoun. */
export function gendersIn(
  sources: readonly MentionSource[],
  byPassage: readonly (readonly Mention[])[],
): ReadonlyMap<string, Gender> {
  const votes = new Map<string, number>()
  const inFull = new Map<string, number>()
  sources.forEach(({ tokens }, p) => {
    for (const group of bySentenceBackwards(byPassage[p] ?? [])) {
      const people = new Set(
        group.filter(({ kind }) => kind === 'person' || kind === 'perhaps').map(({ name }) => name),
      )
      const [first] = group.filter(({ kind }) => kind === 'person')
      if (first === undefined) continue
      for (const one of group.filter(({ kind }) => kind === 'person' || kind === 'perhaps')) {
        // « Mme Roy » need not be the Petru Roy whom the text names in full.
        const own = isInFull(tokens, one) ? inFull : votes
        vote(own, one.name, agreementAfter(tokens, one))
        if (own === inFull && one.gender !== undefined) vote(own, one.name, one.gender === 'she' ? 3 : -3)
      }
      if (first.gender !== undefined) vote(votes, first.name, first.gender === 'she' ? 3 : -3)
      if (people.size === 1) vote(votes, first.name, pronounsAfter(tokens, first))
      else vote(votes, first.name, ownKinAfter(tokens, first, group))
    }
  })
  for (const [name, sum] of votes) {
    const given = name.includes(' ') ? genderOfGiven(name.split(' ')[0] ?? '') : undefined
    if (given !== undefined) votes.set(name, sum + (given === 'she' ? 2 : -2))
  }
  return new Map(
    [...votes, ...inFull]
      .filter(([, sum]) => sum !== 0)
      .map(([name, sum]): [string, Gender] => [name, sum > 0 ? 'she' : 'he']),
  )
}

function vote(votes: Map<string, number>, name: string, weight: number): void {
  votes.set(name, (votes.get(name) ?? 0) + weight)
}

/** "Orvel has been looking for her older son, Ivan": whose son he is, where nobody else stands in between. */
function ownKinAfter(tokens: readonly Token[], first: Mention, group: readonly Mention[]): number {
  if (!first.isSubject || tokens[first.at - 1]?.sentence === first.sentence) return 0
  const next = group.find(({ at }) => at > first.at)
  const own = firstIn(tokens, first.at + 1, next?.at ?? first.at, ({ low }) => /^(?:his|her)$/u.test(low))
  if (own < 0) return 0
  const noun = firstIn(tokens, own + 1, own + 3, ({ low }) => womenWords.has(low) || menWords.has(low))
  return noun < 0 ? 0 : tokens[own]?.low === 'her' ? 1 : -1
}

/** By first name and surname. */
export function isInFull(tokens: readonly Token[], { at, name }: Mention): boolean {
  return name.includes(' ') && name.startsWith(tokens[at]?.text ?? '\n') && tokens[at + 1]?.capital === true
}

/** « Mme Roy », where Petru Roy is a man: somebody else of that name. */
export function ofTheirOwn(tokens: readonly Token[], one: Mention, names: Names): Mention {
  const title = tokens[one.at - 1]?.text === '.' ? tokens[one.at - 2] : tokens[one.at - 1]
  const isTitled = /^(?:mme|mrs|ms|miss|mlle|madame|mr|monsieur|m)$/u.test(title?.low ?? '')
  if (!isTitled || title === undefined || one.kind !== 'person' || isInFull(tokens, one)) return one
  const known = names.gender(one.name)
  if (one.gender === undefined || known === undefined || known === one.gender) return one
  return { ...one, name: `${title.text} ${tokens[one.at]?.text ?? ''}` }
}

/** A run of capitals that is longer is a headline, and none of its words a name by itself. */
const longestName = 12

/** « Radu est sorti », « Zoé s'est présentée », "Helena Vane, his sister,": what stands right behind the name tells. */
function agreementAfter(tokens: readonly Token[], { at }: Mention): number {
  let end = at + 1
  while (end - at <= longestName && tokens[end]?.capital === true) end++
  const next = tokens[end]
  if (next?.sentence !== tokens[at]?.sentence) return 0
  // « À Mérac, le maire »: where it was.
  if (/^(?:à|in|at|en|dans|near|from|outside)$/u.test(tokens[at - 1]?.low ?? '')) return 0
  if (next?.text === ',') {
    for (let k = end + 1; k < end + 4; k++) {
      const low = tokens[k]?.low ?? ''
      if (womenWords.has(low)) return 3
      if (menWords.has(low)) return -3
      if (k === end + 1 && /^(?:une?|le|la)$/u.test(low) && isPersonNoun(tokens[k + 1]?.low ?? ''))
        return /^(?:une|la)$/u.test(low) ? 3 : -3
      if (k === end + 1 && /^(?:une?)$/u.test(low) && tokens[k + 1]?.capital === false)
        return low === 'une' ? 3 : -3
      if (!/^(?:his|her|their|the|a|an|son|sa|leur|le|la)$/u.test(low)) return 0
    }
    return 0
  }
  if (!/^(?:est|était|s'est|s'était|fut|n'est|n'était)$/u.test(next?.low ?? '')) return 0
  const participle = /^(?:pas|plus|aussi|déjà|alors|toujours|jamais|ensuite|vite)$/u.test(
    tokens[end + 1]?.low ?? '',
  )
    ? tokens[end + 2]
    : tokens[end + 1]
  const low = participle?.low ?? ''
  if (participle?.kind !== 'word' || participle.capital || noParticiples.test(low)) return 0
  if (/^\p{Ll}{3,}(?:ée|ie|ue|ise|ite|erte)$/u.test(low)) return 2
  return /^\p{Ll}{3,}(?:é|i|u|is|it|ert)$/u.test(low) ? -2 : 0
}

const noParticiples =
  /^(?:ici|ainsi|aussi|parmi|lundi|mardi|mercredi|jeudi|vendredi|samedi|midi|depuis|mis|pris|plutôt|partie|gratuit|nuit|petit|droit|celui|lui|jamais|mais|puis)$/u

/** "him", «ей»: somebody beside the one who is named. */
function otherThan(tokens: readonly Token[], k: number): number | undefined {
  const low = tokens[k]?.low ?? ''
  if (/^(?:him|ему|него|нему|ним)$/u.test(low)) return -1
  return low === 'her' || /^(?:ей|неё|нее|ней|нею)$/u.test(low) ? 1 : undefined
}

/** Above 0 where the sentence goes on with "she" and "her" only, below for "he" and "his". */
function pronounsAfter(tokens: readonly Token[], { at, sentence }: Mention): number {
  let sum = 0
  let other = 0
  // "Lorna Hetherby, his widow": he is another.
  const comma = firstIn(tokens, at + 1, at + 5, ({ text }) => text === ',')
  if (/^(?:his|her|son|sa|его|её|ее)$/u.test(tokens[comma + 1]?.low ?? '') && comma > 0) return 0
  for (let k = at + 1; tokens[k]?.sentence === sentence && k < at + 60; k++) {
    const low = tokens[k]?.low ?? ''
    const weight =
      /^(?:she|herself|elle|она)$/u.test(low) || isHers(tokens, k)
        ? 1
        : /^(?:he|his|himself|il|он)$/u.test(low)
          ? -1
          : 0
    if (weight !== 0 && sum !== 0 && Math.sign(sum) !== weight) return 0
    // "A caseworker had asked him how he knew": he is another.
    if (weight === 0 && sum === 0) other = otherThan(tokens, k) ?? other
    if (weight !== 0 && weight === other) return 0
    sum += weight
  }
  return Math.sign(sum)
}
