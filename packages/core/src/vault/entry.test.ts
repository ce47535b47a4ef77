import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { equalBytes, u64 } from '../base/bytes.ts'
import { certain } from '../base/result.ts'
import { newSealKey, type SealKey } from '../sealed/seal.ts'
import { newSigningKey, type SigningKey, sign } from '../sealed/sign.ts'
import { newCompartmentId } from './compartment.ts'
import { bodyContext, type Entry, encodeHeader, entryHash, headerLength, parseSignedHeader } from './entry.ts'
import {
  emptyFeed,
  type FeedWriter,
  feedTag,
  followsHead,
  headAfter,
  readBody,
  verifySignature,
  writeEntry,
} from './feed.ts'

const random = seededRandom(7)
const organisation = random.bytes(32)
let key: SigningKey
let entryKey: SealKey
let writer: FeedWriter
let first: Entry
let second: Entry

beforeAll(async () => {
  key = await newSigningKey(random)
  entryKey = newSealKey(random)
  writer = { organisation, compartment: newCompartmentId(random), key, epoch: 1, entryKey }
  first = await writeEntry(writer, emptyFeed, 'open', new Uint8Array([1]), { random })
  second = await writeEntry(writer, headAfter(first), 'changes', new Uint8Array([2, 3]), { random })
})

/** Reads an entry as a colleague's program would: its form, its place, its signature, its body. */
async function accepts(entry: Entry, at = headAfter(first), organisationId = organisation): Promise<boolean> {
  const parsed = parseSignedHeader(entry.bytes, entry.signature)
  if (!parsed.ok || !followsHead(at, parsed.value).ok) return false
  if (!equalBytes(parsed.value.header.feed, key.publicKey)) return false
  if (!equalBytes(parsed.value.header.compartment, writer.compartment)) return false
  if (!(await verifySignature(parsed.value))) return false
  return (await readBody({ ...parsed.value, body: entry.body }, entryKey, organisationId)).ok
}

function flipped(bytes: Uint8Array, at: number, bit = 1): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  copy[at] = (copy[at] ?? 0) ^ bit
  return copy
}

function parsedAgain(bytes: Uint8Array, from: Entry): Entry | undefined {
  const parsed = parseSignedHeader(bytes, from.signature)
  return parsed.ok ? { ...parsed.value, body: from.body } : undefined
}

