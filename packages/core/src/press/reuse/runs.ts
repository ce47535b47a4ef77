/**
 * Shared runs: eight words or more that two reports have in common, word for word.
 *
 * Who copied whom decides how many witnesses there are: five outlets with one run are one source. Words
 * are compared without case, punctuation or style of quotation marks, after page furniture is removed,
 * so that two pages of one outlet do not seem to copy each other's menus.
 *
 * One table of all eight-word sequences is filled report by report and asked as it grows; cost follows
 * the words read, not their square.
 */
import type { SharedRun, Span } from '../report.ts'
import { GrowingRow, reportsOf, SequenceTable, type WordRow, type WordSource, wordRow } from './word-index.ts'

const shortestRun = 8

/** Every maximal run of eight words or more, by report and then by place in the first. */
export function sharedRuns(sources: readonly WordSource[], row = wordRow(sources)): readonly SharedRun[] {
  const table = new SequenceTable(row, shortestRun)
  const docs = reportsOf(row)
  const runs: SharedRun[] = []
  sources.forEach((_, doc) => {
    for (const found of runsWithEarlier(row, docs, doc, table)) runs.push(asRun(sources, row, docs, found))
    table.fill(doc)
  })
  return runs.sort((x, y) => x.docs[0] - y.docs[0] || x.docs[1] - y.docs[1] || x.at[0].start - y.at[0].start)
}

/**
 * The same comparison, one report after another: a desk that takes in one page a day must not compare its ten thousand
 * with each other every time. The table is made anew each time the words have doubled.
 */
export class RunIndex {
  readonly #rows = new GrowingRow()
  readonly #sources: WordSource[] = []
  #row: WordRow = this.#rows.view()
  #table = new SequenceTable(this.#row, shortestRun)
  #docs = new Int32Array(this.#row.ids.length)

  /** The runs of this report with those added before it; its number is how many they are. */
  add(source: WordSource): readonly SharedRun[] {
    const doc = this.#sources.length
    this.#sources.push(source)
    this.#rows.add(source)
    this.#grow(doc)
    this.#docs.fill(doc, this.#row.from[doc], this.#row.from[doc + 1])
    const runs = runsWithEarlier(this.#row, this.#docs, doc, this.#table).map((found) =>
      asRun(this.#sources, this.#row, this.#docs, found),
    )
    this.#table.fill(doc)
    return runs.sort((x, y) => x.docs[0] - y.docs[0] || x.at[0].start - y.at[0].start)
  }

  get size(): number {
    return this.#sources.length
  }

  #grow(before: number): void {
    const row = this.#rows.view()
    const isLarger = row.ids.length > this.#row.ids.length
    this.#row = row
    this.#table.follow(row)
    if (!isLarger) return
    this.#table = new SequenceTable(row, shortestRun)
    this.#docs = new Int32Array(row.ids.length)
    for (let doc = 0; doc < before; doc++) {
      this.#docs.fill(doc, row.from[doc], row.from[doc + 1])
      this.#table.fill(doc)
    }
  }
}

/** Places in the row, the earlier report's first. */
type Found = { readonly i: number; readonly j: number; readonly length: number }

function runsWithEarlier(row: WordRow, docs: Int32Array, b: number, table: SequenceTable): readonly Found[] {
  const found: Found[] = []
  /** For each earlier report, up to which word of this one its runs already reach. */
  const covered = new Map<number, number>()
  const end = row.from[b + 1] ?? 0
  for (let j = row.from[b] ?? 0; j + shortestRun <= end; j++) {
    let best: Map<number, Found> | undefined
    for (const place of table.find(j)) {
      const doc = docs[place] ?? 0
      if ((covered.get(doc) ?? 0) >= j + shortestRun) continue
      const run = extended(row, docs, place, j)
      best ??= new Map()
      if (run.length > (best.get(doc)?.length ?? 0)) best.set(doc, run)
    }
    for (const [doc, run] of best ?? []) {
      found.push(run)
      covered.set(doc, run.j + run.length)
    }
  }
  return found
}

function extended({ ids, from }: WordRow, docs: Int32Array, place: number, j: number): Found {
  const [a, b] = [docs[place] ?? 0, docs[j] ?? 0]
  const [startA, startB] = [from[a] ?? 0, from[b] ?? 0]
  const [endA, endB] = [from[a + 1] ?? 0, from[b + 1] ?? 0]
  let back = 0
  while (place - back > startA && j - back > startB && joined(ids, place - back, j - back)) back++
  let length = shortestRun
  while (place + length < endA && j + length < endB && ids[place + length] === ids[j + length]) length++
  return { i: place - back, j: j - back, length: length + back }
}

/** The words before these two places are the same, and so is what lies between. */
function joined(ids: Int32Array, i: number, j: number): boolean {
  const a = ids[i] ?? 0
  const b = ids[j] ?? 0
  return (a & 1) === (b & 1) && (ids[i - 1] ?? 0) >> 1 === (ids[j - 1] ?? 0) >> 1
}

function asRun(sources: readonly WordSource[], row: WordRow, docs: Int32Array, found: Found): SharedRun {
  const [a, b] = [docs[found.i] ?? 0, docs[found.j] ?? 0]
  const first = spanOf(row, found.i, found.length)
  const second = spanOf(row, found.j, found.length)
  const source = sources[a]
  const text = source === undefined ? '' : articleText(source, first)
  return { docs: [a, b], text, words: found.length, at: [first, second] }
}

export function spanOf(row: WordRow, at: number, length: number): Span {
  return { start: row.starts[at] ?? 0, end: row.ends[at + length - 1] ?? 0 }
}

/** The run as it stands, without furniture that a page put into the middle of it. */
function articleText({ text, article }: WordSource, span: Span): string {
  const whole = article.find((one) => one.end > span.start)
  if (whole !== undefined && whole.start <= span.start && whole.end >= span.end)
    return text.slice(span.start, span.end)
  const inside = article.filter((one) => one.end > span.start && one.start < span.end)
  const holds = inside.map((one) => ({
    start: Math.max(one.start, span.start),
    end: Math.min(one.end, span.end),
  }))
  const gapless = holds.every((one, i) => i === 0 || text.slice(holds[i - 1]?.end, one.start).trim() === '')
  if (gapless) return text.slice(span.start, span.end)
  return holds.map((one) => text.slice(one.start, one.end)).join('\n')
}
