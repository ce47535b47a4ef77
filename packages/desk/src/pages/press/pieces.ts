/**
 * Cuts the text of a report into what the page shows: folded furniture, and paragraphs of pieces with
 * their marks. Offsets are those of the file, so a link from another report finds its words.
 */
import type { ReadingView } from '../../calls/reading.ts'

export type Run = ReadingView['runs'][number]
export type Quote = ReadingView['quotes'][number]
export type NumberMark = ReadingView['numbers'][number]

export type Piece = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly quote: boolean
  readonly number: NumberMark | undefined
}
/** Pieces that stand in the same runs; `runs` is empty for words that stand nowhere else. */
export type Stretch = {
  readonly start: number
  readonly end: number
  readonly runs: readonly Run[]
  readonly pieces: readonly Piece[]
}
export type Paragraph = {
  readonly kind: 'paragraph'
  readonly start: number
  readonly end: number
  readonly stretches: readonly Stretch[]
  /** The quotations that begin here: their speakers stand in the margin. */
  readonly quotes: readonly Quote[]
}
export type Furniture = {
  readonly kind: 'furniture'
  readonly start: number
  readonly end: number
  readonly lines: readonly string[]
}
export type Block = Paragraph | Furniture

type Span = { readonly start: number; readonly end: number }

export function blocksOf(view: ReadingView): readonly Block[] {
  const blocks: Block[] = []
  for (const line of linesOf(view.text)) {
    const furniture = view.boilerplate.some(([start, end]) => start <= line.start && line.end <= end)
    if (line.text.trim() === '') continue
    const last = blocks.at(-1)
    if (!furniture) blocks.push(paragraphOf(view, line))
    else if (last?.kind === 'furniture')
      blocks.splice(-1, 1, { ...last, end: line.end, lines: [...last.lines, line.text] })
    else blocks.push({ kind: 'furniture', start: line.start, end: line.end, lines: [line.text] })
  }
  return blocks
}

function linesOf(text: string): readonly (Span & { readonly text: string })[] {
  const lines: (Span & { readonly text: string })[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length, text: line })
    start += line.length + 1
  }
  return lines
}

function paragraphOf(view: ReadingView, line: Span): Paragraph {
  const here = (span: Span): boolean => span.start < line.end && span.end > line.start
  const runs = view.runs.filter(here)
  const quotes = view.quotes.filter(here)
  const numbers = view.numbers.filter(here)
  const stretches = cut(line, runs).map(
    ({ start, end }): Stretch => ({
      start,
      end,
      runs: runs.filter((run) => run.start <= start && end <= run.end),
      pieces: cut({ start, end }, [...quotes, ...numbers]).map((piece) => ({
        ...piece,
        text: view.text.slice(piece.start, piece.end),
        quote: quotes.some((quote) => quote.start <= piece.start && piece.end <= quote.end),
        number: numbers.find((number) => number.start <= piece.start && piece.end <= number.end),
      })),
    }),
  )
  const begun = quotes.filter((quote) => quote.start >= line.start)
  return { kind: 'paragraph', start: line.start, end: line.end, stretches, quotes: begun }
}

/** The span cut at every edge of the marks inside it. */
function cut(span: Span, marks: readonly Span[]): readonly Span[] {
  const edges = new Set([span.start, span.end])
  for (const { start, end } of marks) {
    if (start > span.start && start < span.end) edges.add(start)
    if (end > span.start && end < span.end) edges.add(end)
  }
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(1).map((end, index) => ({ start: sorted[index] ?? span.start, end }))
}
