/**
 * What a report says of itself: when it was published, by whom, in which outlet, and where it has its words from.
 *
 * A date decides who took from whom and what was known before a witness spoke. So it is read with how sure it is: a
 * month without a day is not the first of the month, and 03/04/2021 is nobody's date.
 */

import type { Language } from '../language.ts'
import type { Dated, Masthead, Named, Paragraph, Span } from '../report.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { askedBy } from './askers.ts'
import { dayIn } from './days.ts'
import { hintedOutlet } from './hinted-outlet.ts'
import { outletOf } from './outlet.ts'
import { ownOutlet } from './own-outlet.ts'
import { spokenOfItself } from './own-signs.ts'
import { promptedOutlet } from './prompted-outlet.ts'

const updatedWords = /(?:updated|modified|mis à jour|modifié|обновлено)/iu
/** A day that a page stamps among its own lines. */
const stamp =
  /^(?:first )?(?:published|posted|updated|last updated|publié|mis à jour|modifié|опубликовано|обновлено)(?!\p{L})/iu
const bylineWords =
  /^(?:by|posted by|written by|text by|reporting by|par|propos recueillis par|interview(?:ed)? by|entretien (?:réalisé )?par|беседовала?|подготовила?|записала?|разговаривала?|интервью взяла?|автор:?|текст:?)\s+/iu

/** `language` decides which number of 03/04/2021 is the day; undefined and English leave it open. */
export function readMasthead(
  text: string,
  paragraphs: readonly Paragraph[],
  language?: Language | null,
): Masthead {
  const isDayFirst = language === 'fr' || language === 'ru'
  const lines = paragraphs.filter(
    ({ kind, start }) =>
      kind === 'byline' ||
      kind === 'dateline' ||
      (kind === 'furniture' && stamp.test(text.slice(start, start + 24))),
  )
  const stamped = lines.flatMap((line) => datesIn(text, line, isDayFirst))
  const dates = stamped.length > 0 ? stamped : datesBeside(text, paragraphs, isDayFirst)
  const outlet = ownOutlet(text, paragraphs) ?? outletOf(text, paragraphs) ?? bySigns(text, paragraphs)
  const writers = paragraphs.flatMap((one) => (one.kind === 'byline' ? namesIn(text, one) : []))
  return {
    published: dates.find(({ isUpdate }) => !isUpdate)?.day ?? dates[0]?.day ?? null,
    updated: dates.find(({ isUpdate }) => isUpdate)?.day ?? null,
    // "By Ann Roe, The Harbour Post": the paper is no writer, unless nobody else is.
    bylines: writers.filter(({ name }) => writers.length < 2 || name !== outlet?.name),
    outlet,
    sources: paragraphs.flatMap((one) => (one.kind === 'sources' ? sourcesIn(text, one) : [])),
  }
}

/** Of a page that nowhere says outright whose it is: «Озёрный край.Новости» above the menu is fuller than «Озёрный край». */
function bySigns(text: string, paragraphs: readonly Paragraph[]): Named | null {
  const spoken = spokenOfItself(text, paragraphs)
  const other = promptedOutlet(text, paragraphs) ?? hintedOutlet(text, paragraphs)
  return spoken !== null && other?.name.startsWith(spoken.name) !== true ? spoken : other
}

/** «ДВОРНА, 13 октября 2030 г. –» at the start of the first paragraph, or a day alone below the last. */
function datesBeside(
  text: string,
  paragraphs: readonly Paragraph[],
  isDayFirst: boolean,
): ReturnType<typeof datesIn> {
  const first = paragraphs.find(({ kind }) => kind === 'body')
  const place =
    first === undefined ? null : placed.exec(text.slice(first.start, Math.min(first.end, first.start + 90)))
  if (first !== undefined && place !== null)
    return datesIn(text, { ...first, end: first.start + place[0].length }, isDayFirst)
  const last = paragraphs.at(-1)
  const isAlone =
    last !== undefined && last.end - last.start < 40 && alone.test(text.slice(last.start, last.end))
  return last !== undefined && isAlone ? datesIn(text, last, isDayFirst) : []
}

