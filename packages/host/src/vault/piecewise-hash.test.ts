/** Hashes of a stream by pieces, against hashing each part by itself. docs/formats/vault.md B1, seal.md SL13. */
import { createHash } from 'node:crypto'
import { concat, toHex } from '@safeconduct/core/base/bytes.ts'
import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNamed, nameOfPieces, PieceHashes, PiecewiseHash } from './piecewise-hash.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 31) & 255)

describe('the hashes of a stream', () => {
  it('[SL14] are those of its parts, however it came', () => {
    assert(
      property(integer({ min: 0, max: 70 }), integer({ min: 1, max: 23 }), (length, cut) => {
        const bytes = bytesOf(length)
        const hashes = new PiecewiseHash(16)
        for (let at = 0; at < length; at += cut) hashes.add(bytes.subarray(at, at + cut))
        const { whole, pieces } = hashes.finish()
        const parts = Array.from({ length: Math.ceil(length / 16) }, (_, at) =>
          hashOf(bytes.subarray(at * 16, (at + 1) * 16)),
        )
        expect([toHex(whole), ...pieces.map(toHex)]).toEqual([hashOf(bytes), ...parts])
      }),
    )
  })

  it('[B1] name a file of one MiB by itself and a longer one by its pieces; the older name is still one', () => {
    for (const length of [5, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20]) {
      const bytes = bytesOf(length)
      const [named, checked] = [new PieceHashes(), new PiecewiseHash()]
      named.add(bytes)
      checked.add(bytes)
      const pieces = named.finish()
      const name = nameOfPieces(pieces)
      expect(name).toBe(length <= 2 ** 20 ? hashOf(bytes) : hashOf(concat(...pieces)))
      const hashed = checked.finish()
      expect([
        isNamed(name, hashed),
        isNamed(hashOf(bytes), hashed),
        isNamed('0'.repeat(64), hashed),
      ]).toEqual([true, true, false])
    }
  })
})
