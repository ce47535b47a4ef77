/**
 * A seal as a stranger has it: manifest, signature, salt, proof, and the policy that says whom to believe.
 *
 * What it can say is: these bytes were described so, by this key, before this second. Whose key it is, it cannot say.
 */
import { ok, type Result, refuse } from '../../base/result.ts'
import type { Policy } from '../ledger/policy.ts'
import { type Proven, type ProvenRefusal, parseProof, verifyProof } from '../ledger/proof.ts'
import { fingerprintOf } from '../ssh-key.ts'
import { parseSshSignature, verifySshSignature } from '../ssh-signature.ts'
import { commitmentOf, parseSalt } from './commitment.ts'
import { parseManifest, type SealManifest } from './manifest.ts'

/** What a signature over a manifest is for, as `ssh-keygen -Y verify -n` names it. */
export const sealNamespace = 'safeconduct-seal'

export type SealFiles = {
  readonly manifest: Uint8Array
  readonly signature: Uint8Array
  readonly salt: Uint8Array
  readonly proof: Uint8Array
}
export type CheckedSeal = { readonly manifest: SealManifest; readonly proven: Proven }
export type SealRefusal =
  | ProvenRefusal
  | { readonly kind: 'not-a-manifest' | 'not-a-salt' | 'not-a-proof' | 'not-signed-by-its-key' }

export async function checkSeal(files: SealFiles, policy: Policy): Promise<Result<CheckedSeal, SealRefusal>> {
  const manifest = parseManifest(files.manifest)
  if (!manifest.ok) return refuse({ kind: 'not-a-manifest' })
  const salt = parseSalt(files.salt)
  if (salt === undefined) return refuse({ kind: 'not-a-salt' })
  const proof = parseProof(files.proof)
  if (!proof.ok) return proof
  if (!(await isSignedBy(manifest.value.sealer.key, sealNamespace, files.manifest, files.signature)))
    return refuse({ kind: 'not-signed-by-its-key' })
  const proven = await verifyProof(commitmentOf(salt, files.manifest), proof.value, policy)
  return proven.ok ? ok({ manifest: manifest.value, proven: proven.value }) : proven
}

/** A document names the key that signs it, so a second signature by somebody else does not make it theirs. */
export async function isSignedBy(
  fingerprint: string,
  namespace: string,
  document: Uint8Array,
  file: Uint8Array,
): Promise<boolean> {
  const signature = parseSshSignature(file, namespace)
  if (!signature.ok || fingerprintOf(signature.value.publicKey) !== fingerprint) return false
  return verifySshSignature(signature.value, namespace, document)
}

/** Whether a file is one of those that the manifest names. What was read out of it is not it. */
export function isSealedFile(
  manifest: SealManifest,
  file: { readonly sha256: string; readonly bytes: number },
): boolean {
  return manifest.files.some(
    ({ role, sha256: hash, bytes }) => role !== 'metadata' && hash === file.sha256 && bytes === file.bytes,
  )
}
