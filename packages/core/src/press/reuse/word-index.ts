/**
 * The words of all reports in one row of numbers, and where each sequence of so many words stands.
 *
 * A thousand articles are most of a million words. Rows of numbers and one table without objects keep their comparison
 * within seconds and a few dozen megabytes.
 */
import type { Span } from '../report.ts'

export type WordSource = {
  readonly text: string
  /** The paragraphs of the article, furniture left out. */
  readonly article: readonly Span[]
}

/**
 * Words as numbers, report after report. The number of a word that begins a paragraph is odd: a run crosses the end of
 * a paragraph only where both reports end one, else two unrelated neighbours would join by chance.
 */
export type WordRow = {
  readonly ids: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** For each report where its words begin, and at the end how many there are. */
  readonly from: Int32Array
}

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:(?:['’‘ʼ`´‐‑-]|[\u00AD\u200B-\u200D\u2060]+)[\p{L}\p{M}\p{N}]+)*/gu

export function wordRow(sources: readonly WordSource[]): WordRow {
  const rows = new GrowingRow()
  for (const source of sources) rows.add(source)
  return rows.row()
}

/** Takes one report after another. */
export class GrowingRow {
  readonly #folded = new Map<string, number>()
  readonly #asWritten = new Map<string, number>()
  readonly #ids = new Numbers()
  readonly #starts = new Numbers()
  readonly #ends = new Numbers()
  readonly #from = new Numbers()

  constructor() {
    this.#from.push(0)
  }

  add({ text, article }: WordSource): void {
    for (const span of article) {
      let first = 1
      for (const match of text.slice(span.start, span.end).matchAll(wordPattern)) {
        const [word] = match
        const id = this.#asWritten.get(word) ?? idOf(word, this.#folded, this.#asWritten)
        this.#ids.push(id * 2 + first)
        this.#starts.push(span.start + match.index)
        this.#ends.push(span.start + match.index + word.length)
        first = 0
      }
    }
    this.#from.push(this.#ids.length)
  }

  row(): WordRow {
    return {
      ids: this.#ids.taken(),
      starts: this.#starts.taken(),
      ends: this.#ends.taken(),
      from: this.#from.taken(),
    }
  }

  /** The same numbers without copying them; more may follow behind. */
  view(): WordRow {
    return {
      ids: this.#ids.all(),
      starts: this.#starts.all(),
      ends: this.#ends.all(),
      from: this.#from.all(),
    }
  }

  get words(): number {
    return this.#ids.length
  }
}

/** Words are compared without case, style of apostrophes and hyphens, and signs that nobody sees. */
function idOf(word: string, folded: Map<string, number>, asWritten: Map<string, number>): number {
  const key = word
    .toLowerCase()
    .replaceAll(/['’‘ʼ`´‐‑-]/gu, "'")
    .replaceAll(/[\u00AD\u200B-\u200D\u2060]/gu, '')
    .normalize('NFC')
  const id = folded.get(key) ?? folded.size + 1
  folded.set(key, id)
  asWritten.set(word, id)
  return id
}

class Numbers {
  #values = new Int32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Int32Array(this.#values.length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.length++] = value
  }

  taken(): Int32Array {
    return this.#values.slice(0, this.length)
  }

  /** With room behind the last. */
  all(): Int32Array {
    return this.#values
  }
}

/** Places of one sequence kept for one report: a page that repeats itself must not cost its square. */
const placesKept = 4
/**
 * Places of one sequence kept over all reports. A notice that ten thousand pages of one site carry would be fifty million
 * pairs; beside the first sixty-four it is seen as well.
 */
const placesKeptInAll = 64

/** Where each sequence of `size` words stands in the reports filled in so far. */
export class SequenceTable {
  #row: WordRow
  readonly #size: number
  readonly #mask: number
  /** The first place of a sequence by its slot, one above it; 0 where the slot is free. */
  readonly #heads: Int32Array
  /** For each place the next of the same sequence, one above it; for a head also the last, and how many of its report. */
  readonly #next: Int32Array
  readonly #last: Int32Array
  readonly #count: Int32Array
  /** For each head how many places are kept. */
  readonly #kept: Uint8Array

  constructor(row: WordRow, size: number) {
    this.#row = row
    this.#size = size
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, row.ids.length * 2)))
    this.#mask = slots - 1
    this.#heads = new Int32Array(slots)
    this.#next = new Int32Array(row.ids.length)
    this.#last = new Int32Array(row.ids.length)
    this.#count = new Int32Array(row.ids.length)
    this.#kept = new Uint8Array(row.ids.length)
  }

  /** The same words, with more behind them. */
  follow(row: WordRow): void {
    this.#row = row
  }

  fill(doc: number): void {
    const start = this.#row.from[doc] ?? 0
    const end = (this.#row.from[doc + 1] ?? 0) - this.#size
    for (let place = start; place <= end; place++) this.#add(place, start)
  }

  #add(place: number, start: number): void {
    const slot = this.#slot(place)
    const head = (this.#heads[slot] ?? 0) - 1
    if (head < 0) {
      this.#heads[slot] = place + 1
      this.#last[place] = place
      this.#count[place] = 1
      this.#kept[place] = 1
      return
    }
    const last = this.#last[head] ?? head
    const count = last >= start ? (this.#count[head] ?? 0) : 0
    const kept = this.#kept[head] ?? 0
    if (count >= placesKept || kept >= placesKeptInAll) return
    this.#kept[head] = kept + 1
    this.#next[last] = place + 1
    this.#last[head] = place
    this.#count[head] = count + 1
  }

  /** The places that hold the same words as this one, in the order of the reports. */
  *find(place: number): Generator<number> {
    let at = (this.#heads[this.#slot(place)] ?? 0) - 1
    while (at >= 0) {
      yield at
      at = (this.#next[at] ?? 0) - 1
    }
  }

  /** The slot that holds this place's sequence, or the free one where it belongs. */
  #slot(place: number): number {
    const { ids } = this.#row
    let hash = 0x811c9dc5 ^ ((ids[place] ?? 0) >> 1)
    for (let i = 1; i < this.#size; i++)
      hash = Math.imul(hash ^ (ids[place + i] ?? 0), 0x01000193) ^ (hash >>> 15)
    let slot = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) & this.#mask
    for (;;) {
      const head = (this.#heads[slot] ?? 0) - 1
      if (head < 0 || this.#isSame(head, place)) return slot
      slot = (slot + 1) & this.#mask
    }
  }

  #isSame(one: number, other: number): boolean {
    const { ids } = this.#row
    if ((ids[one] ?? 0) >> 1 !== (ids[other] ?? 0) >> 1) return false
    for (let i = 1; i < this.#size; i++) if (ids[one + i] !== ids[other + i]) return false
    return true
  }
}

/** For each word of the row the report it stands in. */
export function reportsOf({ from, ids }: WordRow): Int32Array {
  const docs = new Int32Array(ids.length)
  for (let doc = 0; doc + 1 < from.length; doc++) docs.fill(doc, from[doc], from[doc + 1])
  return docs
}
