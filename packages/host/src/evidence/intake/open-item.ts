/** Looking into an item that was taken in: its file is opened here as bytes, and by the workbench as what it is. */
import { concat } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf, tailLength } from '@safeconduct/core/evidence/intake/kind.ts'
import type { Credentials, Inside, PictureMetadata } from '@safeconduct/core/evidence/workbench/said.ts'
import type { WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'
import { readFile } from '../../sync/files-elsewhere.ts'
import { type Blob, parseBlob } from '../../vault/blobs.ts'
import { fileField } from '../../vault/joined-schema.ts'
import type { Vault } from '../../vault/vault.ts'
import type { EvidenceRoom } from '../custody/evidence-room.ts'
import { credentialsOf, insideOf, metadataOf, takenOutOf } from '../workbench/pictures.ts'
import { givenFile } from './file-source.ts'
import type { IntakeWish, TakenIn } from './take-in.ts'
import { takeInAll } from './take-in-all.ts'

export type ItemRefusal = {
  readonly kind: 'no-such-record' | 'file-missing' | 'file-damaged' | 'too-large'
}

/** Held in memory at once; what is larger is played or exported, not looked into. */
const mostHeld = 512 * 1024 * 1024

export async function itemBytes(
  vault: Vault,
  id: string,
): Promise<Result<Uint8Array<ArrayBuffer>, ItemRefusal>> {
  const blob = blobOf(vault, id)
  if (blob === undefined) return refuse({ kind: 'no-such-record' })
  if (blob.size > mostHeld) return refuse({ kind: 'too-large' })
  const pieces: Uint8Array[] = []
  for await (const piece of readFile(vault, blob)) {
    if (!piece.ok)
      return refuse({ kind: piece.refusal.kind === 'file-missing' ? 'file-missing' : 'file-damaged' })
    pieces.push(piece.value)
  }
  return ok(concat(...pieces))
}

export function blobOf(vault: Vault, id: string): Blob | undefined {
  const record = vault.reader.readText(id)
  const field =
    record?.type === 'EvidenceItem' ? vault.reader.read(record.id)?.fields.get(fileField) : undefined
  const blob = field?.state === 'value' ? parseBlob(field.value, '') : undefined
  return blob?.ok === true ? blob.value : undefined
}

/** What an item's file is and says of itself; each part may have been refused for itself. */
export type ItemReport = {
  readonly type: string
  readonly also: readonly string[]
  readonly metadata?: Result<PictureMetadata, WorkbenchRefusal>
  readonly credentials?: Result<Credentials, WorkbenchRefusal>
  /** Of an archive and of text: what lies in it, and whether it is a conversation. */
  readonly inside?: Result<Inside, WorkbenchRefusal>
}

export async function lookAt(
  vault: Vault,
  id: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Result<ItemReport, ItemRefusal>> {
  const bytes = await itemBytes(vault, id)
  if (!bytes.ok) return bytes
  const file = bytes.value
  const limits = signal === undefined ? {} : { signal }
  const { kind, also } = kindOf(file.subarray(0, headLength), file.subarray(-tailLength))
  const hasCredentials = ['picture', 'film', 'sound', 'paper'].includes(kind.family)
  const hasInside = kind.type === 'application/zip' || kind.family === 'text'
  return ok({
    type: kind.type,
    also,
    ...(kind.family === 'picture' || kind.family === 'film'
      ? { metadata: await metadataOf(file, limits) }
      : {}),
    ...(hasCredentials ? { credentials: await credentialsOf(file, limits) } : {}),
    ...(hasInside ? { inside: await insideOf(file, limits) } : {}),
  })
}

/** Files of an archive as items of their own, each naming the archive it was in. */
export async function takeOutOf(
  room: EvidenceRoom,
  archive: string,
  names: readonly string[],
  wish: Omit<IntakeWish, 'derivedFrom' | 'receivedVia'>,
  watch?: Parameters<typeof takeInAll>[3],
): Promise<Result<readonly TakenIn[], ItemRefusal | WorkbenchRefusal>> {
  const bytes = await itemBytes(room.vault, archive)
  if (!bytes.ok) return bytes
  const out = await takenOutOf(
    bytes.value,
    names,
    watch?.signal === undefined ? {} : { signal: watch.signal },
  )
  if (!out.ok) return out
  const files = out.value.files.map(({ name, bytes: content }) => givenFile(name, [content]))
  const whole: IntakeWish = {
    ...wish,
    derivedFrom: archive,
    receivedVia: out.value.isChat ? 'chat-export' : 'by-hand',
  }
  return ok(await takeInAll(room, files, whole, watch))
}
