/**
 * Publications as records, with the words of their texts and what stands in quotation marks there.
 *
 * The text itself is read by `press`; here it meets what people wrote down of it: outlet, day, credit, quotations.
 */
import { readReport } from '../press/reading.ts'
import type { ReadReport, Span } from '../press/report.ts'
import {
  byCode,
  type Held,
  perRecords,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  valuesIn,
  type World,
} from '../rules/world.ts'
import { comparedPublications } from './compared.ts'
import { precisionIn } from './notes.ts'
import { isUnmarked } from './unmarked.ts'

export type Word = Span & { readonly low: string }

export type Quoted = Span & {
  readonly text: string
  readonly words: readonly Word[]
  /** Its words alone, for comparison. */
  readonly folded: string
  /** As the report prints it; undefined where it names nobody. */
  readonly speaker: string | undefined
  /** The Statement record it was found to be. */
  readonly statement: string | undefined
  readonly isMarked: boolean
  /** Other words stand in marks of their own inside it. */
  readonly holdsAnother: boolean
}

export type PressItem = {
  readonly id: string
  readonly held: Held
  readonly outlet: string
  readonly lang: string
  /** Milliseconds; a report without a day is older than none. */
  readonly at: number
  readonly text: string
  readonly reading: ReadReport
  readonly quotes: readonly Quoted[]
  readonly highlights: readonly string[]
  /** How people say it depends on others; undefined: nobody has said. */
  readonly relation: string | undefined
  /** How sure its day is. */
  readonly precision: string
  readonly credits: string
}

/** In the order of their days. */
export const pressItems: (world: World) => readonly PressItem[] = perRecords((world) =>
  comparedPublications(world)
    .map(itemFor)
    // On one day whoever found it out was there before whoever wrote it down.
    .toSorted((a, b) => a.at - b.at || rank(a) - rank(b) || byCode(a.id, b.id)),
)

function rank({ relation }: PressItem): number {
  return relation === 'original' ? 0 : 1
}

const byId = perRecords((world) => new Map(pressItems(world).map((item) => [item.id, item])))

export function pressItem(id: string, world: World): PressItem | undefined {
  return byId(world).get(id)
}

/** A report is read once, as long as its record stays as it is. */
const known = new WeakMap<Held, PressItem>()

function itemFor(held: Held): PressItem {
  const item = known.get(held) ?? itemOf(held)
  known.set(held, item)
  return item
}

function itemOf(held: Held): PressItem {
  const text = textIn(held, 'text') ?? ''
  const reading = readReport(text)
  return {
    id: held.id,
    held,
    outlet: textIn(held, 'outlet') ?? '',
    lang: textIn(held, 'lang') ?? '',
    at: timeOf(valuesIn(held, 'publishedAt')[0]) ?? Number.POSITIVE_INFINITY,
    text,
    reading,
    quotes: quotesOf(text, reading, shapesIn(held, 'quotes')),
    highlights: [...textsIn(held, 'title'), ...textsIn(held, 'highlights')],
    relation: isUnmarked(held) ? undefined : textIn(held, 'relation'),
    precision: precisionIn(held, 'publishedAt'),
    credits: textsIn(held, 'creditsText').join(' '),
  }
}

const word = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ`-][\p{L}\p{M}\p{N}]+)*/gu

export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({
    low: found
      .toLowerCase()
      .replaceAll(/['’‘ʼ`-]/gu, "'")
      .normalize('NFC'),
    start: index,
    end: index + found.length,
  }))
}

/** What the reader found between marks, and what people noted as quoted although no mark stands there. */
function quotesOf(text: string, reading: ReadReport, noted: readonly Shape[]): readonly Quoted[] {
  const nesting = new Set(reading.quotes.map(({ inside }) => inside))
  const places = noted.map((one) => ({ one, place: placeOf(one, text) }))
  const found: Quoted[] = reading.quotes.flatMap(({ start, end, speaker, basis, inside }, i) => {
    if (inside !== null) return []
    const own = places.find(({ place }) => overlaps(place, { start, end }))?.one
    return [
      {
        ...quotedAt(text, { start, end }),
        speaker: speakerOf(own, speaker ?? undefined, basis),
        statement: own === undefined ? undefined : textOf(own, 'statementId'),
        isMarked: true,
        holdsAnother: nesting.has(i),
      },
    ]
  })
  const unmarked = places.flatMap(({ one, place }): readonly Quoted[] => {
    if (place === undefined || found.some((quote) => overlaps(place, quote))) return []
    const [speaker, statement] = [textOf(one, 'speakerAsPrinted'), textOf(one, 'statementId')]
    return [{ ...quotedAt(text, place), speaker, statement, isMarked: false, holdsAnother: false }]
  })
  return [...found, ...unmarked].toSorted((a, b) => a.start - b.start)
}

/**
 * People who read the report go before the reader. Who noted a quotation and no speaker saw none: then only what the
 * text says outright is a speaker, not what follows from the sentence before.
 */
function speakerOf(noted: Shape | undefined, read: string | undefined, basis: string): string | undefined {
  if (noted === undefined) return read
  const printed = textOf(noted, 'speakerAsPrinted')
  return printed ?? (basis === 'stated' && noted['speakerAsPrinted'] !== null ? read : undefined)
}

function quotedAt(
  text: string,
  { start, end }: Span,
): Pick<Quoted, 'start' | 'end' | 'text' | 'words' | 'folded'> {
  const own = text.slice(start, end)
  const words = wordsOf(own)
  return { start, end, text: own, words, folded: foldedWords(words) }
}

export function foldedWords(words: readonly Word[]): string {
  return words.map(({ low }) => low).join(' ')
}

function placeOf(noted: Shape, text: string): Span | undefined {
  const anchor = textOf(noted, 'anchor') ?? ''
  const start = anchor === '' ? -1 : text.indexOf(anchor)
  return start < 0 ? undefined : { start, end: start + anchor.length }
}

function overlaps(a: Span | undefined, b: Span): boolean {
  return a !== undefined && a.start < b.end && b.start < a.end
}
