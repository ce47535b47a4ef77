/**
 * A copy as an item of its own: made from a sealed one, sealed as its derivative, with every reason; and the papers of the
 * original say that it was redacted, all of it in one save. docs/formats/redaction.md, RD42.
 */
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import type { SealedFile } from '@safeconduct/core/evidence/seal/manifest.ts'
import type { Scope } from '@safeconduct/core/vault/schema.ts'
import { keepBlob } from '../../vault/blobs.ts'
import { fileField } from '../../vault/joined-schema.ts'
import { type EvidenceRoom, saveWithPapers } from '../custody/evidence-room.ts'
import { handlingChange } from '../custody/handling.ts'
import { sealingChanges } from '../custody/sealing.ts'
import { letGo } from '../intake/one-read.ts'

export type CopyWish = {
  /** What it was made from: the record, where it lies, and the hash of its sealed file. */
  readonly of: { readonly id: RecordId; readonly home: Scope; readonly sha256: string }
  readonly bytes: Uint8Array
  readonly fields: {
    readonly kind: string
    readonly title: string
    readonly description: string
    readonly graphic: boolean
    readonly redactions: readonly Json[]
  }
  /** The root by which it proves itself to be of the sealed one. */
  readonly proves?: SealedFile['redactable']
  readonly id?: RecordId
}
export type CopyRefusal = { readonly kind: 'disk-full' | 'not-granted' | 'frozen' | 'not-saved' }

export async function keepCopy(room: EvidenceRoom, wish: CopyWish): Promise<Result<RecordId, CopyRefusal>> {
  const { vault, by } = room
  const { of, bytes } = wish
  const kept = await keepBlob(vault.home, [bytes], { random: vault.random })
  if (!kept.ok) return refuse({ kind: 'disk-full' })
  const id = wish.id ?? newRecordId(vault.random)
  const now = vault.clock.now()
  const item = {
    ...wish.fields,
    derivedFrom: of.id,
    original: false,
    sha256: kept.value.sha256,
    sealedAt: now,
    metadataRemoved: true,
    createdAt: now,
    createdBy: by,
    [fileField]: kept.value.blob,
  }
  const papers = await papersOfCopy(room, { ...wish, id }, kept.value.sha256)
  const made = { id, type: 'EvidenceItem', home: of.home, fields: item }
  const saved = papers === undefined ? undefined : await saveWithPapers(room, papers, [made])
  if (saved?.ok === true) return ok(id)
  letGo(vault, kept.value)
  const kind = saved?.refusal.kind
  return refuse({
    kind: kind === 'disk-full' || kind === 'not-granted' || kind === 'frozen' ? kind : 'not-saved',
  })
}

/** Those of the copy, and in those of the original that it was redacted. */
async function papersOfCopy(
  room: EvidenceRoom,
  { id, of, bytes, proves }: CopyWish & { readonly id: RecordId },
  sha256: string,
) {
  const copy = await sealingChanges(room, {
    item: id,
    home: of.home,
    files: [
      {
        role: 'derivative',
        sha256,
        bytes: bytes.length,
        mediaType: kindOf(bytes.subarray(0, headLength)).kind.type,
        ...(proves === undefined ? {} : { redactable: proves }),
        derivedFrom: of.sha256,
      },
    ],
    receivedVia: 'made-here',
  })
  const redacted = { item: of.id, home: of.home, type: 'redacted', before: of.sha256, after: sha256 } as const
  const handled = await handlingChange(room, redacted)
  return copy.ok && handled.ok ? [...copy.value, handled.value.change] : undefined
}
