/**
 * Is this line part of the page and not of the article?
 *
 * Judged by its shape and by whom it speaks to, never by one site's wording. A line that carries an
 * attributed quotation is never thrown away for its vocabulary: losing a witness's words is worse than
 * keeping a prompt.
 */
import { isSigned } from './credits.ts'
import {
  addressWords,
  appealWords,
  creditPhrases,
  deviceWords,
  highlightLabels,
  labels,
  listHeadings,
  openings,
} from './furniture-words.ts'
import type { Line } from './lines.ts'
import { isSaid, isTold, isTurn, withoutQuoted } from './narrative.ts'
import { answers } from './site-phrases.ts'

const letter = '[\\p{L}\\p{N}]'

function anyOf(phrases: readonly string[]): string {
  return phrases
    .map((phrase) =>
      phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, (sign) =>
        sign === '*' ? '(?:\\S{1,30} ){0,2}\\S{1,30}' : `\\${sign}`,
      ),
    )
    .join('|')
}

/** Signs in front of a line; a mark that opens somebody's words is none. */
const lead = '(?!["“«„])[\\s\\p{P}\\p{S}]{0,4}'
const openingPattern = new RegExp(`^${lead}(?:${anyOf(openings)})(?!${letter})`, 'u')
const stemOpeningPattern = new RegExp(
  `^(?:${anyOf(openings.filter((word) => /\p{Script=Cyrillic}/u.test(word)))})`,
  'u',
)
const listHeadingPattern = new RegExp(`^[\\s\\p{P}\\p{S}]{0,4}(?:${anyOf(listHeadings)})`, 'u')
const appealPattern = new RegExp(`(?<!${letter})(?:${anyOf(appealWords)})(?!${letter})`, 'gu')
const devicePattern = new RegExp(`(?<!${letter})(?:${anyOf(deviceWords)})(?!${letter})`, 'gu')
const addressPattern = new RegExp(`(?<!${letter})(?:${anyOf(addressWords)})(?!${letter})`, 'gu')
const creditPattern = new RegExp(`(?:^|[\\s(/|–—-])(?:${anyOf(creditPhrases)})`, 'u')
const timerPattern =
  /^\d{1,2}:\d{2}(?::\d{2})?(?:$|\s*[-–—|•/]|\s+(?:source|now|video|duration|vidéo|видео))/u
/** Digits, dashes and stars between blocks. */
const ornamentPattern = /^[\p{P}\p{S}\p{N}\s]{1,40}$/u

/** Lower case, straight apostrophes, single spaces; only the head of a very long line is looked at. */
export function folded(text: string, limit = 2000): string {
  return text.slice(0, limit).toLowerCase().replaceAll(/[’‘ʼ]/g, "'").replaceAll(/\s+/gu, ' ').trim()
}

/** Begins as what a page says to its visitor does. */
export function isOpening(text: string): boolean {
  return openingPattern.test(text) || stemOpeningPattern.test(text)
}

/** Nothing but a button's words: "Sign in", "Share this". */
export function isWholeOpening(line: Line): boolean {
  const text = folded(line.text, 80)
  return openingPattern.exec(text)?.[0].length === text.length
}

export function isTimer(line: Line): boolean {
  return line.words <= 12 && timerPattern.test(folded(line.text, 80))
}

/** "3 min read", "Lecture 3 min.", "Время чтения: 4 минуты". */
function isReadingTime(line: Line): boolean {
  return line.words <= 6 && readingTimePattern.test(folded(line.text, 60))
}

