/** A kit divided among people who may lose, mistype or change their part: docs/formats/recovery.md, rules K9–K14. */
import { assert, asyncProperty, integer, nat, property, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase32, toBase32 } from '../../base/base32.ts'
import { concat, toHex, utf8 } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { Secret } from '../../base/secret.ts'
import { sha256 } from '../../sealed/hash.ts'
import { type KitSeed, newKitSeed, parseKitWords } from './kit.ts'
import { parseFingerprint } from './kit-letter.ts'
import { shareSetOf } from './share-set.ts'
import {
  combineShares,
  parseShareText,
  parseShareWords,
  type Share,
  sharePage,
  shareText,
  shareWords,
  splitSeed,
} from './shares.ts'

async function sharesOf(
  needed: number,
  count: number,
  seed: KitSeed = newKitSeed(random),
): Promise<readonly Share[]> {
  const shares = await splitSeed(seed, { needed, count })
  return certain(shares.ok ? shares.value : undefined, 'good numbers')
}

const hexOf = (seed: KitSeed): string => toHex(seed.reveal())
const combined = async (shares: readonly (Share | undefined)[]) => {
  const seed = await combineShares(shares.filter((share) => share !== undefined))
  return seed.ok ? hexOf(seed.value) : seed.refusal
}
const readText = (text: string) => {
  const share = parseShareText(text)
  return share.ok ? share.value : share.refusal
}
/** What an insider who knows the format can make: another content under a good check. */
function rewritten(share: Share, change: (bytes: Uint8Array) => void): string {
  const bytes = certain(fromBase32(shareText(share).slice(5)), 'just written')
  const said = bytes.slice(0, -4)
  change(said)
  return `SCS1-${toBase32(concat(said, sha256(concat(utf8('safeconduct/v1/share-text\0'), said)).slice(0, 4)))}`
}

describe('shares of a kit', () => {
  it('[K9] any who are enough restore it, in any order, whoever the others are', async () => {
    await assert(
      asyncProperty(
        tuple(integer({ min: 2, max: 16 }), integer({ min: 0, max: 14 }), integer({ min: 0, max: 1e9 })),
        async ([needed, more, order]) => {
          const seed = newKitSeed(random)
          const shares = await sharesOf(needed, Math.min(16, needed + more), seed)
          const mixed = shares.toSorted((a, b) => ((a.number * order) % 17) - ((b.number * order) % 17))
          expect(await combined(mixed.slice(0, needed))).toBe(hexOf(seed))
        },
      ),
      { numRuns: 25 },
    )
  })
  it('[K9] one fewer is told how many are wanting, and two copies of one are one', async () => {
    const [a, b, c] = await sharesOf(3, 5)
    expect(await combined([a, b])).toEqual({ kind: 'too-few-shares', have: 2, needed: 3 })
    expect(await combined([a, a, a])).toEqual({ kind: 'too-few-shares', have: 1, needed: 3 })
    expect(await combined([])).toEqual({ kind: 'too-few-shares', have: 0, needed: 2 })
    expect(typeof (await combined([a, b, b, c]))).toBe('string')
  })
  it('[K9] never are one that opens alone, nor more than sixteen', async () => {
    const refused = { ok: false, refusal: { kind: 'not-share-numbers' } }
    const seed = newKitSeed(random)
    for (const [needed, count] of [
      [1, 3],
      [4, 3],
      [2, 17],
      [2.5, 3],
      [0, 0],
      [Number.NaN, 3],
    ] as const) {
      expect(await splitSeed(seed, { needed, count })).toEqual(refused)
    }
  })
  it('[K9] fewer tell nothing of the seed: with one share missing, every value of a byte is as likely', async () => {
    const seed = newKitSeed(random)
    const firstBytes = new Set<number>()
    for (let i = 0; i < 400; i++) firstBytes.add((await sharesOf(2, 2, seed))[0]?.secret.reveal()[0] ?? -1)
    // Of 256 values 400 draws miss about a fifth; a share that followed from the seed would show one.
    expect(firstBytes.size).toBeGreaterThan(150)
  })
})

