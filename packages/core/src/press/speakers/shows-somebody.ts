/** Does the sentence before bare words show somebody who could be saying them? */
import type { Names } from '../names/names.ts'
import { type Token } from '../tokens.ts'
import { femalePronouns } from '../words/grammar-words.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { speechVerbs, weakVerbs } from '../words/speech-words.ts'
import { verbAt } from './choice/deeds.ts'

/** They talk, or take a side; what they said is not told. */
const talking =
  /^(?:parle|parlait|speaks|spoke|talks|talked|rejects|rejected|dismisses|dismissed|defends|defended|welcomes|welcomed|praises|praised|rejette|rejeté|balaie|défend|défendu|salue|salué|отверг|отвергла|отвергает|sourit|souriait|soupire|soupirait|rit|riait|smiles|smiled|laughs|laughed|shrugs|shrugged|sighs|sighed|nods|nodded)$/u

/**
 * The sentence before shows somebody there and speaking, or feeling: not somebody who left, signed or was arrested, and
 * nobody who reads out a letter.
 */
export function showsSomebody(tokens: readonly Token[], q: number, words: string): boolean {
  const sentence = (tokens[q]?.sentence ?? 0) - 1
  const own = tokens.slice(Math.max(0, q - 60), q).filter((token) => token.sentence === sentence)
  // « a écrit Orvel dans une lettre »: the letter has its author.
  const isWritten = own.some(({ low }) => writing.test(low))
  if (own.some(({ low }) => papers.test(low))) return isWritten
  // Behind reported speech the words have been asked for "I" and "we".
  if (own.some(({ low }) => speechVerbs.has(low) && !weakVerbs.has(low))) return true
  if (firstPerson.test(words)) return !own.some(({ low }) => gone.test(low))
  return (
    own.some((_, k) => /^(?:feels|weak)$/u.test(verbAt(own, k) ?? '') || isPresent(own, k)) ||
    !own.some(({ low }) => past.test(low))
  )
}

export const papers =
  /^(?:l['’])?(?:note|notes|letter|letters|message|messages|lettre|lettres|mot|courrier|записк\p{L}{1,3}|письм\p{L}{1,3}|сообщени\p{L}{1,2})$/u
const writing = /^(?:wrote|writes|écrit|écrivait|написал|написала|пишет|писал|писала)$/u
const firstPerson =
  /(?<!\p{L})(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Jj]e|[Jj]['’]\p{L}+|[Mm]on|[Mm]a|[Mm]es|[Мм]не|[Мм]еня|[Мм]ой|[Мм]оя|[Яя])(?!\p{L})/u
const gone =
  /^(?:arrested|detained|buried|killed|died|arrêtée?s?|relâchée?s?|tuée?s?|morte?s?|задержали|арестовали|убили|похоронили|погиб\p{L}{0,3})$/u
const past =
  /^(?:left|went|came|met|was|were|had|did|took|gave|\p{Ll}{3,}ed|a|ont|avait|avaient|était|étaient|\p{Ll}{3,}(?:ait|aient|èrent)|\p{Script=Cyrillic}{3,}(?:л|ла|ли|лся|лась|лись))$/u

function isPresent(tokens: readonly Token[], k: number): boolean {
  const token = tokens[k]
  if (token === undefined || token.capital || past.test(token.low)) return false
  if (/\p{Script=Cyrillic}/u.test(token.low)) return agreementOf(token, tokens[k - 1]) === 'one'
  return (
    k > 0 && /^(?:is|has|does|est|\p{Ll}{3,}(?:s|e|t))$/u.test(token.low) && verbAt(tokens, k) !== undefined
  )
}

/** « Elle parle vite », "Asked whether …": they talk, or are asked, and nothing of what is said is told. */
export function isTalking(tokens: readonly Token[], k: number): boolean {
  const { low, capital } = tokens[k] ?? { low: '', capital: false }
  const opens = capital && tokens[k - 1]?.sentence !== tokens[k]?.sentence
  return (opens && /^(?:asked|pressed|told|interrogée?|questionnée?)$/u.test(low)) || talking.test(low)
}

/** A guard took the bag. “He said …”: who says "he" may be speaking of the guard. */
export function mayBeOf(names: Names, name: string, words: string): boolean {
  const pronoun = /^(?:He|She|Il|Elle|Он|Она)(?!\p{L})/u.exec(words)?.[0].toLowerCase()
  if (pronoun === undefined) return false
  const gender = names.gender(name)
  return gender === undefined || (gender === 'she') === femalePronouns.has(pronoun)
}
