/** X-Wing by the platform: docs/formats/sealed.md, rule E1. What it makes is what the library makes. */
import { ml_kem768_x25519 as library } from '@noble/post-quantum/hybrid.js'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { encapsulateXWing } from './x-wing.ts'

describe('X-Wing with the platform’s X25519', () => {
  it('[E1] gives byte for byte what another implementation gives for the same randomness', async () => {
    const random = seededRandom(5)
    for (let run = 0; run < 20; run++) {
      const publicKey = library.getPublicKey(random.bytes(32))
      const seed = random.bytes(64)
      const theirs = library.encapsulate(publicKey, seed)
      const ours = await encapsulateXWing(publicKey, seed)
      expect(ours.encapsulated).toEqual(theirs.cipherText)
      expect(ours.secret).toEqual(theirs.sharedSecret)
    }
  })

  it('[E1] is opened by the private half, and leaves the caller’s randomness as it was', async () => {
    const random = seededRandom(6)
    const privateKey = random.bytes(32)
    const seed = random.bytes(64)
    const before = new Uint8Array(seed)
    const { secret, encapsulated } = await encapsulateXWing(library.getPublicKey(privateKey), seed)
    expect(library.decapsulate(encapsulated, privateKey)).toEqual(secret)
    expect(seed).toEqual(before)
  })
})
