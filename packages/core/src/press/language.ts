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
/** Languages in the same letters: a text in one of them is in none of the three. */
const otherLatin: readonly ReadonlySet<string>[] = [
  'el los las del una que por con para como pero más su sus fue era ha se no y es al lo este esta en de la un ayer sobre',
  'il lo gli della dei delle che di per non con una sono è stato ha più anche nel alla ma si come la e un del dal questo ieri',
  'o os as do da dos das um uma que não para com por mais foi ao em de e se na no pelo pela ontem seu sua',
  'der die das und ist nicht mit von den ein eine zu auf für dem des sich im hat auch wird bei nach',
  'de het een en van is niet dat op te zijn voor met die aan er ook maar bij door',
  'i w na z nie się do że jest to o jak przez po od dla za ale jego tym był są',
  'un o și de la în cu pe nu este să din care pentru mai a fost au ce sunt',
  've bir bu için da de ile çok daha olarak gibi kadar ama ne olan dedi',
].map((words) => new Set(words.split(' ')))
const commonRussian = new Set(
  'и в не на что с по он как это его из к у за от о она они был для было были но её ее при до после так же мы то а или'.split(
    ' ',
  ),
)
const languages: readonly ReadonlySet<string>[] = [
  commonLatin.en,
  commonLatin.fr,
  commonRussian,
  ...otherLatin,
]
/** For each word the languages that it is common in: one look at a word, whatever their number. */
const common = new Map<string, number[]>()
for (const [at, words] of languages.entries())
  for (const word of words) common.set(word, [...(common.get(word) ?? []), at])
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
  const counts = languages.map(() => 0)
  let other = 0
  for (const word of words) {
    for (const at of common.get(word) ?? []) counts[at] = (counts[at] ?? 0) + 1
    if (otherCyrillic.test(word)) other++
  }
  const [en = 0, fr = 0, ru = 0, ...others] = counts
  const best = Math.max(en, fr, ru)
  if (best * 25 < words.length || other * 12 > words.length) return null
  if (Math.max(...others) > best) return null
  return best === ru ? 'ru' : best === fr ? 'fr' : 'en'
}
