/**
 * Envelopes: bytes sealed to a person's or a device's public key. docs/formats/sealed.md, rules E1–E7.
 *
 *   encapsulation (1,120) ‖ AES-256-GCM ciphertext, HPKE base mode with X-Wing (ML-KEM-768 and X25519)
 *
 * What is recorded today must not open in ten years, hence X-Wing: both of its halves must fall. An
 * envelope says nothing of who sent it; every sender signs beside it (base mode only, RFC 9180 §9.1.1).
 */
import { ml_kem768_x25519 as xWing } from '@noble/post-quantum/hybrid.js'
import { brand } from '../base/brand.ts'
import type { Bytes } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import { hpkeContext, type Kem } from './hpke.ts'
import type { NotOpened } from './seal.ts'
import type { Address, EnvelopePublicKey, NotAnEnvelopeKey } from './seal-to.ts'
import { encapsulateXWing, xWingId } from './x-wing.ts'

export {
  type Address,
  type EnvelopePublicKey,
  type NotAnEnvelopeKey,
  parseEnvelopePublicKey,
  sealTo,
} from './seal-to.ts'

/** A private key with its public half. The seed is a secret and does not print. */
export type EnvelopeKey = { readonly seed: Secret<Bytes>; readonly publicKey: EnvelopePublicKey }

const seedLength = 32
const tagLength = 16

/** X-Wing (draft-connolly-cfrg-xwing-kem) as a KEM of HPKE. */
export const xWingKem: Kem = {
  ...xWingId,
  encapsulatedLength: 1_120,
  encapsulate: (publicKey, random) => encapsulateXWing(publicKey, random.bytes(64)),
  decapsulate: async (privateKey, encapsulated) => {
    try {
      return xWing.decapsulate(encapsulated, privateKey)
    } catch {
      // A point of small order gives the same X25519 secret to everyone; the library refuses it by throwing.
      return undefined
    }
  },
}

export function newEnvelopeKey(random: Random): EnvelopeKey {
  return keyOf(random.bytes(seedLength))
}

export function envelopeKeyFrom(seed: Uint8Array): Result<EnvelopeKey, NotAnEnvelopeKey> {
  return seed.length === seedLength
    ? ok(keyOf(new Uint8Array(seed)))
    : refuse({ kind: 'not-an-envelope-key' })
}

/** A copy of the seed, for wrapping and storing the key. Search for callers to audit who sees it. */
export function envelopeKeySeed(key: EnvelopeKey): Bytes {
  return new Uint8Array(key.seed.reveal())
}

export function publicHalfOf(key: EnvelopeKey): EnvelopePublicKey {
  return key.publicKey
}

/** Opens an envelope. Another's key, another address and damage are one refusal. */
export async function openWith(
  key: EnvelopeKey,
  { info, aad }: Address,
  envelope: Uint8Array,
): Promise<Result<Bytes, NotOpened>> {
  if (envelope.length < xWingKem.encapsulatedLength + tagLength) return notOpened
  const encapsulated = envelope.subarray(0, xWingKem.encapsulatedLength)
  const secret = await xWingKem.decapsulate(key.seed.reveal(), encapsulated)
  if (secret === undefined) return notOpened
  const context = await hpkeContext(xWingKem, secret, info)
  const plain = await context.open(0, aad, envelope.subarray(xWingKem.encapsulatedLength))
  return plain === undefined ? notOpened : ok(plain)
}

const notOpened = refuse<NotOpened>({ kind: 'not-opened' })

function keyOf(seed: Bytes): EnvelopeKey {
  return { seed: new Secret(seed), publicKey: brand<EnvelopePublicKey>(xWing.getPublicKey(seed)) }
}
