/**
 * Quotations in a script whose grammar is not known here: Georgian, Arabic, Chinese, Armenian.
 *
 * The marks say that somebody spoke, and they are listed; who it was, nobody here can read.
 */

import type { Quotation, Span } from '../report.ts'
import type { QuotedParagraph } from './quoted.ts'

/** Fewer letters are a name in marks. */
const fewestLetters = 6
const corners = /「([^「」]{2,2000})」|『([^『』]{2,2000})』/gu

/** More of its letters are neither Latin nor Cyrillic. */
export function isOtherScript(text: string): boolean {
  let own = 0
  let other = 0
  for (const [letter] of text.slice(0, 20_000).matchAll(/\p{L}/gu)) {
    if (/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(letter)) own++
    else other++
  }
  return other > own
}

export function markedQuotations(text: string, paragraphs: readonly QuotedParagraph[]): readonly Quotation[] {
  const spans = paragraphs.flatMap((paragraph) => [...paragraph.quotes, ...cornered(text, paragraph)])
  return spans
    .filter(({ start, end }) => lettersIn(text.slice(start, Math.min(end, start + 200))) >= fewestLetters)
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => ({
      text: text.slice(start, end),
      start,
      end,
      speaker: null,
      basis: 'none-named',
      inside: null,
      sameWordsAs: null,
    }))
}

/** A sign of Chinese or Japanese is a syllable or a word: two count as one word does elsewhere. */
function lettersIn(words: string): number {
  let sum = 0
  for (const [letter] of words.matchAll(/\p{L}/gu)) sum += /\p{Ideographic}/u.test(letter) ? 2 : 1
  return sum
}

function cornered(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(corners)].map((found) => ({
    start: start + found.index + 1,
    end: start + found.index + found[0].length - 1,
  }))
}
