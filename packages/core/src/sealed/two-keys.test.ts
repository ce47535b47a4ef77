/**
 * A ciphertext that two keys open (an "invisible salamander", T19): here it is made for real, and refused.
 *
 * In plain AES-GCM the tag is a polynomial over the ciphertext. Whoever knows both keys solves for one
 * block that gives both the same tag, and one exhibit is two pictures. Cobblestone's head commits to one.
 */
import { describe, expect, it } from 'vitest'
import { concat, toHex, utf8 } from '../base/bytes.ts'
import { platformRandom as random } from '../base/random.ts'
import { importGcm, openGcm } from './gcm.ts'
import { expand } from './hash.ts'
import { newSealKey, open, openStream, type SealKey, sealKeyBytes } from './seal.ts'

const context = utf8('exhibit 12')
const label = utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0')

/** Multiplication in GCM's field, whose bits run from the left. */
function times(a: bigint, b: bigint): bigint {
  let [product, shifted] = [0n, b]
  for (let bit = 127n; bit >= 0n; bit--) {
    if ((a >> bit) & 1n) product ^= shifted
    shifted = shifted & 1n ? (shifted >> 1n) ^ (0xe1n << 120n) : shifted >> 1n
  }
  return product
}

/** 1/a = a^(2^128 − 2). */
function inverse(a: bigint): bigint {
  let [result, power] = [1n << 127n, a]
  for (let i = 1; i < 128; i++) {
    power = times(power, power)
    result = times(result, power)
  }
  return result
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`)
const blockOf = (value: bigint): Uint8Array => Uint8Array.fromHex(value.toString(16).padStart(32, '0'))

type Half = {
  readonly aead: Uint8Array<ArrayBuffer>
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly commitment: Uint8Array
}

function halfOf(key: SealKey, salt: Uint8Array): Half {
  const derived = expand('SHA-512', sealKeyBytes(key), concat(label, salt, context), 76)
  return { aead: derived.slice(0, 32), nonce: derived.slice(32, 44), commitment: derived.slice(44) }
}

async function blockCipher(key: Uint8Array<ArrayBuffer>, block: Uint8Array<ArrayBuffer>): Promise<bigint> {
  const native = await crypto.subtle.importKey('raw', key, 'AES-CTR', false, ['encrypt'])
  const how = { name: 'AES-CTR', counter: block, length: 32 }
  return numberOf(new Uint8Array(await crypto.subtle.encrypt(how, native, new Uint8Array(16))))
}

/** Two blocks and a tag that are good under both keys: the first block is free, the second is solved for. */
async function salamander(one: Half, two: Half): Promise<Uint8Array> {
  const first = numberOf(random.bytes(16))
  const lengths = 256n
  const terms = await Promise.all(
    [one, two].map(async ({ aead, nonce }) => {
      const h = await blockCipher(aead, new Uint8Array(16))
      const mask = await blockCipher(aead, concat(nonce, Uint8Array.of(0, 0, 0, 1)))
      const square = times(h, h)
      return { square, rest: times(first, times(square, h)) ^ times(lengths, h) ^ mask }
    }),
  )
  const [a, b] = terms
  if (a === undefined || b === undefined) throw new Error('two were made')
  const second = times(a.rest ^ b.rest, inverse(a.square ^ b.square))
  const tag = a.rest ^ times(second, a.square)
  return concat(blockOf(first), blockOf(second), blockOf(tag))
}

describe('one exhibit, one content (T19)', () => {
  it('[S6] refuses the second key of a chunk that AES-GCM alone opens under both', async () => {
    for (let round = 0; round < 10; round++) {
      const [keyOne, keyTwo] = [newSealKey(random), newSealKey(random)]
      const salt = random.bytes(24)
      const [one, two] = [halfOf(keyOne, salt), halfOf(keyTwo, salt)]
      const chunk = await salamander(one, two)
      const pictures = await Promise.all(
        [one, two].map(async ({ aead, nonce }) => openGcm(await importGcm(aead), nonce, chunk)),
      )
      expect(pictures.map((picture) => picture?.length)).toEqual([32, 32])
      expect(pictures[0]).not.toEqual(pictures[1])
      const exhibit = concat(salt, one.commitment, chunk)
      expect((await open(keyOne, context, exhibit)).ok).toBe(true)
      expect(await open(keyTwo, context, exhibit)).toEqual({ ok: false, refusal: { kind: 'not-opened' } })
      for await (const part of openStream(keyTwo, context, [exhibit])) expect(part.ok).toBe(false)
    }
  })
})
