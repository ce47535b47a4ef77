/** A Russian verb of saying with nobody beside it: «Добавил: «…»», «…», — коротко сказала. */

import type { Token } from '../tokens.ts'
import { adverbs } from '../words/grammar-words.ts'
import { agreementOf, isHearing } from '../words/russian-verbs.ts'
import { speechVerbs } from '../words/speech-words.ts'
import type { Subject } from './phrase-edges.ts'

const longest = 4

/** Whom the verb's ending means, if [from, to) holds it, adverbs and nothing else. */
export function bareVerb(tokens: readonly Token[], from: number, to: number): Subject | undefined {
  if (to <= from || to - from > longest) return undefined
  let found: Subject | undefined
  for (let k = from; k < to; k++) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || (token.capital && k > from)) return undefined
    const agreement = speechVerbs.has(token.low)
      ? agreementOf({ ...token, capital: false }, undefined)
      : undefined
    if (agreement === undefined) {
      if (!isAside(token.low)) return undefined
      continue
    }
    if (found !== undefined || isHearing(token.low) || agreement === 'they' || agreement === 'it')
      return undefined
    found = { kind: 'pronoun', at: k, low: agreement === 'he' ? 'он' : agreement === 'she' ? 'она' : '…' }
  }
  return found
}

function isAside(low: string): boolean {
  return (
    /^(?:и|но|а|потом|затем|тут|вдруг|же|только|лишь)$/u.test(low) ||
    (/\p{Script=Cyrillic}/u.test(low) && (adverbs.has(low) || /^\p{Ll}{3,}[оеи]$/u.test(low)))
  )
}
