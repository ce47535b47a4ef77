import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { concat, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { type Blob, blobIsWhole, keepBlob, parseBlob, readBlob, sweepUnfinished } from './blobs.ts'
import { caseScope, change, faultsOf, newId, saved, type TestHome, TestHomes } from './vault.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())
const random = platformRandom

async function keep(
  home: TestHome,
  bytes: Uint8Array,
): Promise<{ readonly blob: Blob; readonly sha256: string }> {
  const kept = await keepBlob(home.path, [bytes], { random })
  return certain(kept.ok ? kept.value : undefined, 'kept')
}

async function read(home: TestHome, blob: Blob): Promise<Uint8Array | string> {
  const pieces: Uint8Array[] = []
  for await (const piece of readBlob(home.path, blob)) {
    if (!piece.ok) return piece.refusal.kind
    pieces.push(piece.value)
  }
  return concat(...pieces)
}

describe('a file in a home', () => {
  for (const size of [0, 1, 16_383, 16_384, 16_385, 3 * 1024 * 1024]) {
    it(`[B1] of ${size} bytes comes back as it was, under a name that says nothing`, async () => {
      const home = homes.new()
      const bytes = seededRandom(size).bytes(size)
      const kept = await keep(home, bytes)
      expect(kept.sha256).toBe(toHex(sha256(bytes)))
      expect(kept.blob.size).toBe(size)
      const path = join(home.path, 'blobs', kept.blob.sealed)
      const sealed = new Uint8Array(readFileSync(path))
      const pieces = Array.from({ length: Math.ceil(sealed.length / 2 ** 20) }, (_, at) =>
        sha256(sealed.subarray(at * 2 ** 20, (at + 1) * 2 ** 20)),
      )
      const [only, ...more] = pieces
      expect(toHex(more.length === 0 && only !== undefined ? only : sha256(concat(...pieces)))).toBe(
        kept.blob.sealed,
      )
      expect([statSync(path).mode & 0o777, statSync(join(home.path, 'blobs')).mode & 0o777]).toEqual([
        0o600, 0o700,
      ])
      expect(toHex(sha256((await read(home, kept.blob)) as Uint8Array))).toBe(kept.sha256)
      expect(await blobIsWhole(home.path, kept.blob.sealed)).toBe(true)
      expect(parseBlob(JSON.parse(JSON.stringify(kept.blob)), '').ok).toBe(true)
    })
  }

  it('[B2] kept twice has two names and two keys: whoever holds one cannot find the other', async () => {
    const home = homes.new()
    const [one, two] = [await keep(home, new Uint8Array(500)), await keep(home, new Uint8Array(500))]
    expect(one.blob.sealed).not.toBe(two.blob.sealed)
    expect(one.blob.key).not.toBe(two.blob.key)
    expect(await read(home, { ...one.blob, key: two.blob.key })).toBe('file-damaged')
  })

  it('[B2] has the length of its size class, so that a published report is not known again by its size', async () => {
    const home = homes.new()
    const lengths = new Set<number>()
    for (const size of [5100, 5111, 5115]) {
      const { blob } = await keep(home, new Uint8Array(size).fill(0x61))
      lengths.add(statSync(join(home.path, 'blobs', blob.sealed)).size)
      expect(await read(home, blob)).toHaveLength(size)
      expect(await read(home, { ...blob, size: size - 1 })).toBe('file-damaged')
    }
    expect(lengths.size).toBe(1)
  })

  it('[B3] is refused when missing, changed, cut, lengthened, or put together from two (T12)', async () => {
    const home = homes.new()
    const { blob } = await keep(home, seededRandom(1).bytes(50_000))
    const other = await keep(home, seededRandom(2).bytes(50_000))
    const path = join(home.path, 'blobs', blob.sealed)
    const good = readFileSync(path)
    const spliced = Buffer.from(good)
    readFileSync(join(home.path, 'blobs', other.blob.sealed)).copy(spliced, 56, 56, 56 + 16_400)
    const moved = Buffer.concat([
      good.subarray(0, 56),
      good.subarray(56 + 16_400, 56 + 32_800),
      good.subarray(56, 56 + 16_400),
      good.subarray(56 + 32_800),
    ])
    const flips = [0, 23, 24, 55, 56, 20_000, good.length - 1].map((at) => {
      const flipped = Buffer.from(good)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      return flipped
    })
    const cuts = [0, 1, 55, 56, 57, 16_456, 32_856, good.length - 1].map((length) => good.subarray(0, length))
    for (const bad of [
      ...flips,
      ...cuts,
      spliced,
      moved,
      Buffer.concat([good, good.subarray(56)]),
      Buffer.concat([good, Buffer.alloc(1)]),
    ]) {
      writeFileSync(path, bad)
      expect(await read(home, blob)).toBe('file-damaged')
      expect(await blobIsWhole(home.path, blob.sealed)).toBe(false)
    }
    rmSync(path)
    expect(await read(home, blob)).toBe('file-missing')
    expect(await blobIsWhole(home.path, blob.sealed)).toBe(false)
  })

  it('[B3] [SL6] of a few words is refused with a bit of any byte of it another one', async () => {
    const home = homes.new()
    const { blob } = await keep(home, utf8('They came at night.'))
    const path = join(home.path, 'blobs', blob.sealed)
    const good = readFileSync(path)
    expect(good.length).toBeLessThan(400)
    for (let at = 0; at < good.length; at++) {
      const turned = Buffer.from(good)
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8))
      writeFileSync(path, turned)
      expect(await read(home, blob), `byte ${at}`).toBe('file-damaged')
    }
  })

  it('[B4] is described by four fields; a name that leads elsewhere is refused', () => {
    const good = { v: '1', sealed: '0'.repeat(64), key: 'A'.repeat(43), size: 5 }
    expect(parseBlob(good, '').ok).toBe(true)
    for (const change of [
      { v: '2' },
      { sealed: `../${'0'.repeat(61)}` },
      { sealed: '0'.repeat(63) },
      { sealed: 'A'.repeat(64) },
      { key: 'A'.repeat(42) },
      { key: `${'A'.repeat(42)}B` },
      { size: -1 },
      { size: 1.5 },
      { size: '5' },
      { name: 'x' },
      { size: undefined },
    ]) {
      expect(parseBlob({ ...good, ...change }, '').ok, JSON.stringify(change)).toBe(false)
    }
  })

  it('[B5] leaves nothing behind when its source breaks, and at the next start nothing of a killed one', async () => {
    const home = homes.new()
    await (await home.create()).close()
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(100_000)
      await Promise.resolve()
      throw new Error('the stick was pulled out')
    }
    await expect(keepBlob(home.path, breaking(), { random })).rejects.toThrow('pulled')
    expect(readdirSync(join(home.path, 'blobs'))).toEqual([])
    await keep(home, new Uint8Array(10))
    writeFileSync(join(home.path, 'blobs', 'new-0123456789abcdef'), 'half')
    await (await home.open()).close()
    expect(readdirSync(join(home.path, 'blobs'))).toEqual([])
    sweepUnfinished(join(home.path, 'nowhere'))
    expect(existsSync(join(home.path, 'nowhere'))).toBe(false)
  })

  it('[B6] that a record names and the folder lacks is a fault of the vault', async () => {
    const home = homes.new()
    const vault = await home.create()
    const { blob, sha256: hash } = await keep(home, new Uint8Array(5000))
    await saved(
      vault,
      change('EvidenceItem', caseScope(newId()), { title: 'A photograph', sha256: hash, file: blob }),
    )
    expect(await vault.check({ readData: true })).toMatchObject({ state: 'whole', files: 1 })
    writeFileSync(join(home.path, 'blobs', blob.sealed), 'other')
    expect(await faultsOf(vault)).toEqual(['file-missing-or-changed'])
    rmSync(join(home.path, 'blobs', blob.sealed))
    expect(await faultsOf(vault)).toEqual(['file-missing-or-changed'])
    await vault.close()
  })
})
