/**
 * Somebody's quoted words that stand in other reports too, five or more of them, with marks or without.
 *
 * A quotation of seven words is one utterance wherever it stands; seven words of a reporter's are chance. One table of
 * the five-word sequences inside quotations is asked by every text once, so cost follows the words, not the pairs of
 * reports.
 */
import { perRecords, type World } from '../rules/world.ts'
import { foldedWords, type PressItem, pressItems, type Quoted, type Word, wordsOf } from './press-texts.ts'

export type SharedQuote = {
  /** As it stands in the earliest report that quotes it. */
  readonly text: string
  /** Its words alone, for comparison. */
  readonly folded: string
  /** The reports it stands in, by their day. */
  readonly in: readonly string[]
}

const shortest = 5
/** A slogan that a page repeats a thousand times is in the table often enough. */
const placesKept = 64

export const sharedQuotes: (world: World) => readonly SharedQuote[] = perRecords((world) => {
  const items = pressItems(world)
  const numbers = new Map<string, number>()
  // The words of a whole report are looked at once and let go: kept, they weigh forty times the report.
  const texts = items.map(({ text }) => numbered(wordsOf(text), numbers))
  const quotes = items.flatMap((item, at) =>
    item.quotes.map((quote) => ({ item, at, quote, ids: numbered(quote.words, numbers), stretches: [] })),
  )
  const table = sequencesOf(quotes)
  texts.forEach((ids, at) => {
    findIn(ids, at, quotes, table)
  })
  const found = new Map<string, SharedQuote>()
  for (const quote of quotes)
    for (const [key, shared] of sharedOf(quote, items)) if (!found.has(key)) found.set(key, shared)
  return withoutParts([...found])
})

const byReport = perRecords((world) => {
  const found = new Map<string, SharedQuote[]>()
  for (const shared of sharedQuotes(world))
    for (const id of shared.in) found.set(id, [...(found.get(id) ?? []), shared])
  return found
})

/** What this report has in common with others. */
export function sharedWith(report: string, world: World): readonly SharedQuote[] {
  return byReport(world).get(report) ?? []
}

type Stretch = { readonly from: number; readonly length: number; readonly by: number }
type QuoteWords = {
  readonly item: PressItem
  /** Which report it stands in. */
  readonly at: number
  readonly quote: Quoted
  readonly ids: Int32Array
  /** What each other report holds of it. */
  readonly stretches: Stretch[]
}
type Place = { readonly quote: number; readonly from: number }

function numbered(words: readonly Word[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(words, ({ low }) => {
    const known = numbers.get(low) ?? numbers.size + 1
    numbers.set(low, known)
    return known
  })
}

function sequencesOf(quotes: readonly QuoteWords[]): ReadonlyMap<number, readonly Place[]> {
  const table = new Map<number, Place[]>()
  quotes.forEach(({ ids }, quote) => {
    for (let from = 0; from + shortest <= ids.length; from++) {
      const key = keyAt(ids, from)
      const known = table.get(key)
      if (known === undefined) table.set(key, [{ quote, from }])
      else if (known.length < placesKept) known.push({ quote, from })
    }
  })
  return table
}

/** Five numbers as one; two sequences may share it, so what is found is compared. */
function keyAt(ids: Int32Array, at: number): number {
  let key = 0
  for (let i = at; i < at + shortest; i++) key = (key * 1_000_003 + (ids[i] ?? 0)) % 9_007_199_254_740_881
  return key
}

function findIn(
  ids: Int32Array,
  by: number,
  quotes: readonly QuoteWords[],
  table: ReadonlyMap<number, readonly Place[]>,
): void {
  /** Up to which word of this text a quotation has been found. */
  const reached = new Map<number, number>()
  for (let at = 0; at + shortest <= ids.length; at++)
    for (const { quote, from } of table.get(keyAt(ids, at)) ?? []) {
      const own = quotes[quote]
      if (own === undefined || own.at === by || (reached.get(quote) ?? 0) > at) continue
      const length = lengthOf(own.ids, from, ids, at)
      if (length < shortest) continue
      reached.set(quote, at + length)
      own.stretches.push({ from, length, by })
    }
}

function lengthOf(a: Int32Array, i: number, b: Int32Array, j: number): number {
  let length = 0
  while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++
  return length
}

/** Each stretch once, with every report that holds at least so much of it. */
function sharedOf(
  { item, at, quote, stretches }: QuoteWords,
  items: readonly PressItem[],
): readonly (readonly [string, SharedQuote])[] {
  const distinct = new Map(stretches.map((one) => [`${one.from} ${one.length}`, one]))
  return [...distinct.values()].map(({ from, length }) => {
    const words = quote.words.slice(from, from + length)
    const holders = stretches.filter((one) => one.from <= from && one.from + one.length >= from + length)
    // Reports stand in the order of their days, so the lowest number is the earliest.
    const inOrder = [...new Set([at, ...holders.map(({ by }) => by)])].toSorted((a, b) => a - b)
    const text = item.text.slice(quote.start + (words[0]?.start ?? 0), quote.start + (words.at(-1)?.end ?? 0))
    const folded = foldedWords(words)
    return [folded, { text, folded, in: inOrder.flatMap((one) => items[one]?.id ?? []) }] as const
  })
}

/** A part of a longer one that stands in the same reports says nothing of its own. */
function withoutParts(found: readonly (readonly [string, SharedQuote])[]): readonly SharedQuote[] {
  const together = Map.groupBy(found, ([, shared]) => shared.in.join('|'))
  return [...together.values()].flatMap((same) =>
    same
      .filter(
        ([key]) => !same.some(([longer]) => longer.length > key.length && ` ${longer} `.includes(` ${key} `)),
      )
      .map(([, shared]) => shared),
  )
}
