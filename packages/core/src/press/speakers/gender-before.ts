/** What stands before a name tells whether a woman or a man bears it: a title, an article, what the two are called. */
import type { Gender } from '../names/names.ts'
import type { Token } from '../tokens.ts'
import { menWords, womenWords } from '../words/grammar-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { endOfName } from './clause-places.ts'
import { isVerb } from './phrase-edges.ts'

export function genderBefore(tokens: readonly Token[], at: number): Gender | undefined {
  const article = /^(?:le|la|un|une|cette|l'un|l'une)$/u
  for (let k = at - 1; k >= 0 && at - k <= 4; k--) {
    const before = tokens[k]
    if (before === undefined || before.kind !== 'word' || before.capital) break
    if (article.test(before.low)) return /^(?:la|une|cette|l'une)$/u.test(before.low) ? 'she' : 'he'
  }
  for (let k = at; k > at - 3 && k >= 0 && tokens[k]?.text !== ','; k--) {
    const low = tokens[k]?.low ?? ''
    // «мать второкурсника Егора Седых»: the nearest noun is another's, and she is not he.
    if (k < at && isDeclinedNoun(low)) break
    if (
      /^(?:mrs|ms|miss|mme|madame|mlle|lady|queen|princess|sister)$/u.test(low) ||
      womenWords.has(low) ||
      isFrenchWoman(low)
    )
      return 'she'
    if (
      /^(?:mr|sir|lord|king|prince|monsieur|m|mgr|brother|imam|mufti|abbé|évêque)$/u.test(low) ||
      menWords.has(low)
    )
      return 'he'
  }
  return apposedGender(tokens, at)
}

/** «второкурсника», «сотруднице»: the noun of a person in another case than the first. */
function isDeclinedNoun(low: string): boolean {
  return /^\p{Script=Cyrillic}{4,}$/u.test(low) && !isPersonNoun(low) && isPersonNounAnywhere(low)
}

/** « Son avocate, Me Claire Roy », « un homme de 71 ans, Petru Roy »: what stands before the comma. */
function apposedGender(tokens: readonly Token[], at: number): Gender | undefined {
  const comma =
    tokens[at]?.text === ','
      ? at
      : tokens[at - 1]?.text === ','
        ? at - 1
        : tokens[at - 2]?.text === ','
          ? at - 2
          : -1
  if (comma < 1 || (comma === at - 2 && !/^(?:me|dr|pr|maître)$/u.test(tokens[at - 1]?.low ?? '')))
    return undefined
  // « Interrogé par la présidente, Luc Ferrand hausse les épaules »: no second comma, and somebody else.
  if (comma < at && tokens[endOfName(tokens, at)]?.kind === 'word') return undefined
  const sentence = tokens[comma]?.sentence
  for (let k = comma - 1; k >= 0 && comma - k <= 8; k--) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== sentence || isVerb(token))
      return undefined
    const noun = token.low.replace(/^l'/u, '')
    // « La mère du jeune homme, Zoé Roux »: the noun that opens the phrase, and not the one it is tied to.
    const isTied = [1, 2].some((back) => /^(?:d'une?|du|des|de|d'|of)$/u.test(tokens[k - back]?.low ?? ''))
    if (
      token.capital ||
      (isTied && /^(?:le|la|un|une|the|jeune|vieil|de|d'une?|du|des|d'|of)$/u.test(tokens[k - 1]?.low ?? ''))
    )
      continue
    if (womenWords.has(noun)) return 'she'
    if (menWords.has(noun)) return 'he'
    if (!isPersonNoun(noun)) continue
    if (/(?:ate|ante|ente|rice|euse|ière|ienne|esse)$/u.test(noun)) return 'she'
    const article = tokens[k - 1]?.low ?? ''
    return /^(?:la|une|cette)$/u.test(article) ? 'she' : /^(?:le|un|ce)$/u.test(article) ? 'he' : undefined
  }
  return undefined
}

/** « l'avocate », « la couturière »: the noun shows it. */
function isFrenchWoman(low: string): boolean {
  return /(?:avocate|\p{L}{2}(?:trice|euse|ière|ienne))$/u.test(low) && isPersonNoun(low)
}
