/**
 * A guard: what one organisation's timers lie under at a relay, and what whoever may set and hear them has in common.
 *
 * One secret of 32 bytes, kept in the vault for those who are on duty. From it come the name that the relay knows, the
 * token it asks for, and the key under which a timer says what it is about. The relay sees the token and nothing else.
 */
import type { Bytes } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { certain, ok, type Result, refuse } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import { deriveBytes } from '../sealed/derive.ts'
import { hmacOf, sha256 } from '../sealed/hash.ts'
import { type SealKey, sealKeyFrom } from '../sealed/seal.ts'
import type { PublicKey } from '../sealed/sign.ts'

export type Guard = {
  readonly guard: Bytes
  readonly token: Secret<Bytes>
  /** SHA-256 of the token: all that the relay keeps of it. */
  readonly access: Bytes
  readonly sealKey: SealKey
}
export type NotAGuard = { readonly kind: 'not-a-guard' }

export function newGuardSecret(random: Random): Secret<Bytes> {
  return new Secret(random.bytes(32))
}

export function guardFrom(secret: Uint8Array): Result<Guard, NotAGuard> {
  if (secret.length !== 32) return refuse({ kind: 'not-a-guard' })
  const token = deriveBytes(secret, 'timer-token')
  const sealKey = sealKeyFrom(deriveBytes(secret, 'timer-seal'))
  return ok({
    guard: deriveBytes(secret, 'timer-guard').slice(0, 16),
    token: new Secret(token),
    access: sha256(token),
    sealKey: certain(sealKey.ok ? sealKey.value : undefined, 'a derived key has 32 bytes'),
  })
}

/**
 * The guard at a further relay. Another one for each: a relay is shown the token, and with that of its neighbour it
 * could end every timer there.
 */
export function guardBeside(secret: Uint8Array, relay: PublicKey): Result<Guard, NotAGuard> {
  if (secret.length !== 32) return refuse({ kind: 'not-a-guard' })
  return guardFrom(hmacOf('SHA-256', deriveBytes(secret, 'timer-beside'), relay))
}
