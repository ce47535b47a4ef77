/**
 * The head of a page: headline, standfirst, highlights, byline, date and place, between menus.
 */

import type { ParagraphKind } from '../report.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { askerIn } from './askers.ts'
import { isFilmTitle } from './captions.ts'
import { isHighlightLabel } from './furniture.ts'
import {
  headlineOf,
  hiddenHeadline,
  isOld,
  isTicker,
  isTitleOfTable,
  markPaper,
  shortHeadline,
} from './headline.ts'
import type { Line } from './lines.ts'
import { isRowOfLabels, markAboveHeadline } from './page-zones.ts'
import { isRow } from './rows.ts'

const months =
  '(?:jan(?:uary|vier)?|feb(?:ruary)?|février|mar(?:ch|s)?|apr(?:il)?|avril|may|mai|june?|juin|july?|juillet|aug(?:ust)?|août|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|décembre|янв\\.?|фев\\.?|мар\\.?|апр\\.?|авг\\.?|сент?\\.?|окт\\.?|ноя\\.?|дек\\.?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)'
const datePattern = new RegExp(
  `(?:^|[^\\p{L}])(?:\\d{1,2}(?:st|nd|rd|th|er)?\\.? ${months}|${months}\\.? \\d{1,2})(?:[^\\p{L}]|$)`,
  'iu',
)
const numericDate = /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/u
const bylinePattern =
  /^(?:by|edited by|written by|interview(?:ed)? by|(?:an )?interview(?:ed)? conducted by|(?:un )?entretien (?:réalisé |mené |conduit )?par|interview (?:réalisée |menée )?par|интервью (?:взяла?|подготовила?|провела?)|разговаривала?|записала?|de notre (?:envoyée?|correspondante?)|correspondance|от нашего|text by|reporting by|words by|story by|par|propos recueillis par|recueilli par|(?:article |texte )?(?:rédigé|écrit) par|texte par|reporting from|reported by|heard on|авторы?|место работы|текст|беседовала?|подготовила?)\s?[:,—–-]?\s+\p{Lu}/iu
const contributorPattern =
  /\b(?:contributed (?:to|reporting)|additional reporting|reporting by|editing by|with reporting from|a contribué)\b/iu

const stamped =
  /(?<!\p{L})(?:publié le|mis à jour le|published(?: on)?:?|updated(?: on)?:?|опубликовано:?|обновлено:?) \p{N}/iu

/** A line that is a date or a time and little else. */
export function isDated(line: Line): boolean {
  const published = publishes.test(line.text)
  // « Meridian avec Agence, publié le 3 mai, mis à jour le 4 »
  const isStamped = !line.closed && stamped.test(line.text)
  if (line.words > (published || isStamped ? 30 : 14)) return false
  if (line.closed && !published && isSentence(line.text)) return false
  return datePattern.test(line.text) || numericDate.test(line.text)
}

/** "The army said it would pay each family by 1 May." has a day in it and is no day. */
function isSentence(text: string): boolean {
  const words = text.replace(datePattern, ' ').match(/(?<!\p{L})\p{Ll}{2,}/gu)
  return words !== null && words.length >= 4
}

const opensDated = new RegExp(
  `^(?:\\p{L}{2,12},? )?(?:(?:\\d{1,2}(?:st|nd|rd|th|er)?\\.? ${months}|${months}\\.? \\d{1,2})(?!\\p{L})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})`,
  'iu',
)

/** "30 October, 11:05 / Meridian": a stamp, whatever stands behind the day. */
export function isStamp(line: Line): boolean {
  return isDated(line) && opensDated.test(line.text)
}

/** « Publié le 3 mai à 07:45 | Salomé Reith »: a day that the page says of itself, and whoever wrote. */
export function isPublished(line: Line): boolean {
  return isDated(line) && publishes.test(line.text)
}

const publishes =
  /^(?:published|posted|updated|last updated|first published|publié|mis à jour|modifié|опубликовано|обновлено)(?!\p{L})/iu

/** "By Salome Reith", « Salomé Reith, envoyée spéciale à Sarn » */
export function isByline(line: Line): boolean {
  return (
    line.words <= 12 &&
    (opensByline(line.text) || (!line.closed && (reporter.test(line.text) || withAgency.test(line.text))))
  )
}

/** Behind "By" a name begins: "By submitting to a search, …" is a sentence. */
function opensByline(text: string): boolean {
  const match = bylinePattern.exec(text)
  return (match !== null && /\p{Lu}$/u.test(match[0])) || askerIn(text) !== undefined
}

