/** Where a name or a noun stands in its clause: as the one who does something, or as one to whom it is done. */
import {
  adverbs,
  auxiliaries,
  determiners,
  joiners,
  menWords,
  peopleWords,
  prepositions,
  relatives,
  subordinators,
  womenWords,
} from './grammar-words.ts'
import type { Gender } from './names.ts'
import { isVerb } from './phrase-edges.ts'
import { speechVerbs } from './speech-words.ts'
import { firstIn } from './token-search.ts'
import type { Token } from './tokens.ts'

/** "her years" and not "told her": nobody is the object of their own verb. */
export function isHers(tokens: readonly Token[], k: number): boolean {
  const next = tokens[k + 1]
  if (tokens[k]?.low !== 'her' || next?.kind !== 'word' || next.capital) return false
  return !prepositions.has(next.low) && !determiners.has(next.low) && !adverbs.has(next.low) && !isVerb(next)
}

export function isSubordinate(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before !== undefined && subordinators.has(before.low)
}

/** A name has no more words than this. */
const longestName = 8

export function endOfName(tokens: readonly Token[], at: number): number {
  let to = at + 1
  while (
    to < at + longestName &&
    (tokens[to]?.capital === true || (tokens[to]?.text === '.' && tokens[to + 1]?.capital === true))
  )
    to++
  return to
}

/** No preposition before it, and its verb behind it, over what stands between commas. */
export function isSubjectAt(tokens: readonly Token[], at: number, end: number): boolean {
  const sentence = tokens[at]?.sentence
  if (isGoverned(tokens, at)) return false
  // "Vinner and Orvel": neither of the two.
  if (joiners.has(tokens[at - 1]?.low ?? '') && tokens[at - 2]?.capital === true) return false
  if (/['’]s?$/u.test(tokens[end - 1]?.text ?? '')) return false
  let k = end
  if (tokens[k]?.text === ',' || tokens[k]?.text === '(') {
    const close = firstIn(tokens, k + 1, k + 24, (token) => /^[,)]$/u.test(token.text))
    if (close < 0 || tokens[close]?.sentence !== sentence) return false
    k = close + 1
  }
  for (let steps = 0; steps < 3; steps++, k++) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== sentence || token.kind !== 'word') return false
    if (isVerb(token) || speechVerbs.has(token.low) || relatives.has(token.low)) return true
    if (isFinite(token)) return true
    if (!adverbs.has(token.low)) return false
  }
  return false
}

/** «друг Тимура»: a masculine noun and a name in the genitive are two people, «друг Тимур» is one. */
export function isOfSomebody(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at - 1]
  const name = tokens[at]
  if (noun === undefined || name === undefined || tokens[at + 1]?.capital === true || name.named === true)
    return false
  const isPerson = menWords.has(noun.low) || peopleWords.has(noun.low) || womenWords.has(noun.low)
  return isPerson && /[бвгджзклмнпрстфхцчшщйь]$/u.test(noun.low) && /[ая]$/u.test(name.low)
}

/** Behind a preposition or a verb: whom something is done to, or where. */
export function isGoverned(tokens: readonly Token[], at: number): boolean {
  if (isOfSomebody(tokens, at)) return true
  for (let k = at - 1; k >= 0 && at - k <= 4; k--) {
    const before = tokens[k]
    if (before === undefined || before.sentence !== tokens[at]?.sentence || before.kind !== 'word')
      return false
    if (prepositions.has(before.low) || /^(?:словам|мнению|данным)$/u.test(before.low)) return true
    if (isVerb(before) && !auxiliaries.has(before.low)) return true
    if (subordinators.has(before.low)) return false
  }
  return false
}

/** Russian and French past and present forms that the tables of verbs do not hold. */
function isFinite(token: Token): boolean {
  if (/\p{Script=Cyrillic}/u.test(token.low))
    return /(?:л|ла|ли|лся|лась|лись|ет|ит|ют|ят|ется|ится)$/u.test(token.low)
  return /^\p{Ll}{3,}(?:ait|aient|èrent)$/u.test(token.low)
}

export function genderBefore(tokens: readonly Token[], at: number): Gender | undefined {
  const article = /^(?:le|la|un|une|cette|l'un|l'une)$/u
  for (let k = at - 1; k >= 0 && at - k <= 4; k--) {
    const before = tokens[k]
    if (before === undefined || before.kind !== 'word' || before.capital) break
    if (article.test(before.low)) return /^(?:la|une|cette|l'une)$/u.test(before.low) ? 'she' : 'he'
  }
  for (let k = at; k > at - 3 && k >= 0; k--) {
    const low = tokens[k]?.low ?? ''
    if (/^(?:mrs|ms|miss|mme|madame|mlle|lady|queen|princess|sister)$/u.test(low) || womenWords.has(low))
      return 'she'
    if (
      /^(?:mr|sir|lord|king|prince|monsieur|m|mgr|brother|imam|mufti|abbé|évêque)$/u.test(low) ||
      menWords.has(low)
    )
      return 'he'
  }
  return undefined
}

/** A verb of saying follows within the clause. */
export function speaksAt(tokens: readonly Token[], at: number): boolean {
  for (let k = at + 1; k < at + 14; k++) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== tokens[at]?.sentence || token.kind === 'quote') return false
    // "Campaign director Aila Vinner said": the name nearer to the verb is the one who speaks.
    if (
      token.capital &&
      tokens[k - 1]?.kind === 'word' &&
      tokens[k - 1]?.capital === false &&
      !isInCommas(tokens, at, k)
    )
      return false
    if (speechVerbs.has(token.low)) return true
    if (isVerb(token) && !/^(?:has|have|had)$/u.test(token.low)) return false
  }
  return false
}

/** A comma stands between the two. */
function isInCommas(tokens: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (tokens[k]?.text === ',') return true
  return false
}
