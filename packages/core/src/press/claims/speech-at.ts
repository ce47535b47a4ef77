/** Whether the word at a place is a verb of saying, and not the noun that looks like it. */
import type { Token } from '../tokens.ts'
import { determiners } from '../words/grammar-words.ts'
import { speechVerbs } from '../words/speech-words.ts'

/** "the state", "a report" are nouns; « a dit » is a verb. */
export function isSpeechAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined || token.capital || !speechVerbs.has(token.low)) return false
  const before = tokens[at - 1]?.low ?? ''
  return before === 'a' ? /(?:é|it|is|u)$/u.test(token.low) : !determiners.has(before)
}
