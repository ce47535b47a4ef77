/** What callers send, in pairs: docs/formats/line.md, rules N23 to N34. */
import { assert, asyncProperty, nat, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { type Bytes, concat, equalBytes, toHex } from '../base/bytes.ts'
import { newEnvelopeKey } from '../sealed/envelope.ts'
import { sealKeyBytes } from '../sealed/seal.ts'
import { firstMessage, followUp, type TestLine, testLine } from './line.fixture.ts'
import { blobOverhead, sealPair, type ToLine } from './message.ts'
import { openBlob } from './open-blob.ts'
import { classOf, isClass, padTo, unpadded } from './padding.ts'

async function pairOf(
  { key, line, random }: TestLine,
  a: ToLine,
  b: ToLine,
): Promise<readonly [Bytes, Bytes]> {
  const pair = await sealPair(a, b, key.publicKey, line, random)
  if (!pair.ok) throw new Error('too long')
  return pair.value
}

/** Secrets do not compare by what they hold, so a message is compared with its keys in the open. */
function laidOpen(message: ToLine): unknown {
  return JSON.parse(
    JSON.stringify(message, (_, value: unknown) =>
      value instanceof Uint8Array
        ? toHex(value)
        : typeof value === 'object' && value !== null && 'reveal' in value
          ? toHex(sealKeyBytes(value as never))
          : value,
    ),
  )
}

async function opened(at: TestLine, blob: Bytes): Promise<ToLine> {
  const message = await openBlob(blob, [at.key], at.line)
  if (!message.ok) throw new Error(message.refusal.kind)
  return message.value
}

/** Both messages of a pair, that with more to say first. */
async function openedPair(at: TestLine, pair: readonly [Bytes, Bytes]): Promise<readonly ToLine[]> {
  const messages = await Promise.all(pair.map((blob) => opened(at, blob)))
  return messages.toSorted((a, b) => Number(isTwin(a)) - Number(isTwin(b)))
}

function isTwin({ kind }: ToLine): boolean {
  return kind === 'cover' || kind === 'nothing'
}

describe('a message', () => {
  it('[N26][N28][N31][N44] opens as it was written, with its twin', async () => {
    const at = testLine(seededRandom(1))
    const message = firstMessage(at.random, 'I must not be called.\nМне нельзя звонить.')
    const pair = await pairOf(at, message, { kind: 'cover', thread: message.cover.thread })
    const [first, cover] = await openedPair(at, pair)
    expect(laidOpen(first ?? { kind: 'nothing' })).toEqual(laidOpen(message))
    expect(cover).toEqual({ kind: 'cover', thread: message.cover.thread })
  })

  it('[N29] that follows, and a note that somebody has read, open as they were written', async () => {
    const at = testLine(seededRandom(2))
    const more = followUp(at.random, 'They have been here.')
    const note: ToLine = { kind: 'opened', thread: at.random.bytes(16), id: at.random.bytes(16) }
    for (const message of [
      more,
      note,
      { kind: 'follow-up', thread: more.thread, id: more.id, text: '' } as const,
    ]) {
      const [told, nothing] = await openedPair(at, await pairOf(at, message, { kind: 'nothing' }))
      expect(told).toEqual(message)
      expect(nothing).toEqual({ kind: 'nothing' })
    }
  })

  it('[N32] arrives whatever it is made of', async () => {
    const at = testLine(seededRandom(3))
    await assert(
      asyncProperty(string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const [told] = await openedPair(at, await pairOf(at, followUp(at.random, text), { kind: 'nothing' }))
        expect(told?.kind === 'follow-up' ? told.text : undefined).toBe(text)
      }),
      { numRuns: 30 },
    )
  })

  it('[N32] with a torn character arrives with that one replaced, and the person is not told to write again', async () => {
    const at = testLine(seededRandom(4))
    const torn = `help \ud83d us \udc00, \u{1f30a} all`
    const [told] = await openedPair(at, await pairOf(at, followUp(at.random, torn), { kind: 'nothing' }))
    expect(told?.kind === 'follow-up' ? told.text : undefined).toBe('help \ufffd us \ufffd, \u{1f30a} all')
  })

  it('[N34] holds no time', async () => {
    const at = testLine(seededRandom(5))
    const [told] = await openedPair(
      at,
      await pairOf(at, firstMessage(at.random, 'x'), { kind: 'cover', thread: at.random.bytes(16) }),
    )
    expect(Object.keys(told ?? {}).filter((name) => /^(at|time|date|sent)/.test(name))).toEqual([])
  })
})

