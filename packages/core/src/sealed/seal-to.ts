/**
 * Sealing to a public key: the half of an envelope that needs no private key. docs/formats/sealed.md, rules E1–E7.
 *
 * Apart from `envelope.ts` because the page of the line seals and never opens: a phone on a bad line must not load
 * what it takes to open.
 */
import { type Brand, brand } from '../base/brand.ts'
import { type Bytes, concat, equalBytes, fromHex } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { certain, ok, type Result, refuse } from '../base/result.ts'
import { hpkeContext } from './hpke.ts'
import { encapsulateXWing, xWingId } from './x-wing.ts'

/** 1,216 bytes: an ML-KEM-768 key whose numbers are all in range, then an X25519 key of full order. */
export type EnvelopePublicKey = Brand<Bytes, 'EnvelopePublicKey'>
export type NotAnEnvelopeKey = { readonly kind: 'not-an-envelope-key' }

/** `info` says what is sealed and for whom; `aad` where it stands. Both must be the same again to open. */
export type Address = { readonly info: Uint8Array; readonly aad: Uint8Array }

const mlKemKeyLength = 1_184
const publicKeyLength = 1_216

/** Reads a public key. One made to leak what is sealed to it is refused here, so that sealing cannot fail. */
export function parseEnvelopePublicKey(bytes: Uint8Array): Result<EnvelopePublicKey, NotAnEnvelopeKey> {
  return bytes.length === publicKeyLength &&
    numbersInRange(bytes.subarray(0, mlKemKeyLength - 32)) &&
    isSoundX25519(bytes.subarray(mlKemKeyLength))
    ? ok(brand<EnvelopePublicKey>(new Uint8Array(bytes)))
    : refuse({ kind: 'not-an-envelope-key' })
}

/** Seals `plain` to one key. Every envelope has its own secret, so two of the same letter differ. */
export async function sealTo(
  publicKey: EnvelopePublicKey,
  { info, aad }: Address,
  plain: Uint8Array,
  { random }: { readonly random: Random },
): Promise<Bytes> {
  const { secret, encapsulated } = await encapsulateXWing(publicKey, random.bytes(64))
  const context = await hpkeContext(xWingId, secret, info)
  return concat(encapsulated, await context.seal(0, aad, plain))
}

/** FIPS 203 §7.2: the 768 numbers of 12 bits must lie below 3,329, or the key has a second spelling. */
function numbersInRange(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    if ((a | ((b & 0x0f) << 8)) >= 3_329 || ((b >> 4) | (c << 4)) >= 3_329) return false
  }
  return true
}

/** u of the points whose order divides 8, on the curve and its twist, little-endian. */
const smallOrderU: readonly Bytes[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map((hex) => certain(fromHex(hex), 'written just here'))

/** Honest keys are below the field's size, 2²⁵⁵ − 19; what is not is a second spelling of a small number. */
function isSoundX25519(bytes: Uint8Array): boolean {
  const top = bytes[31] ?? 0
  const overField =
    (bytes[0] ?? 0) >= 0xed && top === 0x7f && bytes.subarray(1, 31).every((byte) => byte === 0xff)
  return top < 0x80 && !overField && !smallOrderU.some((small) => equalBytes(bytes, small))
}
