/**
 * Signing: Ed25519 (RFC 8032), verified strictly, with a label for every purpose. docs/formats/sealed.md, rules G1–G7.
 *
 * A signature made for one purpose says nothing for another: every message is signed behind
 * `safeconduct/v1/<purpose>\0`, and no purpose holds a NUL, so no label begins another.
 *
 * Verifiers of the world disagree on odd keys and signatures (Chromium accepts the identity as a key,
 * Node does not). Whatever only some would accept is refused here, before the platform is asked: a
 * colleague, a court and this program must never see two different truths.
 */
import { type Brand, brand } from '../base/brand.ts'
import { type Bytes, concat, equalBytes, fromBase64Url, fromHex, utf8 } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { certain, ok, type Result, refuse } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import { platformBytes } from './hash.ts'

/** What a signature may be for. One key may serve several; one signature serves one. */
export const purposes = [
  /** The header of an entry in a feed. */
  'entry',
  /** A device vouches for the key of one of its feeds. */
  'feed',
  /** The first page of an organisation, whose hash is its name. */
  'genesis',
  /** A change of the roster of the organisation. */
  'roster',
  /** A change of who is in a compartment. */
  'membership',
  /** Keys handed from one device to another. */
  'grant',
  /** A new epoch of a compartment's key. */
  'epoch',
  /** A device enrolled or struck off. */
  'device',
  /** The seal of an evidence item. */
  'evidence',
  /** A line of the ledger, before any outside format carries it. */
  'ledger',
  /** A relay, or the keeper device in its place, has taken an entry. */
  'receipt',
  /** All that a relay says it holds of a log. */
  'tree-head',
  /** A feed asks the relay to put what is left in the place of bodies, and to drop pieces of files. */
  'strike',
  /** A relay proves to whoever asks that it has the key it is known by. */
  'relay',
  /** What a device put on a stick, as a whole. */
  'bundle',
  /** What an organisation says of its line: this week's keys, whether somebody is there. */
  'line-notice',
  /** Which files the page of a line is made of. */
  'line-page',
  /** A relay is alive, and says how many timers it watches. */
  'timer-heartbeat',
] as const
export type Purpose = (typeof purposes)[number]

/** 32 bytes that are a canonical point outside the small subgroup, as far as bytes alone can tell. */
export type PublicKey = Brand<Bytes, 'PublicKey'>
/** 64 bytes whose two halves are canonical. */
export type Signature = Brand<Bytes, 'Signature'>
export type NotAPublicKey = { readonly kind: 'not-a-public-key' }
export type NotASignature = { readonly kind: 'not-a-signature' }
export type NotASeed = { readonly kind: 'not-a-seed' }

/** A private key with its public half. The seed is a secret and does not print. */
export type SigningKey = {
  readonly seed: Secret<Bytes>
  readonly publicKey: PublicKey
  readonly native: CryptoKey
}

const prefix = 'safeconduct/v1/'
const prefixBytes = utf8(prefix)

export function newSigningKey(random: Random): Promise<SigningKey> {
  return keyOf(random.bytes(32))
}

export async function signingKeyFrom(seed: Uint8Array): Promise<Result<SigningKey, NotASeed>> {
  return seed.length === 32 ? ok(await keyOf(new Uint8Array(seed))) : refuse({ kind: 'not-a-seed' })
}

/** A copy of the seed, for wrapping and storing the key. Search for callers to audit who sees it. */
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
  return bytes.length === 64 && isSoundPoint(bytes.subarray(0, 32)) && isSoundScalar(bytes.subarray(32))
    ? ok(brand<Signature>(new Uint8Array(bytes)))
    : refuse({ kind: 'not-a-signature' })
}

export function sign(key: SigningKey, purpose: Purpose, message: Uint8Array): Promise<Signature> {
  return signNative(key, concat(labelOf(purpose), message))
}

export function verify(
  publicKey: PublicKey,
  purpose: Purpose,
  message: Uint8Array,
  signature: Signature,
): Promise<boolean> {
  return verifyNative(publicKey, concat(labelOf(purpose), message), signature)
}

/**
 * Signs without a label, only for formats of others that bring their own (SSHSIG, signed notes).
 * Throws when the bytes begin like one of our labels: signed bare, they would pass for that purpose.
 */
