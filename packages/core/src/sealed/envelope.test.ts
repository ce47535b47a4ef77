/** Envelopes: docs/formats/sealed.md, rules E1 to E7, against a relay that may alter every one of them (T23). */
import { assert, asyncProperty, nat, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import vector from '../../../../test/vectors/enveloped.json' with { type: 'json' }
import { concat, toHex, utf8 } from '../base/bytes.ts'
import { platformRandom as random } from '../base/random.ts'
import {
  type EnvelopePublicKey,
  envelopeKeyFrom,
  envelopeKeySeed,
  newEnvelopeKey,
  openWith,
  parseEnvelopePublicKey,
  publicHalfOf,
  sealTo,
} from './envelope.ts'
import { sha256 } from './hash.ts'

const address = { info: utf8('grant for device 3'), aad: utf8('roster head 17') }
const refused = { ok: false, refusal: { kind: 'not-opened' } }
const key = newEnvelopeKey(random)

it('[E1] our own vector, which another implementation opens, is made and opened here too', async () => {
  const own = envelopeKeyFrom(Uint8Array.fromHex(vector.seed))
  if (!own.ok) throw new Error('not a seed')
  expect(toHex(sha256(own.value.publicKey))).toBe(vector.publicKeySha256)
  const where = { info: Uint8Array.fromHex(vector.info), aad: Uint8Array.fromHex(vector.aad) }
  const repeated = { random: { bytes: () => Uint8Array.fromHex(vector.encapsulationSeed) } }
  const envelope = await sealTo(own.value.publicKey, where, Uint8Array.fromHex(vector.plain), repeated)
  expect(toHex(envelope)).toBe(vector.envelope)
  const opened = await openWith(own.value, where, Uint8Array.fromHex(vector.envelope))
  expect(opened.ok && toHex(opened.value)).toBe(vector.plain)
})

describe('an envelope', () => {
  it('[E1] opens with the key it was sealed to, whatever it holds', async () => {
    await assert(
      asyncProperty(uint8Array({ maxLength: 5_000 }), async (plain) => {
        const envelope = await sealTo(publicHalfOf(key), address, plain, { random })
        expect(envelope.length).toBe(1_120 + plain.length + 16)
        expect(await openWith(key, address, envelope)).toEqual({ ok: true, value: new Uint8Array(plain) })
      }),
      { numRuns: 20 },
    )
  })
  it('[E5] opens for nobody else and at no other address', async () => {
    const envelope = await sealTo(publicHalfOf(key), address, utf8('keys'), { random })
    expect(await openWith(newEnvelopeKey(random), address, envelope)).toEqual(refused)
    expect(await openWith(key, { ...address, info: utf8('grant for device 4') }, envelope)).toEqual(refused)
    expect(await openWith(key, { ...address, aad: utf8('roster head 16') }, envelope)).toEqual(refused)
    expect(await openWith(key, { info: address.aad, aad: address.info }, envelope)).toEqual(refused)
  })
  it('[E5] is refused in the same words after one changed bit, a cut or an addition', async () => {
    const envelope = await sealTo(publicHalfOf(key), address, utf8('keys'), { random })
    await assert(
      asyncProperty(nat(envelope.length * 8 - 1), async (at) => {
        const changed = new Uint8Array(envelope)
        changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
        expect(await openWith(key, address, changed)).toEqual(refused)
        expect(await openWith(key, address, envelope.subarray(0, at >> 3))).toEqual(refused)
      }),
      { numRuns: 100 },
    )
    expect(await openWith(key, address, concat(envelope, Uint8Array.of(0)))).toEqual(refused)
  })
  it('[E5] that never was one is answered, of any length, and never with a throw', async () => {
    await assert(
      asyncProperty(uint8Array({ maxLength: 1_300, size: 'max' }), async (bytes) => {
        expect(await openWith(key, address, bytes)).toEqual(refused)
      }),
      { numRuns: 60 },
    )
  })
  it('[E6] is new each time, and the same again only with the same randomness', async () => {
    const make = (seed: number) =>
      sealTo(publicHalfOf(key), address, utf8('keys'), { random: seededRandom(seed) })
    expect(await make(1)).toEqual(await make(1))
    expect(toHex(await make(1))).not.toBe(toHex(await make(2)))
  })
  it('[E4] is refused when its X25519 half is a point of small order, whose secret everybody knows', async () => {
    const envelope = await sealTo(publicHalfOf(key), address, utf8('keys'), { random })
    for (const point of smallOrder) {
      const changed = new Uint8Array(envelope)
      changed.set(point, 1_088)
      expect([toHex(point), await openWith(key, address, changed)]).toEqual([toHex(point), refused])
    }
  })
})

/** u of small order on the curve and its twist, also with the field added and with the bit that X25519 ignores. */
const smallOrder: readonly Uint8Array[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].flatMap((hex) => {
  const point = Uint8Array.fromHex(hex)
  const ignored = new Uint8Array(point)
  ignored[31] = (ignored[31] ?? 0) | 0x80
  return [point, ignored]
})

describe('a public key from outside', () => {
  const good = publicHalfOf(key)
  const withX25519 = (half: Uint8Array): Uint8Array => concat(good.subarray(0, 1_184), half)

  it('[E3] is read back as it was written', () => {
    expect(parseEnvelopePublicKey(good)).toEqual({ ok: true, value: good })
  })
  it('[E3] is refused at any other length', () => {
    for (const length of [0, 32, 1_184, 1_215, 1_217]) {
      expect(parseEnvelopePublicKey(new Uint8Array(length)).ok).toBe(false)
    }
  })
  it(`[E4] is refused in ${smallOrder.length} spellings of small order and in every second spelling`, () => {
    for (const point of smallOrder)
      expect([toHex(point), parseEnvelopePublicKey(withX25519(point)).ok]).toEqual([toHex(point), false])
    const high = new Uint8Array(good.subarray(1_184))
    high[31] = (high[31] ?? 0) | 0x80
    expect(parseEnvelopePublicKey(withX25519(high)).ok).toBe(false)
  })
  it('[E3] is refused when one of its 768 numbers is 3,329 or more', () => {
    const even = [0x01, 0x0d]
    const odd = [0x00, 0x10, 0xd0]
    for (const tooLarge of [even, odd]) {
      const changed = new Uint8Array(good)
      changed.set(tooLarge, 300)
      expect(parseEnvelopePublicKey(changed).ok).toBe(false)
    }
    const largest = new Uint8Array(good)
    largest.set([0x00, 0x0d, 0xd0], 300)
    expect(parseEnvelopePublicKey(largest).ok).toBe(true)
  })
})

describe('an envelope key', () => {
  it('[E7] comes back from its seed, and from nothing of another length', () => {
    const again = envelopeKeyFrom(envelopeKeySeed(key))
    expect(again.ok && toHex(again.value.publicKey)).toBe(toHex(publicHalfOf(key)))
    for (const length of [0, 31, 33, 64]) expect(envelopeKeyFrom(new Uint8Array(length)).ok).toBe(false)
  })
  it('[E7] does not print', () => {
    const printed = JSON.stringify({ seed: key.seed }) + String(key.seed)
    expect(printed).toBe('{"seed":"[secret]"}[secret]')
  })
  it('[E2] has a public half of 1,216 bytes', () => {
    const half: EnvelopePublicKey = publicHalfOf(key)
    expect(half.length).toBe(1_216)
  })
})
