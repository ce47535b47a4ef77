/**
 * The head of a page: headline, standfirst, highlights, byline, date and place, between menus.
 */
import { isFilmTitle } from './captions.ts'
import { isHighlightLabel, isListHeading } from './furniture.ts'
import type { Line } from './lines.ts'
import type { ParagraphKind } from './report.ts'

const months =
  '(?:jan(?:uary|vier)?|feb(?:ruary)?|février|mar(?:ch|s)?|apr(?:il)?|avril|may|mai|june?|juin|july?|juillet|aug(?:ust)?|août|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|décembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)'
const datePattern = new RegExp(
  `(?:^|[^\\p{L}])(?:\\d{1,2}(?:st|nd|rd|th|er)?\\.? ${months}|${months}\\.? \\d{1,2})(?:[^\\p{L}]|$)`,
  'iu',
)
const numericDate = /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/u
const bylinePattern =
  /^(?:by|written by|text by|reporting by|par|propos recueillis par|автор:?|текст:?)\s+\p{Lu}/iu
const contributorPattern =
  /\b(?:contributed (?:to|reporting)|additional reporting|reporting by|editing by|with reporting from|a contribué)\b/iu

/** A line that is a date or a time and little else. */
export function isDated(line: Line): boolean {
  const published =
    /^(?:published|posted|updated|last updated|first published|publié|mis à jour|modifié|опубликовано|обновлено)/iu.test(
      line.text,
    )
  if (line.words > (published ? 30 : 14)) return false
  return datePattern.test(line.text) || numericDate.test(line.text)
}

/** "By Salome Reith" */
export function isByline(line: Line): boolean {
  return line.words <= 12 && bylinePattern.test(line.text)
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
  markMenus(lines, kinds, bodyFrom)
  const headline = headlineOf(lines, kinds, bodyFrom)
  for (let i = 0; i < bodyFrom; i++) {
    if (i === headline) kinds[i] = 'headline'
    else kinds[i] ??= otherKind(lines, i, headline)
  }
}

function otherKind(lines: readonly Line[], i: number, headline: number): ParagraphKind {
  const line = lines[i]
  if (line === undefined || isFilmTitle(lines[i + 1])) return 'caption'
  if (headline >= 0 && i > headline) return line.words >= 5 ? 'standfirst' : 'subhead'
  return line.words >= 5 ? 'standfirst' : 'furniture'
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
    } else if (points && kinds[i] === undefined) kinds[i] = 'highlight'
  }
}

function markNames(lines: readonly Line[], kinds: (ParagraphKind | undefined)[], bodyFrom: number): void {
  for (let i = 0; i < bodyFrom; i++) {
    const line = lines[i]
    if (line === undefined || kinds[i] !== undefined) continue
    if (isDated(line)) kinds[i] = 'byline'
    else if (isByline(line)) kinds[i] = 'byline'
    else if (isPersonLine(line) && hasDateNear(lines, i)) kinds[i] = 'byline'
  }
}

/** Two to four capitalised words and nothing else. */
function isPersonLine(line: Line): boolean {
  return /^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}(?:,? (?:in|à|en|в) \p{Lu}[\p{L}.'’ -]{1,30})?$/u.test(
    line.text.slice(0, 80),
  )
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

/** The first line of four words or more that is not the title of a film; else the first that is left. */
function headlineOf(
  lines: readonly Line[],
  kinds: readonly (ParagraphKind | undefined)[],
  bodyFrom: number,
): number {
  const free: number[] = []
  for (let i = 0; i < bodyFrom; i++) if (kinds[i] === undefined && !isList(lines[i])) free.push(i)
  const long = free.filter((i) => (lines[i]?.words ?? 0) >= 4)
  const own = long.filter((i) => !isFilmTitle(lines[i + 1]))
  return own.find((i) => !/[.:;]$/u.test(lines[i]?.text ?? '')) ?? own[0] ?? long[0] ?? free[0] ?? -1
}

function isList(line: Line | undefined): boolean {
  return line === undefined || isListHeading(line)
}
