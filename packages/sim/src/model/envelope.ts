/**
 * Stands in for `core/sealed/envelope.ts`: the same lengths and refusals, and no lattice. Opening needs the
 * private key, as far as code goes that does not set out to compute it.
 */
import { type Brand, brand } from '@safeconduct/core/base/brand.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import type { Address } from '@safeconduct/core/sealed/envelope.ts'
import type { Kem } from '@safeconduct/core/sealed/hpke.ts'
import { type Bytes, concat, equalBytes, utf8 } from './bytes.ts'
import { mix, stretch, veiled } from './mix.ts'
import type { NotOpened } from './seal.ts'

export type EnvelopePublicKey = Brand<Bytes, 'EnvelopePublicKey'>
export type EnvelopeKey = { readonly seed: Secret<Bytes>; readonly publicKey: EnvelopePublicKey }
export type NotAnEnvelopeKey = { readonly kind: 'not-an-envelope-key' }

const publicKeyLength = 1_216
const encapsulatedLength = 1_120
const thrownLength = 64
const seedLength = 32
const tagLength = 16
const keyLabel = utf8('model envelope key')
const secretLabel = utf8('model envelope')
const notOpened = refuse<NotOpened>({ kind: 'not-opened' })

export const xWingKem: Kem = {
  id: 0x647a,
  encapsulatedLength,
  encapsulate: (publicKey, random) => {
    const thrown = random.bytes(thrownLength)
    const secret = mix(secretLabel, publicKey, thrown)
    return Promise.resolve({ secret, encapsulated: encapsulation(thrown, secret) })
  },
  decapsulate: (privateKey, encapsulated) => {
    const thrown = encapsulated.subarray(0, thrownLength)
    const secret = mix(secretLabel, publicBytes(privateKey), thrown)
    return Promise.resolve(equalBytes(encapsulation(thrown, secret), encapsulated) ? secret : undefined)
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

export function envelopeKeySeed(key: EnvelopeKey): Bytes {
  return new Uint8Array(key.seed.reveal())
}

export function publicHalfOf(key: EnvelopeKey): EnvelopePublicKey {
  return key.publicKey
}

export function parseEnvelopePublicKey(bytes: Uint8Array): Result<EnvelopePublicKey, NotAnEnvelopeKey> {
  return bytes.length === publicKeyLength && (bytes[publicKeyLength - 1] ?? 0) < 0x80
    ? ok(brand<EnvelopePublicKey>(new Uint8Array(bytes)))
    : refuse({ kind: 'not-an-envelope-key' })
}

export async function sealTo(
  publicKey: EnvelopePublicKey,
  { info, aad }: Address,
  plain: Uint8Array,
  { random }: { readonly random: Random },
): Promise<Bytes> {
  const { secret, encapsulated } = await xWingKem.encapsulate(publicKey, random)
  const stream = mix(secret, info, aad)
  return concat(encapsulated, veiled(stream, plain), mix(stream, plain).slice(0, tagLength))
}

export async function openWith(
  key: EnvelopeKey,
  { info, aad }: Address,
  envelope: Uint8Array,
): Promise<Result<Bytes, NotOpened>> {
  if (envelope.length < encapsulatedLength + tagLength) return notOpened
  const secret = await xWingKem.decapsulate(key.seed.reveal(), envelope.subarray(0, encapsulatedLength))
  if (secret === undefined) return notOpened
  const stream = mix(secret, info, aad)
  const plain = veiled(stream, envelope.subarray(encapsulatedLength, envelope.length - tagLength))
  const tag = mix(stream, plain).slice(0, tagLength)
  return equalBytes(tag, envelope.subarray(envelope.length - tagLength)) ? ok(plain) : notOpened
}

function keyOf(seed: Bytes): EnvelopeKey {
  return { seed: new Secret(seed), publicKey: brand<EnvelopePublicKey>(publicBytes(seed)) }
}

function publicBytes(seed: Uint8Array): Bytes {
  const bytes = stretch(mix(keyLabel, seed), publicKeyLength)
  bytes[publicKeyLength - 1] = (bytes[publicKeyLength - 1] ?? 0) & 0x7f
  return bytes
}

/** What goes with it follows from the secret, so that a changed bit anywhere opens nothing. */
function encapsulation(thrown: Uint8Array, secret: Uint8Array): Bytes {
  return concat(thrown, stretch(secret, encapsulatedLength - thrownLength))
}
