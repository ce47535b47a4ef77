/**
 * The clause behind a quotation that a comma closes: “…,” deadpanned Orvel; “…,” Orvel shot back.
 *
 * English sets a comma inside the marks only where the one who speaks comes next, so the verb need not be known.
 */

import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import {
  adverbs,
  auxiliaries,
  determiners,
  joiners,
  prepositions,
  subordinators,
} from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import type { Cue } from './cue.ts'
import { pureNamesEnd } from './name-runs.ts'
import { subjectAt } from './phrase-after.ts'
import { isPronoun, type Subject } from './phrase-edges.ts'

export function authorClause(tokens: readonly Token[], q: number, j: number): Cue | undefined {
  if (j !== q + 1 || tokens[q]?.tail !== ',' || /\p{Script=Cyrillic}/u.test(tokens[j]?.low ?? ''))
    return undefined
  // “…,” is how Petra Lind puts it.
  const isHow = /^(?:is|was)$/u.test(tokens[j]?.low ?? '') && tokens[j + 1]?.low === 'how'
  const subject = isHow ? subjectAt(tokens, j + 2) : (verbFirst(tokens, j) ?? nameFirst(tokens, j))
  return subject === undefined ? undefined : { kind: 'speech', subject, near: true }
}

/** “…,” deadpanned Orvel. */
function verbFirst(tokens: readonly Token[], j: number): Subject | undefined {
  const verb = tokens[j]
  if (verb === undefined || verb.capital || isSmall(verb.low) || !/(?:ed|s|t|d|k|g|w)$/u.test(verb.low))
    return undefined
  const next = tokens[j + 1]
  if (next === undefined || next.sentence !== verb.sentence) return undefined
  const isOne =
    next.capital || determiners.has(next.low) || isPersonNoun(next.low) || /^(?:he|she)$/u.test(next.low)
  const subject = isOne ? subjectAt(tokens, j + 1) : undefined
  if (subject?.kind !== 'phrase') return subject
  const isSomebody = tokens
    .slice(subject.head.from, subject.head.to)
    .some(({ low, capital }) => capital || isPersonNoun(low))
  return isSomebody ? subject : undefined
}

/** “…,” Orvel shot back; “…,” the older man went on */
function nameFirst(tokens: readonly Token[], j: number): Subject | undefined {
  const first = tokens[j]
  if (first === undefined || first.kind !== 'word') return undefined
  if (isPronoun(first.low) && isVerbLike(tokens[j + 1])) return { kind: 'pronoun', at: j, low: first.low }
  const isDescribed = determiners.has(first.low) && !first.capital
  const noun = isDescribed
    ? firstIn(tokens, j + 1, j + 6, ({ low, kind }) => kind !== 'word' || isPersonNoun(low))
    : -1
  const to = noun > 0 && tokens[noun]?.kind === 'word' ? noun + 1 : isDescribed ? j : pureNamesEnd(tokens, j)
  return to > j && isVerbLike(tokens[to]) ? { kind: 'phrase', head: { from: j, to } } : undefined
}

function isVerbLike(token: Token | undefined): boolean {
  return token?.kind === 'word' && !token.capital && token.low.length > 2 && !isSmall(token.low)
}

function isSmall(low: string): boolean {
  return (
    prepositions.has(low) ||
    subordinators.has(low) ||
    joiners.has(low) ||
    determiners.has(low) ||
    adverbs.has(low) ||
    auxiliaries.has(low)
  )
}
