/**
 * Stands in for `core/sealed/seal.ts`: the same lengths, the same commitment before anything else, the same
 * single refusal of another key, another context and any change; a key stream that lasts an afternoon.
 */
import { type Brand, brand } from '@safeconduct/core/base/brand.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { type Bytes, concat, equalBytes, utf8 } from './bytes.ts'
import { mix, veiled } from './mix.ts'
import { zeros } from './slab.ts'

export type NotOpened = { readonly kind: 'not-opened' }
export type NotAKey = { readonly kind: 'not-a-key' }
export type SealKey = Brand<Secret<Bytes>, 'SealKey'>
type WithRandom = { readonly random: Random }
type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

const saltLength = 24
const headLength = saltLength + 32
const tagLength = 16
export const chunkLength = 16_384
const sealLabel = utf8('model seal')
const notOpened = refuse<NotOpened>({ kind: 'not-opened' })

export function newSealKey(random: Random): SealKey {
  return brand<SealKey>(new Secret(random.bytes(32)))
}

export type MessageKeys = { readonly key: Bytes; readonly baseNonce: Bytes; readonly head: Bytes }

export function messageKeys(key: SealKey, context: Uint8Array, { random }: WithRandom): MessageKeys {
  const salt = random.bytes(saltLength)
  const commitment = mix(sealLabel, key.reveal(), salt, context)
  return { key: commitment, baseNonce: mix(commitment).slice(0, 12), head: concat(salt, commitment) }
}

export function sealKeyFrom(bytes: Uint8Array): Result<SealKey, NotAKey> {
  return bytes.length === 32
    ? ok(brand<SealKey>(new Secret(new Uint8Array(bytes))))
    : refuse({ kind: 'not-a-key' })
}

export function sealKeyBytes(key: SealKey): Bytes {
  return new Uint8Array(key.reveal())
}

export function sealedLength(plainLength: number): number {
  return headLength + plainLength + tagsLength(plainLength)
}

export function seal(
  key: SealKey,
  context: Uint8Array,
  plain: Uint8Array,
  { random }: WithRandom,
): Promise<Bytes> {
  const salt = random.bytes(saltLength)
  const commitment = mix(sealLabel, key.reveal(), salt, context)
  const out = zeros(sealedLength(plain.length))
  out.set(salt, 0)
  out.set(commitment, saltLength)
  out.set(veiled(commitment, plain), headLength)
  out.set(mix(commitment, plain).slice(0, tagLength), headLength + plain.length)
  return Promise.resolve(out)
}

export function open(
  key: SealKey,
  context: Uint8Array,
  sealed: Uint8Array,
): Promise<Result<Bytes, NotOpened>> {
  const plainLength = plainLengthOf(sealed.length)
  if (plainLength === undefined) return Promise.resolve(notOpened)
  const commitment = mix(sealLabel, key.reveal(), sealed.subarray(0, saltLength), context)
  const plain = veiled(commitment, sealed.subarray(headLength, headLength + plainLength))
  const tags = new Uint8Array(tagsLength(plainLength))
  tags.set(mix(commitment, plain).slice(0, tagLength))
  const whole =
    equalBytes(commitment, sealed.subarray(saltLength, headLength)) &&
    equalBytes(tags, sealed.subarray(headLength + plainLength))
  return Promise.resolve(whole ? ok(plain) : notOpened)
}

/** The model hashes nothing that a phone would be slow at. */
export const openOnPhone = open

export async function* sealStream(
  key: SealKey,
  context: Uint8Array,
  plain: Pieces,
  { random }: WithRandom,
): AsyncGenerator<Bytes, void, void> {
  yield await seal(key, context, await whole(plain), { random })
}

export async function* openStream(
  key: SealKey,
  context: Uint8Array,
  sealed: Pieces,
): AsyncGenerator<Result<Bytes, NotOpened>, void, void> {
  yield await open(key, context, await whole(sealed))
}

async function whole(source: Pieces): Promise<Bytes> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return concat(...parts)
}

function tagsLength(plainLength: number): number {
  return (Math.floor(plainLength / chunkLength) + 1) * tagLength
}

function plainLengthOf(sealedBytes: number): number | undefined {
  const body = sealedBytes - headLength
  const chunks = Math.floor(body / (chunkLength + tagLength)) + 1
  const plain = body - chunks * tagLength
  return body < tagLength || plain < (chunks - 1) * chunkLength ? undefined : plain
}
