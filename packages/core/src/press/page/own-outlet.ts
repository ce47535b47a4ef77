/**
 * The outlet a page says it is: in its line of rights, in "Published by …", behind the place where it was written, in
 * the title of the page, or by the name that stands above everything else.
 *
 * A name is only taken from where a page names itself; what an article tells of another paper is none of these.
 */
import type { Named, Paragraph } from '../report.ts'
import { isSiteLabel } from './furniture.ts'
import { inImprint } from './imprint.ts'
import { isLabelOfSite } from './page-zones.ts'
import { releases } from './sender.ts'

const name = '[«“"]?(\\p{Lu}[\\p{L}\\p{N}&.\'’ -]{1,60}?)[»”"]?'
const end = '(?=\\s*(?:[.,|;:()]|\\s[–—-]\\s|\\d{4}|(?:on|le|du)\\s\\d|all rights|tous droits|все права|$))'

const rights = new RegExp(
  `(?:©|\\(c\\)|copyright)\\s*(?:©\\s*)?(?:\\d{4}(?:\\s?[–—-]\\s?\\d{4})?,?\\s+)?(?:by\\s+|АО\\s+|ООО\\s+|ЗАО\\s+)?${name}${end}`,
  'iu',
)
const publisher = new RegExp(
  `^(?:(?:publié|posté|écrit|mis en ligne|posted|written|filed) (?:par|by|on) .{2,60} (?:dans|in|sur)|(?:first |originally )?published (?:by|in)|this (?:article|story|report|piece) (?:was )?(?:first |originally )?(?:appeared|published|ran) (?:in|on|by)|publié (?:par|dans)|paru dans|издатель:?|издание:?|опубликовано (?:в|на сайте)|posted by .{3,40} in|source ?:|источник ?:)\\s+(?:the\\s+|le\\s+|la\\s+)?${name}${end}`,
  'iu',
)
const small =
  '(?:the|of|on|le|la|les|de|du|des|en|sur|sous|на|г|года|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\\p{L})'
