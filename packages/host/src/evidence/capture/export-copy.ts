/**
 * The copy of a capture that leaves the house: checked, stripped of what tells of its maker, and written anew with right
 * hashes. The original stays as it is, and the copy names it by its hash.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { concat, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { copyNote, strippedRecord } from '@safeconduct/core/evidence/capture/stripped.ts'
import { checkWacz, type WaczRefusal } from '@safeconduct/core/evidence/wacz/check-wacz.ts'
import { type CapturedPage, newWaczSigner, writeWacz } from '@safeconduct/core/evidence/wacz/write-wacz.ts'
import { newWarcId, type WrittenRecord, writeRecord } from '@safeconduct/core/evidence/warc/write-warc.ts'
import { entryBytes } from '@safeconduct/core/evidence/zip/open-entry.ts'
import { readZip } from '@safeconduct/core/evidence/zip/read-zip.ts'
import { sourceOf } from '@safeconduct/core/evidence/zip/zip.ts'
import { waczTools } from './unpacking.ts'

const gzip = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes))

export type ExportedCopy = { readonly bytes: Uint8Array<ArrayBuffer>; readonly taken: readonly string[] }

export async function exportCopy(
  original: Uint8Array,
  { random, software }: { readonly random: Random; readonly software: string },
): Promise<Result<ExportedCopy, WaczRefusal>> {
  const checked = await checkWacz(sourceOf(original), waczTools)
  if (!checked.ok) return checked
  const files = await filesOf(original)
  const taken = new Set<string>()
  const records: WrittenRecord[] = []
  for (const record of checked.value.records) {
    const stripped = strippedRecord(record)
    for (const name of stripped.taken) taken.add(name.toLowerCase())
    records.push(await writeRecord(stripped.record, gzip))
  }
  const page = pageIn(files.get('pages/pages.jsonl'))
  const sum = createHash('sha256').update(original).digest()
  const note = copyNote(toHex(sum), taken)
  const id = newWarcId(random)
  const contentType = 'application/warc-fields'
  records.unshift(await writeRecord({ type: 'warcinfo', id, date: page.ts, contentType, block: note }, gzip))
  const beside = [...files]
    .filter(([name]) => name.startsWith('capture/'))
    .map(([name, bytes]) => ({ name, bytes }))
  const signer = await newWaczSigner()
  const pieces: Uint8Array[] = []
  for await (const piece of writeWacz({ page, records, beside, created: createdIn(files), software, signer }))
    pieces.push(piece)
  return ok({ bytes: concat(...pieces), taken: [...taken].toSorted() })
}

async function filesOf(original: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const source = sourceOf(original)
  const zip = await readZip(source)
  const files = new Map<string, Uint8Array>()
  for (const entry of zip.ok ? zip.value.entries : []) {
    const bytes =
      entry.kind === 'file'
        ? await entryBytes(source, entry, waczTools.inflate, original.length * 4)
        : undefined
    if (bytes?.ok === true) files.set(entry.name, bytes.value)
  }
  return files
}

function pageIn(bytes: Uint8Array | undefined): CapturedPage {
  const lines = new TextDecoder().decode(bytes ?? new Uint8Array(0)).split('\n')
  const json = parseJson(utf8(lines[1] ?? ''))
  const page = json.ok && isObject(json.value) ? json.value : {}
  const text = (name: string): string => (typeof page[name] === 'string' ? page[name] : '')
  return { url: text('url'), title: text('title'), ts: text('ts'), text: text('text') }
}

function createdIn(files: ReadonlyMap<string, Uint8Array>): string {
  const json = parseJson(files.get('datapackage.json') ?? new Uint8Array(0))
  const created = json.ok && isObject(json.value) ? json.value['created'] : undefined
  return typeof created === 'string' ? created : '1980-01-01T00:00:00Z'
}
