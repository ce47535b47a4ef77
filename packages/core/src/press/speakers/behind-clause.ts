/** Who speaks behind the clause that they say: « Un homme a disparu, a annoncé mercredi son avocate, Zoé Roux ». */
import { lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { prepositions, subordinators, times, weekdays } from '../words/grammar-words.ts'
import { besidePerson, opens } from './clause-places.ts'

/** « …, a annoncé mercredi son avocate, Zoé Roux », "…, said Orvel": behind a clause and its comma the verb, and then who says it. */
export function speaksBehindClause(tokens: readonly Token[], head: number): boolean {
  const office = tokens[head - 1]?.text === ',' ? besidePerson(tokens, head - 1) : -1
  const from = office < 0 ? head : office
  const verb = lastIn(tokens, from - 6, from, ({ low, kind }) => kind === 'word' && turning.test(low))
  const sentence = tokens[head]?.sentence
  const has = /^(?:a|ont|avait|avaient)$/u.test(tokens[verb - 1]?.low ?? '')
  const comma = has ? verb - 2 : verb - 1
  if (verb < 0 || tokens[comma]?.text !== ',' || tokens[comma]?.sentence !== sentence) return false
  if (opens(tokens, comma) || opens(tokens, comma - 1)) return false
  return tokens
    .slice(verb + 1, from)
    .every(
      (token, i, all) =>
        token.kind === 'word' &&
        !prepositions.has(token.low) &&
        !subordinators.has(token.low) &&
        !/^(?:que|qu'\p{L}+|that)$/u.test(token.low) &&
        (weekdays.has(token.low) || times.has(token.low) || token.low === 'hier' || all.length - i <= 3),
    )
}

/** Verbs that have nobody as their object: behind them stands whoever speaks. */
const turning =
  /^(?:said|says|annonc|déclar|indiqu|affirm|expliqu|précis|assur|rapport|confi|estim|révél|ajout|soulign|soutien|fait|rappel|écri|lâch|gliss|résum|conclu|dit$)(?:e|é|ent|u|t|r|aient|ait|s)*$/u
