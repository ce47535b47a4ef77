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
import type { SharedRun, Span } from './report.ts'

const shortestRun = 8
/** Places of one sequence kept for one report: a page that repeats itself must not cost its square. */
const placesKept = 4

type RunSource = {
  readonly text: string
  /** The paragraphs of the article, furniture left out. */
  readonly article: readonly Span[]
}

/**
 * Words as numbers. The number of a word that begins a paragraph is odd: a run crosses the end of a
 * paragraph only where both reports end one, else two unrelated neighbours would join by chance.
 */
type Words = {
  readonly ids: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}
type Place = { readonly doc: number; readonly at: number }

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ`´-][\p{L}\p{M}\p{N}]+)*/gu

/** Every maximal run of eight words or more, by report and then by place in the first. */
export function sharedRuns(sources: readonly RunSource[]): readonly SharedRun[] {
  const vocabulary = new Map<string, number>()
  const all = sources.map((source) => wordsOf(source, vocabulary))
  const table = new SequenceTable(all)
  const runs: SharedRun[] = []
  all.forEach((_, doc) => {
    for (const found of runsWithEarlier(all, doc, table)) runs.push(asRun(sources, all, found))
    table.fill(doc)
  })
  return runs.sort((x, y) => x.docs[0] - y.docs[0] || x.docs[1] - y.docs[1] || x.at[0].start - y.at[0].start)
}

function wordsOf({ text, article }: RunSource, vocabulary: Map<string, number>): Words {
  const ids: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const span of article) {
    let first = 1
    for (const match of text.slice(span.start, span.end).matchAll(wordPattern)) {
      const folded = match[0]
        .toLowerCase()
        .replaceAll(/['’‘ʼ`´-]/gu, "'")
        .normalize('NFC')
      const id = vocabulary.get(folded) ?? vocabulary.size + 1
      vocabulary.set(folded, id)
      ids.push(id * 2 + first)
      first = 0
      starts.push(span.start + match.index)
      ends.push(span.start + match.index + match[0].length)
    }
  }
  return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

/** Where each sequence of eight words stands in the reports read so far. */
class SequenceTable {
  readonly #all: readonly Words[]
  readonly #places = new Map<number, Place[]>()

  constructor(all: readonly Words[]) {
    this.#all = all
  }

  fill(doc: number): void {
    const words = this.#all[doc]
    if (words === undefined) return
    for (let at = 0; at + shortestRun <= words.ids.length; at++) {
      const key = sequenceKey(words.ids, at)
      const places = this.#places.get(key)
      if (places === undefined) this.#places.set(key, [{ doc, at }])
      else if (places.length < placesKept || places.at(-placesKept)?.doc !== doc) places.push({ doc, at })
    }
  }

  /** Places that truly hold the same eight words: a key may be shared by chance. */
  find(words: Words, at: number): readonly Place[] {
    const places = this.#places.get(sequenceKey(words.ids, at))
    if (places === undefined) return []
    return places.filter((place) => {
      const other = this.#all[place.doc]
      if (other === undefined) return false
      if ((other.ids[place.at] ?? 0) >> 1 !== (words.ids[at] ?? 0) >> 1) return false
      for (let i = 1; i < shortestRun; i++) if (other.ids[place.at + i] !== words.ids[at + i]) return false
      return true
    })
  }
}

/** 53 bits of the eight word numbers. */
function sequenceKey(ids: Int32Array, at: number): number {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let i = at; i < at + shortestRun; i++) {
    const id = i === at ? (ids[i] ?? 0) >> 1 : (ids[i] ?? 0)
    low = Math.imul(low ^ id, 0x01000193)
    high = Math.imul(high + id, 0x85ebca6b)
    high ^= high >>> 13
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0)
}

type Found = {
  readonly a: number
  readonly b: number
  readonly i: number
  readonly j: number
  readonly length: number
}

function runsWithEarlier(all: readonly Words[], b: number, table: SequenceTable): readonly Found[] {
  const words = all[b]
  if (words === undefined) return []
  const found: Found[] = []
  /** For each earlier report, up to which word of this one its runs already reach. */
  const covered = new Map<number, number>()
  for (let j = 0; j + shortestRun <= words.ids.length; j++) {
    const best = new Map<number, Found>()
    for (const place of table.find(words, j)) {
      if ((covered.get(place.doc) ?? 0) >= j + shortestRun) continue
      const run = extended(all, place, b, j)
      if (run.length > (best.get(place.doc)?.length ?? 0)) best.set(place.doc, run)
    }
    for (const run of best.values()) {
      found.push(run)
      covered.set(run.a, run.j + run.length)
    }
  }
  return found
}

function extended(all: readonly Words[], place: Place, b: number, j: number): Found {
  const one = all[place.doc]?.ids ?? new Int32Array()
  const other = all[b]?.ids ?? new Int32Array()
  let back = 0
  while (place.at - back > 0 && j - back > 0 && joined(one, place.at - back, other, j - back)) back++
  let length = shortestRun
  while (
    place.at + length < one.length &&
    j + length < other.length &&
    one[place.at + length] === other[j + length]
  ) {
    length++
  }
  return { a: place.doc, b, i: place.at - back, j: j - back, length: length + back }
}

/** The words before these two places are the same, and so is what lies between. */
function joined(one: Int32Array, i: number, other: Int32Array, j: number): boolean {
  const a = one[i] ?? 0
  const b = other[j] ?? 0
  return (a & 1) === (b & 1) && (one[i - 1] ?? 0) >> 1 === (other[j - 1] ?? 0) >> 1
}

function asRun(sources: readonly RunSource[], all: readonly Words[], found: Found): SharedRun {
  const first = spanOf(all[found.a], found.i, found.length)
  const second = spanOf(all[found.b], found.j, found.length)
  const source = sources[found.a]
  const text = source === undefined ? '' : articleText(source, first)
  return { docs: [found.a, found.b], text, words: found.length, at: [first, second] }
}

function spanOf(words: Words | undefined, at: number, length: number): Span {
  return { start: words?.starts[at] ?? 0, end: words?.ends[at + length - 1] ?? 0 }
}

/** The run as it stands, without furniture that a page put into the middle of it. */
function articleText({ text, article }: RunSource, span: Span): string {
  const inside = article.filter((one) => one.end > span.start && one.start < span.end)
  const holds = inside.map((one) => ({
    start: Math.max(one.start, span.start),
    end: Math.min(one.end, span.end),
  }))
  const gapless = holds.every((one, i) => i === 0 || text.slice(holds[i - 1]?.end, one.start).trim() === '')
  if (gapless) return text.slice(span.start, span.end)
  return holds.map((one) => text.slice(one.start, one.end)).join('\n')
}
