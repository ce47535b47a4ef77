/** Keys and signatures that some verifiers of the world take and others do not, and messages without one. */
import { describe, expect, it } from 'vitest'
import { concat, utf8 } from '../../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import {
  newSigningKey,
  parsePublicKey,
  parseSignature,
  publicKeyOf,
  signBare,
  verifyBare,
} from '../../packages/core/src/sealed/sign.ts'
import { emptyFeed } from '../../packages/core/src/vault/feed.ts'
import { sharedIsHere } from '../shared.ts'
import { bytesAt, casesOf } from '../support/wycheproof.ts'
import { secondSignature, verifyLaxly } from './naive/lax-ed25519.ts'
import { feedOf, newWriter, readAsColleague, saying } from './stage.ts'

const identity = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0))
/** R the identity, S zero. */
const always = concat(identity, new Uint8Array(32))
const smallOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  // The identity in its second spellings.
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0100000000000000000000000000000000000000000000000000000000000080',
].map((hex) => Uint8Array.fromHex(hex))

describe('keys and signatures of doubtful form (T27)', () => {
  it('[T27] let one signature stand under every message, for a verifier that only solves the equation', () => {
    for (const message of ['M-09 is an admin', 'the shelter is empty', '']) {
      expect(verifyLaxly(identity, utf8(message), always), message).toBe(true)
    }
  })
  it('[T27] are no keys of ours, in any spelling', () => {
    for (const key of [identity, ...smallOrder]) expect(parsePublicKey(key).ok).toBe(false)
    expect(parseSignature(always).ok).toBe(false)
  })
  it('[T27] make a second signature out of a first, under another name for whoever counts signatures', async () => {
    const key = await newSigningKey(random)
    const message = utf8('a vote')
    const first = await signBare(key, message)
    const second = secondSignature(first)
    expect(verifyLaxly(publicKeyOf(key), message, first)).toBe(true)
    expect(verifyLaxly(publicKeyOf(key), message, second)).toBe(true)
    expect(second).not.toEqual(new Uint8Array(first))
    expect(parseSignature(first).ok).toBe(true)
    expect(parseSignature(second)).toEqual({ ok: false, refusal: { kind: 'not-a-signature' } })
  })
  it('[T27] or none at all: an entry whose signature was stripped or lent is refused', async () => {
    const writer = await newWriter()
    const [entry, next] = await feedOf(writer, [saying({ a: 1 }), saying({ b: 2 })])
    const { bytes, body } = certain(entry, 'two')
    const strip = async (signature: Uint8Array) =>
      readAsColleague({ bytes, body, signature: signature as never }, writer, emptyFeed)
    expect(await strip(new Uint8Array(64))).toEqual({ refused: 'signature' })
    expect(await strip(new Uint8Array(0))).toEqual({ refused: 'signature' })
    expect(await strip(always)).toEqual({ refused: 'signature' })
    expect(await strip(certain(next, 'two').signature)).toEqual({ refused: 'bad-signature' })
    expect(await strip(secondSignature(certain(entry, 'two').signature))).toEqual({ refused: 'signature' })
  })
  it.skipIf(!sharedIsHere)('[T27] are judged as Wycheproof says, every invalid case of Ed25519', async () => {
    const cases = (await casesOf('vectors/wycheproof/ed25519_test.json')).filter(
      ({ result }) => result === 'invalid',
    )
    expect(cases.length).toBeGreaterThan(50)
    for (const test of cases) {
      const key = parsePublicKey(Uint8Array.fromHex((test['publicKey'] as { pk: string }).pk))
      const signature = parseSignature(bytesAt(test, 'sig'))
      const good =
        key.ok && signature.ok && (await verifyBare(key.value, bytesAt(test, 'msg'), signature.value))
      expect(good, `case ${test.tcId}`).toBe(false)
    }
  })
})
