/**
 * The same words in two reports: runs of eight anywhere, and of five where they are somebody's quoted words.
 *
 * A quotation of seven words is one utterance wherever it stands; seven words of a reporter's are chance. One table
 * of all five-word sequences is filled once, so cost follows the words, not the pairs of reports.
 */
import { perRecords, type World } from '../rules/world.ts'
import { type PressItem, pressItems, type Quoted, type Word } from './press-texts.ts'

export type SharedQuote = {
  /** As it stands in the earliest report. */
  readonly text: string
  /** The reports it stands in, by their day. */
  readonly in: readonly string[]
}

const shortest = 5
const longest = 400

export const sharedQuotes: (world: World) => readonly SharedQuote[] = perRecords((world) => {
  const items = pressItems(world)
  const table = sequencesOf(items)
  const found = new Map<string, SharedQuote>()
  for (const item of items)
    for (const quote of item.quotes)
      for (const run of runsIn(quote, item, { items, table })) {
        const key = run.words.map(({ low }) => low).join(' ')
        if (!found.has(key)) found.set(key, asShared(run, { item, items, quote }))
      }
  return withoutParts([...found])
})

type Place = { readonly item: number; readonly at: number }
type Table = ReadonlyMap<string, readonly Place[]>
type Texts = { readonly items: readonly PressItem[]; readonly table: Table }

function sequencesOf(items: readonly PressItem[]): Table {
  const table = new Map<string, Place[]>()
  items.forEach(({ words }, item) => {
    for (let at = 0; at + shortest <= words.length; at++) {
      const key = keyAt(words, at)
      const known = table.get(key)
      if (known === undefined) table.set(key, [{ item, at }])
      // A page that repeats itself is in the table often enough.
      else if (known.length < 200) known.push({ item, at })
    }
  })
  return table
}

function keyAt(words: readonly Word[], at: number): string {
  return words
    .slice(at, at + shortest)
    .map(({ low }) => low)
    .join(' ')
}

type Run = { readonly words: readonly Word[]; readonly holders: ReadonlySet<number> }

/** The longest stretches of a quotation that each other report holds. */
function runsIn(quote: Quoted, item: PressItem, { items, table }: Texts): readonly Run[] {
  const { words } = quote
  const stretches = new Map<string, { readonly from: number; readonly length: number }>()
  const reached = new Map<number, number>()
  for (let from = 0; from + shortest <= Math.min(words.length, longest); from++)
    for (const place of table.get(keyAt(words, from)) ?? []) {
      const other = items[place.item]
      if (other === undefined || other.id === item.id || (reached.get(place.item) ?? 0) > from) continue
      const length = lengthOf(words, from, other.words, place.at)
      reached.set(place.item, from + length)
      stretches.set(`${from} ${length}`, { from, length })
    }
  return [...stretches.values()].map(({ from, length }) => {
    const run = words.slice(from, from + length)
    return { words: run, holders: holdersOf(run, { items, table }) }
  })
}

function lengthOf(a: readonly Word[], i: number, b: readonly Word[], j: number): number {
  let length = shortest
  while (i + length < a.length && j + length < b.length && a[i + length]?.low === b[j + length]?.low) length++
  return length
}

function holdersOf(run: readonly Word[], { items, table }: Texts): ReadonlySet<number> {
  const places = table.get(keyAt(run, 0)) ?? []
  return new Set(
    places
      .filter(({ item, at }) => lengthOf(run, 0, items[item]?.words ?? [], at) === run.length)
      .map(({ item }) => item),
  )
}

function asShared(
  { words, holders }: Run,
  {
    item,
    items,
    quote,
  }: { readonly item: PressItem; readonly items: readonly PressItem[]; readonly quote: Quoted },
): SharedQuote {
  const from = quote.start + (words[0]?.start ?? 0)
  const to = quote.start + (words.at(-1)?.end ?? 0)
  // Reports stand in the order of their days, so the lowest number is the earliest.
  const inOrder = [...holders].toSorted((a, b) => a - b).flatMap((at) => items[at]?.id ?? [])
  return { text: item.text.slice(from, to), in: inOrder }
}

/** A part of a longer one that stands in the same reports says nothing of its own. */
function withoutParts(found: readonly (readonly [string, SharedQuote])[]): readonly SharedQuote[] {
  return found
    .filter(
      ([key, one]) =>
        one.in.length > 1 &&
        !found.some(
          ([longer, other]) =>
            longer.length > key.length &&
            ` ${longer} `.includes(` ${key} `) &&
            one.in.length === other.in.length &&
            one.in.every((id) => other.in.includes(id)),
        ),
    )
    .map(([, one]) => one)
}
