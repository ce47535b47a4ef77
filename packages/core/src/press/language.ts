/**
 * Which of the three languages a report is written in, or that it is in none of them.
 *
 * The grammar here is of English, French and Russian. In another language it would still find verbs that look like
 * theirs, and give a speaker: there quotations are listed and nobody is named.
 */

export type Language = 'en' | 'fr' | 'ru'

const commonLatin: Readonly<Record<'en' | 'fr', ReadonlySet<string>>> = {
  en: new Set(
    'the of and to in is that was for on with as by at from said his her their have has had not who be an are were it'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les des une un est dans que pour qui sur du de et au aux par pas avec son sa ses ont été mais ce cette il elle ne'.split(
      ' ',
    ),
  ),
}
const commonRussian = new Set(
  'и в не на что с по он как это его из к у за от о она они был для было были но её ее при до после так же мы то а или'.split(
    ' ',
  ),
)
/** Letters that Ukrainian, Belarusian, Serbian and Macedonian have and Russian has not. */
const otherCyrillic = /[іїєґўјљњћђџѓќѕ]/u
const looked = 40_000
/** Fewer words tell nothing. */
const fewest = 20

/** null: another language; undefined: too few words to tell. */
export function languageOf(text: string): Language | null | undefined {
  const words =
    text
      .slice(0, looked)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  if (words.length < fewest) return undefined
  let [en, fr, ru, other] = [0, 0, 0, 0]
  for (const word of words) {
    if (commonLatin.en.has(word)) en++
    if (commonLatin.fr.has(word)) fr++
    if (commonRussian.has(word)) ru++
    if (otherCyrillic.test(word)) other++
  }
  const best = Math.max(en, fr, ru)
  if (best * 25 < words.length || other * 12 > words.length) return null
  return best === ru ? 'ru' : best === fr ? 'fr' : 'en'
}
