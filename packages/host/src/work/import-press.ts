/**
 * Taking press reports in: each file becomes a sealed original (an EvidenceItem) and a Publication that
 * names it. Nothing of a refused file is kept, and what was taken in before it stays.
 */
import { createHash } from 'node:crypto'
import { notStated, notStatedHost } from '@safeconduct/core/attention/unmarked.ts'
import { concat, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { piecesOf } from '@safeconduct/core/evidence/seal/pieces.ts'
import { readReports } from '@safeconduct/core/press/reading.ts'
import type { ReadReport } from '@safeconduct/core/press/report.ts'
import { type MissionTerms, missionTerms } from '@safeconduct/core/records/mission-terms.ts'
import { parseFields } from '@safeconduct/core/records/parse-record.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { mayWrite } from '@safeconduct/core/vault/replica/rights.ts'
import { type SealWish, saveSealed } from '../evidence/custody/sealing.ts'
import type { PageText } from '../press/page-text.ts'
import { readReportFile } from '../press/report-file.ts'
import type { TextRefusal } from '../press/report-text.ts'
import { type KeptBlob, keepBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import type { Vault } from '../vault/vault.ts'
import { memberHere } from '../vault/who.ts'
import { termList } from './directory.ts'

export type ReportFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
export type ReportRefusal = {
  readonly kind:
    | TextRefusal['kind']
    | 'title-holds-term'
    | 'disk-full'
    /** This member may not write in the press room, or nobody may for now. */
    | 'not-granted'
    | 'frozen'
}
export type ImportedReport =
  | { readonly name: string; readonly state: 'imported' | 'already-here'; readonly id: RecordId }
  | { readonly name: string; readonly state: 'refused'; readonly refusal: ReportRefusal }

export async function importReports(
  vault: Vault,
  files: readonly ReportFile[],
  progress?: (done: number, of: number) => void,
): Promise<readonly ImportedReport[]> {
  const imported: ImportedReport[] = []
  for (const file of files) {
    imported.push(await importReport(vault, file))
    progress?.(imported.length, files.length)
  }
  return imported
}

async function importReport(vault: Vault, { name, bytes }: ReportFile): Promise<ImportedReport> {
  const read = await readReportFile(bytes)
  if (!read.ok) return { name, state: 'refused', refusal: read.refusal }
  const { text, mediaType, page } = read.value
  const by = memberHere(vault.replica)
  // Asked before the file is sealed: of what is refused nothing is kept.
  if (by === undefined || !mayWritePress(vault))
    return { name, state: 'refused', refusal: { kind: 'not-granted' } }
  const digest = createHash('sha256').update(bytes).digest()
  const ids = idsOf(vault, digest)
  if (vault.reader.read(ids.publication) !== undefined)
    return { name, state: 'already-here', id: ids.publication }
  const [report] = readReports([text]).docs
  const hash = digest.toString('hex')
  const said = { ...headOf(vault, report, page), title: titleIn(text, report) ?? plainName(name) }
  const wished = publicationFields(text, report, said, { hash, item: ids.item })
  const terms = missionTerms(termList(vault))
  // The headline stays in the report's own words, which no short field repeats (R29): a report is not lost for it.
  const title = holdsTerm(wished, terms) ? neutralTitle(said.publishedAt.date, hash) : said.title
  const publication = { ...wished, title }
  const parsed = parseFields('Publication', publication, { terms })
  if (!parsed.ok) return { name, state: 'refused', refusal: refusalOf(parsed.refusal.reason) }
  const kept = await keepBlob(vault.home, [bytes], { random: vault.random })
  if (!kept.ok) return { name, state: 'refused', refusal: { kind: 'disk-full' } }
  const saved = await saveSealed(vault, sealOf(ids.item, kept.value, mediaType), [
    change(vault, ids.item, 'EvidenceItem', by, {
      ...itemFields(vault, title, kept.value.sha256),
      [fileField]: kept.value.blob,
    }),
    change(vault, ids.publication, 'Publication', by, publication),
  ])
  if (saved.ok) return { name, state: 'imported', id: ids.publication }
  const { kind } = saved.refusal
  if (kind === 'disk-full' || kind === 'not-granted' || kind === 'frozen')
    return { name, state: 'refused', refusal: { kind } }
  throw new Error(`a report that was parsed could not be saved: ${kind}`)
}

/** What the seal of a report says: it is public, and was taken by a colleague. */
function sealOf(item: RecordId, { sha256: hash, blob, pieces }: KeptBlob, mediaType: string): SealWish {
  const tree = piecesOf(pieces)
  const file = { role: 'original', sha256: hash, bytes: blob.size, mediaType } as const
  const files = [{ ...file, ...(tree === undefined ? {} : { pieces: tree }) }]
  return { item, home: { kind: 'press' }, files, receivedVia: 'public-web' }
}

function mayWritePress({ replica }: Vault): boolean {
  const log = replica.book.byName({ scope: { kind: 'press' }, part: 'whole' })
  return log !== undefined && mayWrite(replica.context, log)
}

function refusalOf(reason: string): ReportRefusal {
  switch (reason) {
    case 'targeted-ground':
      return { kind: 'title-holds-term' }
    case 'too-long':
      return { kind: 'file-too-large' }
    case 'empty':
      return { kind: 'file-empty' }
    default:
      return { kind: 'file-not-text' }
  }
}

function change(
  vault: Vault,
  id: RecordId,
  type: string,
  by: string,
  fields: { readonly [field: string]: Json },
): RecordChange {
  const header = { createdAt: vault.clock.now(), createdBy: by }
  return { id, type, home: { kind: 'press' }, fields: { ...fields, ...header } }
}

function itemFields(vault: Vault, title: string, hash: string): { readonly [field: string]: Json } {
  return {
    kind: '140523191601',
    title: title.slice(0, 300),
    description: title,
    original: true,
    sha256: hash,
    sealedAt: vault.clock.now(),
    graphic: false,
    metadataRemoved: false,
  }
}

type Head = {
  readonly outlet: string
  readonly byline: readonly string[]
  readonly publishedAt: { readonly date: string; readonly precision: string; readonly zone?: string }
}

/** What the page says of itself, else its words; a day that lies ahead is not believed. */
function headOf(vault: Vault, report: ReadReport | undefined, page: PageText | undefined): Head {
  const today = vault.clock.now().slice(0, 10)
  const days = [page?.published, report?.masthead.published].flatMap((day) =>
    day === undefined || day === null || day.date > today ? [] : [day],
  )
  const [day] = days
  const written = report?.masthead.bylines.map(({ name }) => name) ?? []
  const names = page === undefined || page.bylines.length === 0 ? written : page.bylines
  return {
    outlet: shortLine(page?.outlet ?? report?.masthead.outlet?.name ?? '') ?? notStated,
    byline: [...new Set(names.flatMap((name) => shortLine(name) ?? []))].slice(0, 20),
    publishedAt:
      day === undefined
        ? { date: today, precision: 'X-BEF' }
        : {
            date: day.date,
            precision: day.precision,
            ...(day.zone === undefined ? {} : { zone: day.zone.slice(0, 40) }),
          },
  }
}

function shortLine(said: string): string | undefined {
  const plain = said
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return plain === '' ? undefined : plain.slice(0, 300)
}

function holdsTerm(publication: { readonly [field: string]: Json }, terms: MissionTerms): boolean {
  const parsed = parseFields('Publication', publication, { terms })
  return !parsed.ok && parsed.refusal.field === 'title' && parsed.refusal.reason === 'targeted-ground'
}

function neutralTitle(day: string, hash: string): string {
  return `${day} · ${hash.slice(0, 8)}`
}

/**
 * What a file alone can say. Where it came from, a person adds: the address is one that can never exist
 * (RFC 2606, `.invalid`), and a date that the page does not tell is "not later than today".
 */
function publicationFields(
  text: string,
  report: ReadReport | undefined,
  { outlet, byline, publishedAt, title }: Head & { readonly title: string },
  { hash, item }: { readonly hash: string; readonly item: RecordId },
): { readonly [field: string]: Json } {
  const furniture = (report?.boilerplate ?? []).map(({ start, end }) => text.slice(start, end).trim())
  const credits = (report?.paragraphs ?? [])
    .filter(({ kind }) => kind === 'sources')
    .map(({ start, end }) => text.slice(start, end).trim())
    .join('\n')
  const quotes = (report?.quotes ?? []).map(({ text: anchor, speaker, basis }) => ({
    anchor,
    // Whoever was only chosen among those who stand near is printed nowhere.
    ...(speaker === null || basis === 'chosen' ? {} : { speakerAsPrinted: speaker }),
  }))
  return {
    outlet,
    ...(byline.length === 0 ? {} : { byline: [...byline] }),
    url: `https://${notStatedHost}/${hash.slice(0, 16)}`,
    title,
    lang: languageOf(text),
    publishedAt: { ...publishedAt },
    capture: item,
    text: articleText(text, report),
    furniture: furniture.filter((line) => line !== '').slice(0, 200),
    relation: 'original',
    quotes: quotes.slice(0, 2000),
    ...(credits === '' ? {} : { creditsText: credits.slice(0, 5000) }),
  }
}

function articleText(text: string, report: ReadReport | undefined): string {
  let article = ''
  let at = 0
  for (const { start, end } of report?.boilerplate ?? []) {
    article += text.slice(at, start)
    at = end
  }
  const cleaned = (article + text.slice(at))
    .replace(/^\uFEFF/, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return cleaned === '' ? text.trim() : cleaned
}

function titleIn(text: string, report: ReadReport | undefined): string | undefined {
  const heading = report?.paragraphs.find(({ kind }) => kind === 'headline')
  const first = heading ?? report?.paragraphs.find(({ kind }) => kind === 'body')
  if (first === undefined) return undefined
  const line = text.slice(first.start, first.end).replaceAll(/\s+/g, ' ').trim()
  return line.length <= 200 ? line : `${line.slice(0, 199).trimEnd()}…`
}

/** A file's name as a title: no path, no marks that turn the line around. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim()
  return plain === '' ? notStated : plain.slice(0, 200)
}

/** By alphabet and the commonest words: enough to sort by, and a person may correct it. */
function languageOf(text: string): string {
  const cyrillic = text.match(/[\u0400-\u04ff]/g)?.length ?? 0
  const latin = text.match(/[a-z]/gi)?.length ?? 0
  if (cyrillic > latin) return 'ru'
  const french = text.match(/\b(?:le|la|les|des|une|est|dans|que|pour|qui|été)\b/gi)?.length ?? 0
  const english = text.match(/\b(?:the|of|and|to|in|is|that|was|for|said)\b/gi)?.length ?? 0
  return french > english ? 'fr' : 'en'
}

/**
 * The ids of a report and its sealed original follow from its bytes, so that the same file taken in twice,
 * by two colleagues or in two years, is one record.
 */
function idsOf(vault: Vault, hash: Uint8Array): { readonly item: RecordId; readonly publication: RecordId } {
  const idFor = (what: string): RecordId => {
    const id = recordId(
      toHex(
        sha256(concat(utf8(`safeconduct/v1/report/${what}\0`), vault.organisation.id, hash)).slice(0, 16),
      ),
      '',
    )
    return certain(id.ok ? id.value : undefined, 'sixteen bytes are an id')
  }
  return { item: idFor('item'), publication: idFor('publication') }
}
