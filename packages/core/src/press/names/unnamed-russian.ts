/** An unnamed person as Russian speaks of one, without an article: «собеседник газеты», «её муж». */

import {
  isEmbedded,
  isGoverned,
  isOfSomebody,
  isSubjectAt,
  isSubordinate,
  speaksAt,
} from '../speakers/clause-places.ts'
import { endOfPhrase } from '../speakers/phrase-end.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { menWords, womenWords } from '../words/grammar-words.ts'
import { isPersonNoun, nounStem } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { isNamedLater } from './descriptions.ts'
import { givenAs, givenName } from './given-as.ts'
import { isFamily } from './groups.ts'
import type { Mention } from './mention.ts'
import { isInOtherCase } from './name-places.ts'
import type { Gender, Names } from './names.ts'
import { isPredicate } from './no-one-new.ts'
import { opensSentence } from './unnamed-description.ts'

/** Russian has no articles: the noun in its first case, with what describes it. */
export function unnamedInRussian(
  text: string,
  tokens: readonly Token[],
  token: Token,
  i: number,
  names: Names,
): Mention | undefined {
  // «Четыре министра написали»: several, and none of them.
  // «ни один учитель»
  if (
    /^(?:ни|каждый|каждая|любой|любая)$/u.test(tokens[i - 2]?.low ?? '') ||
    /^(?:каждый|каждая|любой|любая)$/u.test(tokens[i - 1]?.low ?? '')
  )
    return undefined
  if (/^(?:два|две|три|четыре|оба|обе|\d+)$/u.test(tokens[i - 1]?.low ?? '')) return undefined
  const whole = endOfPhrase(tokens, i)
  const isOver = whole > i + 1 && notOfPhrase.test(tokens[whole - 1]?.low ?? '')
  const end = isOver ? whole - 1 : whole
  const last = tokens[end - 1]
  // «сотрудник пресс-службы МВД»: letters and names in marks are bodies.
  const isBody = last?.named === true || /^\p{Lu}{2,}$/u.test(last?.text ?? '')
  // «Мать Тимура Ваева», «соседка Орвиных», «мать Орвиной»
  const isOwned =
    isInOtherCase(
      tokens
        .slice(i + 1, end)
        .map(({ text: word }) => word)
        .join(' '),
    ) ||
    isFamily(last) ||
    (end === i + 2 && womansSurname.test(last?.text ?? ''))
  const isNamed = last?.capital === true && !isBody && end > i + 1 && !isOfSomebody(tokens, i + 1) && !isOwned
  const isApposed = isBehindName(tokens, i)
  if (isNamed || isApposed || isPredicate(tokens, i)) return undefined
  const given = tokens[end]?.text === ',' ? givenName(tokens, end + 1, end + 8) : undefined
  if (given === undefined && isNamedLater(tokens, end)) return undefined
  return {
    at: i,
    sentence: token.sentence,
    name:
      given === undefined
        ? (bareRole(tokens, i, end, names) ??
          text.slice(opening(tokens, i).start, tokens[end - 1]?.end ?? token.end))
        : givenAs(tokens, given),
    kind: 'person',
    gender: genderOf(tokens, i, end),
    speaks: speaksAt(tokens, i),
    subordinate: isSubordinate(tokens, i) || isEmbedded(tokens, i),
    isSubject: isSubjectAt(tokens, i, end) || (isPersonNoun(token.low) && opensSentence(tokens, i, end)),
    isGoverned: isGoverned(tokens, i),
  }
}

/** «Орвель, учитель,», «Азиз (имя изменено), бывший призывник,»: what somebody named is, over the adjectives and a bracket. */
function isBehindName(tokens: readonly Token[], noun: number): boolean {
  let comma = noun - 1
  while (noun - comma < 4 && /\p{Script=Cyrillic}{2}(?:ый|ий|ой|ая|яя)$/u.test(tokens[comma]?.low ?? ''))
    comma--
  if (tokens[comma]?.text !== ',') return false
  const before = comma - 1
  if (tokens[before]?.text !== ')') return tokens[before]?.capital === true
  const open = lastIn(tokens, before - 10, before, ({ text }) => text === '(')
  return open > 0 && tokens[open - 1]?.capital === true
}

const womansSurname = /^\p{Lu}\p{Script=Cyrillic}+(?:[оеё]в|[иы]н)ой$/u

/** «Бабушка всё знала», «Главврач вывез его»: pronouns, and verbs whose past does not end as that of others does. */
const notOfPhrase =
  /^(?:всё|все|это|сам|сама|всегда|тоже|\p{Ll}*(?:в[её]з|н[её]с|спас|мог|полз|лез|рос|умер|исчез|погиб|привык))$/u

/** «Её муж» */
function opening(tokens: readonly Token[], i: number): { readonly start: number } {
  const before = tokens[i - 1]
  const own = tokens[i]
  const isOwned =
    before !== undefined &&
    before.sentence === own?.sentence &&
    /^(?:его|её|ее|их|мой|моя|наш|наша)$/u.test(before.low)
  return isOwned ? before : (own ?? { start: 0 })
}

/** «адвокат», where the text names one lawyer only. */
function bareRole(tokens: readonly Token[], i: number, end: number, names: Names): string | undefined {
  return end === i + 1 ? names.describedAs(nounStem(tokens[i]?.low ?? '')) : undefined
}

/** «прокурор сказала» is a woman, «прокурор» alone is spoken of as "he". */
function genderOf(tokens: readonly Token[], i: number, end: number): Gender | undefined {
  const low = tokens[i]?.low ?? ''
  if (menWords.has(low)) return 'he'
  if (womenWords.has(low) || /[^с](?:ая|яя)$/u.test(low)) return 'she'
  // «уполномоченный, с которым газета поделилась, пообещал»: behind its clause.
  const close =
    tokens[end]?.text === ',' ? firstIn(tokens, end + 1, end + 16, ({ text }) => text === ',') : -1
  const from =
    close > 0 && tokens.slice(end, close).some(({ low: one }) => one.startsWith('котор')) ? close + 1 : end
  const verb = firstIn(
    tokens,
    from,
    from + 5,
    (token, at) => agreementOf(token, tokens[at - 1]) !== undefined,
  )
  const agreement = verb < 0 ? undefined : agreementOf(tokens[verb], tokens[verb - 1])
  if (agreement === 'she' || agreement === 'he') return agreement
  if (/(?:ка|ица|ша|есса|ая|яя)$/u.test(low)) return 'she'
  return /[бвгджзклмнпрстфхцчшщй]$/u.test(low) ? 'he' : undefined
}
