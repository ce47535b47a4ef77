/** How a name stands in its sentence: does it, is asked, has it done to them, is one of two; Russian says much of it by the case. */

import { endOfName, isGoverned, opens } from '../speakers/clause-places.ts'
import { isVerb } from '../speakers/phrase-edges.ts'
import { isObliqueNoun, isOtherCase } from '../speakers/russian-agreement.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { isGivenName } from '../words/given-names.ts'
import { auxiliaries, determiners, joiners, times } from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { fromSecondCase } from './first-case.ts'

/** "Police arrested Orvel", « visant Paul Roux »: right behind a verb. */
export function isBehindDeed(tokens: readonly Token[], head: number): boolean {
  const before = tokens[head - 1]
  const verb = before !== undefined && determiners.has(before.low) ? tokens[head - 2] : before
  return verb?.sentence === tokens[head]?.sentence && isVerb(verb) && !auxiliaries.has(verb?.low ?? '')
}

/** "Vinner and Orvel": "he" is as much the one as the other. */
export function isJoined(tokens: readonly Token[], at: number): boolean {
  const end = endOfName(tokens, at)
  const isWith = (joiner: number, beside: number): boolean =>
    joiners.has(tokens[joiner]?.low ?? '') &&
    tokens[beside]?.capital === true &&
    tokens[beside]?.sentence === tokens[at]?.sentence
  return isWith(end, end + 1) || isWith(at - 1, at - 2)
}

const asking =
  /^(?:ask(?:ed|s)?|question(?:ed|s)|interview(?:ed|s)|reached|contacted|met|meet|visited|phoned|called|interrog\p{L}+|interview\p{L}+|contact\p{L}+|joint|rencontr\p{L}+|demand\p{L}+|heard|cross-examined|entendue?|auditionn\p{L}+|допр[оа]\p{L}+|опрос\p{L}+|выслуша\p{L}+|спро[сш]\p{L}+|спрашива\p{L}+|поинтересова\p{L}+|позвони\p{L}+|обрати\p{L}+|встрет\p{L}+|поговори\p{L}+|дозвони\p{L}+)$/u

/** "We asked Orvel", « interrogée par nos soins », «спросили у Орвель» */
export function isAsked(tokens: readonly Token[], head: number): boolean {
  return (
    lastIn(
      tokens,
      head - 3,
      head,
      ({ low, sentence }, at) =>
        sentence === tokens[head]?.sentence &&
        asking.test(low) &&
        !/^(?:was|were|been|by|par)$/u.test(tokens[at - 1]?.low ?? ''),
    ) >= 0
  )
}

/** «Напротив сел Макар»: the sentence brings him in, and is not about him yet. */
export function isBehindVerb(tokens: readonly Token[], head: number): boolean {
  const before = tokens[head - 1]
  return (
    before !== undefined &&
    before.sentence === tokens[head]?.sentence &&
    /\p{Script=Cyrillic}/u.test(before.low) &&
    agreementOf(before, tokens[head - 2]) !== undefined
  )
}

/** «Не смеётся только Одарка Сарнова», «Бруно Хольт протест отклонил»: a whole name in its first case, which nothing governs. */
export function isRussianNominative(
  tokens: readonly Token[],
  head: number,
  { at, text }: { readonly at: number; readonly text: string },
): boolean {
  const own = tokens[at]
  const before = tokens[head - 1]
  if (own === undefined || !/\p{Script=Cyrillic}/u.test(own.low) || !text.startsWith(own.text)) return false
  const end = endOfName(tokens, at)
  if (
    joiners.has(tokens[end]?.low ?? '') ||
    (joiners.has(before?.low ?? '') && tokens[head - 2]?.capital === true)
  )
    return false
  if (isInOtherCase(text)) return false
  if (head < at && !isPersonNoun(tokens[at - 1]?.low ?? '') && !isPersonNoun(tokens[head]?.low ?? ''))
    return false
  const last = tokens[endOfName(tokens, at) - 1]
  if (!text.endsWith(last?.text ?? '\n') || isOtherCase(last?.text ?? '')) return false
  if (before === undefined || before.sentence !== own.sentence || before.kind === 'sign') return true
  if (head < at && /(?:ый|ий|ая|яя|ой)$/u.test(before.low) && opens(tokens, head - 1)) return true
  return (
    agreementOf(before, tokens[head - 2]) !== undefined ||
    /^(?:только|лишь|и|но|а|что|же|сам|сама|тоже|даже)$/u.test(before.low)
  )
}

/** « Leïla, qui a fui la ville, … », «Но министр Савелий Корд в интервью …»: whoever opens the sentence does what it tells. */
export function isTopic(tokens: readonly Token[], head: number, end: number): boolean {
  if (isAged(tokens, end)) return true
  // "Vinner and Orvel": neither of the two.
  const isOneOfTwo = /^(?:and|et|и|&)$/u.test(tokens[end]?.low ?? '')
  if (isOneOfTwo || isGoverned(tokens, head)) return false
  const isTurn = /^(?:but|yet|so|then|mais|но|а|однако|and|et|и)$/u.test(tokens[head - 1]?.low ?? '')
  return opens(tokens, head) || (isTurn && opens(tokens, head - 1))
}

