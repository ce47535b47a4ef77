/** Verbs of saying of several words: « fait état d'un « … » », « met en avant « … » », "gives the cause as “…”". */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import type { Subject } from './phrase-edges.ts'
import { subjectBefore } from './phrases.ts'

const made = /^(?:fait|font|faisait|faisaient|fit)$/u
const things = /^(?:état|part|mention|allusion|référence)$/u
const put = /^(?:met|mettent|mis|mettait|mettaient|mit)$/u
const aside = /^(?:avant|garde|cause|doute|exergue|lumière)$/u
const given = /^(?:gives?|gave|given|lists?|listed|records|recorded|puts?|names?|named)$/u

/** Who says it, where such a verb stands right before the words. */
export function locutionOf(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const sentence = tokens[q]?.sentence
  for (let k = q - 1; k > floor && q - k <= 6; k--) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== sentence) break
    if (
      things.test(token.low) &&
      made.test(tokens[k - 1]?.low ?? '') &&
      /^(?:de|d'|d'une?|du|des|à|au)$/u.test(tokens[k + 1]?.low ?? '')
    )
      return subjectBefore(tokens, k - 1, floor)
    if (aside.test(token.low) && tokens[k - 1]?.low === 'en' && put.test(tokens[k - 2]?.low ?? ''))
      return subjectBefore(tokens, k - 2, floor)
  }
  if (tokens[q - 1]?.low !== 'as') return undefined
  const verb = lastIn(tokens, Math.max(floor + 1, q - 9), q - 1, ({ low }) => given.test(low))
  const isPlain =
    verb >= 0 &&
    firstIn(tokens, verb + 1, q - 1, ({ kind, capital }) => kind !== 'word' || capital) < 0 &&
    q - 1 > verb + 1
  return isPlain && !/^(?:is|was|are|were|been)$/u.test(tokens[verb - 1]?.low ?? '')
    ? subjectBefore(tokens, verb, floor)
    : undefined
}