export async function signBare(key: SigningKey, message: Uint8Array): Promise<Signature> {
  if (equalBytes(message.subarray(0, prefixBytes.length), prefixBytes)) {
    throw new Error('bytes that begin with a label of ours were to be signed without one')
  }
  return signNative(key, platformBytes(message))
}

/** Verifies a signature of somebody else's format. Bytes that begin with a label of ours never verify bare. */
export async function verifyBare(
  publicKey: PublicKey,
  message: Uint8Array,
  signature: Signature,
): Promise<boolean> {
  if (equalBytes(message.subarray(0, prefixBytes.length), prefixBytes)) return false
  return verifyNative(publicKey, platformBytes(message), signature)
}

// Below: the platform's Ed25519 and what is checked before it.

/** PKCS #8 around a raw seed (RFC 8410): the only private form that every WebCrypto takes. */
const pkcs8Head = certain(fromHex('302e020100300506032b657004220420'), 'written just here')

async function keyOf(seed: Bytes): Promise<SigningKey> {
  const pkcs8 = concat(pkcs8Head, seed)
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign'])
  const { x } = await crypto.subtle.exportKey('jwk', readable)
  const publicKey = parsePublicKey(certain(fromBase64Url(x ?? ''), 'the platform wrote it'))
  if (!publicKey.ok) throw new Error('the platform made a public key that is none')
  const native = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  return { seed: new Secret(seed), publicKey: publicKey.value, native }
}

const labels = new Map<Purpose, Bytes>()

function labelOf(purpose: Purpose): Bytes {
  const known = labels.get(purpose)
  if (known !== undefined) return known
  const made = utf8(`${prefix}${purpose}\0`)
  labels.set(purpose, made)
  return made
}

async function signNative(key: SigningKey, message: Bytes): Promise<Signature> {
  return brand<Signature>(new Uint8Array(await crypto.subtle.sign('Ed25519', key.native, message)))
}

/** Reading a feed verifies thousands of signatures of one key; importing it each time would cost a third more. */
const nativeByPublicKey = new WeakMap<PublicKey, Promise<CryptoKey | 'not-here' | undefined>>()

async function verifyNative(publicKey: PublicKey, message: Bytes, signature: Signature): Promise<boolean> {
  const known = nativeByPublicKey.get(publicKey)
  const importing = known ?? importPublic(publicKey)
  if (known === undefined) nativeByPublicKey.set(publicKey, importing)
  const native = await importing
  if (native === 'not-here') return (await import('./old-curves.ts')).oldVerify(publicKey, message, signature)
  return native !== undefined && crypto.subtle.verify('Ed25519', native, signature, message)
}

/**
 * Undefined when the bytes are no point of the curve, which some platforms notice here and others when verifying.
 * An old browser knows no Ed25519 at all, which is no reason to believe whoever sends its person a line's key.
 */
async function importPublic(publicKey: PublicKey): Promise<CryptoKey | 'not-here' | undefined> {
  try {
    return await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? 'not-here' : undefined
  }
}

/** y of the points whose order divides 8, little-endian: 0, 1, −1 and the two of order 8. Any message verifies under such a key. */
const smallOrderY: readonly Bytes[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map(littleEndian)
/** 2²⁵⁵ − 19, the field: a y at or above it is a second spelling of a small one. */
const fieldSize = littleEndian('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f')
/** The order of the base point: an S at or above it makes a second signature out of one. */
const groupOrder = littleEndian('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')

function littleEndian(hex: string): Bytes {
  return certain(fromHex(hex), 'written just here')
}

function isSoundPoint(bytes: Uint8Array): boolean {
  const y = new Uint8Array(bytes)
  y[31] = (y[31] ?? 0) & 0x7f
  // Points with x = 0, where the sign bit could be spelt in two ways, have y = ±1 and fall here too.
  return isBelow(y, fieldSize) && !smallOrderY.some((small) => equalBytes(y, small))
}

function isSoundScalar(bytes: Uint8Array): boolean {
  return isBelow(bytes, groupOrder)
}

/** Compares 32-byte little-endian numbers that are no secret. */
function isBelow(a: Uint8Array, limit: Uint8Array): boolean {
  for (let i = 31; i >= 0; i--) {
    const difference = (a[i] ?? 0) - (limit[i] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
