/** Hashes that others see, and keys that serve one purpose: docs/formats/sealed.md, rules S2 and S10. */
import { assert, asyncProperty, integer, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../base/bytes.ts'
import { deriveBytes } from './derive.ts'
import { digest, expand, expandByPlatform, hmacOf, platformBytes, sha256 } from './hash.ts'

describe('SHA-256', () => {
  it('is the same at once and by the platform', async () => {
    expect(toHex(sha256(utf8('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    await assert(
      asyncProperty(uint8Array({ maxLength: 600 }), async (bytes) => {
        expect(toHex(sha256(bytes))).toBe(toHex(await digest(bytes)))
      }),
    )
  })
  it('reads a part of a larger buffer as that part alone', async () => {
    const whole = utf8('xabcx')
    expect(toHex(await digest(whole.subarray(1, 4)))).toBe(toHex(sha256(utf8('abc'))))
    expect(platformBytes(whole.subarray(1, 4))).toEqual(utf8('abc'))
  })
})

describe('[S2] HKDF', () => {
  it('agrees with the platform at every length', async () => {
    await assert(
      asyncProperty(
        uint8Array({ minLength: 32, maxLength: 32 }),
        uint8Array(),
        integer({ min: 1, max: 300 }),
        async (key, label, length) => {
          // With a salt of its own the platform extracts first, so the key it expands is HMAC(salt, input).
          const salt = utf8('salt')
          const native = await crypto.subtle.importKey('raw', new Uint8Array(key), 'HKDF', false, [
            'deriveBits',
          ])
          for (const hash of ['SHA-256', 'SHA-512'] as const) {
            const how = { name: 'HKDF', hash, salt, info: new Uint8Array(label) }
            const theirs = new Uint8Array(await crypto.subtle.deriveBits(how, native, length * 8))
            expect(expand(hash, hmacOf(hash, salt, key), label, length)).toEqual(theirs)
            expect(await expandByPlatform(hash, hmacOf(hash, salt, key), label, length)).toEqual(theirs)
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('[S2] HKDF at its end', () => {
  it('gives 255 blocks and not a byte more', async () => {
    expect(expand('SHA-256', sha256(utf8('key')), utf8('label'), 255 * 32)).toHaveLength(8_160)
    expect(() => expand('SHA-256', sha256(utf8('key')), utf8('label'), 8_161)).toThrow('255 blocks')
    await expect(expandByPlatform('SHA-256', sha256(utf8('key')), utf8('label'), 8_161)).rejects.toThrow(
      '255 blocks',
    )
  })
})

describe('[S10] a key derived for a purpose', () => {
  it('is never the key of another purpose, nor of another key', () => {
    assert(
      property(uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
        const made = [deriveBytes(key, 'entry-body'), deriveBytes(key, 'blob'), new Uint8Array(key)]
        expect(new Set(made.map(toHex)).size).toBe(3)
        expect(deriveBytes(key, 'blob')).toEqual(made[1])
      }),
    )
  })
})