/** "R.C. avec AFP", « Le Phare avec Reuters », "Jane Doe with agencies" */
const withAgency =
  /^(?:(?:\p{Lu}\.\s?-?){1,3}|\p{Lu}[^.!?:,«»“”"]{1,40}) (?:avec|with|с) (?:AFP|AP|Reuters|ATS|dpa|DPA|EFE|ANSA|Belga|BELGA|agences?|agencies|wires?|агентств\p{L}+|ТАСС|Интерфакс\p{L}*)(?:(?:,| et| and| и) \p{Lu}[\p{L}-]{1,20})?$/u
const reporter =
  /^\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){1,2},\s(?:(?:notre|our|special|\p{L}+) )?(?:envoyée?|correspondante?|correspondent|reporter|editor|корреспондент|спецкор|обозреватель)(?=$|,? (?:in|at|for|from|à|au|aux|en|de|du|в|во|из|на|по|spécial|special)(?!\p{L}))/iu

/** «Авторы», with the names below. */
export function isBylineLabel(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    /^(?:авторы?|auteurs?|authors?|written by|reported by|story by|text by|by|par|автор текста)\s?:?$/iu.test(
      line.text,
    )
  )
}

/** "X contributed to this report." */
export function isContributor(line: Line): boolean {
  return line.words <= 40 && contributorPattern.test(line.text)
}

/** "Ostmouth (Meridian) —" on a line of its own. */
export function isDateline(line: Line): boolean {
  return line.words <= 8 && /[—–-]\s*$/u.test(line.text) && /^\p{Lu}/u.test(line.text)
}

/** Fills the kinds of the lines above the body. */
export function headKinds(
  lines: readonly Line[],
  kinds: (ParagraphKind | undefined)[],
  bodyFrom: number,
): void {
  markPointsAndPlaces(lines, kinds, bodyFrom)
  markNames(lines, kinds, bodyFrom)
  markRows(lines, kinds, bodyFrom)
  markPaper(lines, kinds, bodyFrom)
  const free = [...kinds]
  markMenus(lines, kinds, bodyFrom)
  const chosen = shortHeadline(lines, free, kinds, bodyFrom) ?? headlineOf(lines, kinds, bodyFrom)
  const headline = hiddenHeadline(lines, kinds, bodyFrom, chosen) ?? chosen
  if (headline >= 0) kinds[headline] = undefined
  markAboveHeadline(lines, kinds, headline)
  markNamesBelow(lines, kinds, headline, bodyFrom)
  for (let i = 0; i < bodyFrom; i++) {
    if (i === headline) kinds[i] = 'headline'
    else kinds[i] ??= otherKind(lines, kinds, i, headline)
  }
}

function otherKind(
  lines: readonly Line[],
  kinds: readonly (ParagraphKind | undefined)[],
  i: number,
  headline: number,
): ParagraphKind {
  const line = lines[i]
  if (line === undefined || isFilmTitle(lines[i + 1])) return 'caption'
  if (headline >= 0 && i > headline && isOfPrompt(line, kinds[i - 1])) return 'furniture'
  if (
    i < headline &&
    (isRowOfLabels(line) || isTitleOfTable(lines, i) || isTicker(lines, kinds, i) || (i < 3 && isOld(line)))
  )
    return 'furniture'
  if (headline >= 0 && i > headline) return line.words >= 5 ? 'standfirst' : 'subhead'
  const isFirstLine = i === headline - 1 && line.words > 1 && line.text !== line.text.toUpperCase()
  return line.words >= 5 || isFirstLine ? 'standfirst' : 'furniture'
}

