/** The words of a name before it is known whose it is: titles and places in front, letters behind, the stem of its cases. */

import type { Token } from '../tokens.ts'
import { isGivenName } from '../words/given-names.ts'
import { times, weekdays } from '../words/grammar-words.ts'
import { afterNames, bodies, neverNames } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { fromSecondCase } from './first-case.ts'
import { bare } from './name-sequences.ts'

/** «главы Тавры Варлама Дастова»: behind an office stands what it is over, then the name. */
export function behindPlace(
  tokens: readonly Token[],
  before: Token | undefined,
  isTitled = false,
): readonly Token[] {
  const first = tokens[0]
  if (isInSecondCase(tokens, before) || isOfPlace(tokens, before)) return tokens.slice(1)
  if (tokens.length !== 3 || first === undefined || before === undefined || (before.capital && !isTitled))
    return tokens
  const isRussian = /^\p{Script=Cyrillic}{3,}[иыаяй]$/u.test(first.text) && isPersonNounAnywhere(before.low)
  return isRussian && !patronymic.test(tokens[1]?.text ?? '') && !patronymic.test(tokens[2]?.text ?? '')
    ? tokens.slice(1)
    : tokens
}

/**
 * «спикер парламента Тавры Магомед Дауров», «в Тавре Татьяна Роева», «сестра Анны Катерина»: one name has one case, and
 * none begins in -ии, -ы or behind «в» in -е.
 */
function isInSecondCase(tokens: readonly Token[], before: Token | undefined): boolean {
  const [first, second] = tokens
  if (first === undefined || second === undefined || before === undefined) return false
  if (before.capital && !/^(?:в|во|из|до|от|к|ко)$/u.test(before.low)) return false
  if (!/^\p{Lu}\p{Script=Cyrillic}{2,}$/u.test(first.text) || tokens.length > 4 || first.named === true)
    return false
  // «по словам Зинаиды Ортман»: a woman's surname that ends in a consonant has no cases.
  const isWhole =
    /[ыи]$/u.test(first.text) &&
    /[бвгджзклмнпрстфхцчшщ]$/u.test(second.text) &&
    !/(?:ов|ев|ёв|ин|ын)$/u.test(second.text) &&
    !isGivenName(second.text) &&
    isGivenName(fromSecondCase(`${first.text} ${second.text}`).split(' ')[0] ?? '')
  if (isWhole && tokens.length === 2) return false
  const isNominative =
    (/(?:[аяй]|[бвгджзклмнпрстфхцчшщь])$/u.test(second.text) && !/(?:ого|ой)$/u.test(second.text)) ||
    (tokens.length === 3 && /[бвгджзклмнпрстфхцчшщй]$/u.test(tokens[2]?.text ?? ''))
  const isPlace =
    (/^(?:в|во|из|по|на)$/u.test(before.low) && tokens.length > 2 && /(?:ии|е|ы|и)$/u.test(first.text)) ||
    // «в Анске Дубова объяснила»
    (/^(?:в|во)$/u.test(before.low) && /[бвгджзклмнпрстфхцчшщ]е$/u.test(first.text)) ||
    // «из Анска Тимур уехал», «к Анску Тимур подъехал»
    (/[бвгджзклмнпрстфхцчшщ]$/u.test(second.text) &&
      ((/^(?:из|до|от|из-под)$/u.test(before.low) && /[бвгджзклмнпрстфхцчшщ][ая]$/u.test(first.text)) ||
        (/^(?:к|ко)$/u.test(before.low) && /[бвгджзклмнпрстфхцчшщ][ую]$/u.test(first.text))))
  // «слова шахтёра Гены Лукина»: the noun before stands in the same case.
  const isSame = isPersonNounAnywhere(before.low) && !isPersonNoun(before.low) && tokens.length === 2
  const isOwner =
    !isSame &&
    /(?:ии|[бвгджзклмнпрстфхцчшщ]ы|чни|ьи)$/u.test(first.text) &&
    /\p{Script=Cyrillic}/u.test(before.low)
  return isNominative && (isPlace || isOwner) && !/(?:ый|ий|ая|яя|ое|ые|ие)$/u.test(first.text)
}