const readingTimePattern =
  /^(?=.*(?:\d{1,3}[\s-]*(?:min|мин)|\d{1,2}:\d{2}))(?=.*(?:read|listen|audio|lecture|écouter|écoute|à lire|чтени|читать|слушать))[\p{L}\p{N}\s:·|–—.'()-]{5,50}$/u

export function isHighlightLabel(line: Line): boolean {
  return line.words <= 5 && highlightLabels.has(folded(line.text, 60).replace(/\s*[:：]$/u, ''))
}

export function isListHeading(line: Line): boolean {
  return line.words <= 8 && listHeadingPattern.test(folded(line.text, 80))
}

/** A label of the page: a menu's word, alone or with a count. */
function isLabel(line: Line): boolean {
  if (line.words > 5) return false
  const bare = folded(line.text, 60)
    .replaceAll(/[\p{S}\p{P}]+/gu, (signs) => (signs.includes("'") || signs === '-' ? signs : ' '))
    .replaceAll(/(?<!\p{L})\d+[km]?(?!\p{L})/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  const isSpoken = /[.!?…]["”»’]?$|^(?:[—–―-]\s|["“«„‘])/u.test(line.text)
  if (answers.has(bare)) return !isSpoken
  return (
    labels.has(bare) ||
    (bare !== '' && bare.split(' ').every((word) => labels.has(word) || (!isSpoken && answers.has(word))))
  )
}

/** A button, a section or a heading of the site: never its name. */
export function isSiteLabel(text: string): boolean {
  const low = folded(text, 80)
  return (
    labels.has(low) ||
    answers.has(low) ||
    openingPattern.exec(low)?.[0].length === low.length ||
    listHeadingPattern.test(low)
  )
}

/** A line that by itself shows that it is furniture. */
export function isPlainlyFurniture(line: Line): boolean {
  if (isAgentNotice(line)) return true
  // No menu, prompt or count is as long as a paragraph.
  if (line.words > 60) return false
  const text = folded(line.text, 400)
  return isOfPage(line, text) || opensAsPage(line, text)
}

/** By what it is, and not by how it opens: no headline looks like this. */
export function isOfPage(line: Line, text = folded(line.text, 400)): boolean {
  if (
    isLabel(line) ||
    isTimer(line) ||
    isReadingTime(line) ||
    (ornamentPattern.test(line.text.slice(0, 60)) && !/\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/u.test(line.text))
  )
    return true
  if (/^follow\s+(?:@|\S{2,30}$)/u.test(text) || counters.test(text) || shells.test(text)) return true
  if (line.words <= 20 && endings.test(text)) return true
  if (line.words <= 8 && !line.closed && remarks.test(text)) return true
  if (line.words <= 14 && !/["“«„]/u.test(line.text) && failures.test(text)) return true
  if (rates.test(line.text.slice(0, 200))) return true
  if (/^https?:\/\/\S+$/u.test(text)) return true
  if (!line.closed && leadIns.test(line.text.slice(0, 60)) && line.words <= 30) return true
  return line.words <= 16 && [...text.matchAll(devicePattern)].length >= 2
}

function opensAsPage(line: Line, text: string): boolean {
  // "Sign up or be signed up, the officers told them": a sentence that tells what somebody did is the article's.
  const opens =
    isOpening(text) && !(line.closed && isTold(line.text)) && !isTurn(line.text) && !isSaidOpening(line)
  if (opens && line.words <= 6) return true
  if (opens && (!line.closed || hasLeadIn(text)) && line.words <= 30) return true
  return opens && line.words <= 40 && appealScore(line) >= 2
}

/** "Join us or leave, militia tells fishermen" */
function isSaidOpening({ text }: Line): boolean {
  return /^[^:]{4,80},\s/u.test(text) && isSaid(text)
}

/** The notice that a law makes a Russian newsroom print in capitals, however long. */
function isAgentNotice({ text }: Line): boolean {
  return /ИНОСТРАНН\p{Lu}{2,3} АГЕНТ/u.test(text) && text === text.toUpperCase()
}

/** "USD 58.70 CNY 8.87", "Ostmouth +12°", «Москва 3 °C»: what a bar at the head counts. */
const rates =
  /^(?:(?:\p{Lu}{3}|[$€£¥₽])\s?[\d.,]+[%▲▼+-]?\s*){2,}$|^(?:\p{L}[\p{L}-]{1,20}[, ]\s*){1,3}[-+−]?\d{0,2}\s?(?:°|º|o)\s?[CF]?$/u

/** "14 comments", «Просмотров: 2114», "3,841 Retweets 2,110 likes" */
const counters =
  /^(?:\d{1,3} (?:min|minutes?|мин|минут[аы]?)\.?(?: (?:read|to read|de lecture|чтения))?|\d[\d\s.,]*\s?[km]?\s(?:réactions?|подписчик\p{L}{0,2}|лайк\p{L}{0,2}|comments?|shares?|views?|likes?|retweets?|reactions?|commentaires?|partages?|vues?|lectures|комментари\p{L}{1,2}|просмотр\p{L}{0,2}|репост\p{L}{0,2})[\d\s.,\p{L}]{0,30}|\d[\d\s.,]*\s(?:\p{L}+\s){1,3}(?:this (?:article|story|page)|cet article|cette page|эту (?:статью|новость|страницу))|(?:comments?|views?|shares|reads?|просмотров|комментариев|прочитали|лайк|vues|lectures|commentaires)\s?[:(]?\s?\d[\d\s.,)]*.{0,40})$/u
/** What is left around a post from another site. */
const shells =
  /^(?:переслано (?:из|от) [^:.!?]{2,40}|forwarded from [^:.!?]{2,40}|message transféré d(?:e|epuis) [^:.!?]{2,40}|[^.!?]{2,60}\s✔?\s?\(?@\w{2,30}\)?|\d{1,2}:\d{2}\s?[ap]m [-·] \d{1,2} \p{L}{3,9} \d{4}|twitter ads info.{0,30}|view (?:this|image|post|more) on (?:twitter|instagram|facebook|x).{0,30}|a post shared by.{0,80})$/u

/** « Ce direct est terminé », "This live blog has ended": the page about itself. */
const endings =
  /(?:(?:ce|cet|notre|this|our) (?:live|direct|live ?blog|blog|liveblog)(?!\p{L}).{0,30}(?:terminé|fini|fermé|suivi|clos|plus mis à jour|ended|closed|over|finished|paused|no longer)|^fin (?:de ce|du) (?:live|direct)|^end of (?:live|our live|the live)|live (?:coverage|updates?) (?:has|have|is|are) (?:now )?(?:ended|closed|over)|(?:this|our|the) (?:site|page|website|archive) (?:is|has been|was) (?:now )?(?:archived|no longer)|(?:ce|le|notre) site .{0,40}(?:archivé|n'est plus (?:mis|alimenté))|(?:сайт|страница|трансляция) (?:больше )?не обновляется|(?:новость|статья|текст) (?:дополняется|обновляется)|^(?:cet|cette|notre) (?:article|page) sera mise? à jour|^this is a (?:developing|breaking)|трансляция (?:завершена|окончена|закончена))/u

/** "Article continues below", "Updated 2 hours ago", "Narrated by an AI voice", "A- A A+" */
const remarks =
  /^(?:[^.!?:"«“]{2,40}\s[–—|-]\s(?:back to home|home ?page|retour à l'accueil|на главную)|(?:article|story|text|reading|scroll|faites défiler|la suite|suite de|продолжение|листайте)(?!\p{L}).{0,30}(?:continue|below|after|après|ci-dessous|ниже|после|дальше).{0,30}|(?:updated|published|posted|mis à jour|publié|обновлено|опубликовано) (?:il y a )?.{1,20}(?:ago|heures?|minutes?|jours?|назад)|.{0,20}(?:ai voice|voix de synthèse|text[- ]to[- ]speech|озвучен\p{L}).{0,20}|(?:[aа][+−-]?\s*){2,4}|il y a \d{1,3}\s?\p{L}+|\d{1,3}\s?\p{L}+\s(?:ago|назад)|(?:text size|taille du texte|размер (?:шрифта|текста)).{0,20}|\d{1,2}\s?h\s?\d{2})$/u

/** "An error occurred while playing this video.": the player and not the reporter. */
const failures =
  /(?:(?:this|the) (?:video|audio|media|player|content) (?:is |has |has been |could |can|cannot |can't ).{0,20}(?:available|unavailable|play|load|removed|displayed)|an error (?:has )?occurred|no media source|пожалуйста,? подождите|(?:your )?browser (?:does not|doesn't) support|(?:cette vidéo|ce contenu|le lecteur|cet audio) .{0,20}(?:indisponible|disponible|ne peut|n'a pas pu)|votre navigateur ne|une erreur (?:est survenue|s'est produite)|(?:видео|аудио|плеер|файл) .{0,20}(?:недоступ|не загруз|не поддерж|не может быть)|ваш браузер не|произошла ошибка (?:при|во время)|код для (?:встраивания|вставки)|embed code|code d'intégration)/u

/** "MORE: …", « LIRE : … », «ЧИТАЙТЕ: …» */
const leadIns =
  /^(?:more|read|watch|related|see|listen|gallery|in pictures|lire|voir|regarder|читайте|смотрите|подробнее|материалы по теме)\s?:/iu

/** "More news: …", "Lire aussi : …": a link to another page, whatever its title says. */
function hasLeadIn(text: string): boolean {
  const colon = text.search(/[:：|→»>]/u)
  return colon > 0 && colon < 40 && !text.slice(0, colon).includes(',')
}

/** How many different words of an appeal stand outside quotation marks; 0 unless somebody is addressed. */
export function appealScore(line: Line): number {
  const text = folded(withoutQuoted(line.text.slice(0, 3000)), 3000)
  return text.search(addressPattern) < 0 ? 0 : appealsIn(text)
}

/** The same, whoever is spoken to. */
export function appealCount(line: Line): number {
  return appealsIn(folded(withoutQuoted(line.text.slice(0, 3000)), 3000))
}

function appealsIn(text: string): number {
  const found = new Set<string>()
  for (const match of text.matchAll(appealPattern)) found.add(match[0])
  return found.size
}

/** How often "you" or "we" is said outside quotation marks. */
export function addressCount(line: Line): number {
  const text = folded(withoutQuoted(line.text.slice(0, 3000)), 3000)
  return [...text.matchAll(addressPattern)].length
}

/** Says whose picture it is, in the way picture credits do. */
export function hasCredit(line: Line): boolean {
  if (isSigned(line)) return true
  // "Photo: that is how they knew the coat."
  if (line.closed && /^\p{L}+:\s\p{Ll}/u.test(line.text)) return false
  if (creditPattern.test(folded(line.text, 600)) && !(line.closed && isTold(line.text))) return true
  return (
    (line.words <= 40 && endsInAgency.test(line.text.slice(-60)) && !reportersPlace.test(line.text)) ||
    (line.words <= 60 && strokeInBrackets.test(line.text.slice(-110))) ||
    (line.words <= 60 && !line.closed && agencyAtEnd.test(line.text.slice(-80)) && !isKicked(line.text))
  )
}

/** "Reuters", "AFP / Jane Doe": nothing else stands in the line. */
const agencyAlone =
  /^(?:Photo\s?:?\s)?(?:Reuters|AFP|AP|EPA|PA|DPA|ANSA|EFE|ТАСС|TASS|RIA|РИА Новости|Интерфакс|Getty(?: Images)?|Sipa|Maxppp|Belga|Keystone|Xinhua|Alamy|Shutterstock)(?:\s?[/-]\s?\p{Lu}[\p{L}. -]{2,40})?$/u
/** "Jane Doe / Harbour Pictures" */
const ownerAlone =
  /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,2}\s?\/\s?[«“]?\p{Lu}[\p{L} .'’«»“”-]{2,40}$/u
/** Under a picture of the article; above it the agency is who wrote. */
export function isAgencyAlone(line: Line): boolean {
  return agencyAlone.test(line.text.slice(0, 60)) || (line.words <= 7 && ownerAlone.test(line.text))
}

/** A name, a stroke and another name in brackets at the end, behind a sentence too: "(JANE DOE / MERIDIAN)". */
const strokeInBrackets = /\(\p{Lu}[\p{L}.'’ -]{1,50}\s?[/|]\s?\p{Lu}[\p{L}.'’ -]{1,40}\)$/u

/** "… (PA)", "… (Harbour Pictures)", "… / Reuters": a short capitalised name in brackets after no sentence. */
const endsInAgency = /[^.!?]\s*\((?:\p{Lu}[\p{L}.'’-]*)(?:[ /](?:\p{Lu}[\p{L}.'’-]*|via|for)){0,4}\)$/u

/** « Jeanne Dupont, envoyée spéciale à Sarn (Tavra) » */
const reportersPlace = /,\s(?:envoyée?s?|correspondante?s?|special correspondent|reporting|корреспондент)/iu

/** « … Nom / AFP », "© Reuters Name", « Photo Nom. VU », «Фото: Имя / ТАСС» at the end of a line that is no sentence. */
const agencyAtEnd =
  /(?:\s[/|]\s?(?:\d{1,3} )?\p{Lu}[\p{L}. ]{1,30}|\s(?:Источник|Source|Credit|Crédit)\s?:\s\p{Lu}[^!?]{2,60}|©\s?\p{Lu}[\p{L}\p{N}./ •'’-]{1,60}|(?:Photo|Foto|Фото)[.:]?\s\p{Lu}[\p{L}.'’/ ]{2,40}|Фото автора|Скриншот \p{L}+|[Ss]creenshot|[Cc]apture d['’]écran|,\s(?:архивное|иллюстративное) фото|,\s(?:photo d['’]archives?|photo d['’]illustration|archive photo)|\((?:illustration|archives?|архив)\)[^.]{0,60})$/u

/** "Rail inquiry | New delay for families": a subject, a stroke and a title in small letters; owners' names have capitals. */
function isKicked(text: string): boolean {
  return kicked.test(text.slice(0, 160))
}

const kicked =
  /^(?!Photo|Image|Фото)(?:[^\s|/]+\s){1,3}[|/]\s\p{Lu}[^|/]*\s(?!pour\s|avec\s|from\s|with\s|для\s)\p{Ll}{3,}/u

/** "Sources: …": provenance, kept as part of the article. */
export function isSources(line: Line): boolean {
  return /^(?:sources?|источники?|источник информации)\s?:\s/u.test(folded(line.text, 60)) && line.words <= 60
}

/** Where in a sources line the picture credit begins, if it has one. */
export function creditWithin(line: Line): number | undefined {
  const at = line.text.slice(0, 2000).search(/\s*[/|–—-]\s*(?:photo|image|picture|crédit|фото)[^/|]{0,20}:/iu)
  return at > 0 ? line.start + at : undefined
}
