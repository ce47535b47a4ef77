/**
 * Sealing bytes: C2SP chunked-encryption with AES-256-GCM ("Cobblestone-256"). docs/formats/sealed.md, rules S1–S10.
 *
 *   salt (24) ‖ commitment (32) ‖ chunk₀ ‖ chunk₁ … the last chunk is always shorter than 16 KiB
 *
 * Plain AES-GCM lets one ciphertext open to two exhibits under two keys; the commitment here does not.
 * The salt makes a new key for every message, so a cloned disk or a restored backup repeats no nonce.
 * Opening has one refusal: whoever probes with altered bytes must not learn what was wrong with them.
 */
import { type Brand, brand } from '../base/brand.ts'
import { type Bytes, concat, equalBytes, utf8 } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import { importGcm, nonceOf, openGcm, sealGcm } from './gcm.ts'
import { expand, expandByPlatform } from './hash.ts'
import { chunksAtOnce, type Slice, slices } from './slices.ts'

/** Wrong key, wrong context, or any byte changed, moved, missing or added: never said which. */
export type NotOpened = { readonly kind: 'not-opened' }
export type NotAKey = { readonly kind: 'not-a-key' }
type WithRandom = { readonly random: Random }

const label = utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0')
const saltLength = 24
const commitmentLength = 32
const headLength = saltLength + commitmentLength
const tagLength = 16
export const chunkLength = 16_384
const sealedChunkLength = chunkLength + tagLength

/** 32 random bytes that seal and open. A type of its own, so that no other secret can stand in for it. */
export type SealKey = Brand<Secret<Bytes>, 'SealKey'>

export function newSealKey(random: Random): SealKey {
  return brand<SealKey>(new Secret(random.bytes(32)))
}

/** What a message is sealed with: `host` seals large files with it in one go, where waiting for the platform costs most. */
export type MessageKeys = { readonly key: Bytes; readonly baseNonce: Bytes; readonly head: Bytes }

/** Keys of one message under a salt that is drawn here, and the head that begins it. Nothing else is sealed under them. */
export function messageKeys(key: SealKey, context: Uint8Array, { random }: WithRandom): MessageKeys {
  const salt = random.bytes(saltLength)
  const derived = expand('SHA-512', key.reveal(), concat(label, salt, context), 76)
  return {
    key: derived.slice(0, 32),
    baseNonce: derived.slice(32, 44),
    head: concat(salt, derived.subarray(44)),
  }
}

/** Takes uniformly random bytes: a passphrase goes through `unlock.ts` first. */
export function sealKeyFrom(bytes: Uint8Array): Result<SealKey, NotAKey> {
  return bytes.length === 32
    ? ok(brand<SealKey>(new Secret(new Uint8Array(bytes))))
    : refuse({ kind: 'not-a-key' })
}

/** A copy of the key, for wrapping and storing it. Search for callers to audit who sees it. */
export function sealKeyBytes(key: SealKey): Bytes {
  return new Uint8Array(key.reveal())
}

/** How long the sealed form of `plainLength` bytes is. */
export function sealedLength(plainLength: number): number {
  return headLength + plainLength + (Math.floor(plainLength / chunkLength) + 1) * tagLength
}

/** Seals `plain` so that it opens only under this key and in this context. */
export async function seal(
  key: SealKey,
  context: Uint8Array,
  plain: Uint8Array,
  { random }: WithRandom,
): Promise<Bytes> {
  const salt = random.bytes(saltLength)
  const { aead, baseNonce, commitment } = await derive(key, salt, context)
  const out = new Uint8Array(sealedLength(plain.length))
  out.set(salt, 0)
  out.set(commitment, saltLength)
  await eachChunk(Math.floor(plain.length / chunkLength) + 1, async (number) => {
    const chunk = plain.subarray(number * chunkLength, (number + 1) * chunkLength)
    out.set(await sealGcm(aead, nonceOf(baseNonce, number), chunk), headLength + number * sealedChunkLength)
  })
  return out
}

/** Opens what `seal` made. */
export function open(
  key: SealKey,
  context: Uint8Array,
  sealed: Uint8Array,
): Promise<Result<Bytes, NotOpened>> {
  return openBy(expand, key, context, sealed)
}

/** The same on a caller's phone, where nothing is hashed by a script: docs/decisions/0026-line-page.md. */
export function openOnPhone(
  key: SealKey,
  context: Uint8Array,
  sealed: Uint8Array,
): Promise<Result<Bytes, NotOpened>> {
  return openBy(expandByPlatform, key, context, sealed)
}

