/** Reading the vault's press reports together: who speaks in each, and what they share. */
import { textOf as utf8Text } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { readReport, sharedRuns } from '@safeconduct/core/press/reading.ts'
import type { PressReading, ReadReport, Span } from '@safeconduct/core/press/report.ts'
import { readFile } from '../sync/files-elsewhere.ts'
import { type Blob, parseBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import type { StoredRecord } from '../vault/stored-record.ts'
import type { Vault } from '../vault/vault.ts'
import { textOf } from './record-view.ts'

export type ReadingRefusal = {
  readonly kind: 'no-such-record' | 'file-missing' | 'file-damaged' | 'file-not-text'
}
export type ReportView = {
  readonly id: RecordId
  readonly title: string
  readonly outlet: string
  readonly text: string
  readonly boilerplate: readonly (readonly [number, number])[]
  readonly quotes: readonly {
    readonly start: number
    readonly end: number
    readonly speaker: string | null
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
type Library = { readonly reports: readonly Loaded[]; readonly reading: PressReading; readonly state: string }

const mostReports = 10_000

/** Reads each sealed original once; when one is added, only what they share is looked for again. */
export class Readings {
  readonly #vault: Vault
  readonly #texts = new Map<RecordId, Loaded>()
  readonly #read = new Map<RecordId, { readonly text: string; readonly reading: ReadReport }>()
  #library: Library | undefined

  constructor(vault: Vault) {
    this.#vault = vault
  }

  async view(id: RecordId): Promise<Result<ReportView, ReadingRefusal>> {
    const own = await this.#load(this.#vault.reader.read(id))
    if (!own.ok) return own
    const { reports, reading } = await this.#together()
    const at = reports.findIndex((report) => report.id === id)
    const report = reading.docs[at]
    if (report === undefined) return refuse({ kind: 'no-such-record' })
    return ok({
      ...own.value,
      boilerplate: report.boilerplate.map(({ start, end }) => [start, end] as const),
      quotes: report.quotes.map(({ start, end, speaker }) => ({ start, end, speaker })),
      numbers: report.numbers.map(({ start, end, min, max }) => ({ start, end, min, max })),
      runs: reading.runs.flatMap(({ docs, at: places }) => {
        const side = docs.indexOf(at)
        const [mine, theirs] = side === 0 ? places : [places[1], places[0]]
        const other = reports[docs[side === 0 ? 1 : 0]]
        return side < 0 || other === undefined
          ? []
          : [{ ...mine, other: { ...theirs, id: other.id, title: other.title } }]
      }),
    })
  }

  async shares(): Promise<Shares> {
    const { reports, reading } = await this.#together()
    const pairs = new Map<string, { a: RecordId; b: RecordId; runs: number; words: number }>()
    for (const { docs, words } of reading.runs) {
      const [a, b] = [reports[docs[0]], reports[docs[1]]]
      if (a === undefined || b === undefined) continue
      const pair = pairs.get(docs.join()) ?? { a: a.id, b: b.id, runs: 0, words: 0 }
      pairs.set(docs.join(), { ...pair, runs: pair.runs + 1, words: pair.words + words })
    }
    return {
      reports: reports.map(({ id, title, outlet }) => ({ id, title, outlet })),
      shared: [...pairs.values()],
    }
  }

  async #together(): Promise<Library> {
    const { records } = this.#vault.reader.table({
      types: ['Publication'],
      filter: '',
      offset: 0,
      limit: mostReports,
    })
    const state = records.map(({ id, rev }) => `${id}.${rev}`).join()
    if (this.#library?.state === state) return this.#library
    const reports: Loaded[] = []
    for (const record of records.toReversed()) {
      const loaded = await this.#load(record)
      // A damaged original says so on its own page; the others are read without it.
      if (loaded.ok) reports.push(loaded.value)
    }
    this.#library = { reports, reading: this.#readAll(reports), state }
    return this.#library
  }

  /** A report is read once; only what the reports share is looked for again when one comes in. */
  #readAll(reports: readonly Loaded[]): PressReading {
    const docs = reports.map(({ id, text }, at) => {
      const known = this.#read.get(id)
      const reading = known?.text === text ? known.reading : readReport(text)
      this.#read.set(id, { text, reading })
      return { ...reading, id: at }
    })
    return {
      docs,
      runs: sharedRuns(
        reports.map(({ text }) => text),
        docs,
      ),
    }
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
  const text = utf8Text(Buffer.concat(pieces))
  return text === undefined ? refuse({ kind: 'file-not-text' }) : ok(text)
}
