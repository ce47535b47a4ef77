/** Files written past the cache, against what was laid for them. docs/formats/vault.md B5, docs/decisions/0043. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certain } from '@safeconduct/core/base/result.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { DirectFile, newRooms, type Rooms } from './direct-file.ts'

const most = 90_000
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'direct-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Lays bytes down in portions of these lengths, the last of them at the end. */
async function writeIn(path: string, rooms: Rooms, bytes: Uint8Array, portions: readonly number[]) {
  const file = new DirectFile(path, rooms)
  let at = 0
  const lay = (length: number): number => {
    file.room.set(bytes.subarray(at, at + length))
    at += length
    return length
  }
  for (const length of portions.slice(0, -1)) await file.add(lay(length))
  await file.finish(lay(certain(portions.at(-1), 'at least one')))
  await file.close()
}

describe('a file that is written past the cache', () => {
  const laid: Readonly<Record<string, readonly number[]>> = {
    'nothing at all': [0],
    'one short piece': [5000],
    'whole blocks and nothing after': [4096, 8192, 0],
    'pieces that fill no block': [1, 100, 4094, 3, 7],
    'pieces across blocks': [10_000, 9_999, 10_000, 1, 8_193],
    'a last piece of a whole block': [10_000, 6_384],
    'one piece of many blocks': [90_000],
  }
  for (const [what, portions] of Object.entries(laid)) {
    it(`[B5] holds what was laid: ${what}`, async () => {
      const bytes = seededRandom(portions.length).bytes(portions.reduce((all, length) => all + length, 0))
      const path = join(folder, 'new')
      await writeIn(path, newRooms(most), bytes, portions)
      expect(Buffer.compare(readFileSync(path), bytes)).toBe(0)
      expect(statSync(path).mode & 0o777).toBe(0o600)
    })

    it(`[B5] is the same where the system wants another place in memory: ${what}`, async () => {
      const bytes = seededRandom(portions.length).bytes(portions.reduce((all, length) => all + length, 0))
      const path = join(folder, 'new')
      const rooms = newRooms(most + 1).map((room) => room.subarray(1))
      const [one, other] = [certain(rooms[0], 'two'), certain(rooms[1], 'two')]
      await writeIn(path, [one, other], bytes, portions)
      expect(Buffer.compare(readFileSync(path), bytes)).toBe(0)
    })
  }

  it('[B5] that is given up is left to its end before its rooms go to the next file', async () => {
    const rooms = newRooms(most)
    const [one, two] = [new Uint8Array(8192).fill(1), new Uint8Array(8192).fill(2)]
    const first = new DirectFile(join(folder, 'first'), rooms)
    first.room.set(one)
    await first.add(8192)
    await first.close()
    await writeIn(join(folder, 'second'), rooms, two, [8192, 0])
    expect(Buffer.compare(readFileSync(join(folder, 'first')), one)).toBe(0)
    expect(Buffer.compare(readFileSync(join(folder, 'second')), two)).toBe(0)
  })

  it('[B5] is never one that was there before', () => {
    const path = join(folder, 'new')
    const file = new DirectFile(path, newRooms(most))
    expect(() => new DirectFile(path, newRooms(most))).toThrow('EEXIST')
    return file.close()
  })
})
