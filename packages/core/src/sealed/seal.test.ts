/** Sealed bytes: docs/formats/sealed.md, rules S1 to S10, against whoever holds the disk or the relay. */
import {
  type Arbitrary,
  assert,
  asyncProperty,
  constantFrom,
  integer,
  nat,
  tuple,
  uint8Array,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import vectors from '../../../../test/vectors/sealed.json' with { type: 'json' }
import { concat, toHex, utf8 } from '../base/bytes.ts'
import { platformRandom } from '../base/random.ts'
import {
  newSealKey,
  open,
  openOnPhone,
  openStream,
  type SealKey,
  seal,
  sealedLength,
  sealKeyBytes,
  sealKeyFrom,
  sealStream,
} from './seal.ts'

const random = platformRandom
const context = utf8('case/work/7')
const chunk = 16_384
const sealedChunk = 16_400
const refused = { ok: false, refusal: { kind: 'not-opened' } }

function keyOf(bytes: Uint8Array): SealKey {
  const key = sealKeyFrom(bytes)
  if (!key.ok) throw new Error('not a key')
  return key.value
}

/** So many bytes that look like nothing; the platform's generator gives no more than 64 KiB at once. */
const film = (length: number): Uint8Array => seededRandom(length).bytes(length)

async function opensAs(key: SealKey, sealed: Uint8Array): Promise<Uint8Array | 'refused'> {
  const plain = await open(key, context, sealed)
  const streamed = await fromStream(key, sealed, 3_000)
  expect(await openOnPhone(key, context, sealed)).toEqual(plain)
  expect(streamed).toEqual(plain.ok ? plain.value : 'refused')
  return streamed
}

async function fromStream(key: SealKey, sealed: Uint8Array, size: number): Promise<Uint8Array | 'refused'> {
  const parts: Uint8Array[] = []
  for await (const part of openStream(key, context, cut(sealed, size))) {
    if (!part.ok) return 'refused'
    parts.push(part.value)
  }
  return concat(...parts)
}

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Lengths where chunks begin and end, where mistakes live. */
const lengths: Arbitrary<number> = constantFrom(
  0,
  1,
  255,
  chunk - 1,
  chunk,
  chunk + 1,
  2 * chunk,
  2 * chunk + 9,
  70_000,
)

describe('vectors of our own making', () => {
  it.each(vectors.seal)(
    '[S1] opens and makes again: $what',
    async ({ key, context, plain, sealed, salt }) => {
      const [bytes, where] = [Uint8Array.fromHex(sealed), Uint8Array.fromHex(context)]
      const fixed = { random: { bytes: () => Uint8Array.fromHex(salt) } }
      expect(toHex(await seal(keyOf(Uint8Array.fromHex(key)), where, Uint8Array.fromHex(plain), fixed))).toBe(
        sealed,
      )
      const opened = await open(keyOf(Uint8Array.fromHex(key)), where, bytes)
      expect(opened.ok && toHex(opened.value)).toBe(plain)
    },
  )
  it.each(vectors.notSealed)('[S7] refuses: $what', async ({ key, context, sealed }) => {
    expect(
      await open(keyOf(Uint8Array.fromHex(key)), Uint8Array.fromHex(context), Uint8Array.fromHex(sealed)),
    ).toEqual(refused)
  })
})

describe('a sealed record or film', () => {
  it('[S1] comes back whole, of any length, in pieces of any size', async () => {
    await assert(
      asyncProperty(lengths, integer({ min: 1, max: 50_000 }), async (length, size) => {
        const [key, plain] = [newSealKey(random), film(length)]
        const sealed = await seal(key, context, plain, { random })
        const streamed = concat(...(await all(sealStream(key, context, cut(plain, size), { random }))))
        expect([sealed.length, streamed.length]).toEqual([sealedLength(length), sealedLength(length)])
        expect(await opensAs(key, sealed)).toEqual(plain)
        expect(await opensAs(key, streamed)).toEqual(plain)
      }),
      { numRuns: 40 },
    )
  })
  it('[S1] needs no more memory for a film than for a photograph, and closes the file whenever it stops', async () => {
    const key = newSealKey(random)
    for (const stream of [
      (source: Iterable<Uint8Array>) => sealStream(key, context, source, { random }),
      (source: Iterable<Uint8Array>) => openStream(key, context, source),
    ]) {
      const piece = film(chunk)
      let [read, closed] = [0, false]
      const endless = (function* () {
        try {
          for (;;) {
            read += piece.length
            yield piece
          }
        } finally {
          closed = true
        }
      })()
      let pieces = 0
      for await (const _ of stream(endless)) if (++pieces === 3) break
      expect(pieces).toBeGreaterThan(0)
      expect(read).toBeLessThan(4 * 1024 * 1024)
      expect(closed).toBe(true)
    }
  })
  it('[S4] is as long as the rule says: 72 bytes more, and 16 more for each full chunk', () => {
    expect([0, 1, chunk - 1, chunk, 2 * chunk].map(sealedLength)).toEqual([72, 73, 16_455, 16_472, 32_872])
  })
  it('[S3] never looks the same twice, even under one key and in one context', async () => {
    const key = newSealKey(random)
    const seals = await Promise.all(
      Array.from({ length: 50 }, () => seal(key, context, utf8('P-07'), { random })),
    )
    expect(new Set(seals.map((sealed) => toHex(sealed.subarray(0, 24)))).size).toBe(50)
    expect(new Set(seals.map((sealed) => toHex(sealed.subarray(56)))).size).toBe(50)
  })
  it('[S3] is the same bytes again when the randomness is, so that a run can be repeated', async () => {
    const key = newSealKey(seededRandom(1))
    const make = () => seal(key, context, utf8('P-07'), { random: seededRandom(2) })
    expect(await make()).toEqual(await make())
  })
  it('[S9] gives each of its chunks a nonce of its own, also after the two hundred and fifty-sixth', async () => {
    const key = newSealKey(random)
    const sealed = await seal(key, context, new Uint8Array(260 * chunk), { random })
    const chunks = [...cut(sealed.subarray(56), sealedChunk)].map((bytes) => toHex(bytes.subarray(0, 16)))
    expect(new Set(chunks).size).toBe(261)
    expect(await opensAs(key, sealed)).toHaveLength(260 * chunk)
  })
  it('[S5] opens in no other place than it was sealed for', async () => {
    const key = newSealKey(random)
    const sealed = await seal(key, context, utf8('the house behind the mill'), { random })
    for (const elsewhere of ['case/work/8', 'case/work/7 ', 'case/work/', '']) {
      expect(await open(key, utf8(elsewhere), sealed)).toEqual(refused)
    }
  })
})

async function all<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const parts: T[] = []
  for await (const part of source) parts.push(part)
  return parts
}