async function openBy(
  expands: Expands,
  key: SealKey,
  context: Uint8Array,
  sealed: Uint8Array,
): Promise<Result<Bytes, NotOpened>> {
  if (sealed.length < headLength + tagLength) return notOpened
  const opening = await begin(key, context, sealed.subarray(0, headLength), expands)
  if (opening === undefined) return notOpened
  const body = sealed.subarray(headLength)
  const chunks = Math.floor(body.length / sealedChunkLength) + 1
  const plainLength = body.length - chunks * tagLength
  // The last chunk is shorter than the others and holds at least its tag: anything else was cut.
  if (plainLength < (chunks - 1) * chunkLength) return notOpened
  const out = new Uint8Array(plainLength)
  let whole = true
  await eachChunk(chunks, async (number) => {
    const chunk = body.subarray(number * sealedChunkLength, (number + 1) * sealedChunkLength)
    const plain = await openGcm(opening.aead, nonceOf(opening.baseNonce, number), chunk)
    if (plain === undefined) whole = false
    else out.set(plain, number * chunkLength)
  })
  return whole ? ok(out) : notOpened
}

/** Seals a stream of any length and any division into pieces, in constant memory. */
export async function* sealStream(
  key: SealKey,
  context: Uint8Array,
  plain: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { random }: WithRandom,
): AsyncGenerator<Bytes, void, void> {
  const salt = random.bytes(saltLength)
  const { aead, baseNonce, commitment } = await derive(key, salt, context)
  yield concat(salt, commitment)
  let number = 0
  for await (const { bytes, last } of slices(plain, chunkLength)) {
    const first = number
    number += chunksAtOnce
    const sealed = pieces(bytes, chunkLength, last).map((piece, i) =>
      sealGcm(aead, nonceOf(baseNonce, first + i), piece),
    )
    yield concat(...(await Promise.all(sealed)))
  }
}

/**
 * Opens a stream. Every piece it yields was authenticated; a refusal is the last thing it yields.
 *
 * A stream that was cut is known only at its end, so a reader who must not act on a part
 * keeps what it wrote aside until the stream ends without a refusal.
 */
export async function* openStream(
  key: SealKey,
  context: Uint8Array,
  sealed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Result<Bytes, NotOpened>, void, void> {
  const source = slices(sealed, sealedChunkLength, headLength)
  try {
    const head = await source.next()
    const beginning = head.done === true || head.value.last ? undefined : head.value.bytes
    const opening = beginning === undefined ? undefined : await begin(key, context, beginning)
    if (opening === undefined) yield notOpened
    else yield* openSlices(opening, source)
  } finally {
    // The reader may stop early, and a refusal stops here: either way the file behind the source is closed.
    await source.return()
  }
}

async function* openSlices(
  opening: Derived,
  source: AsyncIterable<Slice>,
): AsyncGenerator<Result<Bytes, NotOpened>, void, void> {
  let number = 0
  for await (const slice of source) {
    const opened = await openSlice(opening, number, slice)
    number += chunksAtOnce
    yield opened === undefined ? notOpened : ok(opened)
    if (opened === undefined) return
  }
}

async function openSlice(
  opening: Derived,
  first: number,
  { bytes, last }: Slice,
): Promise<Bytes | undefined> {
  const opened = await Promise.all(
    pieces(bytes, sealedChunkLength, last).map((piece, i) =>
      openGcm(opening.aead, nonceOf(opening.baseNonce, first + i), piece),
    ),
  )
  const good = opened.filter((piece) => piece !== undefined)
  return good.length === opened.length ? concat(...good) : undefined
}

const notOpened = refuse<NotOpened>({ kind: 'not-opened' })

type Derived = { readonly aead: CryptoKey; readonly baseNonce: Bytes; readonly commitment: Bytes }

type Expands = typeof expand | typeof expandByPlatform

async function derive(
  key: SealKey,
  salt: Uint8Array,
  context: Uint8Array,
  expands: Expands = expand,
): Promise<Derived> {
  const derived = await expands('SHA-512', key.reveal(), concat(label, salt, context), 76)
  const aead = await importGcm(derived.slice(0, 32))
  return { aead, baseNonce: derived.slice(32, 44), commitment: derived.slice(44) }
}

/** Compares the commitment before any chunk is looked at: under a second key there is nothing to open. */
async function begin(
  key: SealKey,
  context: Uint8Array,
  head: Uint8Array,
  expands: Expands = expand,
): Promise<Derived | undefined> {
  const derived = await derive(key, head.subarray(0, saltLength), context, expands)
  return equalBytes(derived.commitment, head.subarray(saltLength)) ? derived : undefined
}

async function eachChunk(count: number, work: (number: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < count; from += chunksAtOnce) {
    const numbers = Array.from({ length: Math.min(chunksAtOnce, count - from) }, (_, i) => from + i)
    await Promise.all(numbers.map(work))
  }
}

/** The chunks of a slice. Every slice but the last has `chunksAtOnce`; the last ends in one that is shorter, maybe empty. */
function pieces(bytes: Bytes, size: number, last: boolean): readonly Bytes[] {
  const count = last ? Math.floor(bytes.length / size) + 1 : chunksAtOnce
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
}
