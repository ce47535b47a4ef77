/**
 * An exhibit that is one picture for the prosecutor and another for the press: a ciphertext that two keys open. Made
 * for real against plain AES-GCM; refused by ours, whose head commits to one key. (Also in Chromium: `two-keys.test.ts`.)
 */
import { describe, expect, it } from 'vitest'
import { concat, utf8 } from '../../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { expand } from '../../packages/core/src/sealed/hash.ts'
import {
  newSealKey,
  open,
  openStream,
  type SealKey,
  sealKeyBytes,
} from '../../packages/core/src/sealed/seal.ts'
import { openNaively, randomBytes } from './naive/gcm.ts'
import { salamander } from './naive/salamander.ts'

describe('one ciphertext, two exhibits (T19)', () => {
  it('[T19] shows each recipient another picture where the seal commits to no key', async () => {
    const nonce = randomBytes(12)
    const keys = [randomBytes(32), randomBytes(32), randomBytes(32)]
    const exhibit = concat(
      nonce,
      await salamander(
        keys.map((key) => ({ key, nonce })),
        randomBytes(16),
      ),
    )
    const pictures = await Promise.all(keys.map((key) => openNaively(key, exhibit)))
    expect(pictures.map((picture) => picture?.length)).toEqual([48, 48, 48])
    expect(new Set(pictures.map(String)).size).toBe(3)
  })
  it('[T19] opens for one of them in ours, at once and as a stream', async () => {
    const context = utf8('safeconduct/v1/blob')
    const label = utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0')
    const keys = [newSealKey(random), newSealKey(random)]
    const salt = random.bytes(24)
    const halves = keys.map((key: SealKey) => {
      const derived = expand('SHA-512', sealKeyBytes(key), concat(label, salt, context), 76)
      return { key: derived.slice(0, 32), nonce: derived.slice(32, 44), commitment: derived.slice(44) }
    })
    const chunk = await salamander(halves, randomBytes(16))
    for (const [i, half] of halves.entries()) {
      const exhibit = concat(salt, half.commitment, chunk)
      const opened = await Promise.all(keys.map(async (key) => (await open(key, context, exhibit)).ok))
      expect(opened).toEqual([i === 0, i === 1])
      for (const key of keys) {
        const [part] = await Array.fromAsync(openStream(key, context, [exhibit]))
        expect(part?.ok).toBe(key === keys[i])
      }
    }
  })
})
