/**
 * Words that somebody was told, or was called, and the text does not say by whom: "she was told she would be “…”",
 * « il a été décrit comme « … » », «Веру Линд назвали «…»». Whoever it was done to did not say them.
 */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { speechVerbs, weakVerbs } from '../words/speech-words.ts'
import { isObliqueNoun, isOtherCase } from './russian-agreement.ts'

const english =
  /^(?:told|warned|ordered|advised|asked|urged|instructed|informed|described|called|labelled|labeled|branded|denounced|hailed|praised|mocked|dismissed|threatened|reminded|assured|promised|accused|portrayed|depicted|greeted)$/u
const french =
  /^(?:décrite?s?|qualifiée?s?|traitée?s?|présentée?s?|dépeinte?s?|priée?s?|sommée?s?|menacée?s?|avertie?s?|prévenue?s?|surnommée?s?|moquée?s?|accusée?s?|invitée?s?|conseillée?s?)$/u
const being = /^(?:is|was|were|are|been|being|be|est|était|été|sont|étaient|fut|furent)$/u

/** Does the sentence before the words tell only to whom they were said? */
export function isDoneToSomebody(tokens: readonly Token[], q: number, floor: number): boolean {
  return inPassive(tokens, q, floor) || inRussian(tokens, q, floor)
}

function inPassive(tokens: readonly Token[], q: number, floor: number): boolean {
  const verb = lastIn(
    tokens,
    Math.max(floor + 1, q - 12),
    q,
    ({ low, capital }) =>
      !capital &&
      (english.test(low) ||
        french.test(low) ||
        /^(?:dire|répondre)$/u.test(low) ||
        (speechVerbs.has(low) && !weakVerbs.has(low))),
  )
  if (verb < 0) return false
  const { low } = tokens[verb] ?? { low: '' }
  // « s'est entendu dire », « s'est vu répondre »
  const isHeard =
    /^(?:dite?|répondre|dire)$/u.test(low) && /^(?:entendue?|vue?)$/u.test(tokens[verb - 1]?.low ?? '')
  const isBeing = [1, 2].some((back) => being.test(tokens[verb - back]?.low ?? ''))
  if (!isHeard && !(isBeing && (english.test(low) || french.test(low)))) return false
  const end = firstIn(tokens, q + 1, q + 30, ({ sentence }) => sentence !== tokens[q]?.sentence)
  return firstIn(tokens, verb, end < 0 ? tokens.length : end, ({ low: by }) => /^(?:by|par)$/u.test(by)) < 0
}

function inRussian(tokens: readonly Token[], q: number, floor: number): boolean {
  const first = tokens[floor]
  if (first === undefined || !/\p{Script=Cyrillic}/u.test(first.low)) return false
  const isTo =
    (first.capital && isOtherCase(first.text)) ||
    isObliqueNoun({ ...first, capital: false }) ||
    /^(?:ему|ей|им|мне|нам|его|её|ее|их|меня|нас)$/u.test(first.low)
  const verb = isTo
    ? firstIn(
        tokens,
        floor + 1,
        Math.min(q, floor + 5),
        (token, at) => agreementOf(token, tokens[at - 1]) !== undefined,
      )
    : -1
  if (verb < 0 || agreementOf(tokens[verb], tokens[verb - 1]) !== 'they') return false
  return tokens
    .slice(floor + 1, verb)
    .every((token) => token.kind === 'word' && (!isPersonNoun(token.low) || token.capital))
}
