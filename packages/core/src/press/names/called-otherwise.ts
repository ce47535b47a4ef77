/** The name that the text gives to somebody described: "the first witness, identified only as Witness C". */

import { endOfName } from '../speakers/clause-places.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { relatives } from '../words/grammar-words.ts'
import { nounStem } from '../words/person-nouns.ts'
import { givenName } from './given-as.ts'
import type { Names } from './names.ts'

/** "The first witness, identified only as Witness C"; "the newspaper" where one is named. */
export function calledOtherwise(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  names: Names,
): string | undefined {
  if (
    /^(?:named|called|nommé|nommée|appelé|appelée)$/u.test(tokens[to]?.low ?? '') &&
    tokens[to + 1]?.capital === true
  ) {
    const end = endOfName(tokens, to + 1)
    return names.endOf(tokens.slice(to + 1, end))?.text
  }
  // "the duty officer, a captain named Rusk,"
  const named =
    tokens[to]?.text === ','
      ? firstIn(tokens, to + 1, to + 7, ({ low }) =>
          /^(?:named|called|nommée?|appelée?|prénommée?)$/u.test(low),
        )
      : -1
  if (named > 0 && tokens[named]?.sentence === tokens[from]?.sentence && tokens[named + 1]?.capital === true)
    return names.endOf(tokens.slice(named + 1, endOfName(tokens, named + 1)))?.text
  // "One man with a bullhorn, who would give only his first name, …"
  const isWith = /^(?:with|in|avec|en)$/u.test(tokens[to]?.low ?? '')
  const comma = isWith ? firstIn(tokens, to, to + 6, ({ text: sign }) => sign === ',') : to
  const given =
    comma >= 0 && (tokens[comma]?.text === ',' || relatives.has(tokens[comma]?.low ?? ''))
      ? givenName(tokens, comma, comma + 8)
      : undefined
  if (given !== undefined)
    return (
      names.endOf(tokens.slice(given.from, given.to))?.text ??
      text.slice(tokens[given.from]?.start, tokens[given.to - 1]?.end)
    )
  const role =
    /^(?:the|le|la)$/u.test(tokens[from]?.low ?? '') && to - from <= 3
      ? names.describedAs(nounStem(tokens[to - 1]?.low ?? ''))
      : undefined
  if (role !== undefined) return role
  return /^(?:the|le|la)$/u.test(tokens[from]?.low ?? '') && to - from === 2
    ? names.tiedTo(tokens[to - 1]?.low ?? '')
    : undefined
}
