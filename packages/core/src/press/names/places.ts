/**
 * Bodies that speak as a place: «в пресс-службе заявили», « à la préfecture, on assure », « indique-t-on au parquet ».
 *
 * The text names nobody, but it says whose words they are.
 */

import { isPronoun, isVerb, type Subject } from '../speakers/phrase-edges.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { prepositions } from '../words/grammar-words.ts'
import { bodies } from '../words/name-words.ts'
import { withoutArticle } from '../words/person-nouns.ts'

const longest = 12

/** The phrase behind the verb, from the word after its preposition to the next sign. */
export function placeAfter(tokens: readonly Token[], verb: number): Subject | undefined {
  const sentence = tokens[verb]?.sentence
  for (let k = verb + 1; k < verb + 6; k++) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== sentence || token.kind !== 'word') return undefined
    if (/^(?:в|во|на|из|à|au|aux|chez|dans|de|du)$/u.test(token.low)) return placeAt(tokens, k + 1, token.low)
    if (/^(?:l'|d')/u.test(token.low)) return undefined
  }
  return undefined
}

/** «Как сообщили «Полису» в пресс-службе»: several who are not named, and the place that speaks. */
export function toldAtPlace(tokens: readonly Token[], i: number): Subject | undefined {
  return /(?:ли|лись|ют|ят)$/u.test(tokens[i]?.low ?? '') ? placeAfter(tokens, i) : undefined
}

/** The phrase that opens the sentence: «В пресс-службе МВД заявили»; « A la préfecture, on dit ». */
export function placeBefore(tokens: readonly Token[], verb: number, floor: number): Subject | undefined {
  const first = tokens[floor]
  if (first === undefined || verb - floor < 2 || verb - floor > longest + 4) return undefined
  const isFrench = /^(?:a|à|au|aux|chez|dans|du)$/u.test(first.low) && tokens[verb - 1]?.low === 'on'
  const isRussian = /^(?:в|во|на)$/u.test(first.low) && /(?:ли|лись|ют|ят|ут)$/u.test(tokens[verb]?.low ?? '')
  if (!isFrench && !isRussian) return undefined
  return placeAt(
    tokens.slice(0, isFrench ? verb - 1 : verb),
    tokens[floor + 1]?.low === 'côté' ? floor + 3 : floor + 1,
    first.low,
  )
}

