/** Signatures: docs/formats/sealed.md, rules G1 to G7. What one platform accepts and another refuses, we refuse. */
import { assert, asyncProperty, constantFrom, nat, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from '../../../../test/vectors/signed.json' with { type: 'json' }
import { concat, toHex, utf8 } from '../base/bytes.ts'
import { platformRandom } from '../base/random.ts'
import type { Result } from '../base/result.ts'
import {
  newSigningKey,
  parsePublicKey,
  parseSignature,
  publicKeyOf,
  purposes,
  sign,
  signBare,
  signingKeyFrom,
  signingKeySeed,
  verify,
  verifyBare,
} from './sign.ts'

const random = platformRandom
const message = utf8('entry 7 of this device')
const order = 0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3edn
const field = 2n ** 255n - 19n

function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error('refused')
  return result.value
}

function littleEndian(value: bigint): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromHex(value.toString(16).padStart(64, '0')).reverse()
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(new Uint8Array(bytes).reverse())}`)
}

describe('vectors of our own making', () => {
  it.each(vectors.signed)(
    '[G1] signs and verifies for $purpose as another implementation does',
    async (given) => {
      const purpose = purposes.find((name) => name === given.purpose) ?? 'entry'
      const key = await signingKeyFrom(Uint8Array.fromHex(given.seed))
      const bytes = Uint8Array.fromHex(given.message)
      const signature = parseSignature(Uint8Array.fromHex(given.signature))
      if (!key.ok || !signature.ok) throw new Error('refused')
      expect(toHex(publicKeyOf(key.value))).toBe(given.publicKey)
      expect(toHex(await sign(key.value, purpose, bytes))).toBe(given.signature)
      expect(await verify(publicKeyOf(key.value), purpose, bytes, signature.value)).toBe(true)
    },
  )
  it('[G2] signs bare as another implementation does', async () => {
    const { seed, publicKey, message, signature } = vectors.bare
    const key = given(await signingKeyFrom(Uint8Array.fromHex(seed)))
    expect(toHex(publicKeyOf(key))).toBe(publicKey)
    expect(toHex(await signBare(key, Uint8Array.fromHex(message)))).toBe(signature)
    const theirs = given(parseSignature(Uint8Array.fromHex(signature)))
    expect(await verifyBare(publicKeyOf(key), Uint8Array.fromHex(message), theirs)).toBe(true)
  })
})

describe('a purpose (T22)', () => {
  it(`[G1] never stands for another: all ${purposes.length * (purposes.length - 1)} ordered pairs are refused`, async () => {
    const key = await newSigningKey(random)
    for (const made of purposes) {
      const signature = await sign(key, made, message)
      for (const asked of purposes) {
        expect([made, asked, await verify(publicKeyOf(key), asked, message, signature)]).toEqual([
          made,
          asked,
          made === asked,
        ])
      }
    }
  })
  it('[G1] cannot be imitated by a message that begins like the rest of a label', async () => {
    const key = await newSigningKey(random)
    await assert(
      asyncProperty(
        constantFrom(...purposes),
        constantFrom(...purposes),
        uint8Array(),
        async (made, asked, tail) => {
          const signature = await sign(key, made, concat(utf8(`${asked}\0`), tail))
          return !(await verify(publicKeyOf(key), asked, tail, signature)) || made === asked
        },
      ),
      { numRuns: 60 },
    )
  })
  it('[G2] is neither given nor taken by a bare signature', async () => {
    const key = await newSigningKey(random)
    const labelled = concat(utf8('safeconduct/v1/entry\0'), message)
    const signature = await sign(key, 'entry', message)
    expect(await verifyBare(publicKeyOf(key), labelled, signature)).toBe(false)
    await expect(signBare(key, labelled)).rejects.toThrow('a label of ours')
    const bare = await signBare(key, message)
    expect(await verifyBare(publicKeyOf(key), message, bare)).toBe(true)
    for (const purpose of purposes) expect(await verify(publicKeyOf(key), purpose, message, bare)).toBe(false)
  })
})

describe('a signature', () => {
  it('[G3] fails for one changed bit of the message, the signature or the key', async () => {
    const key = await newSigningKey(random)
    const signature = await sign(key, 'entry', message)
    const flip = (bytes: Uint8Array, at: number): Uint8Array => {
      const changed = new Uint8Array(bytes)
      changed[(at >> 3) % bytes.length] = (changed[(at >> 3) % bytes.length] ?? 0) ^ (1 << (at & 7))
      return changed
    }
    await assert(
      asyncProperty(nat(2_000), async (at) => {
        expect(await verify(publicKeyOf(key), 'entry', flip(message, at), signature)).toBe(false)
        const changed = parseSignature(flip(signature, at))
        if (changed.ok) expect(await verify(publicKeyOf(key), 'entry', message, changed.value)).toBe(false)
        const other = parsePublicKey(flip(publicKeyOf(key), at))
        if (other.ok) expect(await verify(other.value, 'entry', message, signature)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
  it('[G4] has one form: the same S plus the group order is refused before the platform is asked', async () => {
    const key = await newSigningKey(random)
    const signature = await sign(key, 'entry', message)
    const [r, s] = [signature.subarray(0, 32), numberOf(signature.subarray(32))]
    for (let times = 1n; s + times * order < 2n ** 256n; times++) {
      expect(parseSignature(concat(r, littleEndian(s + times * order))).ok).toBe(false)
    }
    for (const high of [order, order + 1n, 2n ** 255n, 2n ** 256n - 1n]) {
      expect(parseSignature(concat(r, littleEndian(high))).ok).toBe(false)
    }
    expect(parseSignature(concat(r, littleEndian(order - 1n))).ok).toBe(true)
  })
  it('[G4] has 64 bytes, and a key 32', () => {
    for (const length of [0, 31, 33, 63, 65, 128]) {
      expect(parseSignature(new Uint8Array(length).fill(9)).ok).toBe(false)
      expect(parsePublicKey(new Uint8Array(length).fill(9)).ok).toBe(false)
    }
  })
})

/** The eight points whose order divides 8, in every spelling: canonical, with y + p where it fits, with either sign. */
const smallPoints: readonly Uint8Array<ArrayBuffer>[] = (() => {
  const eighth = numberOf(
    Uint8Array.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'),
  )
  const ys = [0n, 1n, field - 1n, eighth, field - eighth]
  return ys
    .flatMap((y) => [y, y + field])
    .filter((y) => y < 2n ** 255n)
    .flatMap((y) => [littleEndian(y), littleEndian(y + 2n ** 255n)])
})()

describe('odd points, on which verifiers disagree', () => {
  it(`[G5] are refused as keys: ${smallPoints.length} spellings of small order`, () => {
    for (const point of smallPoints)
      expect([toHex(point), parsePublicKey(point).ok]).toEqual([toHex(point), false])
  })
  it(`[G5] are refused as R: ${smallPoints.length} spellings of small order`, async () => {
    const signature = await sign(await newSigningKey(random), 'entry', message)
    for (const point of smallPoints)
      expect(parseSignature(concat(point, signature.subarray(32))).ok).toBe(false)
  })
  it('[G5] sign nothing: the signature that fits every message under the identity is refused whole', () => {
    const everything = concat(littleEndian(1n), littleEndian(0n))
    expect([parsePublicKey(littleEndian(1n)).ok, parseSignature(everything).ok]).toEqual([false, false])
  })
  it('[G6] are refused when y has a second spelling: all 19, with either sign', async () => {
    const signature = await sign(await newSigningKey(random), 'entry', message)
    for (let y = field; y < 2n ** 255n; y++) {
      for (const spelt of [littleEndian(y), littleEndian(y + 2n ** 255n)]) {
        expect(parsePublicKey(spelt).ok).toBe(false)
        expect(parseSignature(concat(spelt, signature.subarray(32))).ok).toBe(false)
      }
    }
    expect(parsePublicKey(littleEndian(field - 2n)).ok).toBe(true)
  })
  it('[G6] verify nothing when no point has this y, though the bytes alone look sound', async () => {
    const signature = await sign(await newSigningKey(random), 'entry', message)
    const offCurve = given(parsePublicKey(littleEndian(2n)))
    expect(await verify(offCurve, 'entry', message, signature)).toBe(false)
    expect(await verify(offCurve, 'entry', message, signature)).toBe(false)
  })
})

describe('a signing key', () => {
  it('[G7] comes back from its seed and from nothing else', async () => {
    const key = await newSigningKey(random)
    const again = given(await signingKeyFrom(signingKeySeed(key)))
    expect(toHex(publicKeyOf(again))).toBe(toHex(publicKeyOf(key)))
    expect(await sign(again, 'feed', message)).toEqual(await sign(key, 'feed', message))
    for (const length of [0, 31, 33, 64])
      expect((await signingKeyFrom(new Uint8Array(length))).ok).toBe(false)
  })
  it('[G7] does not print, and the platform does not hand it out', async () => {
    const key = await newSigningKey(random)
    const seed = toHex(signingKeySeed(key))
    const printed = JSON.stringify(key) + String(key.seed)
    expect(printed.includes(seed)).toBe(false)
    expect(printed).toContain('[secret]')
    await expect(crypto.subtle.exportKey('pkcs8', key.native)).rejects.toThrow()
  })
})
