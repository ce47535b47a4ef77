/** Frames between a device and a relay: what is written reads the same, and nothing else is read. docs/formats/relay.md, rules L5–L7. */
import { assert, asyncProperty, integer, nat, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bytes, concat, u8, u32, utf8 } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { newSealKey } from '../../sealed/seal.ts'
import { newSigningKey } from '../../sealed/sign.ts'
import { newCompartmentId } from '../compartment.ts'
import { emptyFeed, headAfter, writeEntry } from '../feed.ts'
import { framesOf, NotFrames } from './frames.ts'
import type { LinkRefusal } from './link.ts'
import { isMailSize } from './mail-size.ts'
import { signReceipt, signTreeHead } from './receipt.ts'
import { relayAddressText, spaceOf } from './relay-address.ts'
import { type Ask, encodeAsk, frame, parseAsk, wireLimits } from './wire.ts'
import { type Answer, encodeAnswer, parseAnswer } from './wire-answers.ts'

const log = newCompartmentId(random)
const [sixteen, token, hash] = [random.bytes(16), random.bytes(32), random.bytes(32)]
const key = await newSigningKey(random)

async function entries(count: number) {
  const writer = { organisation: token, compartment: log, key, epoch: 1, entryKey: newSealKey(random) }
  const made = []
  let head = emptyFeed
  for (let at = 0; at < count; at++) {
    const entry = await writeEntry(writer, head, at === 0 ? 'open' : 'changes', utf8('…'), { random })
    head = headAfter(entry)
    made.push(entry)
  }
  return made
}

const asks: readonly Ask[] = [
  { what: 'about', nonce: token },
  { what: 'found', log, access: hash, space: sixteen },
  { what: 'move', log, token, access: hash },
  { what: 'push', log, token, entries: await entries(3) },
  { what: 'push', log, token, entries: [] },
  {
    what: 'pull',
    asks: [
      { log, token, after: 0 },
      { log, token: hash, after: 2 ** 52 },
    ],
  },
  { what: 'open-box', box: sixteen, access: hash, space: sixteen },
  { what: 'post', box: sixteen, sealed: random.bytes(1_392) },
  { what: 'collect', box: sixteen, token },
  { what: 'remove', box: sixteen, token, upTo: 7 },
  { what: 'put-piece', name: hash, piece: random.bytes(900), space: sixteen },
  { what: 'has-pieces', names: [hash, token] },
  { what: 'get-piece', name: hash },
  { what: 'put-share', id: sixteen, share: token, access: hash, lock: token, space: sixteen },
  { what: 'get-share', id: sixteen, token },
  { what: 'set-share', id: sixteen, token, state: 'withheld' },
  { what: 'set-share', id: sixteen, token, state: 'given' },
  { what: 'drop-share', id: sixteen, token },
  {
    what: 'strike',
    log,
    token,
    strike: {
      rests: [
        { feed: token, seq: 7, rest: token, body: new Uint8Array([1, 2, 3]) },
        { feed: token, seq: 8, rest: token, body: new Uint8Array() },
      ],
      pieces: [token],
      asks: [{ feed: token, signature: new Uint8Array(64) }],
    },
  },
  { what: 'watch', asks: [{ log, token }], box: { id: sixteen, token } },
  { what: 'credit', more: 4_000_000_000 },
]

const refusals: readonly LinkRefusal[] = [
  { kind: 'conflict', seq: 5, hash },
  { kind: 'not-allowed' },
  { kind: 'unknown-log' },
  { kind: 'too-large' },
  { kind: 'slow-down', seconds: 30 },
  { kind: 'relay-full' },
  { kind: 'quota' },
  { kind: 'other-version', oldest: 1, newest: 3 },
  { kind: 'unreadable' },
]

const receipt = await signReceipt(key, { log, position: 1, entry: hash, day: 20_000 })
const head = await signTreeHead(key, { log, size: 3, root: hash, day: 20_000 })
const about = {
  oldest: 1,
  newest: 1,
  key: key.publicKey,
  clock: 1_770_000_000_000,
  largestEntry: 4_194_304,
  largestPiece: 1_048_576,
  signature: receipt.signature,
}

const answers: readonly Answer[] = [
  { what: 'done' },
  { what: 'end' },
  ...refusals.map((refusal): Answer => ({ what: 'refused', refusal })),
  { what: 'log-refused', log, refusal: { kind: 'conflict', seq: 9, hash } },
  { what: 'about', about },
  { what: 'receipts', receipts: [receipt, receipt] },
  { what: 'batch', batch: { log, after: 4, entries: await entries(2), marks: [receipt], head } },
  { what: 'batch', batch: { log, after: 0, entries: [], marks: [], head: undefined } },
  { what: 'mail', items: [{ number: 1, sealed: random.bytes(300) }] },
  { what: 'pieces', has: [true, false] },
  { what: 'bytes', bytes: random.bytes(500) },
  { what: 'news', of: log },
  { what: 'news', of: 'box' },
]

