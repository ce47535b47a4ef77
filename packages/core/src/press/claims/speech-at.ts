/** Whether the word at a place is a verb of saying, and not the noun that looks like it. */
import type { Token } from '../tokens.ts'
import { determiners } from '../words/grammar-words.ts'
import { speechVerbs } from '../words/speech-words.ts'

/** "the state", "a report" are nouns; « a dit » is a verb. */
export function isSpeechAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined || token.capital || !speechVerbs.has(token.low)) return false
  const before = tokens[at - 1]
  return before?.low === 'a'
    ? /(?:é|it|is|u)$/u.test(token.low)
    : before === undefined || !isDeterminer(before)
}

/** "the UN said": two capitals are a name, and no French article. */
export function isDeterminer({ low, text }: Token): boolean {
  return determiners.has(low) && !/^\p{Lu}{2}/u.test(text)
}
