/** The noun phrase that follows a verb: "…," said X; and the rows of names that follow a comma. */
import {
  adverbs,
  determiners,
  joiners,
  peopleWords,
  prepositions,
  relatives,
  subordinators,
  weekdays,
} from './grammar-words.ts'
import { titles } from './name-words.ts'
import { endsNothing, isPronoun, isVerb, longestPhrase, type Range, type Subject } from './phrase-edges.ts'
import type { Token } from './tokens.ts'

/** The subject right after token `at`: "…," said X. */
export function subjectAfter(tokens: readonly Token[], at: number): Subject | undefined {
  const from = overComplement(tokens, at + 1)
  const first = tokens[from]
  if (first === undefined || first.kind !== 'word' || first.sentence !== tokens[at]?.sentence)
    return undefined
  if (isPronoun(first.low)) return { kind: 'pronoun', at: from, low: first.low }
  if (
    !first.capital &&
    (prepositions.has(first.low) || subordinators.has(first.low)) &&
    !/^(?:l'|d')/u.test(first.low)
  )
    return undefined
  const last = /^(?:ce|cette)$/u.test(first.low) && /^derni(?:er|ère)$/u.test(tokens[from + 1]?.low ?? '')
  if (last) return { kind: 'pronoun', at: from, low: first.low === 'ce' ? 'il' : 'elle' }
  if (/^\p{Ll}{4,}ment$/u.test(first.text) && tokens[from + 1]?.kind === 'word')
    return subjectAfter(tokens, from)
  if (isVerb(first) || adverbs.has(first.low)) return undefined
  const to = first.low === 'one' ? from + 1 : endOfPhrase(tokens, from)
  if (to <= from) return undefined
  const head = { from, to }
  const others = listAfter(tokens, to)
  if (others.length > 0) return { kind: 'phrase', head, others }
  const apposed = tokens[to]?.text === ',' ? pureNames(tokens, to + 1) : undefined
  return apposed === undefined ? { kind: 'phrase', head } : { kind: 'phrase', head, apposed }
}

/** Russian sets the one spoken to, and where, between the verb and who speaks: «ответила на это Таирова». */
function overComplement(tokens: readonly Token[], from: number): number {
  const first = tokens[from]
  if (first === undefined || first.named === true || first.capital) return from
  if (isFrenchComplement(first.low)) return overFrenchComplement(tokens, from)
  if (!/\p{Script=Cyrillic}/u.test(first.low) || isPronoun(first.low)) return from
  if (peopleWords.has(first.low) || titles.has(first.low)) return from
  for (let k = from; k < from + 7; k++) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== first.sentence) return from
    if (token.named === true && tokens[k + 1]?.capital !== true) return from
    const isOffice = titles.has(token.low) || peopleWords.has(token.low)
    if (k > from && (isOffice || (token.capital && token.named !== true))) return k
  }
  return from
}

function isFrenchComplement(low: string): boolean {
  return /^(?:à|au|aux|dans|devant|lors|auprès|sur|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ensuite|encore|alors|aussi)$/u.test(
    low,
  )
}

/** « a lancé à Strasbourg l'écologiste X », « a indiqué mercredi la porte-parole Y » */
function overFrenchComplement(tokens: readonly Token[], from: number): number {
  for (let k = from + 1; k < from + 10; k++) {
    const token = tokens[k]
    const before = tokens[k - 1]
    if (
      token === undefined ||
      before === undefined ||
      token.sentence !== before.sentence ||
      token.kind !== 'word'
    )
      return from
    const isFree = !prepositions.has(before.low) && !determiners.has(before.low)
    const opens =
      /^(?:le|la|un|une|son|sa|ses|leur|notre|ce|cette|mme|m)$/u.test(token.low) ||
      /^l'\p{L}/u.test(token.low)
    if (isFree && (opens || (token.capital && !before.capital))) return k
  }
  return from
}

/** "wrote A, B and C": every name of a list that is closed by "and". */
function listAfter(tokens: readonly Token[], from: number): readonly Range[] {
  const found: Range[] = []
  for (let at = from; found.length < 20; ) {
    const link = tokens[at]
    if (link === undefined || !(link.text === ',' || joiners.has(link.low))) return []
    const to = endOfPhrase(tokens, at + 1)
    const item = tokens.slice(at + 1, to)
    const named = item.every(
      (token, i) =>
        token.capital ||
        (i === 0 && determiners.has(token.low)) ||
        /^(?:de|van|von|al|el|bin)$/u.test(token.low),
    )
    if (to <= at + 1 || tokens[to - 1]?.capital !== true || !named) return []
    found.push({ from: at + 1, to })
    if (joiners.has(link.low)) return found
    at = to
  }
  return []
}

/** To the right a phrase ends at punctuation, a verb, or a preposition that opens something else. */
export function endOfPhrase(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < tokens.length && to < from + longestPhrase) {
    const token = tokens[to]
    const before = tokens[to - 1]
    if (token === undefined || token.sentence !== tokens[from]?.sentence) break
    const isDot =
      token.text === '.' &&
      before?.capital === true &&
      tokens[to + 1]?.capital === true &&
      tokens[to + 1]?.sentence === token.sentence
    if (isDot && to > from) {
      to++
      continue
    }
    if (token.kind !== 'word') break
    const { low } = token
    if (
      joiners.has(low) ||
      relatives.has(low) ||
      subordinators.has(low) ||
      adverbs.has(low) ||
      weekdays.has(low) ||
      (isVerb(token) && to > from) ||
      (isPronoun(low) && to > from)
    )
      break
    if (prepositions.has(low) && !/^(?:of|for|from|de|du|des|d'|из|при)$/u.test(low)) break
    // Russian: the one spoken to follows the name in lower case.
    const isOffice = titles.has(before?.low ?? '') || peopleWords.has(before?.low ?? '')
    if (
      before?.capital === true &&
      !isOffice &&
      !token.capital &&
      to > from &&
      /\p{Script=Cyrillic}/u.test(low)
    )
      break
    to++
  }
  while (to > from && endsNothing(tokens[to - 1] ?? emptyToken)) to--
  return to
}

const emptyToken: Token = { kind: 'sign', text: '', low: '', capital: false, sentence: 0, start: 0, end: 0 }

/** Two to four capitalised words and nothing else, up to a comma or the end of the sentence. */
export function pureNames(tokens: readonly Token[], from: number): Range | undefined {
  let to = from
  while (to < from + 5 && tokens[to]?.kind === 'word' && tokens[to]?.capital === true) to++
  const end = tokens[to]
  const closed = end === undefined || /^[,.;:—–)]$/u.test(end.text)
  return to - from >= 2 && to - from <= 4 && closed ? { from, to } : undefined
}

/** Where a row of capitalised words that begins at `from` ends. */
export function pureNamesEnd(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < from + 6 && tokens[to]?.kind === 'word' && tokens[to]?.capital === true) to++
  return to
}
