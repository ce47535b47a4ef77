/**
 * Other people's vectors (Wycheproof, RFC 9180, X-Wing), in Node and in Chromium: every case in our key sizes
 * through our own interface or through the very function that it calls. What is left out is counted in the
 * test's name.
 */
import { x25519 } from '@noble/curves/ed25519.js'
import { shake128 } from '@noble/hashes/sha3.js'
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js'
import { describe, expect, it } from 'vitest'
import { sharedIsHere, sharedText } from '../../../../test/shared.ts'
import { bytesAt, type Case, casesOf, countedBy, expectAll } from '../../../../test/support/wycheproof.ts'
import { concat, equalBytes, fromBase64Url, toBase64Url, toHex } from '../base/bytes.ts'
import { envelopeKeyFrom, openWith, parseEnvelopePublicKey, sealTo, xWingKem } from './envelope.ts'
import { importGcm, nonceOf, openGcm, sealGcm } from './gcm.ts'
import { expand, extract, type HashName, hmacOf } from './hash.ts'
import { hpkeContext, type Kem, labeledExpand, labeledExtract, u16 } from './hpke.ts'
import { open, openStream, seal, sealKeyFrom, sealStream } from './seal.ts'
import { parsePublicKey, parseSignature, verifyBare } from './sign.ts'
import { pbkdf2 } from './unlock.ts'

const load = (name: string): Promise<readonly Case[]> =>
  sharedIsHere ? casesOf(`vectors/wycheproof/${name}_test.json`) : Promise.resolve([])
const given = describe.skipIf(!sharedIsHere)
const fixed = (bytes: Uint8Array) => ({ random: { bytes: () => new Uint8Array(bytes) } })

const cobblestone = await load('c2sp_chunked_encryption_aes_256_gcm')
given('[S1] C2SP chunked encryption by Wycheproof', () => {
  it(`opens or refuses ${cobblestone.length} of ${cobblestone.length}, at once and as a stream`, async () => {
    await expectAll(cobblestone, async (test) => {
      const key = sealKeyFrom(bytesAt(test, 'key'))
      if (!key.ok) return test.result === 'invalid' && test.flags.includes('InvalidKeySize')
      const [context, sealed] = [bytesAt(test, 'ctx'), await inflated(bytesAt(test, 'ct'))]
      const plain = await open(key.value, context, sealed)
      const streamed = await collected(openStream(key.value, context, cut(sealed, 5_000)))
      if (test.result === 'invalid') {
        return !plain.ok && !streamed.whole && isPrefixOf(streamed.bytes, test)
      }
      if (!plain.ok || !streamed.whole || !equalBytes(plain.value, streamed.bytes)) return false
      const again = await seal(key.value, context, plain.value, fixed(sealed.subarray(0, 24)))
      const pieces = await Array.fromAsync(
        sealStream(key.value, context, cut(plain.value, 7_001), fixed(sealed.subarray(0, 24))),
      )
      const hash = await crypto.subtle.digest('SHA-512', plain.value)
      return (
        toHex(new Uint8Array(hash)) === test['msgSha512'] &&
        equalBytes(again, sealed) &&
        equalBytes(concat(...pieces), sealed)
      )
    })
  })
})

