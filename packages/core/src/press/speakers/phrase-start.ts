/** Where a noun phrase begins, seen from its last word. */

import type { Token } from '../tokens.ts'
import { determiners, joiners, prepositions, subordinators, tying } from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { longestPhrase, type Subject, stopsPhrase } from './phrase-edges.ts'
import { tiesBack } from './phrase-ties.ts'

export function startOfPhrase(tokens: readonly Token[], k: number, floor: number): number {
  let from = k
  for (let steps = 0; from > floor && steps < longestPhrase; steps++) {
    const step = stepBack(tokens, from, floor)
    if (step === undefined) break
    from = step
  }
  return from
}

/** Where the phrase that begins at `from` reaches with the word before it; undefined where it ends. */
function stepBack(tokens: readonly Token[], from: number, floor: number): number | undefined {
  const before = tokens[from - 1]
  const first = tokens[from]
  if (before === undefined || first === undefined) return undefined
  if (before.text === '.' && first.capital && before.sentence === first.sentence && from - 2 >= floor) {
    return tokens[from - 2]?.capital === true && tokens[from - 2]?.end === before.start ? from - 2 : undefined
  }
  if (before.kind !== 'word') return undefined
  if (before.sentence !== first.sentence) return undefined
  const { low } = before
  if (tying.has(low) || low === 'to') return tiesBack(tokens, from, floor) ? from - 1 : undefined
  const isTie = tying.has(first.low) && determiners.has(first.low)
  // "that his rival called …": the relative is no part of the phrase.
  if (determiners.has(first.low) && !first.capital && !isTie)
    return determiners.has(low) && low !== 'that' ? from - 1 : undefined
  if (joiners.has(low)) {
    const left = tokens[from - 2]
    if (left?.kind !== 'word' || from - 2 < floor) return undefined
    // "the former first lady and senator": one person of two offices.
    const isOffice = (token: Token): boolean => !token.capital && isPersonNoun(token.low)
    return (left.capital && first.capital) || (isOffice(left) && !determiners.has(first.low))
      ? from - 2
      : undefined
  }
  if (before.named === true && !first.capital && !prepositions.has(first.low)) return undefined
  return stopsPhrase(before) ? undefined : from - 1
}

/** "In the interview Hale said": the name behind a lower-case noun is no part of it. */
export function namedBehindPlace(tokens: readonly Token[], from: number, k: number): Subject | undefined {
  let start = k
  while (start > from && tokens[start - 1]?.capital === true) start--
  const noun = tokens[start - 1]
  const isPlace = /^(?:in|at|during|on|after|dans|lors|après|pendant|sur)$/u.test(tokens[from - 1]?.low ?? '')
  return isPlace &&
    start > from &&
    tokens[k]?.capital === true &&
    noun?.capital === false &&
    !isPersonNoun(noun.low) &&
    !determiners.has(noun.low)
    ? { kind: 'phrase', head: { from: start, to: k + 1 } }
    : undefined
}

/** « Des riverains ont dit », « De jeunes élus ont dit »: an article, and no preposition, where it opens the clause. */
export function isFrenchPlural(tokens: readonly Token[], at: number, floor: number): boolean {
  const article = tokens[at]
  const before = tokens[at - 1]
  if (at < floor || article === undefined || !/^(?:des|de|d')$/u.test(article.low)) return false
  const opens =
    before === undefined ||
    before.sentence !== article.sentence ||
    (article.low === 'des' && (subordinators.has(before.low) || (before.text === ',' && !article.capital)))
  if (!opens || (article.low !== 'des' && !article.capital)) return false
  const noun = tokens[at + 1]
  return noun?.kind === 'word' && !noun.capital && /[sx]$/u.test(noun.low)
}