describe('a size', () => {
  it('[N23][N24] is one of few, and what is padded comes back', async () => {
    const edges = [1_024, 4_096, 16_384, 65_536, 131_072, 196_608, 262_144]
    for (const [i, size] of edges.entries()) {
      expect(classOf(size - 4)).toBe(size)
      expect(classOf(size - 3)).toBe(edges[i + 1])
      expect(isClass(size)).toBe(true)
      expect(isClass(size + 1)).toBe(false)
    }
    await assert(
      asyncProperty(nat(70_000), (length) => {
        const content = new Uint8Array(length).fill(7)
        const size = classOf(length) ?? 0
        expect(edges).toContain(size)
        expect(unpadded(padTo(content, size))).toEqual(content)
        return Promise.resolve()
      }),
      { numRuns: 30 },
    )
  })

  it('[N23] hides nothing behind the content', () => {
    const padded = padTo(new Uint8Array(10), 1_024)
    padded[500] = 1
    expect(unpadded(padded)).toBeUndefined()
    expect(unpadded(Uint8Array.of(0, 0, 4, 0))).toBeUndefined()
    expect(unpadded(Uint8Array.of(255, 255, 255, 255, 1))).toBeUndefined()
    expect(unpadded(Uint8Array.of(0, 0))).toBeUndefined()
  })

  it('[N24][N25] of what is sent is that of its class to the byte, and nothing beyond the largest is sealed', async () => {
    const at = testLine(seededRandom(6))
    const sizes = new Set<number>()
    for (const length of [0, 1, 300, 3_000, 10_000, 40_000, 100_000, 180_000, 250_000]) {
      const message = followUp(at.random, 'ы'.repeat(length / 2))
      for (const blob of await pairOf(at, message, { kind: 'nothing' })) sizes.add(blob.length)
    }
    expect([...sizes].toSorted((a, b) => a - b)).toEqual(
      [1_024, 4_096, 16_384, 65_536, 131_072, 196_608, 262_144].map((size) => size + blobOverhead),
    )
    expect(blobOverhead).toBe(1_141)
    const tooLong = await sealPair(
      followUp(at.random, 'x'.repeat(262_144)),
      { kind: 'nothing' },
      at.key.publicKey,
      at.line,
      at.random,
    )
    expect(tooLong).toEqual({ ok: false, refusal: { kind: 'too-long' } })
  })

  it('[N24] of a first message of ordinary length is the second smallest, of a glance the smallest', async () => {
    const at = testLine(seededRandom(7))
    const opened: ToLine = { kind: 'opened', thread: at.random.bytes(16), id: at.random.bytes(16) }
    const lengths = async (message: ToLine) =>
      (await pairOf(at, message, { kind: 'nothing' })).map(({ length }) => length - blobOverhead)
    expect(await lengths(firstMessage(at.random, 'п'.repeat(800)))).toEqual([4_096, 4_096])
    expect(await lengths(opened)).toEqual([1_024, 1_024])
  })
})

describe('a pair', () => {
  it('[N27] is two of one length, whichever of them says more', async () => {
    const at = testLine(seededRandom(8))
    const first = firstMessage(at.random, 'x'.repeat(5_000))
    const twins: readonly (readonly [ToLine, ToLine])[] = [
      [first, { kind: 'cover', thread: first.cover.thread }],
      [{ kind: 'nothing' }, followUp(at.random, 'x'.repeat(900))],
      [{ kind: 'opened', thread: first.thread, id: at.random.bytes(16) }, { kind: 'nothing' }],
    ]
    for (const [a, b] of twins) {
      const [one, other] = await pairOf(at, a, b)
      expect(one.length).toBe(other.length)
      expect(equalBytes(one.slice(0, 5), other.slice(0, 5))).toBe(true)
    }
  })

  it('[N27] has its real half first about as often as second', async () => {
    const at = testLine(seededRandom(9))
    let firsts = 0
    const note: ToLine = { kind: 'opened', thread: at.random.bytes(16), id: at.random.bytes(16) }
    for (let i = 0; i < 60; i++) {
      const [one] = await pairOf(at, note, { kind: 'nothing' })
      if ((await opened(at, one)).kind === 'opened') firsts++
    }
    // Fair coins fall outside of this once in twenty million.
    expect(firsts).toBeGreaterThan(9)
    expect(firsts).toBeLessThan(51)
  })

  it('[N27][N30] from a thread that was forced open looks like one from a thread that was not', async () => {
    const at = testLine(seededRandom(10))
    const glance = (thread: Bytes): ToLine => ({ kind: 'opened', thread, id: at.random.bytes(16) })
    const real = await pairOf(at, glance(at.random.bytes(16)), { kind: 'nothing' })
    const forced = await pairOf(at, glance(at.random.bytes(16)), { kind: 'nothing' })
    expect(real.map(({ length }) => length)).toEqual(forced.map(({ length }) => length))
  })
})

describe('what is no message for us', () => {
  it('[N26] is sealed to another week’s key, to another line, or damaged: each a value', async () => {
    const at = testLine(seededRandom(11))
    const [blob] = await pairOf(at, followUp(at.random, 'x'), { kind: 'nothing' })
    const other = newEnvelopeKey(at.random)
    expect(await openBlob(blob, [other], at.line)).toEqual({ ok: false, refusal: { kind: 'other-key' } })
    expect(await openBlob(blob, [], at.line)).toEqual({ ok: false, refusal: { kind: 'other-key' } })
    expect((await openBlob(blob, [other, at.key], at.line)).ok).toBe(true)
    const elsewhere = await openBlob(blob, [at.key], at.random.bytes(16))
    expect(elsewhere).toEqual({ ok: false, refusal: { kind: 'not-for-us' } })
  })

  it('[N26] is one that was cut, lengthened or changed in any byte', async () => {
    const at = testLine(seededRandom(12))
    const [blob] = await pairOf(at, followUp(at.random, 'x'), { kind: 'nothing' })
    const kinds = new Set<string>()
    const changed = [0, 1, 4, 5, 700, 1_124, 1_125, 1_500, blob.length - 1].map((place) => {
      const copy = blob.slice()
      copy[place] = (copy[place] ?? 0) ^ 1
      return copy
    })
    for (const bad of [
      ...changed,
      blob.slice(0, -1),
      blob.slice(0, 1_141),
      blob.slice(0, 5),
      new Uint8Array(0),
      concat(blob, Uint8Array.of(0)),
      new Uint8Array(262_144 + blobOverhead),
      at.random.bytes(1_024 + blobOverhead),
    ]) {
      const message = await openBlob(bad, [at.key], at.line)
      kinds.add(message.ok ? 'opened' : message.refusal.kind)
    }
    expect([...kinds].toSorted()).toEqual(['not-for-us', 'other-key'])
  })
})
