/**
 * Sealing an item: its manifest, signed and committed, with the two handlings that it is: received, and sealed.
 * docs/formats/seal.md. The changes go into the save that makes the item, so no item is ever here unsealed.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Instant } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import type { CustodyRefusal } from '@safeconduct/core/evidence/custody/event.ts'
import { reportType } from '@safeconduct/core/evidence/intake/report.ts'
import { sealNamespace } from '@safeconduct/core/evidence/seal/check-seal.ts'
import { commitmentOf, newSalt } from '@safeconduct/core/evidence/seal/commitment.ts'
import {
  type ManifestRefusal,
  type SealedFile,
  type SealManifest,
  writeManifest,
} from '@safeconduct/core/evidence/seal/manifest.ts'
import { fingerprintOf, keyLine } from '@safeconduct/core/evidence/ssh-key.ts'
import { signForSsh } from '@safeconduct/core/evidence/ssh-signature.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import type { RecordChange, Saved, SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Scope } from '@safeconduct/core/vault/schema.ts'
import type { Vault } from '../../vault/vault.ts'
import { software } from '../../work/software.ts'
import { type EvidenceRoom, roomOf, saveWithPapers } from './evidence-room.ts'
import { handlingChange, type Papers, papersOf } from './handling.ts'

export type SealWish = {
  readonly item: RecordId
  readonly home: Scope
  readonly files: readonly SealedFile[]
  readonly receivedVia: SealManifest['receivedVia']
  readonly receivedAt?: Instant
  /** Code of whoever it came from. */
  readonly from?: string
  /** Member who was there too. */
  readonly second?: string
  readonly consents?: readonly RecordId[]
  /** What the file said of itself when it came (SL18): sealed with it, and kept beside the seal. */
  readonly report?: Bytes
  /** SHA-256 of the manifest before, where the item is sealed again. */
  readonly previous?: string
}

/** The papers of a new item: received (or collected), sealed, and the seal itself. */
export async function sealingChanges(
  room: EvidenceRoom,
  wish: SealWish,
  before: Papers = papersOf(room, wish.item),
): Promise<Result<readonly RecordChange[], ManifestRefusal | CustodyRefusal>> {
  const { vault } = room
  const receivedAt = wish.receivedAt ?? vault.clock.now()
  const { item, home } = wish
  const files = wish.files.map(({ sha256 }) => sha256)
  const { report } = wish
  const ours = ['capture', 'public-web', 'made-here'].includes(wish.receivedVia)
  const arrived = {
    item,
    home,
    files,
    start: receivedAt,
    ...(wish.from === undefined ? {} : { from: wish.from }),
    ...(wish.second === undefined ? {} : { second: wish.second }),
    ...(wish.consents === undefined ? {} : { consents: wish.consents }),
  }
  const received = await handlingChange(room, { ...arrived, type: ours ? 'collected' : 'received' }, before)
  if (!received.ok) return received
  const { change, code, papers } = received.value
  const seal = await sealChange(room, wish, { code, receivedAt })
  if (!seal.ok) return seal
  const sealed = await handlingChange(
    room,
    {
      item,
      home,
      files: [...files, ...(report === undefined ? [] : [toHex(sha256(report))])],
      type: 'sealed',
      after: seal.value.digest,
    },
    papers,
  )
  return sealed.ok ? ok([change, seal.value.change, sealed.value.change]) : sealed
}

/** Saves a new item with its seal, all of it or nothing; without papers where nobody is known to work here yet. */
export async function saveSealed(
  vault: Vault,
  wish: SealWish,
  changes: readonly RecordChange[],
): Promise<Result<Saved, SaveRefusal>> {
  const room = await roomOf(vault)
  if (room === undefined) return vault.writer.save(changes)
  const papers = await sealingChanges(room, wish)
  if (!papers.ok) throw new Error(`a seal of ours has no form: ${papers.refusal.field}`)
  return saveWithPapers(room, papers.value, changes)
}

async function sealChange(
  { vault, ledger, by }: EvidenceRoom,
  { item, home, files, receivedVia, consents = [], report, previous }: SealWish,
  { code, receivedAt }: { readonly code: string; readonly receivedAt: Instant },
): Promise<Result<{ readonly change: RecordChange; readonly digest: string }, ManifestRefusal>> {
  const [name = '', version = ''] = software.split(' ')
  const publicKey = publicKeyOf(ledger.signer)
  const sealedAt = vault.clock.now()
  const manifest = writeManifest({
    item,
    files: [...files, ...(report === undefined ? [] : [reportFile(report, files)])],
    receivedVia,
    receivedAt,
    sealedAt,
    sealer: { code, key: fingerprintOf(publicKey) },
    tool: { name, version },
    consents,
    ...(previous === undefined ? {} : { previous }),
  })
  if (!manifest.ok) return manifest
  const salt = newSalt(vault.random)
  const fields = {
    itemId: item,
    sealedAt,
    by,
    manifest: new TextDecoder().decode(manifest.value),
    ...(report === undefined ? {} : { report: new TextDecoder().decode(report) }),
    salt: toHex(salt),
    signature: await signForSsh(ledger.signer, sealNamespace, manifest.value),
    signer: keyLine(publicKey),
    commitment: toHex(commitmentOf(salt, manifest.value)),
    log: ledger.keyText,
    createdAt: sealedAt,
    createdBy: by,
  }
  const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', manifest.value)))
  return ok({ change: { id: newRecordId(vault.random), type: 'Seal', home, fields }, digest })
}

function reportFile(report: Bytes, [of]: SealWish['files']): SealedFile {
  return {
    role: 'metadata',
    sha256: toHex(sha256(report)),
    bytes: report.length,
    mediaType: reportType,
    ...(of === undefined ? {} : { derivedFrom: of.sha256 }),
  }
}