describe('the header of an entry', () => {
  it('[E1] has 132 bytes and reads back as it was written', () => {
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom('open' as const, 'changes' as const, 'control' as const, 'seen' as const),
          seq: fc.maxSafeNat().map((seq) => Math.max(1, seq)),
          epoch: fc.integer({ min: 1, max: 0xffffffff }),
          bodyLength: fc.integer({ min: 0, max: 0xffffffff }),
          previous: fc.uint8Array({ minLength: 32, maxLength: 32 }),
          bodyHash: fc.uint8Array({ minLength: 32, maxLength: 32 }),
        }),
        (some) => {
          const header = {
            ...some,
            compartment: writer.compartment,
            feed: key.publicKey,
            previous: new Uint8Array(some.previous),
            bodyHash: new Uint8Array(some.bodyHash),
          }
          const bytes = encodeHeader(header)
          expect(bytes.length).toBe(headerLength)
          const read = parseSignedHeader(bytes, first.signature)
          expect(read.ok && read.value.header).toEqual(header)
        },
      ),
    )
  })

  it('[E2] is refused in every other form, with the reason', () => {
    const refusal = (bytes: Uint8Array, signature: Uint8Array = second.signature): string => {
      const read = parseSignedHeader(bytes, signature)
      return read.ok ? 'accepted' : read.refusal.why
    }
    const put = (at: number, bytes: Uint8Array): Uint8Array => {
      const copy = new Uint8Array(second.bytes)
      copy.set(bytes, at)
      return copy
    }
    expect(refusal(second.bytes)).toBe('accepted')
    expect(refusal(second.bytes.subarray(1))).toBe('length')
    expect(refusal(new Uint8Array(133))).toBe('length')
    expect(refusal(new Uint8Array())).toBe('length')
    // An older or a newer version, another suite: there is one, and nobody is talked into another (T11).
    for (const version of [0, 2, 255]) expect(refusal(put(0, Uint8Array.of(version)))).toBe('version')
    for (const suite of [0, 2, 255]) expect(refusal(put(1, Uint8Array.of(suite)))).toBe('version')
    for (const kind of [0, 5, 255]) expect(refusal(put(2, Uint8Array.of(kind)))).toBe('kind')
    for (const flags of [1, 128, 255]) expect(refusal(put(3, Uint8Array.of(flags)))).toBe('flags')
    expect(refusal(put(20, new Uint8Array(32)))).toBe('feed')
    expect(refusal(put(52, u64(0)))).toBe('number')
    expect(refusal(put(52, Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0)))).toBe('number')
    expect(refusal(put(52, new Uint8Array(8).fill(255)))).toBe('number')
    expect(refusal(put(60, new Uint8Array(4)))).toBe('number')
    expect(refusal(second.bytes, second.signature.subarray(1))).toBe('signature')
    expect(refusal(second.bytes, new Uint8Array(64))).toBe('signature')
    expect(refusal(second.bytes, new Uint8Array(64).fill(255))).toBe('signature')
  })

  it('[E2] never throws, whatever bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 80 }), (bytes, signature) => {
        parseSignedHeader(bytes, signature)
      }),
    )
    fc.assert(
      fc.property(fc.nat(131), fc.nat(255), (at, bit) => {
        parseSignedHeader(flipped(second.bytes, at, bit), second.signature)
      }),
    )
  })

  it('[E2] is read from the middle of a larger buffer', () => {
    const page = new Uint8Array(400)
    page.set(second.bytes, 77)
    const read = parseSignedHeader(page.subarray(77, 77 + headerLength), second.signature)
    expect(read.ok && read.value.header).toEqual(second.header)
  })
})

