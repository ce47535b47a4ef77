/**
 * Wycheproof's vectors, in Node and in Chromium: every case in our key sizes
 * through our own interface or through the very function that it calls. What is left out is counted in the
 * test's name.
 */
import { x25519 } from '@noble/curves/ed25519.js'
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js'
import { describe, expect, it } from 'vitest'
import { sharedIsHere } from '../../../../test/shared.ts'
import { bytesAt, type Case, casesOf, countedBy, expectAll } from '../../../../test/support/wycheproof.ts'
import { concat, equalBytes, toHex } from '../base/bytes.ts'
import { pbkdf2 } from './caller-key.ts'
import { newEnvelopeKey, parseEnvelopePublicKey } from './envelope.ts'
import { importGcm, nonceOf, openGcm, sealGcm } from './gcm.ts'
import { expand, extract, type HashName, hmacOf } from './hash.ts'
import { open, openStream, seal, sealKeyFrom, sealStream } from './seal.ts'
import { parsePublicKey, parseSignature, verifyBare } from './sign.ts'

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
    const { publicKey } = newEnvelopeKey(fixed(new Uint8Array(32).fill(7)).random)
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
