/** One of several, and nobody says which: "one of the officers", « l'un des gardiens », «один из отпущенных». */

import { isGoverned, isSubjectAt, isSubordinate, speaksAt } from '../speakers/clause-places.ts'
import { endOfPhrase } from '../speakers/phrase-end.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { givenAs, givenName } from './given-as.ts'
import { isPluralPerson } from './groups.ts'
import type { Mention } from './mention.ts'

/** «По словам одного из отпущенных, …» */
export function oneOfSeveral(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (token === undefined || !/^(?:один|одна|одного|одной)$/u.test(token.low) || tokens[i + 1]?.low !== 'из')
    return undefined
  const end = endOfPhrase(tokens, i + 2)
  if (end <= i + 2 || tokens[i + 2]?.capital === true) return undefined
  const name =
    givenInSentence(tokens, i) ??
    text
      .slice(token.start, tokens[end - 1]?.end)
      .replace(/^одного/iu, 'один')
      .replace(/^одной/iu, 'одна')
  const isTold = /^(?:словам|слов|мнению|данным)$/u.test(tokens[i - 1]?.low ?? '')
  const isSubject = isTold || /^(?:один|одна)$/u.test(token.low)
  const gender = /^од(?:ин|ного)$/u.test(token.low) ? ('he' as const) : ('she' as const)
  return {
    at: i,
    sentence: token.sentence,
    name,
    kind: 'person',
    gender,
    speaks: isTold,
    subordinate: false,
    isSubject,
    isGoverned: !isSubject,
  }
}

/** «Один из них, отпущенный в мае, назвался Ахмедом», "One of them, who gave his name as Karim, said" */
function givenInSentence(tokens: readonly Token[], i: number): string | undefined {
  const end = firstIn(
    tokens,
    i,
    i + 24,
    ({ sentence, kind }) => sentence !== tokens[i]?.sentence || kind === 'quote',
  )
  const given = givenName(tokens, i, end < 0 ? Math.min(i + 24, tokens.length) : end)
  return given === undefined ? undefined : givenAs(tokens, given)
}

/** "One of the officers", « l'un des gardiens » */
export function oneOfThem(text: string, tokens: readonly Token[], i: number): Mention | undefined {
  const token = tokens[i]
  if (
    token === undefined ||
    !/^(?:one|une?|l'une?)$/u.test(token.low) ||
    !/^(?:of|des|d'entre|d'eux|d'elles)$/u.test(tokens[i + 1]?.low ?? '')
  )
    return undefined
  const isOfThem = /^(?:them|those|us|eux|elles)$/u.test(tokens[i + 2]?.low ?? '')
  const noun = isOfThem
    ? i + 2
    : firstIn(tokens, i + 2, i + 6, ({ low, capital }) => !capital && isPluralPerson(low))
  if (noun < 0 || tokens[noun + 1]?.capital === true) return undefined
  const isSubject = isSubjectAt(tokens, i, noun + 1)
  return {
    at: i,
    sentence: token.sentence,
    name: givenInSentence(tokens, i) ?? text.slice(token.start, tokens[noun]?.end),
    kind: 'person',
    gender: /^(?:un|l'un)$/u.test(token.low) ? 'he' : /^(?:une|l'une)$/u.test(token.low) ? 'she' : undefined,
    speaks: speaksAt(tokens, noun),
    subordinate: isSubordinate(tokens, i),
    isSubject,
    isGoverned: isGoverned(tokens, i),
  }
}
