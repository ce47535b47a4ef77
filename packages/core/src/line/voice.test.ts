/** Voice and files in pieces: docs/formats/line.md, rules N25 and N43 to N48. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { type Bytes, concat, u8, u32, utf8 } from '../base/bytes.ts'
import { newSealKey, seal } from '../sealed/seal.ts'
import { assemble, cut, openPiece, type PieceKind, pieceLength, pieceRoom, sealPiece } from './voice.ts'

const random = seededRandom(91)
const key = newSealKey(random)
const slot = random.bytes(16)

/** A recording as it arrives: each second cut and sealed when it is there; `ended` when somebody pressed Stop. */
async function recorded(
  seconds: readonly Uint8Array[],
  ended: boolean,
  kind: PieceKind = 'voice',
): Promise<Map<number, Bytes>> {
  const contents = seconds.flatMap((second) => cut(second, kind))
  const pieces = new Map<number, Bytes>()
  for (const [index, content] of contents.entries()) {
    const last = ended && index === contents.length - 1
    pieces.set(index, await sealPiece(key, { slot, kind, index, last }, content, random))
  }
  return pieces
}

const seconds = [1_700, 1_650, 4_092, 5_000, 12, 1_800].map((length) => random.bytes(length))
const whole = concat(...seconds)

describe('a voice message', () => {
  it('[N43] is put together as it was recorded, and is known to be whole', async () => {
    const pieces = await recorded(seconds, true)
    expect(await assemble([key], { slot, kind: 'voice' }, pieces)).toEqual({
      content: whole,
      whole: true,
      pieces: 7,
    })
    const turned = new Map([...pieces].toReversed())
    expect((await assemble([key], { slot, kind: 'voice' }, turned)).content).toEqual(whole)
  })

  it('[N25] tells nothing of what is said: every piece is as long as any other', async () => {
    for (const [, piece] of await recorded(seconds, true)) expect(piece.length).toBe(4_168)
    expect(pieceLength).toEqual({ voice: 4_168, file: 65_672 })
  })

  it('[N45][N46] of a page that was killed opens up to the last second, and is known to be cut', async () => {
    for (let kept = 0; kept < seconds.length; kept++) {
      const pieces = await recorded(seconds.slice(0, kept), false)
      const heard = await assemble([key], { slot, kind: 'voice' }, pieces)
      expect(heard.content).toEqual(concat(...seconds.slice(0, kept)))
      expect(heard.whole).toBe(false)
    }
  })

  it('[N46] ends before a piece that is missing or was damaged', async () => {
    const pieces = await recorded(seconds, true)
    const holed = new Map(pieces)
    holed.delete(3)
    const upTo = concat(...seconds.slice(0, 3))
    expect(await assemble([key], { slot, kind: 'voice' }, holed)).toEqual({
      content: upTo,
      whole: false,
      pieces: 3,
    })
    const damaged = pieces.get(3)?.slice() ?? new Uint8Array()
    damaged[2_000] = (damaged[2_000] ?? 0) ^ 1
    expect(await assemble([key], { slot, kind: 'voice' }, new Map(pieces).set(3, damaged))).toMatchObject({
      pieces: 3,
    })
  })

  it('[N47] is not made of pieces that were moved, or come from another slot, key or kind', async () => {
    const pieces = await recorded(seconds, true)
    const piece = pieces.get(2) ?? new Uint8Array()
    const place = { slot, kind: 'voice', index: 2 } as const
    expect((await openPiece(key, place, piece))?.content).toEqual(seconds[2])
    for (const other of [
      { ...place, index: 3 },
      { ...place, slot: random.bytes(16) },
      { ...place, kind: 'file' } as const,
    ])
      expect(await openPiece(key, other, piece)).toBeUndefined()
    expect(await openPiece(newSealKey(random), place, piece)).toBeUndefined()
    expect(await openPiece(key, place, piece.slice(1))).toBeUndefined()
  })

  it('[N46] cannot be cut and still look whole: that a piece is the last is part of its seal', async () => {
    const pieces = await recorded(seconds, true)
    for (let kept = 1; kept < pieces.size; kept++) {
      const cutOff = new Map([...pieces].slice(0, kept))
      expect((await assemble([key], { slot, kind: 'voice' }, cutOff)).whole).toBe(false)
    }
  })
})

describe('a piece', () => {
  it('[N43] is sealed where the page of the format says, byte for byte', async () => {
    const content = random.bytes(900)
    const padded = concat(u32(900), content, new Uint8Array(4_096 - 904))
    const context = concat(utf8('safeconduct/v1/line-piece/voice\0'), slot, u32(7), u8(1))
    const sealed = await seal(key, context, padded, { random })
    expect(await openPiece(key, { slot, kind: 'voice', index: 7 }, sealed)).toEqual({ content, last: true })
  })
})

describe('a file', () => {
  it('[N43][N48] of many pieces comes back as it was', async () => {
    const content = random.bytes(3 * pieceRoom.file + 17)
    const pieces = await recorded([content], true, 'file')
    expect(pieces.size).toBe(4)
    for (const [, piece] of pieces) expect(piece.length).toBe(pieceLength.file)
    expect(await assemble([key], { slot, kind: 'file' }, pieces)).toEqual({ content, whole: true, pieces: 4 })
  })

  it('[N48] that a page opened anew goes on with, under another key, comes back as it was', async () => {
    const content = random.bytes(2 * pieceRoom.file + 9)
    const other = newSealKey(random)
    const pieces = new Map(await recorded([content], true, 'file'))
    const last = { slot, kind: 'file', index: 2, last: true } as const
    pieces.set(2, await sealPiece(other, last, content.subarray(2 * pieceRoom.file), random))
    expect((await assemble([key], { slot, kind: 'file' }, pieces)).whole).toBe(false)
    expect(await assemble([key, other], { slot, kind: 'file' }, pieces)).toEqual({
      content,
      whole: true,
      pieces: 3,
    })
  })

  it('[N43] of nothing is one piece', async () => {
    const pieces = await recorded([new Uint8Array(0)], true, 'file')
    expect(await assemble([key], { slot, kind: 'file' }, pieces)).toEqual({
      content: new Uint8Array(0),
      whole: true,
      pieces: 1,
    })
  })
})
