/** Envelopes that were made to teach something about the key that opens them, or to open where nobody sealed them. */
import { describe, expect, it } from 'vitest'
import { concat, textOf, toHex, utf8 } from '../../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import {
  newEnvelopeKey,
  openWith,
  parseEnvelopePublicKey,
  sealTo,
} from '../../packages/core/src/sealed/envelope.ts'
import { randomBytes } from './naive/gcm.ts'
import { basePoint, streamUnder, x25519 } from './naive/sealed-box.ts'
import { flipped } from './stage.ts'

const smallOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map((hex) => Uint8Array.fromHex(hex))
const address = { info: utf8('grant'), aad: utf8('device') }
const key = newEnvelopeKey(random)
const opens = async (envelope: Uint8Array) => {
  const opened = await openWith(key, address, envelope)
  return opened.ok ? 'opened' : opened.refusal
}

describe('malformed envelopes (T23)', () => {
  it('[T23] give a naive client a secret that everybody knows: points of small order', async () => {
    const mine = randomBytes(32)
    for (const point of smallOrder) {
      const shared = x25519(mine, point)
      expect(toHex(shared)).toBe('00'.repeat(32))
      // So the adversary seals without knowing any key, and it opens.
      const sealed = await streamUnder(new Uint8Array(32), utf8('key for case 7: mine'))
      expect(textOf(await streamUnder(shared, sealed))).toBe('key for case 7: mine')
    }
  })
  it('[T23] or a text that was changed on its way: reader becomes writer', async () => {
    const [mine, theirs] = [randomBytes(32), randomBytes(32)]
    const shared = x25519(theirs, x25519(mine, basePoint))
    const sealed = await streamUnder(shared, utf8('role=reader'))
    const [was, wanted] = [utf8('reader'), utf8('writer')]
    for (const [i, byte] of was.entries()) sealed[5 + i] = (sealed[5 + i] ?? 0) ^ byte ^ (wanted[i] ?? 0)
    expect(textOf(await streamUnder(x25519(mine, x25519(theirs, basePoint)), sealed))).toBe('role=writer')
  })
  it('[T23] are refused by ours: every point of small order, in a key and in an envelope', async () => {
    const envelope = await sealTo(key.publicKey, address, utf8('key for case 7'), { random })
    for (const point of smallOrder) {
      expect(parseEnvelopePublicKey(concat(key.publicKey.subarray(0, 1_184), point)).ok).toBe(false)
      const forged = concat(envelope.subarray(0, 1_088), point, envelope.subarray(1_120))
      expect(await opens(forged)).toEqual({ kind: 'not-opened' })
    }
  })
  it('[T23] are one refusal wherever they were changed: the ML-KEM half rejects in silence, and says no more than the tag', async () => {
    const envelope = await sealTo(key.publicKey, address, utf8('key for case 7'), { random })
    const places = [0, 500, 1_087, 1_088, 1_119, 1_120, 1_130, envelope.length - 1]
    const answers = new Set<string>()
    for (const at of places) answers.add(JSON.stringify(await opens(flipped(envelope, at, 4))))
    for (const length of [0, 1, 1_120, 1_135, envelope.length - 1])
      answers.add(JSON.stringify(await opens(envelope.slice(0, length))))
    answers.add(JSON.stringify(await opens(concat(envelope, new Uint8Array(1)))))
    for (const other of [
      { ...address, info: utf8('mail') },
      { ...address, aad: utf8('another') },
    ]) {
      const opened = await openWith(key, other, envelope)
      answers.add(JSON.stringify(opened.ok ? 'opened' : opened.refusal))
    }
    expect([...answers]).toEqual(['{"kind":"not-opened"}'])
    expect(await opens(envelope)).toBe('opened')
  })
  it('[T23] never repeat: two envelopes of one letter have nothing in common', async () => {
    const [one, two] = await Promise.all(
      [0, 1].map(() => sealTo(key.publicKey, address, utf8('x'), { random })),
    )
    expect(toHex(certain(one, 'two').subarray(0, 1_120))).not.toBe(
      toHex(certain(two, 'two').subarray(0, 1_120)),
    )
  })
})