describe('an adversary who holds the disk (T03, T12)', () => {
  it('[S7] gains nothing by changing one bit anywhere', async () => {
    const key = newSealKey(random)
    await assert(
      asyncProperty(lengths, nat(), nat(7), async (length, at, bit) => {
        const sealed = await seal(key, context, film(length), { random })
        const place = at % sealed.length
        sealed[place] = (sealed[place] ?? 0) ^ (1 << bit)
        expect(await opensAs(key, sealed)).toBe('refused')
      }),
      { numRuns: 120 },
    )
  })
  it('[S7] is refused with the same words whatever was changed, over and over', async () => {
    const key = newSealKey(random)
    const sealed = await seal(key, context, utf8('Lastotchka'), { random })
    const answers = new Set<string>()
    for (let i = 0; i < sealed.length * 8; i++) {
      const probe = new Uint8Array(sealed)
      probe[i >> 3] = (probe[i >> 3] ?? 0) ^ (1 << (i & 7))
      answers.add(JSON.stringify(await open(key, context, probe)))
    }
    answers.add(JSON.stringify(await open(newSealKey(random), context, sealed)))
    answers.add(JSON.stringify(await open(key, context, sealed.subarray(0, 30))))
    expect([...answers]).toEqual([JSON.stringify(refused)])
  })
  it('[S8] cannot cut, at any place', async () => {
    const key = newSealKey(random)
    await assert(
      asyncProperty(lengths, nat(), async (length, at) => {
        const sealed = await seal(key, context, film(length), { random })
        expect(await opensAs(key, sealed.subarray(0, at % sealed.length))).toBe('refused')
      }),
      { numRuns: 120 },
    )
  })
  it('[S8] cannot cut at the end of a chunk, where every piece is genuine', async () => {
    const key = newSealKey(random)
    const sealed = await seal(key, context, film(3 * chunk + 5), { random })
    for (const chunks of [0, 1, 2, 3]) {
      expect(await opensAs(key, sealed.subarray(0, 56 + chunks * sealedChunk))).toBe('refused')
    }
  })
  it('[S8] cannot add anything behind the end', async () => {
    const key = newSealKey(random)
    await assert(
      asyncProperty(lengths, uint8Array({ minLength: 1, maxLength: 20_000 }), async (length, more) => {
        const sealed = await seal(key, context, film(length), { random })
        expect(await opensAs(key, concat(sealed, more))).toBe('refused')
      }),
      { numRuns: 60 },
    )
  })
  it('[S9] cannot move, repeat, drop or swap chunks, nor splice those of another film', async () => {
    const key = newSealKey(random)
    const order = tuple(nat(4), nat(4), nat(4), nat(4), nat(4))
    await assert(
      asyncProperty(order, nat(4), async (places, other) => {
        const [one, another] = await Promise.all(
          [1, 2].map(() => seal(key, context, film(4 * chunk + 100), { random })),
        )
        if (one === undefined || another === undefined) throw new Error('two were made')
        if (places.join() !== '0,1,2,3,4') expect(await opensAs(key, rearranged(one, places))).toBe('refused')
        const spliced = new Uint8Array(one)
        const [from, to] = [56 + other * sealedChunk, 56 + (other + 1) * sealedChunk]
        spliced.set(another.subarray(from, to), from)
        expect(await opensAs(key, spliced)).toBe('refused')
      }),
      { numRuns: 60 },
    )
  })
  it('[S9] gets no byte out of a stream before it was authenticated', async () => {
    const key = newSealKey(random)
    const plain = film(70 * chunk)
    const sealed = await seal(key, context, plain, { random })
    const damagedAt = 56 + 66 * sealedChunk + 5
    sealed[damagedAt] = (sealed[damagedAt] ?? 0) ^ 1
    const parts: Uint8Array[] = []
    let refusals = 0
    for await (const part of openStream(key, context, cut(sealed, 9_999))) {
      if (part.ok) parts.push(part.value)
      else refusals++
    }
    const given = concat(...parts)
    expect(refusals).toBe(1)
    expect(given.length).toBeLessThanOrEqual(66 * chunk)
    expect(toHex(given) === toHex(plain.subarray(0, given.length))).toBe(true)
  })
})

