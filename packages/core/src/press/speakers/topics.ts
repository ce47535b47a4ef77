/**
 * What stands before words that go on, and names nobody anew: "As for the roof, “…”", "Then, after a pause: “…”",
 * « Quant au toit, « … » », « Puis, plus bas : « … » », « Et d'ajouter : « … » ».
 */

import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { auxiliaries } from '../words/grammar-words.ts'
import { frenchInfinitives, infinitives, speechVerbs, weakVerbs } from '../words/speech-words.ts'
import { isPronoun, isVerb } from './phrase-edges.ts'

/** The words from the start of the sentence to the quotation are a topic or a pause. */
export function isTopicOnly(tokens: readonly Token[], q: number): boolean {
  let from = q
  while (from > 0 && q - from < 16 && tokens[from - 1]?.sentence === tokens[q]?.sentence) from--
  const sign = tokens[q - 1]?.text ?? ''
  if (q - from < 2 || q - from > 14 || tokens[from - 1]?.sentence === tokens[q]?.sentence) return false
  if (firstIn(tokens, from, q, ({ kind }) => kind === 'quote') >= 0) return false
  if (isGoingOn(tokens, from, q)) return true
  if (!/^[:,]$/u.test(sign)) return false
  const hasVerb =
    firstIn(tokens, from, q, (token) => {
      const { low, capital } = token
      return (
        !capital &&
        (isVerb(token) ||
          auxiliaries.has(low) ||
          isPronoun(low) ||
          (speechVerbs.has(low) && !weakVerbs.has(low)))
      )
    }) >= 0
  if (hasVerb) return false
  return isTopic(tokens, from) || (sign === ':' && isPause(tokens, from))
}

function isTopic(tokens: readonly Token[], from: number): boolean {
  const start = /^(?:and|but|et|mais)$/u.test(tokens[from]?.low ?? '') ? from + 1 : from
  const [first, second] = [tokens[start]?.low ?? '', tokens[start + 1]?.low ?? '']
  return (
    (first === 'as' && /^(?:for|to)$/u.test(second)) ||
    (first === 'quant' && /^(?:à|au|aux)$/u.test(second)) ||
    (/^(?:of|about|regarding|concerning|sur|concernant)$/u.test(first) && tokens[start + 1]?.capital !== true)
  )
}

/** "Then, after a long silence:", « Puis, dans un souffle : » */
function isPause(tokens: readonly Token[], from: number): boolean {
  const start = /^(?:and|et|but|mais)$/u.test(tokens[from]?.low ?? '') ? from + 1 : from
  const first = tokens[start]?.low ?? ''
  if (/^(?:then|puis)$/u.test(first)) return !tokens.slice(start + 1, start + 12).some(isNamedBeforeColon)
  const pause = firstIn(tokens, start, start + 6, ({ low }) =>
    /^(?:pause|silence|beat|sigh|breath|moment|instant|temps|soupir|souffle|sourire|smile)$/u.test(low),
  )
  return pause >= 0 && /^(?:after|with|a|après|un|dans|avec|long)$/u.test(first)
}

function isNamedBeforeColon({ capital, text }: Token): boolean {
  return capital && text !== 'I'
}

/** « Et d'ajouter : », « Avant de conclure : », "Before adding:" */
function isGoingOn(tokens: readonly Token[], from: number, q: number): boolean {
  if (tokens[q - 1]?.text !== ':') return false
  const first = tokens[from]?.low ?? ''
  const second = tokens[from + 1]?.low ?? ''
  const third = tokens[from + 2]?.low ?? ''
  const infinitive = second.startsWith("d'") ? second.slice(2) : second === 'de' ? third : ''
  if (/^(?:et|puis|mais|avant)$/u.test(first) && infinitive !== '')
    return (
      frenchInfinitives.has(infinitive) ||
      /^(?:dire|conclure|répondre|poursuivre|reprendre|glisser)$/u.test(infinitive)
    )
  return (
    /^(?:before|and)$/u.test(first) &&
    (/^(?:adding|concluding)$/u.test(second) || infinitives.has(second)) &&
    q - from <= 5
  )
}
