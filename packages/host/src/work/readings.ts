/** Reading the vault's press reports together: who speaks in each, and what they share. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { GrowingComparison, readReport, sharedRuns } from '@safeconduct/core/press/reading.ts'
import type { Masthead, PressReading, ReadReport, SharedRun, Span } from '@safeconduct/core/press/report.ts'
import { readReportFile } from '../press/report-file.ts'
import { readFile } from '../sync/files-elsewhere.ts'
import { type Blob, parseBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import type { StoredRecord } from '../vault/stored-record.ts'
import type { Vault } from '../vault/vault.ts'
import { textOf } from './record-view.ts'
import { stretchesIn } from './stretches.ts'

export type ReadingRefusal = {
  readonly kind: 'no-such-record' | 'file-missing' | 'file-damaged' | 'file-not-text'
}
export type ReportHead = {
  readonly bylines: readonly string[]
  readonly published?: ReportDay
  readonly updated?: ReportDay
  readonly sources: readonly string[]
}
type ReportDay = Pick<NonNullable<Masthead['published']>, 'date' | 'precision' | 'time' | 'zone'>
export type ReportView = {
  readonly id: RecordId
  readonly title: string
  readonly outlet: string
  readonly text: string
  /** What it says of itself. */
  readonly head: ReportHead
  readonly boilerplate: readonly (readonly [number, number])[]
  readonly quotes: readonly {
    readonly start: number
    readonly end: number
    readonly speaker: string | null
    /** Not said by the text: chosen among those who stand near. */
    readonly isChosen: boolean
  }[]
  readonly numbers: readonly {
    readonly start: number
    readonly end: number
    readonly min: number
    readonly max: number | null
  }[]
  readonly runs: readonly (Span & {
    readonly other: Span & { readonly id: RecordId; readonly title: string }
  })[]
}
export type Shares = {
  readonly reports: readonly { readonly id: RecordId; readonly title: string; readonly outlet: string }[]
  readonly shared: readonly {
    readonly a: RecordId
    readonly b: RecordId
    readonly runs: number
    readonly words: number
  }[]
}

type Loaded = {
  readonly id: RecordId
  readonly title: string
  readonly outlet: string
  readonly text: string
}
type Pair = { readonly a: RecordId; readonly b: RecordId; readonly runs: number; readonly words: number }
/** All that was compared so far; what is gone since, or was read again, stays in it until it is made anew. */
type Library = {
  readonly comparison: GrowingComparison
  readonly ids: RecordId[]
  readonly texts: Map<RecordId, string>
  readonly runs: SharedRun[]
}

const mostReports = 10_000
/** The newest, for the picture of all of them. */
const mostTogether = 1_000
const breathAfter = 10

/** Reads each sealed original once; when one is added, only what they share is looked for again. */
export class Readings {
  readonly #vault: Vault
  readonly #texts = new Map<RecordId, Loaded>()
  readonly #read = new Map<RecordId, { readonly text: string; readonly reading: ReadReport }>()
  readonly #stretches = new Map<RecordId, { readonly text: string; readonly found: Int32Array }>()
  #library: Library = emptyLibrary()

  constructor(vault: Vault) {
    this.#vault = vault
  }

  async view(id: RecordId): Promise<Result<ReportView, ReadingRefusal>> {
    const record = this.#vault.reader.read(id)
    const own = await this.#load(record)
    if (!own.ok) return own
    const report = this.#readOne(own.value)
    return ok({
      ...own.value,
      head: headOf(report.masthead, record),
      boilerplate: report.boilerplate.map(({ start, end }) => [start, end] as const),
      quotes: report.quotes.map(({ start, end, speaker, basis }) => ({
        start,
        end,
        speaker,
        isChosen: basis === 'chosen',
      })),
      numbers: report.numbers.map(({ start, end, min, max }) => ({ start, end, min, max })),
      runs: await this.#runsOf(own.value),
    })
  }

  /** As the page shows it. */
  async text(id: RecordId): Promise<string | undefined> {
    const own = await this.#load(this.#vault.reader.read(id))
    return own.ok ? own.value.text : undefined
  }

  /** Only reports that have eight words in a row with this one are read for it: of ten thousand that is a handful. */
  async #runsOf(own: Loaded): Promise<ReportView['runs']> {
    const all = await this.#reports()
    const wanted = new Set(this.#stretchesOf(own))
    // In the order of all: which words a run begins with must not depend on whose page is open.
    const together: Loaded[] = []
    for (const [at, one] of all.entries()) {
      if (one.id === own.id || this.#stretchesOf(one).some((each) => wanted.has(each))) together.push(one)
      await breath(at)
    }
    const { runs } = await this.#readAll(together)
    const at = together.findIndex(({ id }) => id === own.id)
    return runs.flatMap(({ docs, at: places }) => {
      const side = docs.indexOf(at)
      const [mine, theirs] = side === 0 ? places : [places[1], places[0]]
      const other = together[docs[side === 0 ? 1 : 0]]
      return side < 0 || other === undefined
        ? []
        : [{ ...mine, other: { ...theirs, id: other.id, title: other.title } }]
    })
  }

  #stretchesOf({ id, text }: Loaded): Int32Array {
    const known = this.#stretches.get(id)
    if (known?.text === text) return known.found
    const found = stretchesIn(text)
    this.#stretches.set(id, { text, found })
    return found
  }

