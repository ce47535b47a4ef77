/**
 * Which files of this device are still to be sent. A row is there before the record that names the file is saved, so
 * a crash in between sends a file too many and never one too few; after the save it lies under the record's log, so
 * that it goes when the log's keys leave this device.
 */
import { canonicalBytes, parseJson } from '@safeconduct/core/base/json.ts'
import { refuse } from '@safeconduct/core/base/result.ts'
import { unlessFull } from '@safeconduct/core/vault/replica/context.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { StoreFull } from '@safeconduct/core/vault/replica/store.ts'
import { keepNow } from '@safeconduct/core/vault/sync/turns.ts'
import { type Blob, parseBlob } from '../vault/blobs.ts'
import { fileField, vaultSchema } from '../vault/joined-schema.ts'

const shelfName = 'file-out'
const beforeSaving = 'new'

export type FileToSend = { readonly row: string; readonly blob: Blob }

export function filesToSend({ store }: Replica): readonly FileToSend[] {
  return store.shelf.list(shelfName, '').flatMap(({ key, value }) => {
    const json = parseJson(value)
    const blob = parseBlob(json.ok ? json.value : undefined, '')
    return blob.ok ? [{ row: key, blob: blob.value }] : []
  })
}

/** Saves, and remembers the files that the records name. */
export async function saveWithFiles(
  replica: Replica,
  changes: readonly RecordChange[],
): ReturnType<Replica['save']> {
  const named = changes.flatMap((change) => {
    const blob = parseBlob(change.fields[fileField], '')
    return blob.ok ? [{ change, blob: blob.value }] : []
  })
  if (named.length === 0) return replica.save(changes)
  try {
    await keepNow(replica, () => {
      for (const { blob } of named) put(replica, beforeSaving, blob)
    })
  } catch (problem) {
    if (!(problem instanceof StoreFull)) throw problem
    return refuse({ kind: 'disk-full' })
  }
  const saved = await replica.save(changes)
  await unlessFull(() =>
    keepNow(replica, () => {
      for (const { change, blob } of named) {
        const log = saved.ok ? logOf(replica, change) : undefined
        if (log !== undefined) put(replica, log, blob)
        if (log !== undefined || !saved.ok) fileSent(replica, `${beforeSaving}/${blob.sealed}`)
      }
    }),
  )
  return saved
}

/** Call inside a transaction. */
export function fileSent({ store }: Replica, row: string): void {
  store.shelf.drop(shelfName, row)
}

function put({ store }: Replica, under: string, blob: Blob): void {
  store.shelf.put(shelfName, `${under}/${blob.sealed}`, canonicalBytes({ ...blob }))
}

/** Hex id of the log in which the record's file lies. */
function logOf({ store, book }: Replica, { id, type }: RecordChange): string | undefined {
  const place = store.records.find(id)
  const rule = vaultSchema.field(type, fileField)
  return place && rule && book.byName(rule.compartment(place.home))?.hex
}