function rearranged(sealed: Uint8Array, places: readonly number[]): Uint8Array {
  const chunks = [...cut(sealed.subarray(56), sealedChunk)]
  return concat(sealed.subarray(0, 56), ...places.map((place) => chunks[place] ?? new Uint8Array()))
}

describe('one exhibit, one content (T19)', () => {
  it('[S6] refuses a file made so that two keys would open its chunks', async () => {
    // Plain GCM: whoever makes the file may choose both keys and solve for bytes that carry both tags. Here the
    // head commits to one key; with the chunks of one file under the head of the other, neither key opens it.
    await assert(
      asyncProperty(uint8Array({ maxLength: 400 }), async (plain) => {
        const [one, two] = [newSealKey(random), newSealKey(random)]
        const salt = random.bytes(24)
        const fixed = { random: { bytes: () => new Uint8Array(salt) } }
        const [first, second] = [
          await seal(one, context, plain, fixed),
          await seal(two, context, plain, fixed),
        ]
        for (const sealed of [
          first,
          second,
          concat(first.subarray(0, 56), second.subarray(56)),
          concat(second.subarray(0, 56), first.subarray(56)),
        ]) {
          const opened = [await open(one, context, sealed), await open(two, context, sealed)]
          expect(opened.filter(({ ok }) => ok).length).toBe(sealed === first || sealed === second ? 1 : 0)
        }
        expect(toHex(first.subarray(24, 56))).not.toBe(toHex(second.subarray(24, 56)))
      }),
      { numRuns: 40 },
    )
  })
})

describe('bytes that were never sealed', () => {
  it('[S7] are answered, of any length, and never with a throw', async () => {
    const key = newSealKey(random)
    await assert(
      asyncProperty(uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await opensAs(key, bytes)).toBe('refused')
      }),
      { numRuns: 200 },
    )
    expect(await fromStream(key, new Uint8Array(), 1)).toBe('refused')
  })
})

describe('a seal key', () => {
  it('[S10] has 32 bytes and no other length', () => {
    for (const length of [0, 16, 31, 33, 64]) {
      expect(sealKeyFrom(new Uint8Array(length))).toEqual({ ok: false, refusal: { kind: 'not-a-key' } })
    }
  })
  it('[S10] does not print, and does not change with the bytes it came from', async () => {
    const bytes = random.bytes(32)
    const key = keyOf(bytes)
    const hex = toHex(bytes)
    bytes.fill(0)
    sealKeyBytes(key).fill(0)
    expect(toHex(sealKeyBytes(key))).toBe(hex)
    expect(String(key) + JSON.stringify({ key })).toBe('[secret]{"key":"[secret]"}')
  })
})
