/** A signature or a key made for one use, brought to another: the adversary asks for the harmless one. */

import { generateKeyPairSync, sign as signNode, verify as verifyNode } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { concat, toHex, utf8 } from '../../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { type DerivedPurpose, deriveBytes } from '../../packages/core/src/sealed/derive.ts'
import { newSealKey, open, seal } from '../../packages/core/src/sealed/seal.ts'
import {
  newSigningKey,
  publicKeyOf,
  purposes,
  sign,
  signBare,
  verify,
  verifyBare,
} from '../../packages/core/src/sealed/sign.ts'
import { textOf as sourceOf } from '../support/source-files.ts'

describe('one key, two uses (T22)', () => {
  it('[T22] signs away the organisation where one key signs whatever the relay asks, without saying for what', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    // "To log in, please sign this random challenge."
    const challenge = utf8('{"event":"member-role","member":"M-09","role":"admin"}')
    const login = signNode(null, challenge, privateKey)
    expect(verifyNode(null, challenge, publicKey, login)).toBe(true)
  })
  it('[T22] brings no signature of ours from one use to another: every pair of purposes', async () => {
    const key = await newSigningKey(random)
    const message = utf8('{"event":"member-role","member":"M-09","role":"admin"}')
    expect(new Set(purposes).size).toBe(purposes.length)
    for (const asked of purposes) {
      const signature = await sign(key, asked, message)
      const valid = []
      for (const used of purposes)
        if (await verify(publicKeyOf(key), used, message, signature)) valid.push(used)
      expect(valid).toEqual([asked])
      expect(await verifyBare(publicKeyOf(key), message, signature)).toBe(false)
      expect(
        await verifyBare(publicKeyOf(key), concat(utf8(`safeconduct/v1/${asked}\0`), message), signature),
      ).toBe(false)
    }
  })
  it('[T22] cannot be talked into signing a label of ours as if it were somebody else’s bytes', async () => {
    const key = await newSigningKey(random)
    for (const purpose of purposes) {
      await expect(signBare(key, utf8(`safeconduct/v1/${purpose}\0anything`))).rejects.toThrow('label')
    }
  })
  it('[T22] derives another key for every purpose that the source names, none of them the key itself', () => {
    const source = sourceOf('packages/core/src/sealed/derive.ts')
    const [, union = ''] = /export type DerivedPurpose =([\s\S]*?)\n\n/.exec(source) ?? []
    const named = [...union.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name as DerivedPurpose)
    expect(named).toContain('entry-body')
    expect(named.length).toBeGreaterThan(4)
    const key = random.bytes(32)
    const derived = [toHex(key), ...named.map((purpose) => toHex(deriveBytes(key, purpose)))]
    expect(new Set(derived).size).toBe(named.length + 1)
  })
  it('[T22] opens nothing that was sealed under the same key for another context', async () => {
    const key = newSealKey(random)
    const contexts = ['slot\0', 'blob', 'entry-body\0', 'part', ''].map((name) =>
      utf8(`safeconduct/v1/${name}`),
    )
    for (const made of contexts) {
      const sealed = await seal(key, made, utf8('x'), { random })
      const opened = await Promise.all(contexts.map(async (tried) => (await open(key, tried, sealed)).ok))
      expect(opened).toEqual(contexts.map((tried) => tried === made))
    }
  })
})
