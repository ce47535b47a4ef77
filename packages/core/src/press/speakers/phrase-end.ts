/** Where a phrase ends to the right of its first word: at punctuation, a verb, or whoever was spoken to. */

import { isDotInside, isRadioHeard } from '../names/name-sequences.ts'
import type { Token } from '../tokens.ts'
import {
  adverbs,
  determiners,
  joiners,
  prepositions,
  relatives,
  subordinators,
  weekdays,
} from '../words/grammar-words.ts'
import { bodies } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { inName, particle } from './name-runs.ts'
import { endsNothing, isPronoun, isVerb, longestPhrase } from './phrase-edges.ts'

/** «проф. Орлов», «ген. Гаев»: a title that is written short, and small. */
function isShortTitle(low: string): boolean {
  return /^(?:проф|доц|акад|ген|полк|подполк|кап|лейт|серж|зам|рук|нач)$/u.test(low)
}

/** So many tokens belong to a name whatever they look like: initials with their dots, «ван дер»; 0 where none do. */
function stepInName(tokens: readonly Token[], to: number, from: number): number {
  const token = tokens[to]
  const before = tokens[to - 1]
  if (token === undefined) return 0
  // «сказал В. Орлов», «А. П. Орлов»: a letter with a dot is no preposition and no "but".
  if (/^\p{Lu}$/u.test(token.text) && isDotInside(tokens, to + 1)) return 2
  if (to === from) return 0
  const isDot =
    token.text === '.' &&
    (before?.capital === true || isShortTitle(before?.low ?? '')) &&
    tokens[to + 1]?.capital === true &&
    tokens[to + 1]?.sentence === token.sentence
  // «сказал Тобиас ван дер Мёлен»
  const isParticle = before?.capital === true && particle.test(token.text) && inName(tokens, to)
  return isDot || isParticle ? 1 : 0
}

