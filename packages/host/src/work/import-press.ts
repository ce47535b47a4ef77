/**
 * Taking press reports in: each file becomes a sealed original (an EvidenceItem) and a Publication that
 * names it. Nothing of a refused file is kept, and what was taken in before it stays.
 */
import { createHash } from 'node:crypto'
import { concat, textOf, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { piecesOf } from '@safeconduct/core/evidence/seal/pieces.ts'
import { readReports } from '@safeconduct/core/press/reading.ts'
import type { ReadReport } from '@safeconduct/core/press/report.ts'
import { missionTerms } from '@safeconduct/core/records/mission-terms.ts'
import { parseFields } from '@safeconduct/core/records/parse-record.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { mayWrite } from '@safeconduct/core/vault/replica/rights.ts'
import { type SealWish, saveSealed } from '../evidence/custody/sealing.ts'
import { type KeptBlob, keepBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import type { Vault } from '../vault/vault.ts'
import { memberHere } from '../vault/who.ts'
import { termList } from './directory.ts'
import { reportLimit } from './limits.ts'

export type ReportFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
export type ReportRefusal = {
  readonly kind:
    | 'file-empty'
    | 'file-too-large'
    | 'file-not-text'
    | 'file-has-nul'
    | 'title-holds-term'
    | 'disk-full'
    /** This member may not write in the press room, or nobody may for now. */
    | 'not-granted'
    | 'frozen'
}
export type ImportedReport =
  | { readonly name: string; readonly state: 'imported' | 'already-here'; readonly id: RecordId }
  | { readonly name: string; readonly state: 'refused'; readonly refusal: ReportRefusal }

/** Reads a file as a report, or says in one word why it is none. */
export function reportText(bytes: Uint8Array): Result<string, ReportRefusal> {
  if (bytes.length === 0) return refuse({ kind: 'file-empty' })
  if (bytes.length > reportLimit) return refuse({ kind: 'file-too-large' })
  if (bytes.includes(0)) return refuse({ kind: 'file-has-nul' })
  const text = textOf(bytes)
  if (text === undefined || !hasSpaces(text)) return refuse({ kind: 'file-not-text' })
  return text.trim() === '' ? refuse({ kind: 'file-empty' }) : ok(text)
}

/** More signs in a row, without a space, than any language or address has. */
const longestUnbroken = 100_000

/**
 * Words that go on for megabytes are no report: the engine's patterns run out of their stack on them, and
 * one such file would end the reading of all the others with a defect.
 */
function hasSpaces(text: string): boolean {
  let from = 0
  for (const { index } of text.matchAll(/\s/gu)) {
    if (index - from > longestUnbroken) return false
    from = index + 1
  }
  return text.length - from <= longestUnbroken
}

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
  const text = reportText(bytes)
  if (!text.ok) return { name, state: 'refused', refusal: text.refusal }
  const by = memberHere(vault.replica)
  // Asked before the file is sealed: of what is refused nothing is kept.
  if (by === undefined || !mayWritePress(vault))
    return { name, state: 'refused', refusal: { kind: 'not-granted' } }
  const digest = createHash('sha256').update(bytes).digest()
  const ids = idsOf(vault, digest)
  if (vault.reader.read(ids.publication) !== undefined)
    return { name, state: 'already-here', id: ids.publication }
  const [report] = readReports([text.value]).docs
  const title = titleIn(text.value, report) ?? plainName(name)
  const publication = publicationFields(vault, text.value, report, title, digest.toString('hex'), ids.item)
  const parsed = parseFields('Publication', publication, { terms: missionTerms(termList(vault)) })
  if (!parsed.ok) return { name, state: 'refused', refusal: refusalOf(parsed.refusal.reason) }
  const kept = await keepBlob(vault.home, [bytes], { random: vault.random })
  if (!kept.ok) return { name, state: 'refused', refusal: { kind: 'disk-full' } }
  const saved = await saveSealed(vault, sealOf(ids.item, kept.value), [
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
function sealOf(item: RecordId, { sha256: hash, blob, pieces }: KeptBlob): SealWish {
  const tree = piecesOf(pieces)
  const file = { role: 'original', sha256: hash, bytes: blob.size, mediaType: 'text/plain' } as const
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

/**
 * What a file alone can say. Where it came from, a person adds: the address is one that can never exist
 * (RFC 2606, `.invalid`), and the date is "not later than today".
 */
function publicationFields(
  vault: Vault,
  text: string,
  report: ReadReport | undefined,
  title: string,
  hash: string,
  item: RecordId,
): { readonly [field: string]: Json } {
  const furniture = (report?.boilerplate ?? []).map(({ start, end }) => text.slice(start, end).trim())
  const credits = (report?.paragraphs ?? [])
    .filter(({ kind }) => kind === 'sources')
    .map(({ start, end }) => text.slice(start, end).trim())
    .join('\n')
  const quotes = (report?.quotes ?? []).map(({ text: anchor, speaker }) => ({
    anchor,
    ...(speaker === null ? {} : { speakerAsPrinted: speaker }),
  }))
  return {
    outlet: notStated,
    url: `https://not-stated.invalid/${hash.slice(0, 16)}`,
    title,
    lang: languageOf(text),
    publishedAt: { date: vault.clock.now().slice(0, 10), precision: 'X-BEF' },
    capture: item,
    text: articleText(text, report),
    furniture: furniture.filter((line) => line !== '').slice(0, 200),
    relation: 'original',
    quotes: quotes.slice(0, 2000),
    ...(credits === '' ? {} : { creditsText: credits.slice(0, 5000) }),
  }
}

const notStated = 'Not stated'

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
