/**
 * The vectors of RFC 9180 (HPKE) and of the X-Wing draft, in Node and in Chromium: X-Wing through our own
 * interface, HPKE through the key schedule that `envelope.ts` calls, with the RFC's KEM put in its place.
 */
import { shake128 } from '@noble/hashes/sha3.js'
import { describe, expect, it } from 'vitest'
import { sharedIsHere, sharedText } from '../../../../test/shared.ts'
import { concat, fromBase64Url, toBase64Url, toHex } from '../base/bytes.ts'
import { envelopeKeyFrom, openWith, sealTo, xWingKem } from './envelope.ts'
import { hpkeContext, type Kem, labeledExpand, labeledExtract, u16 } from './hpke.ts'

const given = describe.skipIf(!sharedIsHere)
const fixed = (bytes: Uint8Array) => ({ random: { bytes: () => new Uint8Array(bytes) } })

function envelopeKey(seed: Uint8Array) {
  const key = envelopeKeyFrom(seed)
  if (!key.ok) throw new Error('not a seed')
  return key.value
}

type XWingCase = { readonly [field in 'seed' | 'eseed' | 'ss' | 'sk' | 'pk' | 'ct']: string }
const xWing: readonly XWingCase[] = sharedIsHere
  ? JSON.parse(await sharedText('vectors/xwing/test-vectors.json'))
  : []
given('[E2] X-Wing by its draft', () => {
  it(`makes and finds the secret of all ${xWing.length} cases`, async () => {
    for (const { seed, eseed, ss, sk, pk, ct } of xWing) {
      expect(sk).toBe(seed)
      const key = envelopeKey(Uint8Array.fromHex(seed))
      expect(toHex(key.publicKey)).toBe(pk)
      const made = await xWingKem.encapsulate(key.publicKey, fixed(Uint8Array.fromHex(eseed)).random)
      expect([toHex(made.encapsulated), toHex(made.secret)]).toEqual([ct, ss])
      const found = await xWingKem.decapsulate(Uint8Array.fromHex(seed), made.encapsulated)
      expect(found && toHex(found)).toBe(ss)
      const address = { info: Uint8Array.of(1), aad: Uint8Array.of(2) }
      const envelope = await sealTo(
        key.publicKey,
        address,
        Uint8Array.of(3),
        fixed(Uint8Array.fromHex(eseed)),
      )
      expect(toHex(envelope.subarray(0, 1_120))).toBe(ct)
      expect(await openWith(key, address, envelope)).toEqual({ ok: true, value: Uint8Array.of(3) })
    }
    expect(xWing.length).toBeGreaterThan(0)
  })
})

type HpkeCase = {
  readonly mode: number
  readonly kem_id: number
  readonly kdf_id: number
  readonly aead_id: number
} & {
  readonly [f in
    | 'info'
    | 'ikmE'
    | 'ikmR'
    | 'skRm'
    | 'pkRm'
    | 'enc'
    | 'encryptions_accumulated'
    | 'exports_accumulated']: string
}
const hpke: readonly HpkeCase[] = sharedIsHere
  ? JSON.parse(await sharedText('vectors/hpke/rfc9180.json'))
  : []
const isOurs = (test: HpkeCase): boolean =>
  test.mode === 0 && test.kem_id === 32 && test.kdf_id === 1 && test.aead_id === 2
const hpkeOurs = hpke.filter(isOurs)
const hpkeOthers = hpke.filter((test) => !isOurs(test))
const suites = hpkeOthers.map(({ kem_id, kdf_id, aead_id }) => `${kem_id}/${kdf_id}/${aead_id}`).join(' ')
given('[E1] HPKE by RFC 9180', () => {
  it(`seals, opens and exports a thousand times as ${hpkeOurs.length} of ${hpke.length} says`, async () => {
    expect(hpkeOurs.length).toBeGreaterThan(0)
    for (const test of hpkeOurs) await agreesWithRfc(test)
  })
  it(`leaves out ${hpkeOthers.length} suites of KEM/KDF/AEAD that we do not have: ${suites}`, () => {
    expect(hpkeOthers.some(isOurs)).toBe(false)
  })
})

