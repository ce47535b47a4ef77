/**
 * Numbers that a text counts or measures with, and the bounds it gives them.
 *
 * "More than 100" is not 100: a figure printed without its hedge grows as it is copied. Bounds are
 * whole numbers; `max` is null where the text sets none. What is no count (dates, clock times, years,
 * ages, ordinals, numbers in names, "one" as a pronoun) is left out. Rules: docs/formats/press-reading.md.
 */

import type { Figure, Span } from '../report.ts'
import { isCounted } from './not-counts.ts'
import {
  type Bound,
  boundsAfter,
  boundsBefore,
  rangeOpeners,
  rangeWords,
  scaleWords,
} from './number-words.ts'
import { boundsOf, type Quantity, readQuantity, type Word } from './quantity.ts'

const pattern =
  /[$€£]|(?<![+\p{N}])(?<!\p{N}[ .,:/-])[1-9]\d{0,2}(?: \d{3}){1,4}(?!\d|[ .,:/-]\d)|\p{N}[\p{N}]*(?:[.,\u00a0\u202f]\p{N}+)*(?:\+|%|[\p{L}]+)?|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|([^\s\p{L}\p{N}])\1*/gu

type Phrase = { readonly parts: readonly string[]; readonly bound: Bound }

/** Phrases by the word that touches the number; within one list the longest comes first. */
function byWord(
  phrases: readonly (readonly [string, Bound])[],
  touching: (parts: readonly string[]) => string | undefined,
): ReadonlyMap<string, readonly Phrase[]> {
  const lists = new Map<string, Phrase[]>()
  for (const [phrase, bound] of phrases) {
    const parts = phrase.split(' ')
    const key = touching(parts) ?? ''
    lists.set(key, [...(lists.get(key) ?? []), { parts, bound }])
  }
  return lists
}

const boundsByLastWord = byWord(boundsBefore, (parts) => parts.at(-1))
const boundsByFirstWord = byWord(boundsAfter, (parts) => parts[0])

export function readNumbers(text: string, start: number, end: number): readonly Figure[] {
  const words: Word[] = []
  for (const match of text.slice(start, end).matchAll(pattern)) {
    const low = match[0].toLowerCase().replaceAll('’', "'")
    words.push({
      low,
      text: match[0],
      start: start + match.index,
      end: start + match.index + match[0].length,
    })
  }
  const figures: Figure[] = []
  for (let i = 0; i < words.length; ) {
    const quantity = readQuantity(words, i)
    if (quantity === undefined) {
      i++
      continue
    }
    const range = rangeFrom(words, i, quantity)
    const figure = range === undefined ? plainFigure(words, i, quantity) : range.figure
    if (figure !== undefined) figures.push(figure)
    i = range?.next ?? quantity.next
  }
  return figures
}

/** "16 to 50", "between two and three", "10–15". */
function rangeFrom(
  words: readonly Word[],
  i: number,
  low: Quantity,
): { readonly figure: Figure | undefined; readonly next: number } | undefined {
  const link = words[low.next]
  if (link === undefined || low.kind !== 'exact') return undefined
  const opener = rangeOpeners.has(words[i - 1]?.low ?? '')
  const dash = /^[-–—]$/u.test(link.text)
  if (!dash && !rangeWords.has(link.low)) return undefined
  if (!dash && !opener && !/^(?:to|or|à|ou|или)$/u.test(link.low)) return undefined
  const high = readQuantity(words, low.next + 1)
  if (high === undefined || high.kind !== 'exact' || high.value <= low.value) return undefined
  const least = scaledLike(words, i, low, high)
  if (dash && low.value < 10 && high.value < 10) return undefined
  if (!isCounted(words, i, high, 'range') || words[i - 1]?.text === '-') return undefined
  const from = opener && /^(?:between|entre|между|от|с|со)$/u.test(words[i - 1]?.low ?? '') ? i - 1 : i
  const figure = {
    start: words[from]?.start ?? 0,
    end: words[high.next - 1]?.end ?? 0,
    min: Math.floor(least),
    max: Math.ceil(high.value),
  }
  return { figure, next: high.next }
}

/** «от восьми до двадцати тысяч», "two to three million": the scale behind the second is the first's too. */
function scaledLike(words: readonly Word[], i: number, low: Quantity, high: Quantity): number {
  const scale = scaleWords.get(words[high.next - 1]?.low ?? '') ?? 1
  const isScaled = low.next > i + 1 || scaleWords.has(words[i]?.low ?? '')
  return scale >= 1000 && !isScaled && high.next > low.next + 2 && high.value / scale > low.value
    ? low.value * scale
    : low.value
}

function plainFigure(words: readonly Word[], i: number, quantity: Quantity): Figure | undefined {
  const before = boundBefore(words, i)
  const after = boundAfter(words, quantity)
  const bound = before?.bound ?? after?.bound
  if (!isCounted(words, i, quantity, bound === undefined ? 'bare' : 'bounded')) return undefined
  const { min, max } = boundsOf(quantity, bound, words[quantity.next]?.low ?? '')
  const first = words[before?.from ?? i]
  const last = words[(after?.next ?? quantity.next) - 1]
  return first === undefined || last === undefined
    ? undefined
    : { start: first.start, end: last.end, min, max }
}

function boundBefore(
  words: readonly Word[],
  i: number,
): { readonly bound: Bound; readonly from: number } | undefined {
  // "more than a hundred", "как минимум о 45": an article or a preposition may stand between.
  for (const gap of [0, 1]) {
    if (
      gap === 1 &&
      !/^(?:a|an|the|une?|les|des|\$|€|£|в|во|о|об|обо|на|с|со|из|к|по|у|для)$/u.test(words[i - 1]?.low ?? '')
    )
      break
    for (const { parts, bound } of boundsByLastWord.get(words[i - gap - 1]?.low ?? '') ?? []) {
      const from = i - gap - parts.length
      if (from < 0 || !parts.every((part, k) => words[from + k]?.low === part)) continue
      // «выросло до 64» is 64.
      if (parts[0] === 'до' && words.slice(Math.max(0, from - 4), from).some(({ low }) => changed.test(low)))
        return undefined
      return { bound, from }
    }
  }
  return undefined
}

const changed =
  /^(?:вы?раст[её]т|вырос\p{Ll}*|возр[оа]с\p{Ll}*|увелич\p{Ll}+|сни[зж]\p{Ll}+|сокра[тщ]\p{Ll}+|упал\p{Ll}*|упад[её]т|ослаб\p{Ll}+|уменьш\p{Ll}+|поднял\p{Ll}*|повы[сш]\p{Ll}+|дов[её]л\p{Ll}*|дош\p{Ll}+|достиг\p{Ll}*)$/u

function boundAfter(
  words: readonly Word[],
  quantity: Quantity,
): { readonly bound: Bound; readonly next: number } | undefined {
  if (words[quantity.next - 1]?.text.endsWith('+') === true) return { bound: 'least', next: quantity.next }
  for (const { parts, bound } of boundsByFirstWord.get(words[quantity.next]?.low ?? '') ?? []) {
    if (parts.every((part, k) => words[quantity.next + k]?.low === part)) {
      return { bound, next: quantity.next + parts.length }
    }
  }
  return undefined
}

/** Numbers of all paragraphs, in order. */
export function numbersOf(text: string, paragraphs: readonly Span[]): readonly Figure[] {
  return paragraphs.flatMap((one) => readNumbers(text, one.start, one.end))
}
