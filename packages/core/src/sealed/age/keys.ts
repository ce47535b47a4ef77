/**
 * Keys of age's post-quantum kind: `age1pq1…` to seal to, `AGE-SECRET-KEY-PQ-1…` to open with (c2sp.org/age, hybrid
 * recipients: X-Wing). Somebody outside makes them with age or rage, and needs none of our software to read.
 */
import { ml_kem768_x25519 as xWing } from '@noble/post-quantum/hybrid.js'
import { type Brand, brand } from '../../base/brand.ts'
import type { Bytes } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { Secret } from '../../base/secret.ts'
import { parseEnvelopePublicKey } from '../seal-to.ts'
import { fromBech32, toBech32 } from './bech32.ts'

export type AgeRecipient = Brand<string, 'AgeRecipient'>
export type AgeIdentity = { readonly secret: Secret<string>; readonly recipient: AgeRecipient }

export type NotAnAgeKey = { readonly kind: 'not-an-age-key' }

const notAKey = refuse<NotAnAgeKey>({ kind: 'not-an-age-key' })
const publicPrefix = 'age1pq'
const secretPrefix = 'age-secret-key-pq-'

/** Only the hybrid kind: what is sealed today must not open in ten years. */
export function parseAgeRecipient(text: string): Result<AgeRecipient, NotAnAgeKey> {
  const trimmed = text.trim()
  const key = fromBech32(publicPrefix, trimmed)
  if (key === undefined || trimmed !== trimmed.toLowerCase()) return notAKey
  return parseEnvelopePublicKey(key).ok ? ok(brand<AgeRecipient>(trimmed)) : notAKey
}

/** The public key inside, 1,216 bytes. */
export function keyOfRecipient(recipient: AgeRecipient): Bytes {
  const key = fromBech32(publicPrefix, recipient)
  if (key === undefined) throw new Error('a parsed recipient holds a key')
  return key
}

export function newAgeIdentity(random: Random): AgeIdentity {
  const seed = random.bytes(32)
  return {
    secret: new Secret(toBech32(secretPrefix, seed).toUpperCase()),
    recipient: brand<AgeRecipient>(toBech32(publicPrefix, xWing.getPublicKey(seed))),
  }
}

/** The 32 bytes of a secret key. */
export function seedOfIdentity(text: string): Bytes | undefined {
  const seed = fromBech32(secretPrefix, text.trim())
  return seed?.length === 32 ? seed : undefined
}
