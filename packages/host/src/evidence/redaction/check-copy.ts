/** A published copy held against the root that was sealed with its original. No vault and no key are needed. */
import { fromHex } from '@safeconduct/core/base/bytes.ts'
import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import {
  type CheckedPicture,
  checkRedaction,
  type ProofRefusal,
} from '@safeconduct/core/evidence/redaction/picture-proof.ts'
import { proofIn } from '@safeconduct/core/evidence/redaction/proof-in-png.ts'
import type { WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'
import type { AskLimits } from '../workbench/ask-workbench.ts'
import { rasterOf } from '../workbench/pictures.ts'
import { fastHash } from './redactable.ts'

/** `root` as the manifest of the original has it, in hex. */
export async function checkCopy(
  png: Uint8Array,
  root: string,
  limits?: AskLimits,
): Promise<Result<CheckedPicture, ProofRefusal | WorkbenchRefusal>> {
  const proof = proofIn(png)
  const expected = fromHex(root)
  if (proof === undefined || expected === undefined) return refuse({ kind: 'not-a-proof' })
  const decoded = await rasterOf(png, limits)
  return decoded.ok ? checkRedaction(decoded.value.raster, proof, expected, fastHash) : decoded
}