/** What a stream gave before it refused must be no longer than the valid beginning that the vector names. */
function isPrefixOf(given: Uint8Array, test: Case): boolean {
  return given.length <= Number(test['msgLength'] ?? 0)
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collected(stream: ReturnType<typeof openStream>) {
  const parts: Uint8Array[] = []
  let whole = true
  for await (const part of stream) {
    if (part.ok) parts.push(part.value)
    else whole = false
  }
  return { bytes: concat(...parts), whole }
}

const gcm = await load('aes_gcm')
const gcmOurs = gcm.filter(({ keySize, ivSize }) => keySize === 256 && ivSize === 96)
const gcmOthers = gcm.filter((test) => !gcmOurs.includes(test))
given('[S1] AES-GCM by Wycheproof', () => {
  it(`agrees with all ${gcmOurs.length} cases of 256-bit keys and 96-bit nonces`, async () => {
    await expectAll(gcmOurs, async (test) => {
      const key = await importGcm(bytesAt(test, 'key'))
      const nonce = nonceOf(bytesAt(test, 'iv'), 0)
      const sealed = concat(bytesAt(test, 'ct'), bytesAt(test, 'tag'))
      const plain = await openGcm(key, nonce, sealed, bytesAt(test, 'aad'))
      if (test.result !== 'valid') return plain === undefined
      const again = await sealGcm(key, nonce, bytesAt(test, 'msg'), bytesAt(test, 'aad'))
      return plain !== undefined && equalBytes(plain, bytesAt(test, 'msg')) && equalBytes(again, sealed)
    })
  })
  it(`refuses ${gcmOthers.length} of other sizes: ${countedBy(gcmOthers, ['keySize', 'ivSize'])}`, async () => {
    await expectAll(gcmOthers, async (test) => {
      try {
        nonceOf(bytesAt(test, 'iv'), 0)
        await importGcm(bytesAt(test, 'key'))
        return false
      } catch {
        return true
      }
    })
  })
})

const eddsa = await load('ed25519')
given('[G3] Ed25519 by Wycheproof', () => {
  it(`agrees with all ${eddsa.length} cases`, async () => {
    await expectAll(eddsa, async (test) => {
      const publicKey = parsePublicKey(Uint8Array.fromHex((test['publicKey'] as { pk: string }).pk))
      const signature = parseSignature(bytesAt(test, 'sig'))
      const good =
        publicKey.ok &&
        signature.ok &&
        (await verifyBare(publicKey.value, bytesAt(test, 'msg'), signature.value))
      return good === (test.result === 'valid')
    })
  })
})

for (const [name, hash] of [
  ['hkdf_sha256', 'SHA-256'],
  ['hkdf_sha512', 'SHA-512'],
] as const satisfies readonly (readonly [string, HashName])[]) {
  const hkdf = await load(name)
  given(`[S2] HKDF-${hash} by Wycheproof`, () => {
    it(`agrees with all ${hkdf.length} cases`, async () => {
      await expectAll(hkdf, (test) => {
        const key = extract(hash, bytesAt(test, 'salt'), bytesAt(test, 'ikm'))
        const make = () => expand(hash, key, bytesAt(test, 'info'), Number(test['size']))
        if (test.result === 'valid') return equalBytes(make(), bytesAt(test, 'okm'))
        expect(make).toThrow('more than 255 blocks')
        return true
      })
    })
  })
}

const hmac = await load('hmac_sha256')
given('[S2] HMAC-SHA-256 by Wycheproof', () => {
  it(`agrees with all ${hmac.length} cases, half of them cut to 128 bits by the test`, async () => {
    await expectAll(hmac, (test) => {
      const tag = hmacOf('SHA-256', bytesAt(test, 'key'), bytesAt(test, 'msg'))
      const same = equalBytes(tag.subarray(0, Number(test['tagSize']) / 8), bytesAt(test, 'tag'))
      return same === (test.result === 'valid')
    })
  })
})

const pbkdf = await load('pbkdf2_hmacsha256')
given('[U8] PBKDF2-HMAC-SHA-256 by Wycheproof', () => {
  it(`agrees with all ${pbkdf.length} cases`, async () => {
    await expectAll(pbkdf, async (test) => {
      const [rounds, length] = [Number(test['iterationCount']), Number(test['dkLen'])]
      const key = await pbkdf2(bytesAt(test, 'password'), bytesAt(test, 'salt'), rounds, length)
      return equalBytes(key, bytesAt(test, 'dk')) === (test.result === 'valid')
    })
  })
})

const xdh = await load('x25519')
given('[E4] X25519 by Wycheproof, the half of X-Wing', () => {
  it(`agrees with all ${xdh.length} cases and refuses every secret that is all zeros`, async () => {
    await expectAll(xdh, (test) => {
      const shared = bytesAt(test, 'shared')
      const zero = shared.every((byte) => byte === 0)
      try {
        const secret = x25519.getSharedSecret(bytesAt(test, 'private'), bytesAt(test, 'public'))
        return !zero && equalBytes(secret, shared)
      } catch {
        return zero || test.result === 'invalid'
      }
    })
  })
})

const kem = await load('mlkem_768')
const encaps = await load('mlkem_768_encaps')
given('[E3] ML-KEM-768 by Wycheproof, the other half', () => {
  it(`agrees with all ${kem.length} cases of opening`, async () => {
    await expectAll(kem, (test) => {
      try {
        const { publicKey, secretKey } = ml_kem768.keygen(bytesAt(test, 'seed'))
        const secret = ml_kem768.decapsulate(bytesAt(test, 'c'), secretKey)
        const sameKey = test['ek'] === undefined || equalBytes(publicKey, bytesAt(test, 'ek'))
        return (sameKey && equalBytes(secret, bytesAt(test, 'K'))) === (test.result === 'valid')
      } catch {
        return test.result === 'invalid'
      }
    })
  })
  it(`agrees with all ${encaps.length} cases of sealing, and our parser refuses each bad key`, async () => {
    const { publicKey } = envelopeKey(new Uint8Array(32).fill(7))
    await expectAll(encaps, (test) => {
      const parsed = parseEnvelopePublicKey(concat(bytesAt(test, 'ek'), publicKey.subarray(1_184)))
      if (test.result !== 'valid') return !parsed.ok
      const { cipherText, sharedSecret } = ml_kem768.encapsulate(bytesAt(test, 'ek'), bytesAt(test, 'm'))
      return (
        parsed.ok &&
        equalBytes(cipherText, bytesAt(test, 'c')) &&
        equalBytes(sharedSecret, bytesAt(test, 'K'))
      )
    })
  })
})

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
