/** The noun phrase that follows a verb: "…," said X; and the rows of names that follow a comma. */

import { isDotInside, isRadioHeard } from '../names/name-sequences.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { overAdverbials } from '../words/adverbials.ts'
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
import { inName, particle, pureNames, pureNamesEnd } from './name-runs.ts'
import {
  endsNothing,
  isFrenchPerfect,
  isPronoun,
  isVerb,
  longestPhrase,
  type Range,
  type Subject,
} from './phrase-edges.ts'

/** The subject right after token `at`: "…," said X. */
export function subjectAfter(tokens: readonly Token[], at: number): Subject | undefined {
  const plain = tokens[at + 1]
  const isNoun = plain === undefined || plain.capital || isPersonNoun(plain.low) || isPronoun(plain.low)
  // «рассказал и пожарный Артур Чен»
  if (plain?.low === 'и' && (tokens[at + 2]?.capital === true || isPersonNoun(tokens[at + 2]?.low ?? '')))
    return subjectAt(tokens, at + 2)
  const from = overComplement(tokens, isNoun ? at + 1 : overAdverbials(tokens, at + 1))
  return tokens[from]?.sentence === tokens[at]?.sentence ? subjectAt(tokens, from) : undefined
}

/** The subject whose first word is token `from`. */
export function subjectAt(tokens: readonly Token[], from: number): Subject | undefined {
  const first = tokens[from]
  if (first === undefined || first.kind !== 'word') return undefined
  if (isPronoun(first.low)) return { kind: 'pronoun', at: from, low: first.low }
  const isAlone =
    tokens[from + 1] === undefined ||
    tokens[from + 1]?.kind !== 'word' ||
    tokens[from + 1]?.sentence !== first.sentence
  if (
    isAlone &&
    /^(?:one|another|others|один|одна|другой|другая|третий|третья|четвёртый|четвертый)$/u.test(first.low)
  )
    return { kind: 'phrase', head: { from, to: from + 1 } }
  if (first.low === 'one' && endOfPhrase(tokens, from) === from)
    return { kind: 'phrase', head: { from, to: from + 1 } }
  if (
    !first.capital &&
    (prepositions.has(first.low) || subordinators.has(first.low)) &&
    !/^(?:l'|d')/u.test(first.low)
  )
    return undefined
  const pointed = /^(?:celui|celle)-(?:ci|là)$/u.exec(first.low)
  if (pointed !== null)
    return { kind: 'pronoun', at: from, low: first.low.startsWith('celle') ? 'elle' : 'il' }
  const last = /^(?:ce|cette)$/u.test(first.low) && /^derni(?:er|ère)$/u.test(tokens[from + 1]?.low ?? '')
  if (last) return { kind: 'pronoun', at: from, low: first.low === 'ce' ? 'il' : 'elle' }
  if (/^\p{Ll}{4,}ment$/u.test(first.text) && tokens[from + 1]?.kind === 'word')
    return subjectAt(tokens, from + 1)
  if (isVerb(first) || adverbs.has(first.low) || isFrenchPerfect(tokens, from)) return undefined
  // «один из них, Никита Варден», « l'une d'elles, Zoé Delmas »: who it is stands behind the comma.
  const oneOfThem =
    /^(?:один|одна|one|l'une?)$/u.test(first.low) &&
    /^(?:из|of|d'(?:eux|elles|entre))$/u.test(tokens[from + 1]?.low ?? '')
      ? firstIn(tokens, from + 2, from + 4, ({ text }) => text === ',')
      : -1
  const named = oneOfThem < 0 ? undefined : pureNames(tokens, oneOfThem + 1)
  if (named !== undefined) return { kind: 'phrase', head: named }
  // « Un des cinq, joint vendredi, raconte »
  const isPart =
    /^(?:une?|l'une?|one|two|deux|plusieurs|some)$/u.test(first.low) &&
    /^(?:des|of|d'entre)$/u.test(tokens[from + 1]?.low ?? '')
  const part = isPart
    ? firstIn(
        tokens,
        from + 2,
        from + 7,
        (token) => token.kind !== 'word' || isVerb(token) || relatives.has(token.low),
      )
    : -1
  const to = part > 0 ? part : first.low === 'one' ? from + 1 : endOfPhrase(tokens, from)
  if (to <= from) return undefined
  const head = { from, to }
  const others = listAfter(tokens, to)
  if (others.length > 0) return { kind: 'phrase', head, others }
  const apposed =
    tokens[to]?.text === ','
      ? (pureNames(tokens, to + 1) ??
        titledName(tokens, head) ??
        firstName(tokens, head) ??
        otherOffice(tokens, head))
      : undefined
  return apposed === undefined ? { kind: 'phrase', head } : { kind: 'phrase', head, apposed }
}

/** « son porte-parole, le colonel Luc Roux. », "its spokesman, retired colonel Ann Roe,": a rank, and then the name. */
function titledName(tokens: readonly Token[], { from, to }: Range): Range | undefined {
  const isOwn =
    /^(?:son|sa|le|la|leur|its|his|her|their|the)$/u.test(tokens[from]?.low ?? '') ||
    tokens[from]?.low.startsWith("l'") === true
  const isRole = tokens.slice(from, to).some(({ low, capital }) => !capital && isPersonNoun(low))
  const name = firstIn(
    tokens,
    to + 1,
    to + 5,
    ({ capital, kind, low }, k) =>
      capital || kind !== 'word' || !(isPersonNoun(low) || (k === to + 1 && determiners.has(low))),
  )
  if (!isOwn || !isRole || name <= to + 1 || !isPersonNoun(tokens[name - 1]?.low ?? '')) return undefined
  return pureNames(tokens, name)
}

/** «бывший министр, а ныне глава банка Олег Дягилев»: one person of two offices. */
function otherOffice(tokens: readonly Token[], { from, to }: Range): Range | undefined {
  const isOffice = tokens.slice(from, to).some(({ low }) => isPersonNoun(low))
  // «пенсионер, бывший крепильщик Фомин»
  const name = firstIn(
    tokens,
    to + 1,
    to + 5,
    ({ capital, low }) => capital || !(isPersonNoun(low) || /\p{Script=Cyrillic}(?:ый|ий|ая|яя)$/u.test(low)),
  )
  const isSecond =
    name > to + 1 &&
    tokens[name]?.capital === true &&
    isPersonNoun(tokens[name - 1]?.low ?? '') &&
    /\p{Script=Cyrillic}/u.test(tokens[name]?.low ?? '')
  if (isOffice && isSecond) return { from: name, to: pureNamesEnd(tokens, name) }
  if (
    !isOffice ||
    tokens[to + 1]?.low !== 'а' ||
    !/^(?:ныне|теперь|также|сейчас|позже|затем)$/u.test(tokens[to + 2]?.low ?? '')
  )
    return undefined
  const start = firstIn(
    tokens,
    to + 3,
    to + 14,
    ({ capital, named }, at) => capital && named !== true && tokens[at + 1]?.capital === true,
  )
  return start < 0 ? undefined : { from: start, to: pureNamesEnd(tokens, start) }
}

/** « une amie du couple, Odile, citée comme témoin »: one name between the commas behind somebody unnamed. */
function firstName(tokens: readonly Token[], { from, to }: Range): Range | undefined {
  const words = tokens.slice(from, to)
  const isPlain = determiners.has(tokens[from]?.low ?? '') && words.every(({ capital }) => !capital)
  // "said Ruth Ames's husband, Carl."
  const isOwned =
    words.some(({ text }, i) => i < words.length - 1 && /['’]s?$/u.test(text)) &&
    words.at(-1)?.capital === false
  // « la mère de Kolia, Irina »
  const isKin =
    determiners.has(tokens[from]?.low ?? '') &&
    /^(?:mère|père|frère|sœur|soeur|fils|fille|mari|épouse|oncle|tante|cousine?|compagne|compagnon|veuve|mother|father|brother|sister|son|daughter|husband|wife|widow)$/u.test(
      tokens[from + 1]?.low ?? '',
    ) &&
    /^(?:de|d'|of)$/u.test(tokens[from + 2]?.low ?? '')
  const isUnnamed = (isPlain || isOwned || isKin) && words.some(({ low }) => isPersonNoun(low))
  const close = tokens[to + 2]
  const isClosed =
    close === undefined || close.text === ',' || ((isOwned || isKin) && /^[.;]$/u.test(close.text))
  const isBetween = tokens[to + 1]?.capital === true && isClosed
  return isUnnamed && isBetween ? { from: to + 1, to: to + 2 } : undefined
}

/** Russian sets the one spoken to, and where, between the verb and who speaks: «ответила на это Таирова». */
function overComplement(tokens: readonly Token[], from: number): number {
  const first = tokens[from]
  if (first === undefined) return from
  if (isFrenchComplement(first.low)) return overFrenchComplement(tokens, from)
  if (!/\p{Script=Cyrillic}/u.test(first.low) || isPronoun(first.low)) return from
  const isAgency = first.capital && (/^\p{Lu}{3,}$/u.test(first.text) || agencies.test(first.low))
  if (first.capital && first.named !== true && !isAgency) return from
  if (!first.capital && isPersonNoun(first.low)) return from
  for (let k = from; k < from + 8; k++) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== first.sentence) return from
    if (token.named === true || (k === from && isAgency)) continue
    // «РИА Новости житель …»
    if (k === from + 1 && isAgency && token.capital && isPersonNoun(tokens[k + 1]?.low ?? '')) continue
    // «писал из СИЗО один из них»: a place or a day behind its preposition.
    if (k > from && token.capital && prepositions.has(tokens[k - 1]?.low ?? '')) continue
    if (
      k > from &&
      (token.capital || isPersonNoun(token.low) || isPronoun(token.low) || /^(?:один|одна)$/u.test(token.low))
    )
      return isPersonNoun(token.low) ? overDescribing(tokens, k, from) : k
  }
  return from
}

/** Those whom people tell things, by names that have no cases or stand in their third. */
const agencies =
  /^(?:би-би-си|рейтер|рейтерс|блумберг|ассошиэйтед|интерфаксу|медиазоне|медузе|коммерсанту|ведомостям|известиям|дождю|рбк|риа|тасс|афп|си-эн-эн|дойче|евроньюс|кавказ\.реалии|настоящему|вёрстке|верстке|холоду|агентству|фонтанке|«?новой)$/u

/** «сообщила адвокат Орвель Русской службе»: whom she told. */
const hearersService = /^(?:службе|редакции|газете|волне)$/u

/** «рассказывает стоящая у ворот пожилая женщина»: back to the adjectives right before the noun. */
function overDescribing(tokens: readonly Token[], noun: number, from: number): number {
  let k = noun
  while (k > from && /\p{Script=Cyrillic}{2}(?:ый|ий|ая|яя)$/u.test(tokens[k - 1]?.low ?? '')) k--
  return k
}

function isFrenchComplement(low: string): boolean {
  return /^(?:à|au|aux|dans|devant|lors|auprès|sur|depuis|pendant|après|avant|en|sous|vers|chez|via|avec|sans|par|entre|derrière|soir|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ensuite|encore|alors|aussi)$/u.test(
    low,
  )
}

/** « a lancé à Strasbourg l'écologiste X », « a indiqué mercredi la porte-parole Y » */
function overFrenchComplement(tokens: readonly Token[], from: number): number {
  for (let k = from + 1; k < from + 10; k++) {
    const token = tokens[k]
    const before = tokens[k - 1]
    if (
      token === undefined ||
      before === undefined ||
      token.sentence !== before.sentence ||
      token.kind !== 'word'
    )
      return from
    const isFree = !prepositions.has(before.low) && !determiners.has(before.low)
    const opens =
      /^(?:les?|la|une?|son|sa|ses|leurs?|notre|nos|ces?|cet|cette|plusieurs|quelques|certains|certaines|mme|m)$/u.test(
        token.low,
      ) ||
      /^(?:Me|Mme|Mgr|Dr|Maître)$/u.test(token.text) ||
      /^l'\p{L}/u.test(token.low)
    if (isFree && (opens || (token.capital && !before.capital)))
      // « auprès de l'agence Estran Karim Benali »
      return isOutlet(before.low) && token.capital && tokens[k + 2]?.capital === true ? k + 1 : k
  }
  return from
}

function isOutlet(low: string): boolean {
  return /^(?:l'|d')?(?:agence|journal|quotidien|hebdomadaire|chaîne|radio|site|magazine)$/u.test(low)
}

/** "wrote A, B and C": every name of a list that is closed by "and". */
function listAfter(tokens: readonly Token[], from: number): readonly Range[] {
  const found: Range[] = []
  for (let at = from; found.length < 20; ) {
    const link = tokens[at]
    if (link === undefined || !(link.text === ',' || joiners.has(link.low))) return []
    const to = endOfPhrase(tokens, at + 1)
    const item = tokens.slice(at + 1, to)
    const named = item.every(
      (token, i) =>
        token.capital ||
        (i === 0 && determiners.has(token.low)) ||
        /^(?:de|van|von|al|el|bin)$/u.test(token.low),
    )
    if (to <= at + 1 || tokens[to - 1]?.capital !== true || !named) return []
    found.push({ from: at + 1, to })
    if (joiners.has(link.low)) return found
    at = to
  }
  return []
}

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
    // «рассказал мужчина изданию «Полис»»: whom he told.
    if (to > from && (hearer.test(low) || isRadioHeard(tokens, to))) break
    if (
      to > from &&
      token.capital &&
      /(?:ой|ей)$/u.test(low) &&
      hearersService.test(tokens[to + 1]?.low ?? '')
    )
      break
    if (to > from && before?.capital === true && token.capital && agencies.test(low)) break
    // «заявила Орвель «Полису»»: whom she told.
    if (
      token.named === true &&
      to > from &&
      before?.capital === true &&
      tokens[to + 1]?.capital !== true &&
      !(to === from + 1 && opensWithBody.test(before.low))
    )
      break
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