/** The body that stands behind a preposition of place. */
export function placeAt(tokens: readonly Token[], from: number, preposition: string): Subject | undefined {
  const end = firstIn(
    tokens,
    from,
    from + longest,
    (token, at) =>
      token.kind !== 'word' ||
      token.sentence !== tokens[from]?.sentence ||
      isVerb(token) ||
      isPronoun(token.low) ||
      /^(?:мне|нам|вам|ему|ей|им|мной|нами)$/u.test(token.low) ||
      // «В суде Веру Линд назвали …»: somebody in the fourth case.
      // «в МВД по Анску» is one body.
      (at > from &&
        token.capital &&
        token.named !== true &&
        tokens[at - 1]?.low !== 'по' &&
        /\p{Ll}[ую]$/u.test(token.text)) ||
      (at > from && hearers.test(token.low)) ||
      (at > from && prepositions.has(token.low) && !/^(?:de|du|des|d'|по|при|из)$/u.test(token.low)),
  )
  const whole = end < 0 ? Math.min(tokens.length, from + longest) : end
  // «В комитете «Волне» сообщили»: whom they told.
  const isHearer =
    tokens[whole - 1]?.named === true && whole - from > 1 && !takesName.test(tokens[whole - 2]?.low ?? '')
  const to = isHearer ? whole - 1 : whole
  const first = tokens[from]
  if (
    to <= from ||
    first === undefined ||
    /^\d|^(?:году|месяце|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|прошлом|этом|том)$/u.test(
      first.low,
    )
  )
    return undefined
  // «На запрос редакции ответили»: the first noun is what speaks, or nothing is.
  const noun = /\p{Script=Cyrillic}/u.test(first.low)
    ? firstIn(
        tokens,
        from,
        to,
        ({ low, named }) => named === true || !/\p{L}{2}(?:ом|ем|ой|ей|ых|их)$/u.test(low),
      )
    : to - 1
  const isBody = tokens
    .slice(from, noun < 0 ? to : noun + 1)
    .some(
      (token) =>
        token.named === true ||
        /^\p{Lu}{2,}$/u.test(token.text) ||
        bodies.has(withoutArticle(token.low)) ||
        speaking.test(token.low),
    )
  return isBody ? { kind: 'phrase', head: { from, to }, placed: preposition } : undefined
}

/** «В министерстве корреспонденту газеты заявили»: whom they told. */
const hearers =
  /^(?:корреспондент(?:у|ам|ке)|журналист(?:у|ам|ке)|репортёр(?:у|ам)|репортер(?:у|ам)|агентству|изданию|газете|телеканалу|каналу|порталу|сайту|радиостанции|редакции)$/u

/** A body, or those around somebody: not the back of the room. */
const speaking =
  /^(?:l'|d')?(?:entourage|club|équipe|syndicats?|associations?|défense|accusation|police|gendarmerie|hôpital|école|sources?|siège|directions?|parquet|mairie|rectorat|ministères?|gouvernement|commissariat|rédaction|hôtel|opposition|majorité|présidence|ambassade|consulat|inspection|élysée|matignon|пресс-служб|служб|ведомств|министерств|минис|мин(?:юст|обр|здрав|обор)|полици|прокуратур|суд|компани|администраци|фонд|редакци|штаб|мэри|центр|департамент|управлени|комитет|посольств|консульств|кремл|организаци|парти|больниц|госдум|дум|сенат|окружени|источник|аппарат|следств|ассоциаци|совет|палат|союз|издани|агентств|университет|школ|отдел|водоканал|завод|фабрик|комбинат|шахт|рудник|предприяти|корпораци|концерн|холдинг|фирм|аэропорт|вокзал|депо|станци|порту|пароходств|почт|банк|магазин|ресторан|гостиниц|музе|театр|библиотек|церк|епархи|патриархи|монастыр|мечет|общин|диаспор|профсоюз|федераци|лиг|клуб|мисси|дирекци|управ|ратуш|префектур|муниципалитет|сельсовет|горсовет|горсуд|райсуд|облсуд|избирком|комисси|инспекци|гвардии|росгварди|генштаб|правлени|энергосбыт|облгаз|горгаз|теплосет|электросет|жэк|поликлиник|клиник|роддом|госпитал|морг|санэпид|роспотребнадзор|ростехнадзор|надзор|архив|академи|факультет|деканат|кафедр|институт|лаборатори|гидромет|метео|офис|представительств|филиал|телеканал|газет|лице|гимнази|техникум|колледж|интернат|приют|хоспис|застройщик|правительств|парламент|сейм|меджлис|хокимият|акимат|исполком|райком|горком|обком|военкомат|комендатур|таможн|погранслужб|минфин|минкульт|минобороны|минздрав|бригад|гарнизон|роскомнадзор|при[её]мн|госдеп|капитоли|пентагон|ватикан|синод|раввинат|генпрокуратур|горпрокуратур|облпрокуратур|горадминистраци|облдум|гордум|заксобрани|кабмин|генсекретариат|секретариат|еврокомисси|европарламент|минприрод|минсельхоз|минтруд|минспорт|минтранс|минцифр|минэкономразвити|минобрнаук|минпросвещени|минвнутрдел|минсоцполитик|соцзащит|горздрав|облздрав|горсобес|росавиаци|росздравнадзор|россельхознадзор|росреестр|казначейств|таможн|погрануправлени|спецслужб|разведк|контрразведк|гвардии|росгвардии|главк|угрозыск|наркоконтрол|отделени|погранзастав|застав|военчаст|части)\p{Ll}{0,6}$/u

export function isSpeakingBody(low: string): boolean {
  return speaking.test(low)
}

const takesName =
  /^(?:агентств|газет|фонд|центр|организаци|компани|проект|движени|парти|издани|канал|телеканал|журнал|завод|банк|корпораци|холдинг|групп)\p{Ll}{0,4}$/u

const endings: readonly (readonly [RegExp, string])[] = [
  [
    /(службе|палате|прокуратуре|редакции|полиции|компании|организации|администрации|ассоциации|комиссии|партии|коллегии|епархии|федерации)$/iu,
    '',
  ],
  [/(ств|управлени|отделени|посольств|ведомств|агентств|издани|объединени|движени)(?:е|и)$/iu, '$1'],
]

/** «пресс-службе МВД» is named as «пресс-служба МВД». */
export function nominative(words: string): string {
  const space = words.search(/\s/u)
  const head = space < 0 ? words : words.slice(0, space)
  const rest = space < 0 ? '' : words.slice(space)
  if (!/\p{Script=Cyrillic}/u.test(head) || /^\p{Lu}{2,}$/u.test(head)) return words
  const adjective = /^(\p{L}+)(ом|ой)$/u.exec(head)
  const [second, ...more] = rest.trim().split(/\s+/u)
  if (adjective !== null && second !== undefined && second !== '' && !/^\p{Lu}/u.test(second)) {
    const noun = declined(second)
    // «Следственном управлении» is «Следственное управление».
    const own = inFirst(adjective[1] ?? '', adjective[2] ?? '')
    const first = adjective[2] === 'ом' && /[ое]$/u.test(noun) ? own.replace(/[иы]й$/u, 'ое') : own
    return [first, noun, ...more].join(' ')
  }
  return `${declined(head)}${rest}`
}

/** «Следственном» is «Следственный», «городской» is «городская». */
function inFirst(stem: string, ending: string): string {
  if (ending === 'ой') return `${stem}ая`
  return /[кгх]$/u.test(stem) ? `${stem}ий` : `${stem}ый`
}

function declined(head: string): string {
  const [feminine, neuter] = endings
  if (feminine?.[0].test(head) === true)
    return head.endsWith('ии') ? `${head.slice(0, -1)}я` : `${head.slice(0, -1)}а`
  if (neuter?.[0].test(head) === true)
    return head.endsWith('стве') ? `${head.slice(0, -1)}о` : `${head.slice(0, -1)}е`
  if (/(?:Кремле)$/u.test(head)) return `${head.slice(0, -1)}ь`
  const known = ['', 'а', 'о', 'е']
    .map((end) => `${head.slice(0, -1)}${end}`)
    .find((one) => bodies.has(one.toLowerCase()))
  if (known !== undefined) return known
  if (/(?:нице|лице|нике|сберии|верне|боре|рие|лее)$/iu.test(head)) return `${head.slice(0, -1)}а`
  if (/(?:ании|ении|ции|сии|рии)$/iu.test(head))
    return `${head.slice(0, -1)}${/(?:ани|ени)и$/iu.test(head) ? 'е' : 'я'}`
  return /(?:суде|фонде|центре|комитете|штабе|совете|институте|департаменте|университете)$/iu.test(head)
    ? head.slice(0, -1)
    : head
}
