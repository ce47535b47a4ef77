/** To whom a demand, a threat or a promise is made, where the sentence names somebody. */
import type { Sentence } from '../sentences.ts'
import { isVerb } from '../speakers/phrase-edges.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { adverbs, auxiliaries, prepositions, subordinators } from '../words/grammar-words.ts'

const addressed =
  /^(?:told|promised|promises|assured|urged|urges|asked|demanded|on|upon|appelle|demande|exhorte)$/u

export function addresseeAt(
  names: Sentence['scene']['names'],
  tokens: readonly Token[],
  verb: number,
  to: number,
): string | null {
  const at = firstIn(tokens, verb, Math.min(to, verb + 3), (token) => addressed.test(token.low))
  if (at < 0) return null
  const behind = tokens.slice(at + 1, Math.min(to, at + 8))
  const [first] = names.within(behind)
  if (first === undefined || first.at > 2) return null
  // "the Chechen authorities": the name only tells which.
  const end = behind.findIndex((token, k) => k > first.at && !token.capital)
  const nouns: string[] = []
  for (const token of end < 0 ? [] : behind.slice(end)) {
    if (token.kind !== 'word' || token.capital || isSmall(token) || nouns.length === 2) break
    nouns.push(token.text)
  }
  return [first.text, ...nouns].join(' ')
}

function isSmall(token: Token): boolean {
  const { low } = token
  return (
    low === 'to' ||
    low.endsWith('ly') ||
    prepositions.has(low) ||
    auxiliaries.has(low) ||
    subordinators.has(low) ||
    adverbs.has(low) ||
    isVerb(token)
  )
}