/** "Copied", "My list": a word or two right under a button, or what a page calls the reader's own. */
function isOfPrompt(line: Line, above: ParagraphKind | undefined): boolean {
  if (line.closed || line.words > 4 || /["“«„]/u.test(line.text)) return false
  const isOwn = line.words === 2 && /^(?:my|ma|mon|mes|мой|моя|моё|мои) \p{L}+$/iu.test(line.text)
  return isOwn || (above === 'furniture' && !line.blankBefore && !isPersonLine(line))
}

function markPointsAndPlaces(
  lines: readonly Line[],
  kinds: (ParagraphKind | undefined)[],
  bodyFrom: number,
): void {
  let points = false
  for (let i = 0; i < bodyFrom; i++) {
    const line = lines[i]
    if (line === undefined) continue
    if (isHighlightLabel(line)) points = true
    else if (isDateline(line)) {
      points = false
      kinds[i] ??= 'dateline'
    } else if (line.words < 4) points = false
    else if (points && kinds[i] === undefined) kinds[i] = 'highlight'
  }
}

function markNames(lines: readonly Line[], kinds: (ParagraphKind | undefined)[], bodyFrom: number): void {
  for (let i = 0; i < bodyFrom; i++) {
    const line = lines[i]
    if (line === undefined || kinds[i] !== undefined) continue
    if (isDated(line) || isIssue(line)) kinds[i] = 'byline'
    else if (isByline(line)) kinds[i] = 'byline'
    else if (isOpenedByline(lines[i + 1]) && isOnlyTitle(lines, kinds, i, bodyFrom)) continue
    else if (
      ((isPersonLine(line) || isPersonWithRole(line)) && hasDateNear(lines, i)) ||
      (kinds[i - 1] === 'byline' && isOfByline(line))
    )
      kinds[i] = 'byline'
  }
}

function isOpenedByline(line: Line | undefined): boolean {
  return line !== undefined && opensByline(line.text)
}

/** "The Harbour Monthly, Spring 2031", « L’Hebdo, n° 312 » */
function isIssue(line: Line): boolean {
  return !line.closed && line.words <= 9 && issue.test(line.text.slice(0, 90))
}

const issue =
  /^\p{Lu}[^.!?:]{2,50}, (?:(?:spring|summer|autumn|fall|winter|printemps|été|automne|hiver|весна|лето|осень|зима)(?: issue)?(?: \d{4})?|(?:n°|no\.?|№|issue|numéro|номер)\s?\d{1,5})$/iu

/** No other line of the head can be the headline: "Ferry News Blackout Ends" is no person then. */
function isOnlyTitle(
  lines: readonly Line[],
  kinds: readonly (ParagraphKind | undefined)[],
  i: number,
  bodyFrom: number,
): boolean {
  return !lines.some(
    (line, j) =>
      j < bodyFrom &&
      j !== i &&
      kinds[j] === undefined &&
      line.words >= (j < i ? 2 : 4) &&
      !isDated(line) &&
      !isByline(line),
  )
}

/** Once the headline is known, a name beside the day or another name is whoever wrote. */
function markNamesBelow(
  lines: readonly Line[],
  kinds: (ParagraphKind | undefined)[],
  headline: number,
  bodyFrom: number,
): void {
  for (let i = headline + 1; headline >= 0 && i < bodyFrom; i++) {
    const line = lines[i]
    if (line === undefined || kinds[i] !== undefined) continue
    const isBeside = kinds[i - 1] === 'byline' || kinds[i + 1] === 'byline'
    const isNamed = isPersonLine(line) || isPersonWithRole(line)
    if (isBylineLabel(line) || (isNamed && (isBeside || hasOffice(line)))) kinds[i] = 'byline'
  }
}

/** What a page sets side by side above its article; two reporters side by side are no menu. */
function markRows(lines: readonly Line[], kinds: (ParagraphKind | undefined)[], bodyFrom: number): void {
  for (let i = 0; i < bodyFrom; i++) {
    const line = lines[i]
    if (line === undefined || kinds[i] !== undefined || !isRow(line)) continue
    const people = line.text.split(/ {2,}|\t+|\s[|·•/]\s/u)
    if (i < 2 || !people.every((one) => isPersonText(one))) kinds[i] = 'furniture'
  }
}

/** "@salomereith", "Chief Reporter" under "By Salome Reith". */
function isOfByline(line: Line): boolean {
  if (/^@\S+$/u.test(line.text)) return true
  return line.words <= 4 && line.text.split(/\s+/u).some((word) => isPersonNoun(word.toLowerCase()))
}

/** Two to four capitalised words and nothing else. */
export function isPersonLine(line: Line): boolean {
  return isPersonText(line.text)
}

function isPersonText(text: string): boolean {
  return onePerson.test(text.slice(0, 80)) || (text.length <= 120 && severalPeople.test(text))
}

const onePerson =
  /^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}(?:,? (?:in|à|en|в) \p{Lu}[\p{L}.'’ -]{1,30})?$/u
/** "Ann Roe and Piet Orvel", «Анна Берг, Пётр Орвель» */
const severalPeople =
  /^(?:\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,2}(?:, (?:and |et |и )?| and | et | и | & )){1,3}\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,2}$/u

/** "Priya Nolan, Health Editor", « Camille Verdon (à Bresk) » */
function isPersonWithRole(line: Line): boolean {
  return (
    !line.closed &&
    line.words <= 9 &&
    /^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){1,2}(?:, [^.!?"“«]{3,60}| \([^)]{2,30}\))$/u.test(
      line.text.slice(0, 100),
    )
  )
}

/** «Римма Кальдер (редактор)» */
function hasOffice(line: Line): boolean {
  const behind = /[,(]([^,()]{3,60})\)?$/u.exec(line.text)?.[1] ?? ''
  return behind.split(/\s+/u).some((word) => isPersonNoun(word.toLowerCase()))
}

function hasDateNear(lines: readonly Line[], i: number): boolean {
  return [lines[i + 1], lines[i + 2]].some((line) => line !== undefined && isDated(line))
}

/** Three or more short lines on end are a menu, not headlines. */
function markMenus(lines: readonly Line[], kinds: (ParagraphKind | undefined)[], bodyFrom: number): void {
  let from = 0
  for (let i = 0; i <= bodyFrom; i++) {
    const line = lines[i]
    const kind = kinds[i]
    const short = i < bodyFrom && line !== undefined && line.words <= 3 && !line.closed
    if (short && (kind === undefined || kind === 'furniture')) continue
    if (i - from >= 3) for (let j = from; j < i; j++) kinds[j] = 'furniture'
    from = i + 1
  }
}
