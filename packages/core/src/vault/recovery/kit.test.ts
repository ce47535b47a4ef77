/** A printed kit, typed by somebody who has just lost everything: docs/formats/recovery.md, rules K1–K8. */
import { assert, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../../test/support/seeded-random.ts'
import { concat, toHex } from '../../base/bytes.ts'
import { parseDay } from '../../base/date.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { digest } from '../../sealed/hash.ts'
import { publicKeyOf, signingKeySeed } from '../../sealed/sign.ts'
import { words as list } from '../../sealed/words.ts'
import {
  kitKeys,
  kitOpens,
  kitOpensNot,
  kitPage,
  kitSeedFrom,
  kitWords,
  newKitSeed,
  parseKitWords,
} from './kit.ts'

const kit = kitWords(newKitSeed(seededRandom(5)))
const typed = (said: readonly string[]): string => said.join(' ')
const read = (said: readonly string[]) => parseKitWords(typed(said))
const refusalOf = (said: readonly string[]) => {
  const seed = read(said)
  return seed.ok ? 'taken' : seed.refusal
}
const other = (word: string | undefined): string =>
  certain(
    list.find((one) => one !== word),
    'there are many',
  )

describe('the words of a kit', () => {
  it('[K1] are 24 of our list, and the same seed comes back whatever it was', () => {
    assert(
      property(uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const words = kitWords(certain(kitSeedFrom(bytes), 'it has 32 bytes'))
        expect(words).toHaveLength(24)
        const seed = read(words)
        expect(seed.ok && toHex(seed.value.reveal())).toBe(toHex(bytes))
      }),
      { examples: [[new Uint8Array(32)], [new Uint8Array(32).fill(255)]], numRuns: 30 },
    )
  })
  it('[K1] are written alike by every release: a paper from this year opens in ten', async () => {
    const seed = certain(kitSeedFrom(Uint8Array.from({ length: 32 }, (_, i) => i)), 'it has 32 bytes')
    expect(typed(kitWords(seed))).toMatchInlineSnapshot(
      `"babe bise lumi fozu rezo suba kuzi duzi bipi piti kina bere liva toro zava gisa kuma bedu vene zafu none zole reto kadi"`,
    )
    expect(toHex(await digest(new TextEncoder().encode(typed(list))))).toMatchInlineSnapshot(
      `"c83d04e07c7c6b3d075799c41075640c0b1c755c9c0dcd4376139a58592f2e38"`,
    )
  })
  it('[K2] are read as people type them: with the printed numbers, over several lines, in capitals', () => {
    const lines = kit.map(
      (word, i) => `${i + 1}. ${i % 2 ? word.toUpperCase() : word}${i % 6 === 5 ? '\n' : ', '}`,
    )
    expect(parseKitWords(lines.join('')).ok).toBe(true)
  })
  it('[K3] name the place of a word that is none of ours', () => {
    expect(refusalOf(kit.with(6, 'qwerty').with(11, 'xx'))).toEqual({ kind: 'unknown-words', at: [7, 12] })
  })
  it('[K3] name the place of a word that is another of ours', () => {
    for (const at of [0, 13, 23]) {
      expect(refusalOf(kit.with(at, other(kit[at])))).toEqual({ kind: 'wrong-word', at: at + 1 })
    }
  })
  it('[K3] name two words that changed places, neighbours or not', () => {
    const swapped = (one: number, two: number) => kit.with(one, kit[two] ?? '').with(two, kit[one] ?? '')
    expect(refusalOf(swapped(3, 4))).toEqual({ kind: 'wrong-order', at: [4, 5] })
    expect(refusalOf(swapped(0, 23))).toEqual({ kind: 'wrong-order', at: [1, 24] })
  })
  it('[K3] name where a word is missing, and which one is too many', () => {
    expect(refusalOf(kit.toSpliced(9, 1))).toEqual({ kind: 'word-missing', after: 9 })
    expect(refusalOf(kit.slice(1))).toEqual({ kind: 'word-missing', after: 0 })
    expect(refusalOf(kit.toSpliced(5, 0, other(kit[5])))).toEqual({ kind: 'word-too-many', at: 6 })
  })
  it('[K3] say so when more is wrong than can be named, or nothing was typed', () => {
    expect(refusalOf(kit.toReversed())).toEqual({ kind: 'not-together' })
    expect(refusalOf(kit.slice(0, 20))).toEqual({ kind: 'wrong-number', have: 20, want: 24 })
    expect(refusalOf([])).toEqual({ kind: 'wrong-number', have: 0, want: 24 })
  })
  it('[K3] are never repeated by a refusal', () => {
    const refusals = [kit.with(2, 'qwerty'), kit.toSpliced(4, 1), kit.with(7, other(kit[7]))].map(refusalOf)
    expect(kit.filter((word) => JSON.stringify(refusals).includes(word))).toEqual([])
  })
  it('[K4] give up one word that water took, and not two', () => {
    const seed = read(kit.with(17, '?'))
    expect(seed.ok && kitWords(seed.value)).toEqual(kit)
    expect(refusalOf(kit.with(17, '?').with(18, '?'))).toEqual({ kind: 'unknown-words', at: [18, 19] })
    expect(refusalOf(kit.with(17, '?').with(3, other(kit[3])))).toEqual({ kind: 'unknown-words', at: [18] })
  })
})

describe('the paper device', () => {
  it('[K5] is the same whenever the words are typed, and another for other words', async () => {
    const [seed, again] = [newKitSeed(random), newKitSeed(random)]
    const words = parseKitWords(typed(kitWords(seed)))
    const [one, two, three] = await Promise.all([
      kitKeys(seed),
      kitKeys(certain(words.ok ? words.value : undefined, 'just printed')),
      kitKeys(again),
    ])
    expect(publicKeyOf(two.device)).toEqual(publicKeyOf(one.device))
    expect(two.envelope.publicKey).toEqual(one.envelope.publicKey)
    expect(two.box).toEqual(one.box)
    expect(publicKeyOf(three.device)).not.toEqual(publicKeyOf(one.device))
    expect(three.box).not.toEqual(one.box)
  })
  it('[K5] [T22] has a key of its own for each purpose, so the box tells nothing of the rest', async () => {
    const seed = newKitSeed(random)
    const keys = await kitKeys(seed)
    const secrets = [
      seed.reveal(),
      signingKeySeed(keys.device),
      keys.envelope.seed.reveal(),
      keys.boxToken.reveal(),
      concat(keys.box, keys.box),
    ]
    expect(new Set(secrets.map(toHex)).size).toBe(secrets.length)
  })
  it('[K6] prints nothing but on its page', async () => {
    const seed = newKitSeed(random)
    expect(JSON.stringify([seed, await kitKeys(seed)])).not.toContain(toHex(seed.reveal()))
    expect(String(seed)).toBe('[secret]')
  })
  it('[K7] has a page with everything that is needed far away, and with what it cannot do', () => {
    const about = {
      organisation: 'Harbour',
      fingerprint: ['bako', 'delu'],
      member: 'M-07',
      relay: undefined,
      madeOn: certain(parseDay('2026-11-21'), 'a day'),
    }
    const seed = newKitSeed(random)
    expect(kitPage(seed, about)).toEqual({
      ...about,
      words: kitWords(seed),
      opens: kitOpens,
      opensNot: kitOpensNot,
    })
    expect(kitOpensNot).toContain('names-and-shelters-together')
    expect(kitOpensNot).toContain('admin-changes-alone')
  })
})