describe('a share on paper', () => {
  it('[K12] is a text that is scanned and words that are read aloud, and both say the same', async () => {
    for (const share of await sharesOf(2, 3)) {
      const { words, text, number, needed, count, set } = sharePage(share)
      expect([words.length, number, needed, count]).toEqual([28, share.number, 2, 3])
      expect(set).toMatch(/^[0-9a-f]{4} [0-9a-f]{4}$/)
      for (const read of [parseShareText(text.toLowerCase()), parseShareWords(words.join(' '), share.set)]) {
        const same = certain(read.ok ? read.value : undefined, 'just printed')
        expect(same.number).toBe(share.number)
        expect(same.set).toEqual(share.set)
        expect(toHex(same.secret.reveal())).toBe(toHex(share.secret.reveal()))
      }
    }
  })
  it('[K12] names no organisation and no member, and does not print by accident', async () => {
    const [share] = await sharesOf(2, 2)
    expect(JSON.stringify(share)).not.toContain(toHex(share?.secret.reveal() ?? new Uint8Array()))
    expect(Object.keys(share ? sharePage(share) : {}).toSorted()).toEqual([
      'count',
      'needed',
      'number',
      'set',
      'text',
      'words',
    ])
  })
  it('[K13] that was mistyped is refused before anything is put together, letter by letter', async () => {
    const [share] = await sharesOf(2, 2)
    const text = shareText(certain(share, 'two were made'))
    for (let at = 5; at < text.length; at++) {
      if (text[at] === '-') continue
      const wrong = text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1)
      expect(readText(wrong), `letter ${at}`).toEqual({ kind: 'share-mistyped' })
    }
    for (const wrong of ['', 'hello', 'SCK1-ABCDE', text.slice(4)])
      expect(readText(wrong)).toEqual({ kind: 'not-a-share' })
    for (const wrong of ['SCS1-', text.slice(0, -1), `${text}0`])
      expect(readText(wrong)).toEqual({ kind: 'share-mistyped' })
  })
  it('[K13] that a trustee changed is named by its number, though its check is good', async () => {
    const [, share] = await sharesOf(2, 3)
    const changed = rewritten(certain(share, 'three were made'), (bytes) =>
      bytes.set([(bytes[9] ?? 0) ^ 1], 9),
    )
    expect(readText(changed)).toEqual({ kind: 'share-changed', number: 2 })
    const renamed = rewritten(certain(share, 'three were made'), (bytes) => bytes.set([1], 0))
    expect(readText(renamed)).toEqual({ kind: 'share-changed', number: 1 })
  })
  it('[K13] [T26] that a program changed is named when they are put together', async () => {
    const [a, b, c] = await sharesOf(3, 3)
    const bytes = certain(b, 'three').secret.reveal().slice()
    bytes[0] = (bytes[0] ?? 0) ^ 128
    const changed = { ...certain(b, 'three'), secret: new Secret(bytes) }
    expect(await combined([a, changed, c])).toEqual({ kind: 'shares-changed', numbers: [2] })
  })
  it('[K14] of another set is named, also of the same kit', async () => {
    const seed = newKitSeed(random)
    const [ours, others] = [await sharesOf(2, 3, seed), await sharesOf(2, 3, seed)]
    expect(await combined([ours[0], others[1], ours[2]])).toEqual({ kind: 'shares-of-another-set', at: [2] })
    const words = shareWords(certain(others[1], 'three')).join(' ')
    const read = parseShareWords(words, certain(ours[0], 'three').set)
    expect(read).toEqual({ ok: false, refusal: { kind: 'share-of-another-set' } })
  })
  it('[K14] whose list of hashes was made to fit a changed share is a share of another set', async () => {
    const [a, b] = await sharesOf(2, 2)
    const forged = rewritten(certain(b, 'two'), (bytes) => {
      bytes[5] = (bytes[5] ?? 0) ^ 1
      const hash = sha256(concat(utf8('safeconduct/v1/share\0'), bytes.slice(0, 34))).slice(0, 16)
      bytes.set(hash, 34 + 2 + 16 + 16)
    })
    const read = parseShareText(forged)
    expect(read.ok).toBe(true)
    expect(await combined([a, read.ok ? read.value : undefined])).toEqual({
      kind: 'shares-of-another-set',
      at: [2],
    })
  })
  it('[K14] of a set that was made to give another seed is refused at the end', async () => {
    const [one, two] = [await sharesOf(2, 2), await sharesOf(2, 2)]
    // A dealer who hashes true shares beside the hash of another seed.
    const set = shareSetOf(2, certain(two[0], 'two').set.seedHash, certain(one[0], 'two').set.hashes)
    expect(await combined(one.map((share) => ({ ...share, set })))).toEqual({ kind: 'not-the-seed' })
  })
  it('[K13] survives whatever is pasted: every text is a share or a refusal', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 400 }), nat(), (noise, at) => {
        for (const text of [noise, `SCS1-${noise}`, `SCS1-${toBase32(utf8(noise))}`]) {
          const read = parseShareText(text)
          expect(read.ok).toBe(false)
        }
        expect(parseKitWords(noise).ok).toBe(false)
        expect(parseFingerprint(`${noise} ${at}`).every((word) => word !== '')).toBe(true)
      }),
    )
  })
})
