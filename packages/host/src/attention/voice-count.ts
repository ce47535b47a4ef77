/**
 * The count of a report's unnamed voices that are ours, signed where it may be known, read where it may not.
 *
 * The press desk believes a number if a device of the organisation signed it for this report; whose voices they are
 * stays in the cases.
 */
import {
  countVoices,
  type VoiceCount,
  type VoiceRefusal,
  voiceStatement,
} from '@safeconduct/core/attention/voices.ts'
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import {
  parseSshSignature,
  signForSsh,
  verifySshSignature,
} from '@safeconduct/core/evidence/ssh-signature.ts'
import type { PublicKey } from '@safeconduct/core/sealed/sign.ts'
import { type CasesWorld, worldNow } from '../cases/cases-world.ts'

export type SignedVoices = {
  /** Canonical JSON, as it was signed. */
  readonly said: Uint8Array
  /** An SSHSIG over it. */
  readonly signature: string
}

const namespace = 'safeconduct-voices'

export async function signVoices(
  cases: CasesWorld,
  publication: string,
): Promise<Result<SignedVoices, VoiceRefusal>> {
  const counted = countVoices(publication, worldNow(cases))
  if (!counted.ok) return counted
  const said = voiceStatement(counted.value, cases.vault.clock.now().slice(0, 10))
  return ok({ said, signature: await signForSsh(cases.vault.replica.deviceKey, namespace, said) })
}

/** `devices`: the keys of the organisation's devices, from the roster. */
export async function readVoices(
  { said, signature }: SignedVoices,
  devices: readonly PublicKey[],
): Promise<Result<VoiceCount, { readonly kind: 'not-signed-by-us' | 'not-a-count' }>> {
  const parsed = parseSshSignature(utf8(signature), namespace)
  const signer = parsed.ok ? toHex(parsed.value.publicKey) : ''
  const isOurs = devices.some((device) => toHex(device) === signer)
  if (!parsed.ok || !isOurs || !(await verifySshSignature(parsed.value, namespace, said)))
    return refuse({ kind: 'not-signed-by-us' })
  const json = parseJson(said)
  if (!json.ok || !isObject(json.value)) return refuse({ kind: 'not-a-count' })
  const { format, publication, unnamed, ours } = json.value
  if (format !== 'safeconduct-voices/1' || !isText(publication)) return refuse({ kind: 'not-a-count' })
  if (typeof unnamed !== 'number' || typeof ours !== 'number' || ours > unnamed)
    return refuse({ kind: 'not-a-count' })
  return ok({ publication, unnamed, ours })
}
