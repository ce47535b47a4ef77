/** The door of the line, byte for byte: docs/formats/line.md, rules N52 to N60. */
import { assert, nat, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { concat, u32 } from '../base/bytes.ts'
import { slotLength } from './replies.ts'
import {
  type CallerAsk,
  type DeskAsk,
  encodeCallerAsk,
  encodeDeskAsk,
  type LineAsk,
  lineAskCodes,
  lineFrame,
  lineLimits,
  parseLineAsk,
  payloadOf,
} from './wire.ts'
import { encodeLineAnswer, type LineAnswer, parseLineAnswer } from './wire-answers.ts'

const random = seededRandom(111)
const id = () => random.bytes(16)
const token = random.bytes(32)
const line = id()
const stamp = { challenge: id(), nonce: id() }
const boxed = (slots: number) => ({
  box: id(),
  burnHash: random.bytes(32),
  slots: Array.from({ length: slots }, () => random.bytes(slotLength)),
})

const callers: readonly CallerAsk[] = [
  { what: 'about', line },
  { what: 'send', line, stamp, blobs: [random.bytes(2_165), random.bytes(2_165)] },
  { what: 'piece', line, slot: id(), index: 0, stamp, sealed: random.bytes(4_168) },
  { what: 'piece', line, slot: id(), index: 599, sealed: random.bytes(4_168) },
  { what: 'have', slot: id() },
  { what: 'open', box: id(), page: 3 },
  { what: 'burn', box: id(), token },
]
const held = { line, token, tag: id(), holder: id() }
const desks: readonly DeskAsk[] = [
  { what: 'found', line, access: token, space: id() },
  { what: 'publish', line, token, notice: random.bytes(3_000) },
  { what: 'collect', line, token, after: 2 ** 40 },
  { what: 'drop', line, token, numbers: [1, 2, 2 ** 50] },
  { what: 'pieces', line, token, slot: id(), from: 17 },
  { what: 'drop-slot', line, token, slot: id() },
  { what: 'open-slot', line, token, slot: id(), room: 160 },
  { what: 'lease', ...held },
  { what: 'release', ...held },
  { what: 'leases', line, token },
  { what: 'reply', ...held, id: id(), boxes: [boxed(4), boxed(4)] },
  { what: 'reply', ...held, id: id(), boxes: [boxed(0), boxed(1)] },
]
const asks: readonly { readonly ask: LineAsk; readonly bytes: Uint8Array }[] = [
  ...callers.map((ask) => ({ ask, bytes: encodeCallerAsk(ask) })),
  ...desks.map((ask) => ({ ask, bytes: encodeDeskAsk(ask) })),
]

const answers: readonly LineAnswer[] = [
  { what: 'done' },
  { what: 'about', about: { notice: random.bytes(700), challenge: id(), bits: 12, day: 18_844, full: true } },
  { what: 'day', day: 18_844 },
  { what: 'has', indices: [0, 1, 5, 599] },
  { what: 'has', indices: [] },
  { what: 'slots', slots: Array.from({ length: 8 }, () => random.bytes(slotLength)) },
  { what: 'blobs', blobs: [{ number: 9, day: 18_844, sealed: random.bytes(2_165) }], more: true },
  { what: 'pieces', pieces: [{ index: 3, sealed: random.bytes(4_168) }], more: false },
  { what: 'lease', granted: true, seconds: 600 },
  { what: 'leases', leases: [{ tag: id(), holder: id(), seconds: 5 }] },
  ...(['not-allowed', 'unknown-line', 'size', 'full', 'not-leased', 'unreadable'] as const).map((kind) => ({
    what: 'refused' as const,
    refusal: { kind },
  })),
  { what: 'refused', refusal: { kind: 'stamp', challenge: id(), bits: 18 } },
  { what: 'refused', refusal: { kind: 'slow-down', seconds: 30 } },
  { what: 'refused', refusal: { kind: 'other-version', oldest: 1, newest: 2 } },
]

describe('what is asked', () => {
  it('[N52] reads back the same, and every ask there is was tried', () => {
    for (const { ask, bytes } of asks) expect(parseLineAsk(bytes)).toEqual({ ok: true, value: ask })
    expect(new Set(asks.map(({ ask }) => ask.what)).size).toBe(Object.keys(lineAskCodes).length)
  })

  it('[N53] is unreadable when it was cut or lengthened anywhere', () => {
    for (const { bytes } of asks) {
      const step = Math.max(1, Math.floor(bytes.length / 200))
      for (let length = 0; length < bytes.length; length += step)
        expect(parseLineAsk(bytes.slice(0, length))).toEqual({ ok: false, refusal: { kind: 'unreadable' } })
      expect(parseLineAsk(concat(bytes, Uint8Array.of(0))).ok).toBe(false)
    }
  })

  it('[N53] never throws, whatever it is', () => {
    assert(
      property(uint8Array({ maxLength: 300 }), nat(30), (noise, code) => {
        expect(typeof parseLineAsk(noise).ok).toBe('boolean')
        expect(typeof parseLineAsk(concat(Uint8Array.of(1, code), noise)).ok).toBe('boolean')
        void parseLineAnswer(noise)
        void parseLineAnswer(concat(Uint8Array.of(code), noise))
        void payloadOf(noise)
      }),
      { numRuns: 500 },
    )
  })

  it('[N53][N59] holds no more than its limits allow', () => {
    const over = (bytes: Uint8Array): boolean => !parseLineAsk(bytes).ok
    const blob = new Uint8Array(lineLimits.blob + 1)
    expect(over(encodeCallerAsk({ what: 'send', line, stamp, blobs: [blob, blob] }))).toBe(true)
    const piece = new Uint8Array(lineLimits.piece + 1)
    expect(over(encodeCallerAsk({ what: 'piece', line, slot: id(), index: 0, sealed: piece }))).toBe(true)
    expect(
      over(encodeDeskAsk({ what: 'publish', line, token, notice: new Uint8Array(lineLimits.notice + 1) })),
    ).toBe(true)
    const numbers = Array.from({ length: lineLimits.numbers + 1 }, (_, i) => i)
    expect(over(encodeDeskAsk({ what: 'drop', line, token, numbers }))).toBe(true)
    expect(
      over(concat(encodeDeskAsk({ what: 'drop', line, token, numbers: [] }).slice(0, -4), u32(2 ** 31))),
    ).toBe(true)
    expect(over(encodeDeskAsk({ what: 'reply', ...held, id: id(), boxes: [boxed(5), boxed(1)] }))).toBe(true)
  })

  it('[N54] in another version is refused as that, unless it is what tells them apart', () => {
    const [about] = asks
    for (const { ask, bytes } of asks) {
      const later = concat(Uint8Array.of(9), bytes.slice(1))
      expect(parseLineAsk(later)).toEqual(
        ask.what === 'about'
          ? { ok: true, value: about?.ask }
          : { ok: false, refusal: { kind: 'other-version', version: 9 } },
      )
    }
  })

  it('[N58] is of four pages of a box and no fifth', () => {
    const pages = [0, 1, 2, 3, 4, 255].map(
      (page) => parseLineAsk(encodeCallerAsk({ what: 'open', box: id(), page })).ok,
    )
    expect(pages).toEqual([true, true, true, true, false, false])
  })

  it('[N55] of a glance and of a message differs in nothing but the class: the ask has no other fields', () => {
    const sizes = [2_165, 5_237].map(
      (size) =>
        encodeCallerAsk({ what: 'send', line, stamp, blobs: [new Uint8Array(size), new Uint8Array(size)] })
          .length,
    )
    expect(sizes).toEqual([2 + 16 + 32 + 2 * (4 + 2_165), 2 + 16 + 32 + 2 * (4 + 5_237)])
  })
})

describe('what is answered', () => {
  it('[N52] reads back the same', () => {
    for (const answer of answers) expect(parseLineAnswer(encodeLineAnswer(answer))).toEqual(answer)
  })

  it('[N56] is none when it was cut or lengthened anywhere', () => {
    for (const answer of answers) {
      const bytes = encodeLineAnswer(answer)
      const step = Math.max(1, Math.floor(bytes.length / 100))
      for (let length = 0; length < bytes.length; length += step)
        expect(parseLineAnswer(bytes.slice(0, length))).toBeUndefined()
      expect(parseLineAnswer(concat(bytes, Uint8Array.of(0)))).toBeUndefined()
    }
  })

  it('[N60] shows eight slots or is not written', () => {
    for (const count of [0, 7, 9]) {
      const slots = Array.from({ length: count }, () => random.bytes(slotLength))
      expect(() => encodeLineAnswer({ what: 'slots', slots })).toThrow(/slots/)
    }
  })
})

describe('a frame', () => {
  it('[N57] holds one payload and nothing beside it', () => {
    const payload = random.bytes(50)
    expect(payloadOf(lineFrame(payload))).toEqual(payload)
    for (const body of [
      lineFrame(payload).slice(1),
      concat(lineFrame(payload), payload),
      new Uint8Array(0),
      u32(lineLimits.frame + 1),
    ])
      expect(payloadOf(body)).toBeUndefined()
  })
})
