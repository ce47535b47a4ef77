/** People whom a text does not name: "another man", "a spokesperson for the network", «собеседник». */

import { isVerb } from '../speakers/phrase-edges.ts'
import { endOfPhrase } from '../speakers/phrase-end.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { determiners, prepositions, weekdays } from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import type { Mention } from './mention.ts'
import type { Names } from './names.ts'
import { isBesideNoun, isPredicate } from './no-one-new.ts'
import { describedAt, elided } from './unnamed-description.ts'
import { unnamedInRussian } from './unnamed-russian.ts'

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
  // «газете «Курьер»»: a paper has its name from one.
  const isAged =
    /^\d\d-year-old$/u.test(token.low) && tokens[i - 1]?.low === 'the' && !isDescribing(tokens[i + 1])
  if (
    token.named === true ||
    !(isPersonNoun(token.low) || isAged || isAccused(tokens, i) || isHuman(tokens, i))
  )
    return undefined
  if (/\p{Script=Cyrillic}/u.test(token.low)) return unnamedInRussian(text, tokens, token, i, names)
  if (
    /^(?:premier|première|second|seconde|dernier|dernière|chef|cheffe)$/u.test(token.low) &&
    tokens[i + 1]?.capital !== true &&
    !/^(?:de|du|des|ministre)$/u.test(tokens[i + 1]?.low ?? '')
  )
    return undefined
  if (token.capital && !/^L['’]\p{Ll}/u.test(token.text)) return undefined
  const next = tokens[i + 1]
  const end = endOfDescription(tokens, i)
  if (next !== undefined && !next.capital && isPersonNoun(next.low)) return undefined
  // "the minister, Jorun Eskeldt" and "spokeswoman Tamsin Orvel" are named.
  if (next?.capital === true || isNamedBehindComma(tokens, end)) return undefined
  // « la justice », « la défense »
  if (/^(?:l')?(?:defen[cs]e|défense|interior|rights|foreign)$/u.test(token.low)) return undefined
  if (token.low === 'justice' && /^(?:la|une|of)$/u.test(tokens[i - 1]?.low ?? '')) return undefined
  // « Zoé Roux, l'épouse de l'opposant, a saisi »
  const isApposed =
    tokens[i - 1]?.text === ',' &&
    isNameAt(tokens, endBeforeAside(tokens, i - 2)) &&
    (tokens[end]?.text === ',' || tokens[end] === undefined || tokens[end]?.sentence !== token.sentence)
  if (token.low.startsWith("l'") && isApposed) return undefined
  if (token.low.startsWith("l'")) return elided(text, tokens, i, end, names)
  for (let k = i - 1; k >= 0 && i - k <= 4; k--) {
    const before = tokens[k]
    if (before === undefined || before.kind !== 'word' || before.sentence !== token.sentence) return undefined
    // « Le directeur a prévenu »
    if (before.low === 'a' && /(?:é|u|i|it|is|ert)$/u.test(tokens[k + 1]?.low ?? '')) return undefined
    if (/^(?:no|any|every|each|d'une?|aucune?|chaque|nul|nulle)$/u.test(before.low)) return undefined
    if (!determiners.has(before.low) && !/^l'(?:ancien|ancienne|ex|actuel|actuelle)/u.test(before.low))
      continue
    // « cette infirmière » is somebody of whom the text has spoken.
    if (!(single.test(before.low) || before.low.startsWith("l'")) || /^(?:ce|cet|cette)$/u.test(before.low))
      return undefined
    if (isBesideNoun(tokens, k, i) || isPredicate(tokens, k)) return undefined
    // “Anton,” a man in his thirties, …: the comma stands inside the marks.
    const name = tokens[k - 1]
    if (name?.capital === true && /["”’»]/u.test(text[name.end - 1] ?? '')) return undefined
    // "Aila Vinner, a spokeswoman for …": named already.
    if (tokens[k - 1]?.text === ',' && isNameAt(tokens, endBeforeAside(tokens, k - 2))) return undefined
    return describedAt(text, tokens, { from: k, noun: i, end }, names)
  }
  return undefined
}

function isNameAt(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.capital === true && !weekdays.has(tokens[at]?.low ?? '')
}

/** "Orvel, 34, a father", « Samira (le prénom a été modifié), une ancienne », « Luc, 34 ans, un boulanger »: back over what is added to the name. */
function endBeforeAside(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text === ')') {
    const open = lastIn(tokens, at - 14, at, ({ text }) => text === '(')
    return open < 0 ? at : open - 1
  }
  const age = /^ans$/u.test(tokens[at]?.low ?? '') ? at - 1 : at
  return /^\d{1,3}$/u.test(tokens[age]?.text ?? '') && tokens[age - 1]?.text === ',' ? age - 2 : at
}

/** "the accused had been eating": a noun only behind its article, and with a verb or nothing behind it. */
function isAccused(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  return (
    /^(?:accused|deceased|condemned)$/u.test(tokens[i]?.low ?? '') &&
    tokens[i - 1]?.low === 'the' &&
    (next === undefined || next.kind !== 'word' || isVerb(next) || prepositions.has(next.low))
  )
}

/** «Человек, близкий к следствию, рассказал»: where it opens the sentence. */
function isHuman(tokens: readonly Token[], i: number): boolean {
  const at = /^(?:молодой|пожилой|этот|один)$/u.test(tokens[i - 1]?.low ?? '') ? i - 1 : i
  return tokens[i]?.low === 'человек' && tokens[at - 1]?.sentence !== tokens[i]?.sentence
}

/** "the 18-year-old striker": the noun comes behind. */
function isDescribing(next: Token | undefined): boolean {
  return next?.kind === 'word' && (isPersonNoun(next.low) || next.capital)
}

/** "the minister, Jorun Eskeldt", « son directeur sportif, Bruno Tasset » */
function isNamedBehindComma(tokens: readonly Token[], end: number): boolean {
  const comma = firstIn(
    tokens,
    end,
    end + 3,
    (token) => token.kind !== 'word' || token.capital || isVerb(token) || prepositions.has(token.low),
  )
  return tokens[comma]?.text === ',' && tokens[comma + 1]?.capital === true
}