const placed =
  /^\(\p{Lu}[\p{L}'’ -]{1,30}, (?:\p{L}{3,9} \d{1,2}|\d{1,2}(?:er)? \p{L}{3,9})\.?,? \d{4}\)|^\p{Lu}[\p{L}'’ -]{1,40} \(\p{Lu}[\p{L}'’ -]{1,30}\), \d{1,2}(?:er)? \p{L}{3,9}\.? \d{4}|^\p{Lu}[\p{L} -]{1,30}[.,] (?:\p{L}+ )?\d{1,2}\.? \p{L}{3,9}\.?,? \d{4}|^\p{Lu}[\p{L} -]{1,30}, \p{L}{3,9}\.? \d{1,2},? \d{4}/u
const alone = /^(?:\p{L}+,? )?(?:le )?\d{1,2}(?:er|st|nd|rd|th)?\.? \p{L}{3,9}\.? \d{4}(?: г\.?| года)?\.?$/u

/** A line may say both: "Published 2 May 2021, updated 3 May 2021". */
function datesIn(
  text: string,
  line: Paragraph,
  isDayFirst: boolean,
): readonly { readonly day: Dated & Span; readonly isUpdate: boolean }[] {
  const content = text.slice(line.start, Math.min(line.end, line.start + 300))
  const update = content.search(updatedWords)
  const parts = update > 0 ? [0, update] : [0]
  return parts.flatMap((from, i) => {
    const piece = content.slice(from, parts[i + 1] ?? content.length)
    const day = dayIn(piece, line.start + from, isDayFirst)
    return day === undefined ? [] : [{ day, isUpdate: updatedWords.test(piece) }]
  })
}

const nameWord = "\\p{Lu}[\\p{L}.'’-]*"
const namePattern = new RegExp(
  `${nameWord}(?: (?:de|van|von|al|el|bin|der|la) ${nameWord}| ${nameWord}){1,3}`,
  'gu',
)

const nameFirst = /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}'’-]+){1,2})(?:, | \()/u

function namesIn(text: string, line: Paragraph): readonly Named[] {
  const content = text.slice(line.start, Math.min(line.end, line.start + 200))
  const opening = (bylineWords.exec(content) ?? askedBy.exec(content))?.[0].length ?? 0
  const isDated = dayIn(content, 0) !== undefined
  const contributed = /\b(?:contributed|a contribué)\b/u.exec(content)?.index
  // «Марина Круглова, 15 июля 2031», "Priya Nolan, Health Editor": the name first, and no day in it.
  const match = opening === 0 ? nameFirst.exec(content) : null
  const first = match?.[1]
  const rest = content.slice(match?.[0].length ?? 0)
  const isRole = (rest.toLowerCase().match(/[\p{L}-]+/gu) ?? []).some((word) => isPersonNoun(word))
  if (first !== undefined && (isDated || isRole) && dayIn(`${first} 2000`, 0) === undefined)
    return [{ name: first, start: line.start, end: line.start + first.length }]
  if (opening === 0 && isDated) return []
  const head =
    content
      .slice(opening, contributed ?? content.length)
      .split(
        /\||•|\d|,? (?:in|from|à|en|в|из) (?=\p{Lu})|[;,] (?:editing|edited|writing|édité) (?:by|par)/iu,
        1,
      )[0] ?? ''
  return [...head.matchAll(namePattern)].map((match) => {
    const start = line.start + opening + match.index
    return { name: match[0], start, end: start + match[0].length }
  })
}

/** "Sources: Meridian (2), Harbour Post": one name for each comma, without its count. */
function sourcesIn(text: string, line: Paragraph): readonly Named[] {
  const content = text.slice(line.start, Math.min(line.end, line.start + 2000))
  const from = content.indexOf(':') + 1
  const found: Named[] = []
  for (const match of content.slice(from).matchAll(/[^,;/()]+(?:\([^)]*\))?/gu)) {
    const name = match[0].replace(/\([^)]*\)/u, '').trim()
    if (!/\p{Lu}/u.test(name)) continue
    const start = line.start + from + match.index + match[0].indexOf(name)
    found.push({ name, start, end: start + name.length })
  }
  return found
}
