/**
 * Which files of this device are still to be sent. A row is there before the record that names the file is saved, so
 * a crash in between sends a file too many and never one too few; after the save it lies under the record's log, so
 * that it goes when the log's keys leave this device.
 *
 * What was sent is remembered by its name and record, without its key: `files-there.ts` asks whether it is still there.
 */
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import { canonicalBytes, parseJson } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { refuse } from '@safeconduct/core/base/result.ts'
import { unlessFull } from '@safeconduct/core/vault/replica/context.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { type Shelf, StoreFull } from '@safeconduct/core/vault/replica/store.ts'
import { keepNow } from '@safeconduct/core/vault/sync/turns.ts'
import { type Blob, parseBlob } from '../vault/blobs.ts'
import { fileField, vaultSchema } from '../vault/joined-schema.ts'

const shelfName = 'file-out'
const sentName = 'file-sent'
const beforeSaving = 'new'
/** The one type of record that has a file. */
const type = 'EvidenceItem'

export type FileToSend = { readonly row: string; readonly blob: Blob }
/** `name`: of the piece that a relay was given last, in hex. */
export type SentFile = { readonly row: string; readonly name: string; readonly record: RecordId }

export function filesToSend({ store }: Replica): readonly FileToSend[] {
  return store.shelf.list(shelfName, '').flatMap(({ key, value }) => {
    const { blob } = readRow(value)
    return blob === undefined ? [] : [{ row: key, blob }]
  })
}

export function sentFiles({ store }: Replica): readonly SentFile[] {
  return store.shelf.list(sentName, '').flatMap(({ key, value }) => {
    const json = parseJson(value)
    const { name, record } = json.ok && isObject(json.value) ? json.value : {}
    const id = recordId(record, '')
    return typeof name === 'string' && id.ok ? [{ row: key, name, record: id.value }] : []
  })
}

/** Saves, and remembers the files that the records name. */
export async function saveWithFiles(
  replica: Replica,
  changes: readonly RecordChange[],
): ReturnType<Replica['save']> {
  const named = changes.flatMap((change) => {
    const blob = parseBlob(change.fields[fileField], '')
    return blob.ok ? [{ record: change.id, blob: blob.value }] : []
  })
  if (named.length === 0) return replica.save(changes)
  try {
    await keepNow(replica, () => {
      for (const { record, blob } of named) put(replica, beforeSaving, record, blob)
    })
  } catch (problem) {
    if (!(problem instanceof StoreFull)) throw problem
    return refuse({ kind: 'disk-full' })
  }
  const saved = await replica.save(changes)
  await unlessFull(() =>
    keepNow(replica, () => {
      for (const { record, blob } of named) {
        const log = saved.ok ? logOf(replica, record) : undefined
        if (log !== undefined) put(replica, log, record, blob)
        if (log !== undefined || !saved.ok) nothingToSend(replica, `${beforeSaving}/${blob.sealed}`)
      }
    }),
  )
  return saved
}

/** Call inside a transaction. */
export function nothingToSend({ store }: Replica, row: string): void {
  store.shelf.drop(shelfName, row)
}

/** Call inside a transaction. */
export function fileSent(replica: Replica, row: string): void {
  const { shelf } = replica.store
  const { blob, record } = readRow(shelf.get(shelfName, row) ?? new Uint8Array())
  nothingToSend(replica, row)
  const log = record === undefined ? undefined : logOf(replica, record)
  if (blob === undefined || record === undefined || log === undefined) return
  const name = blob.list ?? blob.sealed
  shelf.put(sentName, `${log}/${blob.sealed}`, canonicalBytes({ name, record }))
}

/** Call inside a transaction. A record that names the file no more (it was struck) has nothing to send. */
export function sendAgain(replica: Replica, { row, record }: SentFile): void {
  replica.store.shelf.drop(sentName, row)
  const log = logOf(replica, record)
  const blob = blobsOf(replica, record).find(({ sealed }) => row === `${log}/${sealed}`)
  if (log !== undefined && blob !== undefined) put(replica, log, record, blob)
}

/**
 * Call inside the transaction in which the last record that names a file lets go of it: the file's key leaves with the words,
 * and nothing of it is sent any more. `log`: in hex, where its rows do not leave by themselves.
 */
export function forgetFile(shelf: Shelf, file: string, log?: string): void {
  for (const under of [beforeSaving, ...(log === undefined ? [] : [log])]) {
    shelf.drop(shelfName, `${under}/${file}`)
    shelf.drop(sentName, `${under}/${file}`)
  }
}

function put({ store }: Replica, under: string, record: RecordId, blob: Blob): void {
  store.shelf.put(shelfName, `${under}/${blob.sealed}`, canonicalBytes({ ...blob, record }))
}

function readRow(value: Uint8Array): { readonly blob?: Blob; readonly record?: RecordId } {
  const json = parseJson(value)
  const { record, ...rest } = json.ok && isObject(json.value) ? json.value : {}
  const [blob, id] = [parseBlob(rest, ''), recordId(record, '')]
  return { ...(blob.ok && { blob: blob.value }), ...(id.ok && { record: id.value }) }
}

/** Hex id of the log in which the record's file lies. */
function logOf({ store, book }: Replica, record: RecordId): string | undefined {
  const place = store.records.find(record)
  const rule = vaultSchema.field(type, fileField)
  return place && rule && book.byName(rule.compartment(place.home))?.hex
}

function blobsOf({ store }: Replica, record: RecordId): readonly Blob[] {
  const place = store.records.find(record)
  const rule = vaultSchema.field(type, fileField)
  if (place === undefined || rule === undefined) return []
  const field = store.records.partState(place, rule.compartment(place.home)).get(fileField)
  return (field?.kind === 'single' ? field.held : []).flatMap(({ value }) => {
    const blob = parseBlob(value, '')
    return blob.ok ? [blob.value] : []
  })
}