describe('a feed', () => {
  it('[E3] accepts what its device wrote', async () => {
    expect(await accepts(first, emptyFeed)).toBe(true)
    expect(await accepts(second)).toBe(true)
    const content = await readBody(second, entryKey, organisation)
    expect(content).toEqual({ ok: true, value: new Uint8Array([2, 3]) })
  })

  it('[E3] refuses an entry with any bit of its header changed (T09)', async () => {
    for (let at = 0; at < headerLength; at++) {
      const forged = parsedAgain(flipped(second.bytes, at, 1 << (at % 8)), second)
      expect(forged !== undefined && (await accepts(forged)), `byte ${at}`).toBe(false)
    }
  })

  it('[E3] refuses an entry with any byte of its signature changed', async () => {
    for (let at = 0; at < 64; at++) {
      const parsed = parseSignedHeader(second.bytes, flipped(second.signature, at))
      const forged = parsed.ok ? { ...parsed.value, body: second.body } : undefined
      expect(forged !== undefined && (await accepts(forged)), `byte ${at}`).toBe(false)
    }
  })

  it('[E4] refuses an entry with any byte of its body changed, cut or added', async () => {
    for (let at = 0; at < second.body.length; at++) {
      const body = await readBody({ ...second, body: flipped(second.body, at) }, entryKey, organisation)
      expect(body).toMatchObject({ refusal: { why: 'body-changed' } })
    }
    for (const body of [second.body.slice(0, -1), new Uint8Array([...second.body, 0]), new Uint8Array()]) {
      const read = await readBody({ ...second, body }, entryKey, organisation)
      expect(read).toMatchObject({ refusal: { why: 'body-changed' } })
    }
  })

  it('[E5] refuses the body of another entry, feed, compartment, epoch or organisation, even when signed again (T06, T08)', async () => {
    // The strongest forger: she holds the feed's key and signs whatever header she likes.
    const moved = async (change: Partial<Entry['header']>): Promise<Entry> => {
      const header = { ...second.header, ...change }
      const bytes = encodeHeader(header)
      return { ...second, header, bytes, signature: await sign(key, 'entry', bytes) }
    }
    expect((await readBody(await moved({}), entryKey, organisation)).ok).toBe(true)
    const other = await newSigningKey(random)
    for (const change of [
      { kind: 'open' },
      { seq: 3 },
      { epoch: 2 },
      { compartment: newCompartmentId(random) },
      { feed: other.publicKey },
      { previous: random.bytes(32) },
    ] satisfies readonly Partial<Entry['header']>[]) {
      const read = await readBody(await moved(change), entryKey, organisation)
      expect(read, Object.keys(change)[0]).toMatchObject({ refusal: { why: 'body-not-opened' } })
    }
    const elsewhere = await readBody(second, entryKey, random.bytes(32))
    expect(elsewhere).toMatchObject({ refusal: { why: 'body-not-opened' } })
    const underOther = await readBody(second, newSealKey(random), organisation)
    expect(underOther).toMatchObject({ refusal: { why: 'body-not-opened' } })
  })

  it('[E5] refuses bodies that changed places between two entries', async () => {
    const swap = async (
      entry: Entry,
      { body, header: { bodyLength, bodyHash } }: Entry,
    ): Promise<boolean> => {
      const header = { ...entry.header, bodyLength, bodyHash }
      return (await readBody({ ...entry, header, body }, entryKey, organisation)).ok
    }
    expect(await swap(first, second)).toBe(false)
    expect(await swap(second, first)).toBe(false)
  })

  it('[E6] names a hole, a repetition and another history', async () => {
    const third = await writeEntry(writer, headAfter(second), 'changes', new Uint8Array([4]), { random })
    const twin = await writeEntry(writer, headAfter(first), 'changes', new Uint8Array([9]), { random })
    expect(followsHead(headAfter(first), third)).toMatchObject({ refusal: { why: 'gap', seq: 3 } })
    expect(followsHead(headAfter(second), second)).toMatchObject({ refusal: { why: 'gap', seq: 2 } })
    // Two entries with one number, as a restored image writes them: the second history does not go on the first (T15).
    expect(followsHead(headAfter(twin), third)).toMatchObject({ refusal: { why: 'other-history', seq: 3 } })
    expect(followsHead(headAfter(second), third).ok).toBe(true)
  })

  it('[E6] hashes the signature with the header, so that no second signature makes a second history', () => {
    expect(
      equalBytes(entryHash(second), entryHash({ ...second, signature: flipped(second.signature, 3) })),
    ).toBe(false)
  })

  it('[E7] says the same thing twice in different bytes: a cloned disk repeats no key (T21)', async () => {
    const again = await writeEntry(writer, headAfter(first), 'changes', new Uint8Array([2, 3]), { random })
    expect(equalBytes(again.body.subarray(0, 24), second.body.subarray(0, 24))).toBe(false)
    expect(equalBytes(again.body, second.body)).toBe(false)
  })

  it('[E5] binds a body to every part of its place', () => {
    const whole = bodyContext(organisation, second.header)
    const changes: readonly Partial<Entry['header']>[] = [
      { kind: 'open' },
      { seq: 3 },
      { epoch: 2 },
      { previous: new Uint8Array(32) },
    ]
    for (const change of changes) {
      expect(equalBytes(whole, bodyContext(organisation, { ...second.header, ...change }))).toBe(false)
    }
  })

  it('[E8] is named in dots by twelve characters that its key alone decides', async () => {
    const other = await newSigningKey(random)
    expect(feedTag(key.publicKey)).toMatch(/^[A-Za-z0-9_-]{12}$/)
    expect(feedTag(key.publicKey)).not.toBe(feedTag(other.publicKey))
    expect(certain(feedTag(key.publicKey), 'a tag')).toBe(feedTag(key.publicKey))
  })
})