describe('an ask', () => {
  it.each(asks.map((ask, at) => [`${at} ${ask.what}`, ask] as const))(
    '[L5] reads as it was written: %s',
    (_, ask) => {
      expect(parseAsk(encodeAsk(ask))).toEqual({ ok: true, value: ask })
    },
  )

  it('[L6] is none when a byte is missing at its end or one is left over', () => {
    for (const ask of asks) {
      const bytes = encodeAsk(ask)
      expect(parseAsk(concat(bytes, u8(0))).ok).toBe(false)
      for (const cut of [1, 2, 16, bytes.length - 1, bytes.length])
        expect(parseAsk(bytes.subarray(0, bytes.length - cut)).ok).toBe(false)
    }
  })

  it('[L6] is refused above every limit before anything is held', () => {
    const many = concat(
      u8(1),
      u8(11),
      u32(wireLimits.pieces + 1),
      new Uint8Array(32 * (wireLimits.pieces + 1)),
    )
    expect(parseAsk(many).ok).toBe(false)
    const piece = concat(
      u8(1),
      u8(9),
      hash,
      sixteen,
      u32(wireLimits.piece + 1),
      new Uint8Array(wireLimits.piece + 1),
    )
    expect(parseAsk(piece).ok).toBe(false)
  })

  it('[L7] of another version is refused as that, but for the question who is there', () => {
    const found = encodeAsk(asks[1] ?? { what: 'credit', more: 1 })
    expect(parseAsk(concat(u8(2), found.subarray(1)))).toEqual({
      ok: false,
      refusal: { kind: 'other-version', version: 2 },
    })
    const who = encodeAsk({ what: 'about', nonce: token })
    expect(parseAsk(concat(u8(2), who.subarray(1))).ok).toBe(true)
  })

  it('[L6] of any bytes at all is read or refused, and never anything else', () => {
    assert(
      property(uint8Array({ maxLength: 300 }), nat(17), (bytes, what) => {
        const read = parseAsk(concat(u8(1), u8(what), bytes))
        if (read.ok) expect(encodeAsk(read.value)).toEqual(concat(u8(1), u8(what), bytes))
      }),
      { numRuns: 500 },
    )
  })
})

describe('an answer', () => {
  it.each(answers.map((answer, at) => [`${at} ${answer.what}`, answer] as const))(
    '[L5] reads as it was written: %s',
    (_, answer) => {
      expect(parseAnswer(encodeAnswer(answer))).toEqual(answer)
    },
  )

  it('[L6] is none when a byte is missing at its end, is left over, or stands for nothing', () => {
    for (const answer of answers) {
      const bytes = encodeAnswer(answer)
      expect(parseAnswer(concat(bytes, u8(0)))).toBeUndefined()
      if (answer.what !== 'news') expect(parseAnswer(bytes.subarray(0, -1))).toBeUndefined()
    }
    for (let what = 11; what < 256; what++) expect(parseAnswer(u8(what))).toBeUndefined()
    assert(
      property(uint8Array({ maxLength: 200 }), nat(10), (bytes, what) => {
        const read = parseAnswer(concat(u8(what), bytes))
        if (read !== undefined) expect(encodeAnswer(read)).toEqual(concat(u8(what), bytes))
      }),
      { numRuns: 500 },
    )
  })
})

describe('frames in a stream', () => {
  async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  async function read(bytes: Uint8Array, size: number, longest?: number): Promise<Bytes[] | 'none'> {
    const found: Bytes[] = []
    try {
      for await (const payload of framesOf(cut(bytes, size), longest)) found.push(payload)
    } catch (problem) {
      expect(problem).toBeInstanceOf(NotFrames)
      return 'none'
    }
    return found
  }

  it('[L5] come whole however the stream was cut', async () => {
    await assert(
      asyncProperty(
        uint8Array({ maxLength: 60 }),
        uint8Array({ maxLength: 9 }),
        integer({ min: 1, max: 70 }),
        async (a, b, size) => {
          const stream = concat(frame(a), frame(b), frame(new Uint8Array(0)), frame(a))
          expect(await read(stream, size)).toEqual(
            [a, b, new Uint8Array(0), a].map((each) => new Uint8Array(each)),
          )
        },
      ),
    )
  })

  it('[L6] are none when the stream ends inside one, or one says it is longer than any may be', async () => {
    const stream = concat(frame(hash), frame(token))
    for (const size of [1, 5, 100]) {
      expect(await read(stream.subarray(0, -1), size)).toBe('none')
      expect(await read(stream, size, 31)).toBe('none')
      expect(await read(concat(u32(4_294_967_295), hash), size)).toBe('none')
    }
  })
})

describe('a letter', () => {
  it('[L21] has one of few sizes, sealed to a device or under a key', () => {
    const sizes = Array.from({ length: 20_000 }, (_, length) => length).filter(isMailSize)
    expect(sizes.slice(0, 4)).toEqual([56 + 16 + 256, 56 + 16 + 1_024, 1_136 + 256, 1_136 + 1_024])
    expect(sizes.length).toBeLessThan(80)
    expect(isMailSize(wireLimits.mail + 1)).toBe(false)
  })
})

describe('the address of a relay', () => {
  it('[L10] carries the space code where no server is sent it', () => {
    const text = relayAddressText('https://relay.example:8443', sixteen)
    expect(text).toMatch(/^https:\/\/relay\.example:8443\/#(?:[0-9A-Z]{5}-){5}[0-9A-Z]$/)
    expect(spaceOf(text)).toEqual(sixteen)
    expect(spaceOf(text.toLowerCase().replaceAll('-', ''))).toEqual(sixteen)
    for (const none of ['https://relay.example', 'https://relay.example/#', `${text}0`, 'x#!'])
      expect(spaceOf(none)).toEqual(new Uint8Array(16))
  })
})