/** «Вечером Орвель отпустили», «Саму Орвель увидеть не удалось»: it opens the sentence, and nobody is named who does it. */
export function isFronted(tokens: readonly Token[], at: number): boolean {
  const end = endOfName(tokens, at)
  const verb = tokens[end]
  if (!/\p{Script=Cyrillic}/u.test(tokens[at]?.low ?? '') || verb?.sentence !== tokens[at]?.sentence)
    return false
  let from = at
  while (from > 0 && at - from < 6 && tokens[from - 1]?.sentence === tokens[at]?.sentence) from--
  const opening = tokens.slice(from, at)
  const isFree = opening.every(
    ({ kind, low, text }) =>
      /^\d{1,4}$/u.test(text) || (kind === 'word' && (times.has(low) || whenWords.test(low))),
  )
  if (!opens(tokens, from) || !isFree) return false
  if (agreementOf(verb, tokens[end - 1]) === 'they') return true
  return /ть(?:ся)?$/u.test(verb?.low ?? '') && /^(?:не|удалось|пришлось)$/u.test(tokens[end + 1]?.low ?? '')
}

const whenWords =
  /^(?:в|во|на|с|к|до|после|через|и|но|а|же|саму?|самого|самой|только|лишь|потом|затем|позже|позднее|вскоре|тогда|сейчас|теперь|наконец|снова|уже|утром|днём|днем|вечером|ночью|утра|вечера|ночи|дня|вчера|сегодня|накануне|весной|летом|осенью|зимой|неделе|неделю|недели|месяц|месяца|день|дней|час|часа|часов|год|году|года|сутки|суток|январ[яе]|феврал[яе]|март[ае]|апрел[яе]|ма[яе]|июн[яе]|июл[яе]|август[ае]|сентябр[яе]|октябр[яе]|ноябр[яе]|декабр[яе]|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|следующий|прошлой|прошлом|тот|этот|эту|два|три|несколько|спустя)$/u

/** «Аркадию Штольцу 71 год», «Тюльпанову девяносто один» */
export function isAged(tokens: readonly Token[], end: number): boolean {
  const number = tokens[end]
  if (
    !/\p{Script=Cyrillic}[уюие]$/u.test(tokens[end - 1]?.low ?? '') ||
    number?.sentence !== tokens[end - 1]?.sentence
  )
    return false
  return (
    /^(?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто|[а-я]+надцать)$/u.test(
      number?.low ?? '',
    ) ||
    (/^\d{1,3}$/u.test(number?.text ?? '') && /^(?:лет|год|года)$/u.test(tokens[end + 1]?.low ?? ''))
  )
}

/** «Глеба Орвина»: by his given name it is not the first case. */
export function isInOtherCase(text: string): boolean {
  const own = text.split(' ')[0] ?? ''
  if (!text.includes(' ') || !/\p{Script=Cyrillic}/u.test(own) || isGivenName(own)) return false
  const raised = fromSecondCase(text).split(' ')[0] ?? ''
  return raised !== own && isGivenName(raised)
}

/** «Программу Орвеля он назвал …»: the first word tells the case. */
export function isRussianObject(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at]
  if (first?.capital === true && first.named !== true && (isOtherCase(first.text) || isObliqueNoun(first)))
    return true
  return (
    first?.capital === true &&
    first.low.length > 4 &&
    /\p{Script=Cyrillic}(?:[бвгджзклмнпрстфхцчшщ]у|ию|ью)$/u.test(first.low)
  )
}

/** « Pour la juge, …», "According to Orvel, …": what follows is what they say. */
export function isOpinion(tokens: readonly Token[], at: number): boolean {
  for (let k = at; k >= 0 && at - k <= 3; k--) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return false
    if (
      tokens[k - 1]?.low === 'по' &&
      /^(?:словам|мнению|данным|версии|оценке|утверждению|информации)$/u.test(token.low)
    )
      return true
    if (/^(?:selon|d'après)$/u.test(token.low)) return true
    if (tokens[k - 1]?.low === 'according' && token.low === 'to') return true
    const opens = tokens[k - 1]?.sentence !== token.sentence
    if (opens && /^(?:pour|selon|d'après|quant)$/u.test(token.low)) return true
  }
  return false
}

export function isInformant(tokens: readonly Token[], head: number): boolean {
  const at = /^(?:самого|самой)$/u.test(tokens[head - 1]?.low ?? '') ? head - 2 : head - 1
  if (tokens[head - 1]?.low === 'на' && tokens[head - 2]?.low === 'ссылкой') return true
  return tokens[at]?.low === 'от' && /^узнал[аи]?$/u.test(tokens[at - 1]?.low ?? '')
}

/** "I met Hana Orvel, who …", « chez Luc Arnal, un ancien mineur », «сообщила его жена Мадина, получившая …»: told of right behind the name. */
export function isIntroduced(tokens: readonly Token[], end: number, at = end): boolean {
  // «У бабушки погибшего, Раисы Фёдоровны, другая версия»
  const opening = lastIn(tokens, at - 6, at, (_, k) => opens(tokens, k))
  if (tokens[opening]?.text === 'У' && tokens[end]?.kind !== 'quote') return true
  const next = tokens[end + 1]
  if (tokens[end]?.text !== ',' || next === undefined || next.sentence !== tokens[end - 1]?.sentence)
    return false
  if (/^(?:who|whose|qui|dont|котор(?:ый|ая|ому|ой|ого)|чей|чья|чьи)$/u.test(next.low)) return true
  if (
    /^(?:\p{Script=Cyrillic}{3,}(?:вший|вшая|вшую|вшего|вшей|ящий|ящая|ущий|ущая|ующий|ующая))(?:ся)?$/u.test(
      next.low,
    )
  )
    return true
  if (/^(?:an?|une?)$/u.test(next.low))
    return (
      firstIn(
        tokens,
        end + 2,
        end + 6,
        ({ low, kind, capital }) => kind !== 'word' || (!capital && isPersonNoun(low)),
      ) >= 0
    )
  const age = /^(?:ей|ему)$/u.test(next.low) ? tokens[end + 2] : next
  return /^\d{1,2}$/u.test(age?.text ?? '') && tokens[end + 2] !== undefined
}
