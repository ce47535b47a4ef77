/**
 * Keys on which the world's verifiers give different answers although every byte is canonical: a good key
 * plus a point of order 8. Checked with the cofactor, as some libraries do, such a key verifies every
 * signature; without it, as OpenSSL and BoringSSL do, one in eight. Node and Chromium must say the same.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { concat, toHex, u32 } from '../base/bytes.ts'
import { parsePublicKey, parseSignature, verifyBare } from './sign.ts'

const { Point } = ed25519
const order = Point.Fn.ORDER
const eighth = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', true)

function littleEndian(value: bigint): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromHex(value.toString(16).padStart(64, '0')).reverse()
}

function challengeOf(r: Uint8Array, key: Uint8Array, message: Uint8Array): bigint {
  return BigInt(`0x${toHex(sha512(concat(r, key, message)).reverse())}`) % order
}

describe('a key with a small part, made to divide readers', () => {
  it('[G3] verifies exactly where RFC 8032 without the cofactor does, on every platform', async () => {
    const secret = 0x1234_5678_9abc_def0_1234_5678_9abc_def1n
    const key = Point.BASE.multiply(secret).add(eighth).toBytes()
    const publicKey = parsePublicKey(key)
    if (!publicKey.ok) throw new Error('every byte of it is canonical')
    const seen = new Set<boolean>()
    for (let number = 0; number < 64; number++) {
      const message = u32(number)
      const nonce = BigInt(number) + 7n
      const r = Point.BASE.multiply(nonce).toBytes()
      const challenge = challengeOf(r, key, message)
      const signature = parseSignature(concat(r, littleEndian((nonce + challenge * secret) % order)))
      if (!signature.ok) throw new Error('every byte of it is canonical')
      const good = await verifyBare(publicKey.value, message, signature.value)
      expect([number, good]).toEqual([number, challenge % 8n === 0n])
      seen.add(good)
    }
    expect(seen.size).toBe(2)
  })
})
