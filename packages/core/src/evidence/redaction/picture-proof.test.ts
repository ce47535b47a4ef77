import { describe, expect, it } from 'vitest'
import { concat, equalBytes, textOf, toBase64, toHex, utf8 } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { checkRedaction, pictureRoot, proveRedaction } from './picture-proof.ts'
import type { Box, Raster } from './tiles.ts'

const seed = utf8('0123456789abcdef')
const face: Box = { x: 40, y: 20, width: 30, height: 25 }

/** A picture in which no two tiles are alike, except where it is one grey. */
function picture(width: number, height: number, grey = false): Raster {
  const rgb = new Uint8Array(width * height * 3)
  for (let at = 0; at < rgb.length; at++) rgb[at] = grey ? 128 : (at * 7 + (at >> 8) * 13 + (at >> 16)) & 255
  return { width, height, rgb }
}

function made(original: Raster, boxes: readonly Box[]) {
  const done = proveRedaction(original, boxes, { seed, hash: sha256 })
  if (!done.ok) throw new Error(done.refusal.kind)
  return done.value
}

describe('a picture that is published with boxes', () => {
  it('[RD14] proves that it is the sealed original, and says what is black', () => {
    const original = picture(200, 150)
    const root = pictureRoot(original, seed, sha256)
    const { published, proof, root: same } = made(original, [face])
    expect(root).toEqual({ ok: true, value: same })
    expect(checkRedaction(published, proof, same, sha256)).toEqual({
      ok: true,
      value: { hidden: [{ x: 32, y: 16, width: 48, height: 32 }], hiddenTiles: 6, tiles: 130 },
    })
    expect(published.rgb.subarray((20 * 200 + 40) * 3, (20 * 200 + 70) * 3).every((byte) => byte === 0)).toBe(
      true,
    )
    expect(original.rgb[(20 * 200 + 41) * 3]).not.toBe(0)
  })

  it('[RD16] is refused when one bit outside the boxes was changed, wherever it is', () => {
    const original = picture(20, 34)
    const { published, proof, root } = made(original, [{ x: 2, y: 20, width: 5, height: 5 }])
    for (let at = 0; at < published.rgb.length; at++) {
      const altered = new Uint8Array(published.rgb)
      altered[at] = (altered[at] ?? 0) ^ (1 << (at % 8))
      const checked = checkRedaction({ ...published, rgb: altered }, proof, root, sha256)
      expect(checked.ok, `byte ${at}`).toBe(false)
    }
  })

  it('[RD17] is refused when something stands where it should be black', () => {
    const original = picture(70, 50)
    const { published, proof, root } = made(original, [{ x: 20, y: 20, width: 5, height: 5 }])
    const painted = new Uint8Array(published.rgb)
    painted[(21 * 70 + 21) * 3] = 1
    expect(checkRedaction({ ...published, rgb: painted }, proof, root, sha256)).toEqual({
      ok: false,
      refusal: { kind: 'hidden-tile-not-black' },
    })
  })

  it('[RD15] needs its own proof, its own root and its own size', () => {
    const original = picture(200, 150)
    const one = made(original, [face])
    const other = made(picture(200, 151), [face])
    expect(checkRedaction(one.published, other.proof, one.root, sha256)).toEqual({
      ok: false,
      refusal: { kind: 'another-size' },
    })
    expect(checkRedaction(one.published, one.proof, other.root, sha256)).toMatchObject({
      refusal: { kind: 'altered' },
    })
    // The same bytes read as another width are another picture.
    const turned = { width: 150, height: 200, rgb: one.published.rgb }
    expect(checkRedaction(turned, one.proof, one.root, sha256)).toMatchObject({ ok: false })
  })

  it('[RD4] gives nobody what would let a guess about the hidden be tried', () => {
    const grey = picture(64, 64, true)
    const { proof, root } = made(grey, [{ x: 0, y: 0, width: 16, height: 16 }])
    const said = JSON.parse(textOf(proof) ?? '') as { seeds: string; hashes: string }
    const seeds = Uint8Array.fromBase64(said.seeds)
    const hashes = Uint8Array.fromBase64(said.hashes)
    // The tile is one grey, which anybody guesses; with no salt in the proof does its leaf come out.
    const pixels = new Uint8Array(16 * 16 * 3).fill(128)
    const hidden = hashes.subarray(0, 32)
    for (let at = 0; at + 16 <= seeds.length; at += 16) {
      const salt = seeds.subarray(at, at + 16)
      const guess = sha256(concat(Uint8Array.of(0), salt, new Uint8Array(8), pixels))
      expect(equalBytes(guess, hidden)).toBe(false)
    }
    // And the seed of everything, which could, is not in it.
    expect(said.seeds.includes(toBase64(seed))).toBe(false)
    const another = proveRedaction(grey, [{ x: 0, y: 0, width: 16, height: 16 }], {
      seed: utf8('fedcba9876543210'),
      hash: sha256,
    })
    expect(another.ok && toHex(another.value.root)).not.toBe(toHex(root))
  })

  it('[RD18] keeps its proof when several people were covered, at the edges too', () => {
    const original = picture(333, 217)
    const boxes: readonly Box[] = [
      { x: 0, y: 0, width: 1, height: 1 },
      { x: 320, y: 200, width: 400, height: 400 },
      { x: 100, y: 100, width: 60, height: 60 },
      { x: 130, y: 130, width: 60, height: 60 },
    ]
    const { published, proof, root } = made(original, boxes)
    expect(checkRedaction(published, proof, root, sha256)).toMatchObject({ ok: true })
    const all = made(original, [{ x: 0, y: 0, width: 333, height: 217 }])
    expect(checkRedaction(all.published, all.proof, all.root, sha256)).toMatchObject({
      ok: true,
      value: { hiddenTiles: all.published.rgb.length > 0 ? 294 : 0 },
    })
  })

  it('[RD3] is refused when one bit of its proof was changed, wherever it is', () => {
    const { published, proof, root } = made(picture(40, 40), [{ x: 20, y: 20, width: 5, height: 5 }])
    for (let at = 0; at < proof.length; at++) {
      const altered = new Uint8Array(proof)
      altered[at] = (altered[at] ?? 0) ^ (1 << (at % 8))
      expect(checkRedaction(published, altered, root, sha256).ok, `byte ${at}`).toBe(false)
    }
  })

  it('[RD19] refuses what is no proof and boxes that hide nothing, and never falls over', () => {
    const original = picture(70, 50)
    const { published, proof, root } = made(original, [{ x: 20, y: 20, width: 5, height: 5 }])
    const text = textOf(proof) ?? ''
    const wrong = [
      '',
      '{}',
      '[]',
      text.slice(0, -2),
      text.replace('"hidden":[[', '"hidden":[[99999,'),
      text.replace(/"hidden":\[\[.*?\]\]/, '"hidden":[[0,0,100000000,1]]'),
      text.replace(/"hidden":\[\[.*?\]\]/, '"hidden":[[0,0,1]]'),
      text.replace(/"seeds":"[^"]{22}/, '"seeds":"'),
      text.replace(/"hashes":"[^"]*"/, '"hashes":""'),
      text.replace('safeconduct-tiles/1', 'safeconduct-tiles/2'),
    ]
    for (const each of wrong) {
      const checked = checkRedaction(published, utf8(each), root, sha256)
      expect(checked, each.slice(0, 80)).toMatchObject({ ok: false })
    }
    const options = { seed, hash: sha256 }
    expect(proveRedaction(original, [], options)).toMatchObject({ refusal: { kind: 'nothing-hidden' } })
    expect(proveRedaction(original, [{ x: 500, y: 0, width: 5, height: 5 }], options)).toMatchObject({
      refusal: { kind: 'nothing-hidden' },
    })
    expect(proveRedaction({ ...original, width: 71 }, [face], options)).toMatchObject({
      refusal: { kind: 'not-a-raster' },
    })
  })
})