/** "DVORNA, March 14 (Reuters) –", "Dvorna, Kestria | AFP |", «ДВОРНА, 13 октября. /Осна-пресс/», «Дворна. 14 марта. ИНТЕРФАКС –» */
const places: readonly RegExp[] = [
  // Names and a day before the bracket, and no other word: "The builder (Orvel) – a widower – …" is no place.
  new RegExp(
    `^(?=\\p{Lu})(?:(?:\\p{Lu}[\\p{L}'’-]*|\\d{1,4}(?:er|st|nd|rd|th)?|${small})[ ,.]+){1,10}\\((\\p{Lu}[\\p{L} ./-]{1,30})\\)\\s*[—–-]`,
    'u',
  ),
  /^\p{Lu}[^|"“«]{1,40}\s?\|\s?(\p{Lu}[\p{L} -]{1,30}?)\s?\|/u,
  /^\p{Lu}[^/"“«]{1,50}\s\/(\p{Lu}[\p{L} .-]{2,30})\//u,
  /^\p{Lu}[\p{L} -]{2,30}[.,] (?:\d{1,2} \p{L}{3,9}[.,]? )?(?:\/?)(\p{Lu}{4,}(?:[ -]\p{Lu}{2,})?)\s?[—–-]\s/u,
  // "VERRIN 17/06/2029 (BELGA)", « Mirgat, 9 octobre (ATS) Quatre … », "Mirgat (dpa) -": letters, and a day or a dash.
  /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?,? \d{1,2}(?:er)?(?:[/.]\d{1,2}(?:[/.]\d{2,4})?| \p{L}{3,9}\.?)(?: \d{4})? \((\p{Lu}{2,8}(?:-\p{Lu}{2,8})?)\)(?=$|\s)/u,
  /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?(?: \(\p{Lu}[\p{L} -]+\))? \((dpa|apa|sda|ats|belga|efe|ansa|pap|\p{Lu}{2,8})\)\s?[=—–-]/u,
  // "MIRGAT (Osna), 9 Sept 2033 (Harbour News Agency) - ", « Versac (Osna), 14 mars 2025 (ADP) - »: a land in brackets, a day.
  /^\p{Lu}[\p{L}' ’-]{1,40} \(\p{Lu}[\p{L}' ’-]{1,30}\), \d{1,2}(?:er)? \p{L}{3,9}\.?(?: \d{4})? \((\p{Lu}[\p{L} .&-]{1,40})\)\s?[—–-]\s/u,
  // «МИРГАТ, 8 декабря, «Полюс». Суд …», «БЕЛЫЙ БЕРЕГ, 12 дек — Норд-Онлайн. Суд …»
  /^\p{Lu}[\p{Lu} -]{2,40}, \d{1,2} \p{L}{3,9}\.?(?: \d{4})?, «(\p{Lu}[^«»]{1,30})»\.\s/u,
  // «МИРГАТ (Тавра), 23 января, Норд-Информ. Мать …»
  /^\p{Lu}[\p{Lu} -]{2,40}(?: \(\p{Lu}[\p{L} -]{1,30}\))?, \d{1,2} \p{L}{3,9}\.?(?: \d{4})?, (\p{Lu}[\p{L}-]{3,}(?: \p{Lu}[\p{L}-]*){0,2})\.\s\p{Lu}/u,
  // «МИРГАТ, 18 окт - Норд-Информ. Директор …»
  /^\p{Lu}[\p{Lu} -]{2,40}, \d{1,2} \p{L}{3,9}\.?(?: \d{4})? [—–-] (\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*){0,2})\.\s/u,
]
/** A name and a line, as browsers save the title: "Headline | Harbour Post". */
const titled = /^.{20,}?\s(?:[|·•]|[–—-])\s(\p{Lu}[\p{L}\p{N}&.'’ -]{2,40})$/u

export function ownOutlet(text: string, paragraphs: readonly Paragraph[]): Named | null {
  return (
    inLines(text, paragraphs, ({ kind }) => kind === 'furniture' || kind === 'credit' || kind === 'byline', [
      publisher,
      rights,
    ]) ??
    inImprint(text, paragraphs) ??
    inLines(text, headOf(paragraphs), ({ kind }) => kind === 'sources', [onlySource]) ??
    inLines(text, firstOfBody(paragraphs), () => true, places) ??
    inTitle(text, paragraphs) ??
    aboveAll(text, paragraphs)
  )
}

/** «Источник: Маяк» above the article: one name and no more. */
const onlySource = /^(?:sources?|источник)\s?:\s[«“"]?(\p{Lu}[\p{L}\p{N}&.'’ -]{1,40})[»”"]?$/iu

function headOf(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const body = paragraphs.findIndex(({ kind }) => kind === 'body')
  return paragraphs.slice(0, Math.max(body, 0))
}

function firstOfBody(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const body = paragraphs.findIndex(({ kind }) => kind === 'body')
  return paragraphs
    .slice(0, body + 1)
    .filter(({ kind }) => /^(?:body|dateline|byline|standfirst)$/u.test(kind))
}

function inLines(
  text: string,
  paragraphs: readonly Paragraph[],
  fits: (paragraph: Paragraph) => boolean,
  patterns: readonly RegExp[],
): Named | undefined {
  for (const pattern of patterns)
    for (const paragraph of paragraphs) {
      if (!fits(paragraph)) continue
      const found = matched(text, paragraph, pattern)
      if (found !== undefined) return found
    }
  return undefined
}

function matched(text: string, { start, end: last }: Paragraph, pattern: RegExp): Named | undefined {
  const content = text.slice(start, Math.min(last, start + 200))
  const match = pattern.exec(content)
  const own = match?.[1]?.trim()
  if (match === null || own === undefined || own.length < 2 || isSiteLabel(own)) return undefined
  const at = start + match.index + match[0].lastIndexOf(own)
  return { name: own, start: at, end: at + own.length }
}

/** The title of the page, where the headline stands again without what is behind its line. */
function inTitle(text: string, paragraphs: readonly Paragraph[]): Named | undefined {
  for (const one of paragraphs.slice(0, 3)) {
    const found = matched(text, one, titled)
    if (found === undefined) continue
    const title = text.slice(one.start, found.start).replace(/\s(?:[|·•]|[–—-])\s$/u, '')
    const isRepeated = paragraphs.some(
      (other) => other !== one && text.slice(other.start, other.end).startsWith(title),
    )
    const isPage = one === paragraphs[0] && title.split(/\s+/u).length >= 5 && !title.includes('|')
    if (isRepeated || (isPage && text.slice(one.start, found.start).endsWith('| '))) return found
  }
  return undefined
}

const navigation =
  /^(?:menu|home|skip|search|subscribe|stay|get|turn on|activez|recevez|включите|получайте|sign|log|sport|share|donate|accept|cookies?|who|what|where|press|live|watch|listen|sections?|advertisement|weather|search|top|breaking|exclusive|opinion|analysis|culture|politics|accessibility|media cent|all news|main news|accueil|rechercher|abonnez|connexion|partager|aller|publicité|météo|rubriques?|communiqué|en direct|les plus|le fil|retour|главная|главные|меню|поиск|войти|перейти|подпис|поделиться|реклама|погода|рубрики|темы|пресс(?!-\p{Ll}+ \p{L})|ссылки|все новости)(?!\p{L})/iu

/** The first line of all, a name and nothing else, above the ways through the site; farther down only if it comes again. */
function aboveAll(text: string, paragraphs: readonly Paragraph[]): Named | null {
  const headline = paragraphs.findIndex(({ kind }) => kind === 'headline')
  for (const [i, { kind, start, end: last }] of paragraphs.slice(0, Math.min(10, headline)).entries()) {
    const line = text.slice(start, last)
    if (kind !== 'furniture') continue
    const back = homeward.exec(line)?.slice(1).find(Boolean)
    if (back !== undefined)
      return { name: back, start: start + line.indexOf(back), end: start + line.indexOf(back) + back.length }
    if (!isSiteName(line, i)) continue
    const words = line.split(/\s+/u)
    const isFirst =
      i === 0 && /^\p{Lu}/u.test(line) && (words.length > 1 || paragraphs[1]?.kind === 'furniture')
    if (isFirst || isNamedAgain(text, paragraphs, line, i)) return { name: line, start, end: last }
  }
  return null
}

/** "The Sentinel - Back to home", « Retour à la page d’accueil du Phare » */
const homeward =
  /^(\p{Lu}[^|.!?:«»“”"]{2,40}?)\s[–—|-]\s(?:back to home|home ?page|home|accueil|retour à l['’]accueil|главная(?: страница)?)$|^(?:retour à )?(?:la page )?d?['’]?accueil d(?:u|e la|e l['’]|e|es) (\p{Lu}[^|.!?:«»“”"]{2,40})$/iu

function isSiteName(line: string, i: number): boolean {
  const words = line.split(/\s+/u)
  if (navigation.test(line) || releases.test(line) || isSiteLabel(line) || isLabelOfSite({ text: line }))
    return false
  return (
    words.length <= 5 &&
    line.length <= 40 &&
    (i === 0 || /^\p{Lu}/u.test(line)) &&
    !/[|/›>»:?!•·,]|\s{2}|(?<![\p{L}\d])\d|\.\s/u.test(line) &&
    words.every(
      (word) =>
        /^(?:\p{Lu}|&|of|the|de|du|des|la|le|les|et|and|d['’]|l['’]|sans|in|из|и|в|на|без|времена|газета|вестник|ведомости|новости|дверь|край|вечер|правда|жизнь|слово|время)/u.test(
          word,
        ) ||
        (i === 0 && /^\p{Ll}[\p{Ll}-]{2,}$/u.test(word)),
    )
  )
}

/** In another line of the page that is not the article's, or as the place of its mail: "letters@meridian.example". */
function isNamedAgain(text: string, paragraphs: readonly Paragraph[], name: string, at: number): boolean {
  const low = name.toLowerCase()
  const host = low.normalize('NFD').replaceAll(/[^\p{L}\p{N}]/gu, '')
  return paragraphs.some(({ kind, start, end }, i) => {
    if (i === at) return false
    const line = text.slice(start, Math.min(end, start + 300)).toLowerCase()
    if (host.length >= 4 && host.length <= 40 && /[@./]/u.test(line) && hostsOf(line).includes(host))
      return true
    if (/^(?:body|headline|standfirst|highlight|subhead)$/u.test(kind)) return false
    const found = line.indexOf(low)
    if (found < 0 || /\p{L}/u.test(`${line[found - 1] ?? ' '}${line[found + low.length] ?? ' '}`))
      return false
    return kind === 'furniture' ? ofSite.test(line) : owns.test(line.slice(0, found))
  })
}

/** What else stands in a line of the page that names its site. */
const ofSite =
  /©|copyright|newsletter|rights|subscri|follow|facebook|telegram|whatsapp|youtube|channel|(?<!\p{L})app(?!\p{L})|about|sign up|inbox|log ?in|account|donate|support|editor|abonn|suivez|droits|compte|appli|chaîne|à propos|soutenez|recevez|podcast|retrouvez|телеграм|подпис|рассылк|канал|приложени|читайте|поддерж|редакци|права|свидетельств|mailto|@/u
/** Before the name of whoever owns a picture or wrote a text. */
const owns =
  /(?:[/|©@]|(?:for|pour|для|via|by|par|photo|photograph|image|фото|archives?|архив)\s?:?)\s?[«“"]?\s?$/u

function hostsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:@|www\.|\/\/|(?<=\s|^))([\p{L}\p{N}-]{4,40})\.\p{L}{2,8}(?!\p{L})/gu)].map(
    (match) => (match[1] ?? '').replaceAll('-', ''),
  )
}
