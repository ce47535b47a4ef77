/** The words at which a noun phrase begins and ends. */

import type { Token } from '../tokens.ts'
import {
  adverbs,
  auxiliaries,
  determiners,
  firstPersons,
  joiners,
  pluralPronouns,
  prepositions,
  singularPronouns,
  subordinators,
  thingPronouns,
  verbs,
  weekdays,
} from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { participles, speechVerbs, weakVerbs } from '../words/speech-words.ts'

/** Token indices, end excluded. */
export type Range = { readonly from: number; readonly to: number }

export type Subject =
  | {
      readonly kind: 'pronoun'
      readonly at: number
      readonly low: string
      /** What another is called who is not meant: «слова задержанной передал адвокат». */
      readonly besides?: string
    }
  | {
      readonly kind: 'phrase'
      readonly head: Range
      readonly apposed?: Range
      readonly others?: readonly Range[]
      readonly nounEnd?: number
      /** The preposition before a body that speaks as a place: «в полиции». */
      readonly placed?: string
      /** Stands in the second case: «по словам Сажина». */
      readonly declined?: true
    }

export const longestPhrase = 16

export function isPronoun(low: string): boolean {
  return (
    singularPronouns.has(low) || pluralPronouns.has(low) || thingPronouns.has(low) || firstPersons.has(low)
  )
}

export function isVerb(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word' || token.capital) return false
  if (auxiliaries.has(token.low) || verbs.has(token.low)) return true
  if (speechVerbs.has(token.low)) return !weakVerbs.has(token.low) || token.low.endsWith('ed')
  return !token.capital && /^\p{Ll}{3,}ed$/u.test(token.low)
}

export function endsNothing(token: Token): boolean {
  const { low } = token
  if (token.capital) return subordinators.has(low)
  return (
    determiners.has(low) ||
    prepositions.has(low) ||
    joiners.has(low) ||
    subordinators.has(low) ||
    auxiliaries.has(low) ||
    participles.has(low)
  )
}

export function stopsPhrase(token: Token): boolean {
  const { low } = token
  if (prepositions.has(low) || subordinators.has(low) || adverbs.has(low) || weekdays.has(low)) return true
  if (agreementOf(token, undefined) !== undefined || /^c'(?:est|était)$/u.test(low)) return true
  return participles.has(low) || isPronoun(low) || (isVerb(token) && !low.endsWith('ed'))
}

/** « Zoé, 26 ans, a été détenue », « a démenti »: a French verb, and no English article. */
export function isFrenchPerfect(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.low ?? ''
  if (tokens[at]?.low !== 'a') return false
  return next === 'été' || (/^\p{Ll}{2,}é(?:e|s|es)?$/u.test(next) && !isPersonNoun(next))
}
