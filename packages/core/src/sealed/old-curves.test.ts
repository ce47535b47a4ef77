/** A telephone without the platform's curves: docs/formats/sealed.md, rules E1 and G1. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { utf8 } from '../base/bytes.ts'
import { newEnvelopeKey, openWith, sealTo } from './envelope.ts'
import { newSigningKey, parsePublicKey, parseSignature, sign, verify } from './sign.ts'
import { encapsulateXWing } from './x-wing.ts'

/** The platform as it was in 2022: it knows none of the two curves. */
function forgetCurves(): void {
  const importKey = crypto.subtle.importKey.bind(crypto.subtle) as (...given: unknown[]) => Promise<CryptoKey>
  vi.spyOn(crypto.subtle, 'importKey').mockImplementation(async (...given: readonly unknown[]) => {
    if (given[2] === 'X25519' || given[2] === 'Ed25519') {
      throw new DOMException('Algorithm: Unrecognized name', 'NotSupportedError')
    }
    return importKey(...given)
  })
}

describe('a browser that knows neither curve', () => {
  afterEach(() => vi.restoreAllMocks())

  it('[E1] seals byte for byte as one that knows them', async () => {
    const random = seededRandom(11)
    const key = newEnvelopeKey(random)
    const seed = random.bytes(64)
    const native = await encapsulateXWing(key.publicKey, seed)
    forgetCurves()
    expect(await encapsulateXWing(key.publicKey, seed)).toEqual(native)
    const address = { info: utf8('line'), aad: utf8('week') }
    const sealed = await sealTo(key.publicKey, address, utf8('a message'), { random })
    expect(await openWith(key, address, sealed)).toEqual({ ok: true, value: utf8('a message') })
  })

  it('[G1] believes the organisation’s signature and nobody else’s', async () => {
    const [root, other] = await Promise.all([newSigningKey(seededRandom(1)), newSigningKey(seededRandom(2))])
    const notice = utf8('a notice')
    const [good, false_] = await Promise.all([
      sign(root, 'line-notice', notice),
      sign(other, 'line-notice', notice),
    ])
    forgetCurves()
    // A copy: the platform's key of the first is remembered by the object it came from.
    const known = parsePublicKey(new Uint8Array(root.publicKey))
    if (!known.ok) throw new Error('the key was made just here')
    const checked = parseSignature(new Uint8Array(good))
    if (!checked.ok) throw new Error('the signature was made just here')
    expect(await verify(known.value, 'line-notice', notice, checked.value)).toBe(true)
    expect(await verify(known.value, 'line-notice', notice, false_)).toBe(false)
    expect(await verify(known.value, 'line-page', notice, checked.value)).toBe(false)
    expect(await verify(known.value, 'line-notice', utf8('another'), checked.value)).toBe(false)
  })
})
