/** The pieces of an exhibit in the hands of whoever stores them: swapped, dropped, repeated, spliced, cut, lengthened. */
import { describe, expect, it } from 'vitest'
import { concat, equalBytes, utf8 } from '../../packages/core/src/base/bytes.ts'
import { platformRandom } from '../../packages/core/src/base/random.ts'
import {
  newSealKey,
  open,
  openStream,
  type SealKey,
  seal,
  sealKeyFrom,
} from '../../packages/core/src/sealed/seal.ts'
import { sharedIsHere } from '../shared.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { bytesAt, casesOf } from '../support/wycheproof.ts'
import { openFile, pieceLength, sealFile } from './naive/chunked-file.ts'
import { randomBytes } from './naive/gcm.ts'

const dice = seededRandom(12)
const upTo = (limit: number): number => {
  const [a = 0, b = 0, c = 0] = dice.bytes(3)
  return ((a << 16) | (b << 8) | c) % limit
}

/** What a thief of pieces can do with those of two files. */
const tricks: Readonly<Record<string, <T>(pieces: readonly T[], other: readonly T[]) => readonly T[]>> = {
  swapped: (pieces) => pieces.with(0, pieces[1] ?? pieces[0]!).with(1, pieces[0]!),
  dropped: (pieces) => pieces.toSpliced(upTo(pieces.length), 1),
  doubled: (pieces) => {
    const at = upTo(pieces.length)
    return pieces.toSpliced(at, 0, pieces[at]!)
  },
  spliced: (pieces, other) => pieces.with(upTo(pieces.length), other[upTo(other.length)]!),
  cut: (pieces) => pieces.slice(0, -1),
  lengthened: (pieces, other) => [...pieces, other.at(-1)!],
}

describe('pieces of a file (T12)', () => {
  it('[T12] make another file of it where each piece is sealed alone', async () => {
    const key = randomBytes(32)
    const [file, other] = [randomBytes(5 * pieceLength), randomBytes(5 * pieceLength)]
    const [pieces, others] = [await sealFile(key, file), await sealFile(key, other)]
    for (const [name, trick] of Object.entries(tricks)) {
      const read = await openFile(key, trick(pieces, others))
      expect(read !== undefined && !equalBytes(read, file), name).toBe(true)
    }
  })
  it('[T12] never make another file of ours: 300 tricks, at once and as a stream', async () => {
    const context = utf8('safeconduct/v1/blob')
    const [key, otherKey] = [newSealKey(platformRandom), newSealKey(platformRandom)]
    const [whole, same, strange] = await Promise.all([
      seal(key, context, contentOf(4 * 16_384 + 700), { random: platformRandom }),
      seal(key, context, contentOf(4 * 16_384 + 700), { random: platformRandom }),
      seal(otherKey, context, contentOf(4 * 16_384 + 700), { random: platformRandom }),
    ])
    for (let round = 0; round < 50; round++) {
      for (const [name, trick] of Object.entries(tricks)) {
        const other = round % 2 ? same : strange
        const changed = concat(whole.subarray(0, 56), ...trick(chunks(whole), chunks(other)))
        expect(await opens(key, context, changed), `${name}, ${round}`).toBe(false)
      }
    }
    expect(await opens(key, context, whole)).toBe(true)
  }, 60_000)
  it('[T12] are refused at every length that is not the whole, and with anything behind the end', async () => {
    const context = utf8('safeconduct/v1/blob')
    const key = newSealKey(platformRandom)
    const whole = await seal(key, context, randomBytes(16_384 + 90), { random: platformRandom })
    const lengths = [...Array.from({ length: 160 }, (_, i) => i * 103), 56 + 16_400, whole.length - 1]
    for (const length of lengths) {
      expect(await opens(key, context, whole.slice(0, length)), `${length}`).toBe(false)
    }
    for (const tail of [new Uint8Array(1), new Uint8Array(16), whole.slice(56)]) {
      expect(await opens(key, context, concat(whole, tail))).toBe(false)
    }
  })
  it.skipIf(!sharedIsHere)('[T12] are judged as C2SP’s vectors by Wycheproof say', async () => {
    const cases = await casesOf('vectors/wycheproof/c2sp_chunked_encryption_aes_256_gcm_test.json')
    const bad = cases.filter(({ result }) => result === 'invalid')
    expect(bad.length).toBeGreaterThan(20)
    for (const test of bad) {
      const key = sealKeyFrom(bytesAt(test, 'key'))
      const sealed = await inflated(bytesAt(test, 'ct'))
      expect(key.ok && (await open(key.value, bytesAt(test, 'ctx'), sealed)).ok, `case ${test.tcId}`).toBe(
        false,
      )
    }
  })
})

/** Any content; the platform gives at most 64 KiB of dice at once. */
function contentOf(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(length).fill(upTo(256))
}

function chunks(sealed: Uint8Array): readonly Uint8Array[] {
  const body = sealed.subarray(56)
  return Array.from({ length: Math.ceil(body.length / 16_400) }, (_, i) =>
    body.subarray(i * 16_400, (i + 1) * 16_400),
  )
}

/** Whether either way of opening takes it to its end. */
async function opens(key: SealKey, context: Uint8Array, sealed: Uint8Array): Promise<boolean> {
  if ((await open(key, context, sealed)).ok) return true
  for await (const part of openStream(key, context, [sealed])) if (!part.ok) return false
  return true
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
