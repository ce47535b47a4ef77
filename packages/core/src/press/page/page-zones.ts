/**
 * What lies above the headline and below the last paragraph: menus, slogans, notices of the site.
 *
 * Inside the article a short line is a heading and a closed one a paragraph. Out here the same shapes are the
 * page's, if they stand among its other lines.
 */

import type { ParagraphKind } from '../report.ts'
import { addressCount, appealScore, folded } from './furniture.ts'
import { labels } from './furniture-words.ts'
import type { Line } from './lines.ts'
import { isTold } from './narrative.ts'

type Kinds = (ParagraphKind | undefined)[]

const sections = new Set(
  (
    'sections jobs homes cars obituaries health science showbiz royals femail technology tech travel lifestyle entertainment ' +
    'education environment africa americas asia europe local crime features magazine life money arts books style food reviews ' +
    'games puzzles shop events classifieds property motoring notices headlines latest middle east uk us usa football climate ' +
    'international débats mag magazine actus beauté santé planète idées sciences tech justice police régions france europe ' +
    'afrique amériques asie économie entreprises livres cinéma musique loisirs newsletters podcasts enquêtes ' +
    'propos compte créer soccer tennis golf cricket rugby boxing racing f1 nfl nba mlb nhl stocks markets market finance shows shopping deals tips ' +
    'topics countries publications resources donate projects people society history ideas research events careers ' +
    'press release communiqué communiqués presse reportage faits divers tribune ' +
    'jt magazines live direct émissions dossiers publications don rendez-vous agenda annonces emploi immobilier jeux programmes ' +
    'inondations intempéries météo environnement transports logement éducation ' +
    'пресс-релиз пресс-релизы ' +
    'interview interviews entretien entretiens enquête récit décryptage portrait éditorial editorial analysis analyse exclusive exclusif ' +
    'интервью расследование колонка эксклюзив очерк ' +
    'исследования практика судебная карьера аналитика документы вакансии конкурсы календарь библиотека проекты эфир ' +
    'статьи блоги лента газета инвестиции мероприятия подписка мнения регионы жизнь история технологии наука деньги власть ' +
    'телеканал здоровье авто недвижимость происшествия россия украина беларусь спецпроекты рассылки подкасты карта радио расследования рубрики темы авторы номер обзор прессы погода пробки шоу-бизнес репортаж интервью происшествие'
  ).split(' '),
)

/** What menus begin with. */
const homes = new Set('home homepage menu accueil actualités réécouter главная меню новости'.split(' '))

/** What a row may have between its words. */
const small = new Set(
  'the a an of and all to in on le la les l un une des de du d et à au aux tous toutes dans en и в на по о all'.split(
    ' ',
  ),
)

