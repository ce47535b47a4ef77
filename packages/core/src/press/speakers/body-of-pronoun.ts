/** The body that « il » or « elle » means: « Le ministère a démenti. « … », affirme-t-il ». */
import type { Token } from '../tokens.ts'
import { bodies } from '../words/name-words.ts'
import { organisations } from '../words/organisations.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { subjectAt } from './phrase-after.ts'
import type { Range } from './phrase-edges.ts'
import type { Scene } from './scene.ts'

/** « Le ministère a démenti. « … », affirme-t-il »: the sentence before is about one body of that gender, and nobody else. */
export function bodyMeant({ text, tokens, names }: Scene, low: string, at: number): string | undefined {
  if (!/^(?:il|elle)$/u.test(low)) return undefined
  const own = tokens[at < 0 ? tokens.length - 1 : at]?.sentence ?? 0
  const all = tokens.filter(({ sentence, kind }) => sentence === own - 1 && kind !== 'quote')
  // « Dans un communiqué, l'ambassade a démenti »
  const opening = /^(?:dans|par|en|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)$/u.test(
    all[0]?.low ?? '',
  )
    ? all.slice(0, 7).findIndex(({ text: sign }) => sign === ',')
    : -1
  const before = all.slice(opening + 1)
  const article = before[0]
  const noun = article?.low.startsWith("l'") === true ? article : before[1]
  if (article === undefined || noun === undefined) return undefined
  const what = noun.low.replace(/^l'/u, '')
  if (!bodies.has(what) && !organisations.has(what)) return undefined
  const gender = /^(?:le|la)$/u.test(article.low) ? (article.low === 'le' ? 'il' : 'elle') : low
  if (gender !== low) return undefined
  // « …, où dormaient une quarantaine de jeunes »: whoever stands in a relative clause is not in the way.
  const clause = before.findIndex(
    ({ low }, i) => before[i - 1]?.text === ',' && /^(?:où|dont|qui|que|qu'\p{L}+)$/u.test(low),
  )
  const from = tokens.indexOf(article)
  const subject = subjectAt(tokens, from)
  const end = subject?.kind === 'phrase' ? subject.head.to - from : 0
  const hasOther = before.some(
    (token, i) =>
      i > 1 &&
      i >= end &&
      // « la qualité de réfugié »
      before[i - 1]?.low !== 'de' &&
      (clause < 0 || i < clause) &&
      ((isPersonNoun(token.low) && token.low !== 'son' && !isOfOther(before[i - 1]?.low ?? '', low)) ||
        /^(?:il|elle|lui)$/u.test(token.low)),
  )
  if (hasOther || subject?.kind !== 'phrase' || subject.head.from !== from) return undefined
  const to = endOfJoined(tokens, subject.head)
  const rest = before.filter((token) => tokens.indexOf(token) >= to)
  if (names.within(rest).some((one) => names.isPerson(one.text))) return undefined
  return text.slice(article.start, tokens[to - 1]?.end)
}

/** "elle" is no « un étudiant ». */
function isOfOther(article: string, pronoun: string): boolean {
  return pronoun === 'elle'
    ? /^(?:(?:d')?un|le|du|au|ce|cet)$/u.test(article)
    : /^(?:(?:d')?une|la|cette)$/u.test(article)
}

/** « L'association Toits et Lois a réagi »: one body, and "and" is in its name. */
function endOfJoined(tokens: readonly Token[], { from, to }: Range): number {
  const verb = /^(?:a|est|avait|était|n'a|n'est|s'est|va|veut|dit|demande)$/u
  const isOne =
    /^(?:et|&)$/u.test(tokens[to]?.low ?? '') &&
    tokens[to - 1]?.capital === true &&
    to - from > 1 &&
    tokens[to + 1]?.capital === true &&
    verb.test(tokens[to + 2]?.low ?? '')
  return isOne ? to + 2 : to
}
