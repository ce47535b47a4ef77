/**
 * What a file says beside what it shows: place, time, device, hidden thumbnails, who signed it, and what lies in an archive
 * or a conversation. The workbench reads it; nothing of it is believed. docs/formats/desk-calls.md, C118.
 */
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { canonicalJson, type Json } from '@safeconduct/core/base/json.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { parseReport } from '@safeconduct/core/evidence/intake/report.ts'
import type { Inside, PictureMetadata } from '@safeconduct/core/evidence/workbench/said.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { type EvidenceRoom, roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { type ItemReport, lookAt } from '@safeconduct/host/evidence/intake/open-item.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { textOf } from '@safeconduct/host/work/record-view.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { InsideView, ReportView, TraceName } from '../calls/evidence-items.ts'
import { maybe } from './cases-naming.ts'
import { opening, type Write } from './evidence-look.ts'
import { itemRefusal } from './evidence-refusal.ts'

/** Of an archive: more names than anybody reads on a page are counted. */
const mostNames = 200

export async function reportOf(
  { vault }: CasesWorld,
  write: Write,
  { id }: Ask<'evidence.report'>,
): Promise<Result<ReportView, CallRefusal>> {
  const report = await lookAt(vault, id)
  if (!report.ok) return itemRefusal(report.refusal.kind)
  const { type, also, metadata, credentials, inside } = report.value
  const parts = [metadata, credentials, inside]
  const whys = parts.flatMap((part) => (part?.ok === false ? [part.refusal.kind] : []))
  // Where a telephone was is as much of an item as its picture.
  const opened = await write(opening(vault, id))
  if (!opened.ok) return opened
  return ok({
    type,
    also,
    traces: metadata?.ok === true ? tracesIn(metadata.value) : [],
    ...maybe('credentials', credentials?.ok === true ? credentials.value : undefined),
    ...maybe('inside', inside?.ok === true ? insideView(inside.value) : undefined),
    whys: [...new Set(whys)],
    ...maybe('sealed', sealedWith(vault, await roomOf(vault), id, report.value)),
  })
}

/** Read again by another version, the same file may say more or less: what counts is what was sealed. */
function sealedWith(
  vault: Vault,
  room: EvidenceRoom | undefined,
  id: string,
  { metadata, credentials }: ItemReport,
): ReportView['sealed'] {
  const record = vault.reader.readText(id)
  const hash = record === undefined ? '' : textOf(record, 'sha256')
  const texts = room?.index.of(id, 'Seal').map((seal) => textOf(seal, 'report')) ?? []
  for (const text of texts.filter((one) => one !== '')) {
    const kept = parseReport(utf8(text))
    if (!kept.ok || kept.value.of.sha256 !== hash) continue
    const now = [readingOf(metadata), readingOf(credentials)]
    const then = [kept.value.metadata ?? {}, kept.value.credentials ?? {}]
    return { sha256: toHex(sha256(utf8(text))), same: canonicalJson(now) === canonicalJson(then) }
  }
  return undefined
}

function readingOf<T extends Json>(read: Result<T, { readonly kind: string }> | undefined): Json {
  if (read === undefined) return {}
  return read.ok ? { said: read.value } : { refused: read.refusal.kind }
}

function tracesIn(said: PictureMetadata): ReportView['traces'] {
  const { exif, width, height, parts, behind, thumbnails } = said
  const place = exif?.place
  const device = [exif?.make, exif?.model].filter((part) => part !== undefined).join(' ')
  const all: readonly (readonly [TraceName, string | undefined])[] = [
    ['place', place === undefined ? undefined : `${place.latitude}, ${place.longitude}`],
    ['takenAt', exif?.takenAt],
    ['changedAt', exif?.changedAt],
    ['device', device],
    ['serial', exif?.serial],
    ['owner', exif?.owner],
    ['artist', exif?.artist],
    ['copyright', exif?.copyright],
    ['software', exif?.software],
    ['thumbnails', thumbnails.join(', ')],
    ['behind', behind === 0 ? undefined : String(behind)],
    ['parts', [...new Set(parts.map(({ name }) => name))].join(', ')],
    ['pixels', width === 0 ? undefined : `${width} × ${height}`],
  ]
  return all.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]))
}

function insideView({ flaw, archive, chats }: Inside): InsideView | undefined {
  const files = archive?.entries.filter(({ kind }) => kind === 'file') ?? []
  if (flaw === undefined && archive === undefined && chats.length === 0) return undefined
  return {
    ...maybe('flaw', flaw),
    files: files.slice(0, mostNames).map(({ name, size }) => ({ name, size })),
    total: files.length,
    chats: chats.map(({ app, title, messages }) => ({
      app,
      ...maybe('title', title),
      messages: messages.length,
      ...maybe('first', messages[0]?.saidAt),
      ...maybe('last', messages.at(-1)?.saidAt),
    })),
  }
}