/** "News Sport Politics Opinion", «Политика Экономика Общество»: words in capitals, most of them sections. */
export function isMenuLine(line: Line): boolean {
  if (isLanguageList(line) || isCrumbs(line) || isRuled(line) || isBracketed(line)) return true
  if (/[·•|]/u.test(line.text) && line.words <= 4)
    return splitSections(line).every((word) => labels.has(word) || sections.has(word) || word === 'репортаж')
  if (line.words < 2 || line.words > 40) return false
  const plain = line.text
    .slice(0, 400)
    .replaceAll(/(?<!\p{L})(\p{Lu})\.(\p{Lu})\.(?:(\p{Lu})\.)?/gu, '$1$2$3')
  if (/[.!?…;«»“”"]/u.test(plain)) return false
  const words = folded(plain, 400)
    .split(/[\s|·•/&,-]+/u)
    .filter((word) => /\p{L}/u.test(word) && !small.has(word))
  const known = words.filter((word) => labels.has(word) || sections.has(word)).length
  const capitals = plain.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0
  // A headline in capitals may have two such words; a row of three to five is a menu when nearly all are.
  const isMost = words.length < 6 ? known * 4 >= words.length * 3 : known * 2 >= words.length
  // One that begins with the way home, and has no small word, needs fewer.
  const isFromHome =
    homes.has(words[0] ?? '') && words.length >= 3 && capitals >= words.length && known * 2 >= words.length
  if (isFromHome) return true
  return known >= 2 && isMost && capitals * 2 >= line.words
}

/** What languages call themselves. */
const ownNames =
  /^(?:english|français|deutsch|español|italiano|português|polski|türkçe|nederlands|svenska|română|magyar|čeština|русский|українська|беларуская|български|српски|қазақша|кыргызча|тоҷикӣ|татарча|башҡортса|нохчийн|հայերեն|ქართული|العربية|فارسی|עברית|اردو|हिन्दी|中文|简中|繁中|简体|繁體|日本語|한국어|ไทย|tiếng|việt|bahasa|indonesia|kiswahili|o‘zbekcha|azərbaycanca)$/u

/** «Русский English», "Available in English Français Русский": two languages by their own names, and little else. */
function isLanguageList(line: Line): boolean {
  if (line.words < 2 || line.words > 60 || line.closed) return false
  const words = folded(line.text, 600)
    .split(/[\s|·•/,:()-]+/u)
    .filter((word) => /\p{L}/u.test(word))
  const own = words.filter((word) => ownNames.test(word)).length
  return own >= 2 && own * 2 >= words.length
}

/** "Home | Articles | Blogs": three and more short words or pairs between strokes. */
function isRuled(line: Line): boolean {
  const parts = line.text.slice(0, 300).split(/\s[|·•]\s/u)
  return parts.length >= 4 && !line.closed && parts.every((part) => /^\p{Lu}[^.!?"“«:]{1,30}$/u.test(part))
}

/** "5 min  [Print] [Send by e-mail]": two buttons and more in square brackets, the last at the end. */
function isBracketed(line: Line): boolean {
  const buttons = line.words <= 16 ? [...line.text.matchAll(/\[\p{Lu}[^\][.!?]{1,30}\]/gu)] : []
  return buttons.length >= 2 && line.text.endsWith(']') && !/["“”«»„]/u.test(line.text)
}

/** "Home > World > Courts": where the page stands in its site. */
function isCrumbs(line: Line): boolean {
  return (
    line.words <= 14 && /^\p{Lu}[^<>›»«"“.!?]{1,40}(?:\s[>›]\s[^<>›»«"“.!?]{1,60}){1,5}$/u.test(line.text)
  )
}

/** "International • Asylum and migration", «Политика. Общество. Суд»: a section, and what of it; no sentence. */
function isPlaceInSite(text: string): boolean {
  const pieces = text.length > 80 ? [] : text.split(/\s[•·›/]\s|\.\s/u)
  if (pieces.length < 2 || pieces.length > 4 || !isLabelOfSite({ text: pieces[0] ?? '' })) return false
  return pieces.every(
    (piece) =>
      /^\p{Lu}[^.!?"“”«»:,]*$/u.test(piece) && /^\S+(?: \S+)?$|^\S+ (?:and|et|и|&) \S+$/u.test(piece),
  )
}

/** "Countries Topics Video & Photos Join Us": no word small, and a third of them what menus say. */
export function isRowOfLabels(line: Line | undefined): boolean {
  if (line !== undefined && (isSetApart(line.text) || isPlaceInSite(line.text))) return true
  if (line === undefined || line.words < 4 || line.words > 40 || /[.!?…:;«»“”"'’]/u.test(line.text))
    return false
  const words = line.text.split(/[\s|·•/&,-]+/u).filter((word) => /\p{L}/u.test(word))
  const known = words.filter((word) => labels.has(folded(word, 60)) || sections.has(folded(word, 60))).length
  return words.every((word) => /^\p{Lu}/u.test(word)) && known >= 2 && known * 3 >= words.length
}

/** "News   Sport   Jobs", « Accueil › Osna »: two or more short pieces, set apart by signs or wide gaps. */
function isSetApart(text: string): boolean {
  if (text.length > 160 || /[.!?…:;«»“”"][\s|›]|[.!?…:;]$/u.test(text)) return false
  const pieces = text.split(/\s{2,}|\t|\s[|›]\s/u)
  return (
    pieces.length >= 2 &&
    pieces.every((piece) => /^\p{Lu}|^[ÀA] \p{Ll}|^\d/u.test(piece) && piece.split(/\s/u).length <= 5)
  )
}

function splitSections(line: Line): readonly string[] {
  return folded(line.text, 100)
    .split(/\s*[·•|]\s*/u)
    .filter((word) => word !== '')
}

/** "Press release", « Faits divers »: every word is one of menus. */
export function isLabelOfSite(line: Pick<Line, 'text'>): boolean {
  return folded(line.text, 100)
    .split(/\s+/u)
    .every((word) => labels.has(word) || sections.has(word) || small.has(word))
}

/** "World", "Home | Sport | Jobs": a way through the site, not a button under a headline. */
export function isSectionOfSite(line: Line): boolean {
  const text = folded(line.text, 60)
  return sections.has(text) || homes.has(text) || wide.has(text) || isMenuLine(line)
}

/** Sections that articles' own labels share, and so are no sign by themselves. */
const wide = new Set(
  'news world politics business sport sports culture opinion weather monde politique économie société новости мир политика экономика общество спорт культура мнения'.split(
    ' ',
  ),
)

function isShort(line: Line | undefined): boolean {
  return line !== undefined && line.words <= 4 && !/[.!?…"“«]$/u.test(line.text)
}

/** A short line among the page's own, above the headline. */
export function markAboveHeadline(lines: readonly Line[], kinds: Kinds, headline: number): void {
  for (let i = 0; i < headline; i++) {
    const line = lines[i]
    if (line === undefined || !isShort(line) || /["“«]/u.test(line.text)) continue
    if (kinds[i] !== undefined && kinds[i] !== 'subhead' && kinds[i] !== 'standfirst') continue
    // Right above the headline stands its own first line as often: that is kept.
    const isNext = i === headline - 1 && line.words > 1 && !isLabelOfSite(line)
    const isAmong = !isNext && (isPages(lines, kinds, i - 1) || isPages(lines, kinds, i + 1))
    const isKicker = line.words === 1 || isLabelOfSite(line) || line.text === line.text.toUpperCase()
    if (isAmong || isKicker) kinds[i] = 'furniture'
  }
}

function isPages(lines: readonly Line[], kinds: Kinds, i: number): boolean {
  return kinds[i] === 'furniture' || (lines[i]?.words === 1 && kinds[i] === undefined)
}

/** A slogan under the title of the paper: short, between lines of the page. */
export function isSlogan(
  lines: readonly Line[],
  kinds: readonly (ParagraphKind | undefined)[],
  i: number,
): boolean {
  const line = lines[i]
  if (line === undefined || line.words > 5 || /["“«:?!]/u.test(line.text)) return false
  const above = kinds[i - 1] === 'furniture' || i === 0
  // Above a byline stands the headline, however short.
  const isShortBelow = kinds[i + 1] !== 'byline' && (lines[i + 1]?.words ?? 9) <= 3
  const below = kinds[i + 1] === 'furniture' || isShortBelow
  return above && below
}

const notices =
  /(?:our comments|comments below|comment rules|moderated|copyright|©|all rights reserved|this website|this site|code of practice|press standards|editors' code|terms (?:of|and)|cookies?(?!\p{L})|privacy|newsletters?(?!\p{L})|sign up|inbox|e-?mail address|registered (?:in|company|office)|published by|réservée? aux|abonnés|droits réservés|il vous reste|modér(?:és|ation)|la rédaction|notre newsletter|reproduction|подпис(?:ывайтесь|аться|ка)|перепечатк|все права|мнение редакции|все мнения|мнения, выраженные|позицией редакции|opinions expressed|views expressed|opinions exprimées|liens affiliés|affiliate links|использовани[ея] материалов|зарегистрирован|свидетельство о|роскомнадзор|учредитель|иностранн\p{Ll}{2,3} агент|авторизуйтесь|нашли (?:ошибку|опечатку)|выделите ее|новостей дня|n'engagent que|est éditée? par|peut être repris|may be reprinted|may be republished|при перепечатке|может не совпадать|first (?:published|appeared) in|d'abord (?:paru|été publié)|впервые опубликован)/u

/** Speaks of the site and not of the world. */
export function isNotice(line: Line): boolean {
  if (line.words <= 30 && /[\w.]+@[\w-]+\.\p{L}{2,}/u.test(line.text)) return true
  return line.words <= 80 && notices.test(folded(line.text, 600))
}

/** Below the last paragraph of the article, behind the first line of the page, nothing is the article's. */
export function markBelowArticle(
  lines: readonly Line[],
  kinds: Kinds,
  from: number,
  carriesWords: (line: Line) => boolean,
): void {
  const last = lines.findLastIndex(
    (line, i) => i >= from && kinds[i] === 'body' && isStrong(line, carriesWords),
  )
  if (last < 0) return
  let pages = 0
  for (let i = last + 1; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined) continue
    if (kinds[i] === 'furniture' || kinds[i] === 'caption') pages++
    else if (kinds[i] === 'body' || kinds[i] === 'subhead') {
      const isTheirs =
        (isNotice(line) && !isReport(line)) || pages > 0 || (line.text.endsWith(':') && !isAged(lines[i + 1]))
      const isSaid = /^["“«„—–]/u.test(line.text) || carriesWords(line)
      if (isTheirs && !isSaid) {
        kinds[i] = 'furniture'
        pages++
      }
    }
  }
}

/** "Jane Doe, 34": an entry of a list of people, which may end a report. */
export function isAged(line: Line | undefined): boolean {
  return line !== undefined && line.words <= 12 && aged.test(line.text.slice(0, 100))
}

const aged =
  /^(?:[•·–—-]\s)?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}(?:, | \(|\s[—–-]\s)\d{1,3}(?!\d|[.:]\d)/u

/** "The newsletter was banned in March": tells of such a thing, and is not one. */
function isReport({ text }: Line): boolean {
  return isTold(text) && !/^(?:this|ce|cet|cette|этот|эта|©|copyright|впервые)(?!\p{L})/iu.test(text)
}

function isStrong(line: Line, carriesWords: (line: Line) => boolean): boolean {
  if (carriesWords(line)) return true
  if (/^["“«„]/u.test(line.text) && line.words >= 3) return true
  const isSentence = line.closed && !line.text.endsWith(':') && line.words >= 12
  return isSentence && !isNotice(line) && !(addressCount(line) >= 1 && appealScore(line) >= 1)
}

/** A whole sentence that speaks to nobody: the article's, though a button stands right under it. */
function isSentence(line: Line | undefined): boolean {
  return line !== undefined && line.closed && line.words >= 12 && addressCount(line) === 0
}

/** A prompt, the line above it and the button below it, set without a line between. */
export function markPromptBlocks(
  lines: readonly Line[],
  kinds: Kinds,
  isHead: (line: Line | undefined) => boolean,
): void {
  for (let from = 0; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && lines[to]?.blankBefore === false) to++
    const block = lines.slice(from, to)
    // The first block of a page is its head: a notice there stands right above the headline.
    const isPrompt =
      from > 0 &&
      to - from >= 2 &&
      to - from <= 6 &&
      !block.some(isHead) &&
      block.some((_, k) => kinds[from + k] === 'furniture') &&
      block.some((line) => isNotice(line) || appealScore(line) >= 1)
    if (isPrompt && block.every((line) => line.words <= 40 && !/[“«]|^"/u.test(line.text)))
      for (let k = from; k < to; k++)
        if (!isSentence(lines[k]) && !isHead(lines[k + 1])) kinds[k] ??= 'furniture'
    from = to
  }
}
