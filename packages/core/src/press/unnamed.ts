/** People whom a text does not name: "another man", "a spokesperson for the network", «собеседник». */
import { endOfName, isGoverned, isOfSomebody, isSubjectAt, isSubordinate, speaksAt } from './clause-places.ts'
import { determiners, menWords, peopleWords, relatives, womenWords } from './grammar-words.ts'
import type { Mention } from './mention.ts'
import { titles } from './name-words.ts'
import type { Names } from './names.ts'
import { givenName } from './persons.ts'
import { endOfPhrase } from './phrase-after.ts'
import type { Token } from './tokens.ts'

const single =
  /^(?:the|a|an|another|one|this|that|his|her|their|its|my|our|le|la|un|une|cet|cette|son|sa|mon|ma|один|одна|этот|эта|его|её|мой|моя)$/u

/** "a spokesperson for the network": over what "for" or "of" adds. */
function endOfDescription(tokens: readonly Token[], i: number): number {
  return /^(?:of|for|du|de|des)$/u.test(tokens[i + 1]?.low ?? '') ? endOfPhrase(tokens, i) : i + 1
}

/** "another man", "a spokesperson for the network": somebody, and one only. */
export function unnamedAt(
  text: string,
  tokens: readonly Token[],
  token: Token,
  i: number,
  names: Names,
): Mention | undefined {
  const isMan = menWords.has(token.low)
  const isWoman = womenWords.has(token.low)
  const isSomebody = isMan || isWoman || peopleWords.has(token.low) || titles.has(token.low)
  if (!isSomebody) return undefined
  if (/\p{Script=Cyrillic}/u.test(token.low)) return unnamedInRussian(text, tokens, token, i)
  if (token.capital) return undefined
  const next = tokens[i + 1]
  const end = endOfDescription(tokens, i)
  if (next !== undefined && (titles.has(next.low) || peopleWords.has(next.low))) return undefined
  // "the minister, Jorun Eskeldt" and "spokeswoman Tamsin Orvel" are named.
  if (next?.capital === true || (tokens[end]?.text === ',' && tokens[end + 1]?.capital === true))
    return undefined
  for (let k = i - 1; k >= 0 && i - k <= 3; k--) {
    const before = tokens[k]
    if (before === undefined || before.kind !== 'word' || before.sentence !== token.sentence) return undefined
    if (!determiners.has(before.low)) continue
    if (!single.test(before.low)) return undefined
    // "Aila Vinner, a spokeswoman for …": named already.
    if (tokens[k - 1]?.text === ',' && tokens[k - 2]?.capital === true) return undefined
    return {
      at: k,
      sentence: token.sentence,
      name:
        calledOtherwise(text, tokens, k, end, names) ??
        text.slice(before.start, tokens[end - 1]?.end ?? token.end),
      kind: 'person',
      gender: isMan ? 'he' : isWoman ? 'she' : undefined,
      speaks: !isGoverned(tokens, k) && speaksAt(tokens, i),
      subordinate: isSubordinate(tokens, k),
      isSubject: isSubjectAt(tokens, k, end),
      isGoverned: isGoverned(tokens, k),
    }
  }
  return undefined
}

/** "The first witness, identified only as Witness C"; "the newspaper" where one is named. */
function calledOtherwise(
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
  const given =
    /^[,]$/u.test(tokens[to]?.text ?? '') || relatives.has(tokens[to]?.low ?? '')
      ? givenName(tokens, to, to + 8)
      : undefined
  if (given !== undefined)
    return (
      names.endOf(tokens.slice(given.from, given.to))?.text ??
      text.slice(tokens[given.from]?.start, tokens[given.to - 1]?.end)
    )
  return /^(?:the|le|la)$/u.test(tokens[from]?.low ?? '') && to - from === 2
    ? names.tiedTo(tokens[to - 1]?.low ?? '')
    : undefined
}

/** Russian has no articles: the noun in its first case, with what describes it. */
function unnamedInRussian(
  text: string,
  tokens: readonly Token[],
  token: Token,
  i: number,
): Mention | undefined {
  const end = endOfPhrase(tokens, i)
  const isNamed = tokens[end - 1]?.capital === true && end > i + 1 && !isOfSomebody(tokens, i + 1)
  const isApposed = tokens[i - 1]?.text === ',' && tokens[i - 2]?.capital === true
  if (isNamed || isApposed) return undefined
  return {
    at: i,
    sentence: token.sentence,
    name: text.slice(token.start, tokens[end - 1]?.end ?? token.end),
    kind: 'person',
    gender: menWords.has(token.low) ? 'he' : womenWords.has(token.low) ? 'she' : undefined,
    speaks: speaksAt(tokens, i),
    subordinate: isSubordinate(tokens, i),
    isSubject: isSubjectAt(tokens, i, end),
    isGoverned: isGoverned(tokens, i),
  }
}
