/**
 * What a picture is committed to when it is sealed, before anybody knows what will have to be covered: the root over its
 * tiles, under salts that grow from the key of the sealed original. docs/formats/redaction.md, RD1 and RD10.
 */
import { hash as hashAtOnce } from 'node:crypto'
import { fromBase64Url, toHex } from '@safeconduct/core/base/bytes.ts'
import { certain, ok, type Result } from '@safeconduct/core/base/result.ts'
import { type ProofRefusal, pictureRoot } from '@safeconduct/core/evidence/redaction/picture-proof.ts'
import { type Hash, seedLength } from '@safeconduct/core/evidence/redaction/salted-tree.ts'
import { pictureScheme } from '@safeconduct/core/evidence/redaction/tiles.ts'
import type { SealedFile } from '@safeconduct/core/evidence/seal/manifest.ts'
import type { WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'
import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import type { Blob } from '../../vault/blobs.ts'
import type { AskLimits } from '../workbench/ask-workbench.ts'
import { rasterOf } from '../workbench/pictures.ts'

/** The processor's own: ten times as fast as the one that runs everywhere. */
export const fastHash: Hash = (bytes) => hashAtOnce('sha256', bytes, 'buffer')

export function redactionSeed({ key }: Pick<Blob, 'key'>): Uint8Array {
  const bytes = certain(fromBase64Url(key), 'the parser looked')
  return deriveBytes(bytes, 'redaction').subarray(0, seedLength)
}

/** Scheme and decoder beside the root, as the manifest has them. */
export async function redactableOf(
  file: Uint8Array,
  blob: Pick<Blob, 'key'>,
  limits?: AskLimits,
): Promise<Result<NonNullable<SealedFile['redactable']>, WorkbenchRefusal | ProofRefusal>> {
  const decoded = await rasterOf(file, limits)
  if (!decoded.ok) return decoded
  const root = pictureRoot(decoded.value.raster, redactionSeed(blob), fastHash)
  if (!root.ok) return root
  return ok({ scheme: `${pictureScheme}; ${decoded.value.decoder}`.slice(0, 100), root: toHex(root.value) })
}