/** «пограничной службы Тавра Герд Ланге»: behind a noun in its second case the place in the same case, then the name. */
function isOfPlace(tokens: readonly Token[], before: Token | undefined): boolean {
  const [first, second, third] = tokens
  if (first === undefined || second === undefined || third === undefined || tokens.length !== 3) return false
  if (before === undefined || before.capital || isPersonNoun(before.low)) return false
  const isSecond =
    /^\p{Script=Cyrillic}{3,}(?:[бвгджзклмнпрстфхцчшщ][ыиа]|ии|ия|ов|ей)$/u.test(before.low) &&
    !/^(?:когда|тогда|всегда|никогда|если|или|тоже|даже)$/u.test(before.low)
  return (
    isSecond &&
    /^\p{Lu}\p{Script=Cyrillic}{2,}[аяыи]$/u.test(first.text) &&
    !isGivenName(first.text) &&
    !isGivenName(fromSecondCase(`${first.text} ${second.text}`).split(' ')[0] ?? '') &&
    !patronymic.test(second.text) &&
    !patronymic.test(third.text) &&
    !/(?:ого|ой|ому|ым)$/u.test(third.text)
  )
}

const patronymic = /^\p{Lu}\p{Ll}+(?:ович|евич|ич|овна|евна|ична|инична)(?:а|у|ем|ы|е|ой)?$/u

/** «Истец Сергей Иванович Бурцев»: the patronymic tells where the name begins. */
export function fromFirstName(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((one) => patronymic.test(one.text))
  return at >= 2 && tokens.length > 3 ? tokens.slice(at - 1) : tokens
}

/** "UN", «МИД» */
export function isLetters(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    /^\p{Lu}{2,6}(?:\p{Script=Cyrillic}{1,2})?$/u.test(bare(token)) &&
    /^\p{Lu}{2}/u.test(token.text)
  )
}

/** A weekday or a month, in the middle of a sentence. */
export function isCalendar(token: Token | undefined): boolean {
  return (
    token !== undefined && (weekdays.has(token.low) || (times.has(token.low) && neverNames.has(token.low)))
  )
}

/** "Helena Marsh KC" */
export function withoutLetters(tokens: readonly Token[]): readonly Token[] {
  let to = tokens.length
  // «цитирует Сажина ТАСС»: the agency is no part of the name.
  const [own, agency] = tokens.slice(-2)
  const isQuoting =
    own !== undefined &&
    isLetters(agency) &&
    !isLetters(own) &&
    /\p{Script=Cyrillic}(?:ин|ина|ов|ова|ев|ева|ёв|ский|ского|ская|ской)$/u.test(own.text) &&
    !/(?:овский|инский|евский)$/u.test(own.text)
  if (isQuoting && to > 1) to--
  while (
    to > 1 &&
    !isLetters(tokens[to - 2]) &&
    afterNames.has(tokens[to - 1]?.low ?? '') &&
    /^\p{Lu}{2}/u.test(tokens[to - 1]?.text ?? '')
  )
    to--
  return to === tokens.length ? tokens : tokens.slice(0, to)
}

export function surname(word: string): string {
  return word.replace(/^(?:\p{Lu}\.)+/u, '')
}

/** Russian declines names; the stem is what stays. */
export function stemOf(name: string): string {
  return /\p{Script=Cyrillic}/u.test(name)
    ? name.replaceAll(
        /(?:(?<=[сц]к)(?:ий|им|ая|ую)|ый|ого|ому|ыми|ой|ою|ом|ем|ым|ей|ых|а|у|ы|е|и|ю|я|й|ь)(?= |$)/gu,
        '',
      )
    : name
}

/** What two cases of one word share. */
export function keyOf(word: string): string {
  return word.length > 3 ? stemOf(word) : word
}

export function listUnder(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** « l'agent Mathieu Brissac du Service de police »: the person, and not the body behind. */
export function beforeBody(tokens: readonly Token[], before: Token | undefined): readonly Token[] {
  const link = tokens.findIndex(({ low }, i) => i > 0 && /^(?:du|des|de|of|for)$/u.test(low))
  if (link < 2 || link > 3 || before === undefined || before.capital || !isPersonNounAnywhere(before.low))
    return tokens
  const isBody = tokens.slice(link).some((one) => bodies.has(bare(one).toLowerCase()))
  return isBody && !tokens.slice(0, link).some((one) => bodies.has(bare(one).toLowerCase()))
    ? tokens.slice(0, link)
    : tokens
}
