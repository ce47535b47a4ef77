/**
 * A ciphertext that two keys open (an "invisible salamander", T19): here it is made for real, and refused.
 *
 * In plain AES-GCM the tag is a polynomial over the ciphertext. Whoever knows both keys solves for one
 * block that gives both the same tag, and one exhibit is two pictures. Cobblestone's head commits to one.
 */
import { describe, expect, it } from 'vitest'
import { salamander } from '../../../../test/attacks/naive/salamander.ts'
import { concat, utf8 } from '../base/bytes.ts'
import { platformRandom as random } from '../base/random.ts'
import { importGcm, openGcm } from './gcm.ts'
import { expand } from './hash.ts'
import { newSealKey, open, openStream, type SealKey, sealKeyBytes } from './seal.ts'

const context = utf8('exhibit 12')
const label = utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0')

function halfOf(key: SealKey, salt: Uint8Array) {
  const derived = expand('SHA-512', sealKeyBytes(key), concat(label, salt, context), 76)
  return { key: derived.slice(0, 32), nonce: derived.slice(32, 44), commitment: derived.slice(44) }
}

describe('one exhibit, one content (T19)', () => {
  it('[S6] refuses the second key of a chunk that AES-GCM alone opens under both', async () => {
    for (let round = 0; round < 10; round++) {
      const [keyOne, keyTwo] = [newSealKey(random), newSealKey(random)]
      const salt = random.bytes(24)
      const [one, two] = [halfOf(keyOne, salt), halfOf(keyTwo, salt)]
      const chunk = await salamander([one, two], random.bytes(16))
      const pictures = await Promise.all(
        [one, two].map(async ({ key, nonce }) => openGcm(await importGcm(key), nonce, chunk)),
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
