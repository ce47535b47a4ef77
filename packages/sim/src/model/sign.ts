/**
 * Stands in for `core/sealed/sign.ts`: a signature is a hash of key, label and message.
 *
 * It refuses what the real one refuses: another key, another purpose, a changed bit, halves that are not
 * canonical. Whoever has the public key could forge it; no code of the simulator does.
 */
import { type Brand, brand } from '@safeconduct/core/base/brand.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import type { Purpose } from '@safeconduct/core/sealed/sign.ts'
import { type Bytes, concat, equalBytes, utf8 } from './bytes.ts'
import { mix } from './mix.ts'

export { type Purpose, purposes } from '@safeconduct/core/sealed/sign.ts'

export type PublicKey = Brand<Bytes, 'PublicKey'>
export type Signature = Brand<Bytes, 'Signature'>
export type NotAPublicKey = { readonly kind: 'not-a-public-key' }
export type NotASignature = { readonly kind: 'not-a-signature' }
export type NotASeed = { readonly kind: 'not-a-seed' }
export type SigningKey = { readonly seed: Secret<Bytes>; readonly publicKey: PublicKey }

const prefix = 'safeconduct/v1/'
const prefixBytes = utf8(prefix)
const keyLabel = utf8('model key')
const signLabel = utf8('model signature')
const bare = utf8('bare')

export function newSigningKey(random: Random): Promise<SigningKey> {
  return Promise.resolve(keyOf(random.bytes(32)))
}

export function signingKeyFrom(seed: Uint8Array): Promise<Result<SigningKey, NotASeed>> {
  return Promise.resolve(
    seed.length === 32 ? ok(keyOf(new Uint8Array(seed))) : refuse<NotASeed>({ kind: 'not-a-seed' }),
  )
}

export function signingKeySeed(key: SigningKey): Bytes {
  return new Uint8Array(key.seed.reveal())
}

export function publicKeyOf(key: SigningKey): PublicKey {
  return key.publicKey
}

export function parsePublicKey(bytes: Uint8Array): Result<PublicKey, NotAPublicKey> {
  return bytes.length === 32 && isSoundPoint(bytes)
    ? ok(brand<PublicKey>(new Uint8Array(bytes)))
    : refuse({ kind: 'not-a-public-key' })
}

export function parseSignature(bytes: Uint8Array): Result<Signature, NotASignature> {
  return bytes.length === 64 && isSoundPoint(bytes) && (bytes[63] ?? 0) < 0x10
    ? ok(brand<Signature>(new Uint8Array(bytes)))
    : refuse({ kind: 'not-a-signature' })
}

export function sign(key: SigningKey, purpose: Purpose, message: Uint8Array): Promise<Signature> {
  return Promise.resolve(signed(key.publicKey, labelOf(purpose), message))
}

export function verify(
  publicKey: PublicKey,
  purpose: Purpose,
  message: Uint8Array,
  signature: Signature,
): Promise<boolean> {
  return Promise.resolve(equalBytes(signed(publicKey, labelOf(purpose), message), signature))
}

export async function signBare(key: SigningKey, message: Uint8Array): Promise<Signature> {
  if (equalBytes(message.subarray(0, prefixBytes.length), prefixBytes)) {
    throw new Error('bytes that begin with a label of ours were to be signed without one')
  }
  return Promise.resolve(signed(key.publicKey, bare, message))
}

export function verifyBare(
  publicKey: PublicKey,
  message: Uint8Array,
  signature: Signature,
): Promise<boolean> {
  const ours = equalBytes(message.subarray(0, prefixBytes.length), prefixBytes)
  return Promise.resolve(!ours && equalBytes(signed(publicKey, bare, message), signature))
}

const labels = new Map<Purpose, Bytes>()

function labelOf(purpose: Purpose): Bytes {
  const known = labels.get(purpose)
  if (known !== undefined) return known
  const made = utf8(`${prefix}${purpose}\0`)
  labels.set(purpose, made)
  return made
}

function keyOf(seed: Bytes): SigningKey {
  const point = mix(keyLabel, seed)
  point[31] = (point[31] ?? 0) & 0x3f
  return { seed: new Secret(seed), publicKey: brand<PublicKey>(point) }
}

function signed(publicKey: PublicKey, label: Uint8Array, message: Uint8Array): Signature {
  const first = mix(signLabel, publicKey, label, message)
  const halves = concat(first, mix(signLabel, first))
  halves[31] = (halves[31] ?? 0) & 0x3f
  halves[63] = (halves[63] ?? 0) & 0x0f
  return brand<Signature>(halves)
}

/** Of the first 32 bytes, as far as the real one looks before it asks the platform: no zero, and below the size of the field. */
function isSoundPoint(bytes: Uint8Array): boolean {
  if (((bytes[31] ?? 0) & 0x7f) === 0x7f) return false
  for (let at = 0; at < 32; at++) if (bytes[at] !== 0) return true
  return false
}
