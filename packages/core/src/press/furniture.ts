/**
 * Is this line part of the page and not of the article?
 *
 * Judged by its shape and by whom it speaks to, never by one site's wording. A line that carries an
 * attributed quotation is never thrown away for its vocabulary: losing a witness's words is worse than
 * keeping a prompt.
 */
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

const openingPattern = new RegExp(`^[\\s\\p{P}\\p{S}]{0,4}(?:${anyOf(openings)})(?!${letter})`, 'u')
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

export function isTimer(line: Line): boolean {
  return line.words <= 12 && timerPattern.test(folded(line.text, 80))
}

/** "3 min read", "Lecture 3 min.", "Время чтения: 4 минуты". */
function isReadingTime(line: Line): boolean {
  return line.words <= 6 && readingTimePattern.test(folded(line.text, 60))
}

const readingTimePattern =
  /^(?:(?:lecture|temps de lecture|reading time|время чтения)\s*:?\s*(?:de\s+)?\d{1,3}\s*(?:min|мин)\p{L}*\.?|\d{1,3}[\s-]*(?:min|мин)\p{L}*\.?\s*(?:read|de lecture|чтения))$/u

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
    .replaceAll(/[\p{S}\p{P}]+/gu, (signs) => (signs.includes("'") ? signs : ' '))
    .replaceAll(/(?<!\p{L})\d+(?!\p{L})/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return labels.has(bare) || (bare !== '' && bare.split(' ').every((word) => labels.has(word)))
}

/** A line that by itself shows that it is furniture. */
export function isPlainlyFurniture(line: Line): boolean {
  const text = folded(line.text, 400)
  if (isLabel(line) || isTimer(line) || isReadingTime(line) || ornamentPattern.test(line.text.slice(0, 60)))
    return true
  if (/^https?:\/\/\S+$/u.test(text)) return true
  if (line.words <= 16 && [...text.matchAll(devicePattern)].length >= 2) return true
  const opens = openingPattern.test(text) || stemOpeningPattern.test(text)
  if (opens && line.words <= 6) return true
  if (opens && (!line.closed || hasLeadIn(text)) && line.words <= 30) return true
  return opens && line.words <= 40 && appealScore(line) >= 2
}

/** "More news: …", "Lire aussi : …": a link to another page, whatever its title says. */
function hasLeadIn(text: string): boolean {
  const colon = text.search(/[:：|→»>]/u)
  return colon > 0 && colon < 40
}

/** How many different words of an appeal stand outside quotation marks; 0 unless somebody is addressed. */
export function appealScore(line: Line): number {
  const text = folded(withoutQuoted(line.text.slice(0, 3000)), 3000)
  if (text.search(addressPattern) < 0) return 0
  const found = new Set<string>()
  for (const match of text.matchAll(appealPattern)) found.add(match[0])
  return found.size
}

/** How often "you" or "we" is said outside quotation marks. */
export function addressCount(line: Line): number {
  const text = folded(withoutQuoted(line.text.slice(0, 3000)), 3000)
  return [...text.matchAll(addressPattern)].length
}

function withoutQuoted(text: string): string {
  return text.replaceAll(/[“«"][^“”«»"]*[”»"]/gu, ' ')
}

/** Says whose picture it is, in the way picture credits do. */
export function hasCredit(line: Line): boolean {
  if (creditPattern.test(folded(line.text, 600))) return true
  return line.words <= 40 && endsInAgency.test(line.text.slice(-60))
}

/** "… (PA)", "… (Harbour Pictures)", "… / Reuters": a short capitalised name in brackets after no sentence. */
const endsInAgency = /[^.!?]\s*\((?:\p{Lu}[\p{L}.'’-]*)(?:[ /](?:\p{Lu}[\p{L}.'’-]*|via|for)){0,4}\)$/u

/** "Sources: …": provenance, kept as part of the article. */
export function isSources(line: Line): boolean {
  return /^(?:sources?|источники?|источник информации)\s?:\s/u.test(folded(line.text, 60)) && line.words <= 60
}

/** Where in a sources line the picture credit begins, if it has one. */
export function creditWithin(line: Line): number | undefined {
  const at = line.text.slice(0, 2000).search(/\s*[/|–—-]\s*(?:photo|image|picture|crédit|фото)[^/|]{0,20}:/iu)
  return at > 0 ? line.start + at : undefined
}