/** To the right a phrase ends at punctuation, a verb, or a preposition that opens something else. */
export function endOfPhrase(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < tokens.length && to < from + longestPhrase) {
    const token = tokens[to]
    const before = tokens[to - 1]
    if (token === undefined || token.sentence !== tokens[from]?.sentence) break
    const inside = stepInName(tokens, to, from)
    if (inside > 0) {
      to += inside
      continue
    }
    if (token.kind !== 'word') break
    const { low } = token
    if (to > from && endsInFrench(tokens, to)) break
    // « L'avocate générale le coupe »: behind its noun an article begins something else.
    if (to > from && /^(?:le|la|les)$/u.test(low) && before?.kind === 'word' && !prepositions.has(before.low))
      break
    if (to > from && isHearer(tokens, to, from)) break
    if (
      joiners.has(low) ||
      relatives.has(low) ||
      subordinators.has(low) ||
      adverbs.has(low) ||
      weekdays.has(low) ||
      (isVerb(token) &&
        to > from &&
        !(low.endsWith('ed') && determiners.has(before?.low ?? '')) &&
        !(determiners.has(before?.low ?? '') && isPersonNoun(low))) ||
      (isPronoun(low) && to > from) ||
      (to > from && (agreementOf(token, before) !== undefined || isDoneShort(low)))
    )
      break
    // «источник в администрации»: where the source is, is all that is said of it.
    const isSource = low === 'в' && /^(?:источник|собеседник)\p{Ll}{0,2}$/u.test(before?.low ?? '')
    if (
      prepositions.has(low) &&
      !isSource &&
      !isRemit(tokens, to, from) &&
      !/^(?:of|for|from|de|du|des|d'|из|при)$/u.test(low)
    )
      break
    // Russian: the one spoken to follows the name in lower case.
    const isOffice = isPersonNounAnywhere(before?.low ?? '')
    if (
      before?.capital === true &&
      !isOffice &&
      !(to - 1 === from && opensWithOffice.test(before.low) && /(?:[иыая]|ов|ей|ого|их|ых|ой)$/u.test(low)) &&
      !(to - 1 === from && (determiners.has(before.low) || /(?:ый|ий|ая|яя|ое|ые|ие)$/u.test(before.low))) &&
      !/ск(?:ой|ого|ому|ом|ую|их|ими)$/u.test(before.low) &&
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

/** «рассказал мужчина изданию «Полис»», «заявила Орвель «Полису»»: whom they told. */
function isHearer(tokens: readonly Token[], to: number, from: number): boolean {
  const [before, token, next] = [tokens[to - 1], tokens[to], tokens[to + 1]]
  if (token === undefined) return false
  if (hearer.test(token.low) || isRadioHeard(tokens, to)) return true
  if (token.capital && /(?:ой|ей)$/u.test(token.low) && hearersService.test(next?.low ?? '')) return true
  if (before?.capital !== true) return false
  if (token.capital && agencies.test(token.low)) return true
  const isItsName = to === from + 1 && opensWithBody.test(before.low)
  return token.named === true && next?.capital !== true && !isItsName
}

/** «глава посвящена женщинам», «суд завален жалобами»: what was done to it stands as a verb does. */
function isDoneShort(low: string): boolean {
  return (
    /^\p{Script=Cyrillic}{2,}(?:ждён|жден|щён|щен|[бвмпфш]лен|ован|[иы]ван|ычен|ючен)[аоы]?$/u.test(low) &&
    !low.startsWith('член')
  )
}

/** «Министерство юстиции прислало»: whose it is follows in small letters. */
const opensWithOffice =
  /^(?:министерство|управление|прокуратура|комитет|департамент|посольство|консульство|администрация|правительство|агентство|служба|комиссия|суд|полиция|аппарат|пресс-служба|коллегия|палата|совет|отдел|отделение|центр|движение|организация)$/u

/** «Издание «Полюс» сообщило»: its capital is the sentence's, and what it is called follows. */
const opensWithBody =
  /^(?:издание|газета|журнал|телеканал|канал|портал|сайт|агентство|организация|движение|фонд|проект|центр|комитет|ассоциация|группа|сеть|радиостанция|радио|компания|партия|объединение|альянс|союз|информагентство|еженедельник|телеграм-канал)$/u

/** «комиссия по миграции», «министр по делам молодёжи»: what a body or an office is for. */
function isRemit(tokens: readonly Token[], at: number, from: number): boolean {
  const next = tokens[at + 1]
  if (tokens[at]?.low !== 'по' || at === from || next?.kind !== 'word' || next.capital) return false
  // «судья по делу Ивана Орвеля» is not Orvel.
  if (next.low === 'делу') return false
  const noun = /\p{L}{3}(?:ому|ему|ой|ей|ым|им)$/u.test(next.low) ? (tokens[at + 2]?.low ?? '') : next.low
  if (manner.test(next.low) || manner.test(noun)) return false
  return tokens
    .slice(Math.max(from, at - 3), at)
    .some(
      ({ low, capital }, i, all) =>
        (!capital || i === 0 || all.length > 1) && (isPersonNoun(low) || bodies.has(low) || remits.test(low)),
    )
}

/** «сказал министр по телефону», «по итогам встречи»: how and when, and no office. */
const manner =
  /^(?:телефону|поводу|секрету|итогам|окончании|окончанию|завершении|возвращении|прибытии|словам|данным|мнению|версии|информации|сведениям|оценк\p{L}+|дороге|пути|видеосвязи|видеоконференцсвязи|скайпу|зуму|почте|радио|телевидению|телевизору|тв|поручению|просьбе|случаю|привычке|ошибке|обыкновению|традиции|результатам|факту|ходу|этому|тому|всей|всем|его|её|ее|их|крайней|меньшей|очереди|сути|слогам|памяти|рации|громкой|утрам|вечерам|ночам|выходным|понедельникам|воскресеньям|субботам|имени|фамилии|кличке|прозвищу|лестнице|улице|улицам|коридору|двору|комнате|залу|столу|рукам|плечу|списку|одному|одной|двое|очевидным|понятным|разным|личным|семейным)$/u

const remits =
  /^(?:управлени|комисси|комитет|департамент|отдел|служб|агентств|центр|фонд|совет|рабоч|групп|инспекци|палат|организаци|секретариат|бюро)\p{Ll}{0,3}$/u

/** «сообщила адвокат Орвель Русской службе»: whom she told. */
/** Those whom people tell things, by names that have no cases or stand in their third. */
export const agencies =
  /^(?:би-би-си|рейтер|рейтерс|блумберг|ассошиэйтед|интерфаксу|медиазоне|медузе|коммерсанту|ведомостям|известиям|дождю|рбк|риа|тасс|афп|си-эн-эн|дойче|евроньюс|кавказ\.реалии|настоящему|вёрстке|верстке|холоду|агентству|фонтанке|«?новой)$/u

const hearersService = /^(?:службе|редакции|газете|волне)$/u

const hearer =
  /^(?:изданию|агентству|газете|журналу|телеканалу|каналу|порталу|сайту|радиостанции|редакции|корреспонденту|корреспондентке|журналисту|журналистам|репортёру|репортеру)$/u

/** « Inès Morel a quitté », « une mère venue avec ses fils » */
function endsInFrench(tokens: readonly Token[], to: number): boolean {
  const token = tokens[to]
  const before = tokens[to - 1]
  const next = tokens[to + 1]?.low ?? ''
  if (token?.low === 'a' && before?.kind === 'word' && /(?:é|i|u|it|is|ert)$/u.test(next)) return true
  const isCome =
    isPersonNoun(before?.low ?? '') &&
    !isPersonNoun(token?.low ?? '') &&
    /^\p{Ll}{3,}(?:é|ée|és|ées|ue|us|is|ise)$/u.test(token?.text ?? '')
  return isCome && prepositions.has(next)
}

const emptyToken: Token = { kind: 'sign', text: '', low: '', capital: false, sentence: 0, start: 0, end: 0 }