  async shares(): Promise<Shares> {
    const reports = (await this.#reports()).slice(-mostTogether)
    const { ids, runs } = await this.#together(reports)
    const shown = new Set(reports.map(({ id }) => id))
    const pairs = new Map<string, Pair>()
    for (const { docs, words } of runs) {
      const [a, b] = [ids[docs[0]], ids[docs[1]]]
      if (a === undefined || b === undefined || !shown.has(a) || !shown.has(b)) continue
      const pair = pairs.get(docs.join()) ?? { a, b, runs: 0, words: 0 }
      pairs.set(docs.join(), { ...pair, runs: pair.runs + 1, words: pair.words + words })
    }
    return {
      reports: reports.map(({ id, title, outlet }) => ({ id, title, outlet })),
      shared: [...pairs.values()],
    }
  }

  /** Only what is new is compared with what was there: one report more costs its own words. */
  async #together(reports: readonly Loaded[]): Promise<Library> {
    const isStale = reports.some(({ id, text }) => (this.#library.texts.get(id) ?? text) !== text)
    if (isStale || this.#library.comparison.size > 2 * mostTogether) this.#library = emptyLibrary()
    const { comparison, ids, texts, runs } = this.#library
    let read = 0
    for (const report of reports) {
      if (texts.has(report.id)) continue
      texts.set(report.id, report.text)
      ids.push(report.id)
      for (const run of comparison.add(report.text, this.#readOne(report))) runs.push(run)
      await breath(read++)
    }
    return this.#library
  }

  /** Oldest first. */
  async #reports(): Promise<readonly Loaded[]> {
    const asked = { types: ['Publication'], filter: '', offset: 0, limit: mostReports } as const
    const { records } = this.#vault.reader.table(asked)
    const reports: Loaded[] = []
    for (const record of records.toReversed()) {
      const loaded = await this.#load(record)
      // A damaged original says so on its own page; the others are read without it.
      if (loaded.ok) reports.push(loaded.value)
    }
    return reports
  }

  /** A report is read once; only what the reports share is looked for again when one comes in. */
  async #readAll(reports: readonly Loaded[]): Promise<PressReading> {
    const docs: ReadReport[] = []
    for (const [at, report] of reports.entries()) {
      docs.push({ ...this.#readOne(report), id: at })
      await breath(at)
    }
    const texts = reports.map(({ text }) => text)
    return { docs, runs: sharedRuns(texts, docs) }
  }

  #readOne({ id, text }: Loaded): ReadReport {
    const known = this.#read.get(id)
    const reading = known?.text === text ? known.reading : readReport(text)
    this.#read.set(id, { text, reading })
    return reading
  }

  async #load(record: StoredRecord | undefined): Promise<Result<Loaded, ReadingRefusal>> {
    if (record === undefined || record.type !== 'Publication') return refuse({ kind: 'no-such-record' })
    const { id } = record
    const facts = { id, title: textOf(record, 'title'), outlet: textOf(record, 'outlet') }
    const known = this.#texts.get(id)
    if (known !== undefined) return ok({ ...known, ...facts })
    const text = await originalText(this.#vault, record)
    if (!text.ok) return text
    const loaded = { ...facts, text: text.value }
    this.#texts.set(id, loaded)
    return ok(loaded)
  }
}

function emptyLibrary(): Library {
  return { comparison: new GrowingComparison(), ids: [], texts: new Map(), runs: [] }
}

/** As the page says it; where the page is silent, as people noted it. */
function headOf(
  { bylines, published, updated, sources }: Masthead,
  record: StoredRecord | undefined,
): ReportHead {
  const noted = record?.fields.get('publishedAt')
  const day =
    published === null ? notedDay(noted?.state === 'value' ? noted.value : undefined) : dayOf(published)
  return {
    bylines: bylines.map(({ name }) => name),
    ...(day === undefined ? {} : { published: day }),
    ...(updated === null ? {} : { updated: dayOf(updated) }),
    sources: sources.map(({ name }) => name),
  }
}

function notedDay(value: unknown): ReportDay | undefined {
  if (!isObject(value)) return undefined
  const { date, precision } = value
  return isText(date) && isText(precision) ? { date, precision } : undefined
}

function dayOf({ date, precision, time, zone }: NonNullable<Masthead['published']>): ReportDay {
  return {
    date,
    precision,
    ...(time === undefined ? {} : { time }),
    ...(zone === undefined ? {} : { zone }),
  }
}

/** The blob of the sealed original that a publication names. */
export function originalOf(
  vault: Vault,
  publication: StoredRecord,
): { readonly item: StoredRecord; readonly blob: Blob } | undefined {
  const item = vault.reader.readText(textOf(publication, 'capture'))
  const file = item?.fields.get(fileField)
  const blob = file?.state === 'value' ? parseBlob(file.value, '') : undefined
  return item === undefined || blob?.ok !== true ? undefined : { item, blob: blob.value }
}

/** The report's text: from its sealed original, or as the record holds it where there is none. */
async function originalText(
  vault: Vault,
  publication: StoredRecord,
): Promise<Result<string, ReadingRefusal>> {
  const original = originalOf(vault, publication)
  if (original === undefined) return ok(textOf(publication, 'text'))
  const pieces: Uint8Array[] = []
  for await (const piece of readFile(vault, original.blob)) {
    if (!piece.ok)
      return refuse({ kind: piece.refusal.kind === 'file-missing' ? 'file-missing' : 'file-damaged' })
    pieces.push(piece.value)
  }
  const read = await readReportFile(Buffer.concat(pieces))
  return read.ok ? ok(read.value.text) : refuse({ kind: 'file-not-text' })
}

/** Somebody may want to lock while a thousand are read. */
async function breath(at: number): Promise<void> {
  if (at % breathAfter === breathAfter - 1) await new Promise((done) => setImmediate(done))
}
