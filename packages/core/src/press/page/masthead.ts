/**
 * What a report says of itself: when it was published, by whom, in which outlet, and where it has its words from.
 *
 * A date decides who took from whom and what was known before a witness spoke. So it is read with how sure it is: a
 * month without a day is not the first of the month, and 03/04/2021 is nobody's date.
 */

import type { Dated, Masthead, Named, Paragraph, Span } from '../report.ts'
import { dayIn } from './days.ts'

const updatedWords = /(?:updated|modified|mis à jour|modifié|обновлено)/iu
/** A day that a page stamps among its own lines. */
const stamp =
  /^(?:first )?(?:published|posted|updated|last updated|publié|mis à jour|modifié|опубликовано|обновлено)(?!\p{L})/iu
const bylineWords = /^(?:by|written by|text by|reporting by|par|propos recueillis par|автор:?|текст:?)\s+/iu

export function readMasthead(text: string, paragraphs: readonly Paragraph[]): Masthead {
  const lines = paragraphs.filter(
    ({ kind, start }) =>
      kind === 'byline' ||
      kind === 'dateline' ||
      (kind === 'furniture' && stamp.test(text.slice(start, start + 24))),
  )
  const dates = lines.flatMap((line) => datesIn(text, line))
  return {
    published: dates.find(({ isUpdate }) => !isUpdate)?.day ?? dates[0]?.day ?? null,
    updated: dates.find(({ isUpdate }) => isUpdate)?.day ?? null,
    bylines: paragraphs.flatMap((one) => (one.kind === 'byline' ? namesIn(text, one) : [])),
    outlet: outletOf(text, paragraphs),
    sources: paragraphs.flatMap((one) => (one.kind === 'sources' ? sourcesIn(text, one) : [])),
  }
}

/** A line may say both: "Published 2 May 2021, updated 3 May 2021". */
function datesIn(
  text: string,
  line: Paragraph,
): readonly { readonly day: Dated & Span; readonly isUpdate: boolean }[] {
  const content = text.slice(line.start, Math.min(line.end, line.start + 300))
  const update = content.search(updatedWords)
  const parts = update > 0 ? [0, update] : [0]
  return parts.flatMap((from, i) => {
    const piece = content.slice(from, parts[i + 1] ?? content.length)
    const day = dayIn(piece, line.start + from)
    return day === undefined ? [] : [{ day, isUpdate: updatedWords.test(piece) }]
  })
}

const nameWord = "\\p{Lu}[\\p{L}.'’-]*"
const namePattern = new RegExp(
  `${nameWord}(?: (?:de|van|von|al|el|bin|der|la) ${nameWord}| ${nameWord}){1,3}`,
  'gu',
)

function namesIn(text: string, line: Paragraph): readonly Named[] {
  const content = text.slice(line.start, Math.min(line.end, line.start + 200))
  const opening = bylineWords.exec(content)?.[0].length ?? 0
  const isDated = dayIn(content, 0) !== undefined
  const contributed = /\b(?:contributed|a contribué)\b/u.exec(content)?.index
  if (opening === 0 && isDated) return []
  const head =
    content.slice(opening, contributed ?? content.length).split(/\||•|\d|, (?:in|à|en|в) /u, 1)[0] ?? ''
  return [...head.matchAll(namePattern)].map((match) => {
    const start = line.start + opening + match.index
    return { name: match[0], start, end: start + match[0].length }
  })
}

const rights = /©\s*(?:\d{4}(?:[–-]\d{4})?\s+)?([\p{Lu}][^.,|\n]{1,60}?)(?:[.,|]|\s+(?:\d{4}|all rights)|$)/iu
const agencyLine = /\(([\p{Lu}][\p{L} ]{1,30})\)\s*[—–-]/u

function outletOf(text: string, paragraphs: readonly Paragraph[]): Named | null {
  for (const { start, end, kind } of paragraphs) {
    const pattern =
      kind === 'dateline' || kind === 'body' ? agencyLine : kind === 'furniture' ? rights : undefined
    const content = text.slice(start, Math.min(end, start + 200))
    const match = pattern?.exec(content)
    const name = match?.[1]
    if (match === null || match === undefined || name === undefined) continue
    const at = start + match.index + match[0].indexOf(name)
    return { name, start: at, end: at + name.length }
  }
  return null
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