async function agreesWithRfc(test: HpkeCase): Promise<void> {
  const dh = dhkem(test.ikmE)
  const sent = await dh.encapsulate(Uint8Array.fromHex(test.pkRm), fixed(new Uint8Array()).random)
  expect(toHex(sent.encapsulated)).toBe(test.enc)
  expect(toHex((await keyPairFrom(Uint8Array.fromHex(test.ikmR))).publicKey)).toBe(test.pkRm)
  const received = await dh.decapsulate(Uint8Array.fromHex(test.skRm), sent.encapsulated)
  expect(received && toHex(received)).toBe(toHex(sent.secret))
  const sender = await hpkeContext(dh, sent.secret, Uint8Array.fromHex(test.info))
  const recipient = await hpkeContext(dh, received ?? new Uint8Array(), Uint8Array.fromHex(test.info))
  // The file holds hashes over a thousand messages drawn from an empty SHAKE-128, not the messages.
  const source = shake128.create({})
  const sink = shake128.create({})
  for (let number = 0; number < 1_000; number++) {
    const [aad, plain] = [drawn(source), drawn(source)]
    const sealed = await sender.seal(number, aad, plain)
    sink.update(sealed)
    expect(await recipient.open(number, aad, sealed)).toEqual(plain)
  }
  expect(toHex(sink.xof(16))).toBe(test.encryptions_accumulated)
  const names = shake128.create({})
  const exported = shake128.create({})
  for (let length = 0; length < 1_000; length++) exported.update(sender.exportSecret(drawn(names), length))
  expect(toHex(exported.xof(16))).toBe(test.exports_accumulated)
}

function drawn(source: ReturnType<typeof shake128.create>): Uint8Array<ArrayBuffer> {
  const [length = 0] = source.xof(1)
  return new Uint8Array(source.xof(length))
}

/** DHKEM(X25519, HKDF-SHA-256) of RFC 9180 §4.1, for the vectors alone, over the platform's X25519. */
function dhkem(ephemeralInput: string): Kem {
  const suite = concat(new TextEncoder().encode('KEM'), u16(0x0020))
  const secretOf = (dh: Uint8Array, enc: Uint8Array, publicKey: Uint8Array) => {
    const key = labeledExtract(suite, new Uint8Array(), 'eae_prk', dh)
    return labeledExpand(suite, key, 'shared_secret', concat(enc, publicKey), 32)
  }
  return {
    id: 0x0020,
    encapsulatedLength: 32,
    encapsulate: async (publicKey) => {
      const own = await keyPairFrom(Uint8Array.fromHex(ephemeralInput))
      const dh = await agreed(own.privateKey, publicKey)
      return { secret: secretOf(dh, own.publicKey, publicKey), encapsulated: own.publicKey }
    },
    decapsulate: async (privateKey, encapsulated) => {
      const publicKey = await publicHalf(privateKey)
      return secretOf(await agreed(privateKey, encapsulated), encapsulated, publicKey)
    },
  }
}

async function keyPairFrom(input: Uint8Array) {
  const suite = concat(new TextEncoder().encode('KEM'), u16(0x0020))
  const key = labeledExtract(suite, new Uint8Array(), 'dkp_prk', input)
  const privateKey = labeledExpand(suite, key, 'sk', new Uint8Array(), 32)
  return { privateKey, publicKey: await publicHalf(privateKey) }
}

function privateNative(raw: Uint8Array): Promise<CryptoKey> {
  const pkcs8 = concat(Uint8Array.fromHex('302e020100300506032b656e04220420'), raw)
  return crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', true, ['deriveBits'])
}

async function publicHalf(raw: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { x } = await crypto.subtle.exportKey('jwk', await privateNative(raw))
  return fromBase64Url(x ?? '') ?? new Uint8Array()
}

async function agreed(privateKey: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array> {
  const theirs = { kty: 'OKP', crv: 'X25519', x: toBase64Url(publicKey) }
  const native = await crypto.subtle.importKey('jwk', theirs, 'X25519', false, [])
  const bits = await crypto.subtle.deriveBits(
    { name: 'X25519', public: native },
    await privateNative(privateKey),
    256,
  )
  return new Uint8Array(bits)
}
