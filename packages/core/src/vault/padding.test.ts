import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pad, paddedLength, unpad } from './padding.ts'

describe('padding', () => {
  it('[E9] shows size classes: 256 B, 1 KB, 4 KB, then Padmé', () => {
    expect([0, 252].map(paddedLength)).toEqual([256, 256])
    expect([253, 1020].map(paddedLength)).toEqual([1024, 1024])
    expect([1021, 4092].map(paddedLength)).toEqual([4096, 4096])
    // By hand after Nikitin et al.: 4097 has exponent 12, keeps 4 bits, so steps of 256.
    expect([4093, 4348, 4349].map(paddedLength)).toEqual([4352, 4352, 4608])
    expect(paddedLength(1_000_000 - 4)).toBe(1_015_808)
  })

  it('[E9] costs at most an eighth and leaves few lengths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4093, max: 50_000_000 }), (length) => {
        const padded = paddedLength(length)
        expect(padded).toBeGreaterThanOrEqual(length + 4)
        expect(padded).toBeLessThanOrEqual((length + 4) * 1.125)
        expect(paddedLength(padded - 4)).toBe(padded)
      }),
    )
    expect(new Set(Array.from({ length: 100_000 }, (_, length) => paddedLength(length))).size).toBeLessThan(
      100,
    )
  })

  it('[E9] gives back what went in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9000 }), (content) => {
        expect(unpad(pad(content))).toEqual(content)
      }),
    )
  })

  it('[E9] has one spelling: another length, another class or a hidden byte is refused', () => {
    const padded = pad(new Uint8Array([1, 2, 3]))
    for (let at = 0; at < 3; at++) {
      const other = new Uint8Array(padded)
      other[at] = (other[at] ?? 0) ^ 0x80
      expect(unpad(other), `length byte ${at}`).toBeUndefined()
    }
    const shorter = new Uint8Array(padded)
    shorter[3] = 2
    expect(unpad(shorter)).toBeUndefined()
    const hidden = new Uint8Array(padded)
    hidden[255] = 1
    expect(unpad(hidden)).toBeUndefined()
    expect(unpad(padded.subarray(0, 255))).toBeUndefined()
    expect(unpad(new Uint8Array([...padded, 0]))).toBeUndefined()
    expect(unpad(new Uint8Array(3))).toBeUndefined()
    expect(unpad(new Uint8Array())).toBeUndefined()
  })

  it('[E9] never throws on bytes of others', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => void unpad(bytes)))
  })
})
