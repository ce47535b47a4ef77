/** The server's own way to check and sign is everybody else's. docs/formats/relay.md, rules L1, L2 and L15. */
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { newSigningKey, type PublicKey, publicKeyOf, verify } from '@safeconduct/core/sealed/sign.ts'
import { newCompartmentId } from '@safeconduct/core/vault/compartment.ts'
import { verifySignature } from '@safeconduct/core/vault/feed.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nativeCrypto } from './native-crypto.ts'
import { TestFeed } from './relay.fixture.ts'

describe('the signatures of a server', () => {
  let native: ReturnType<typeof nativeCrypto>
  let relay: PublicKey
  beforeAll(async () => {
    const key = await newSigningKey(random)
    relay = publicKeyOf(key)
    native = nativeCrypto(key)
  })
  afterAll(() => native.end())

  it('[L15] say of every entry what a device says of it, also when many come at once', async () => {
    const feeds = Array.from({ length: 5 }, () => new TestFeed(newCompartmentId(random)))
    const sound = (await Promise.all(feeds.map((feed) => feed.writeMany(60)))).flat()
    const entries = sound.map((entry, at) => {
      if (at % 3 === 1)
        return { ...entry, signature: sound[(at + 7) % sound.length]?.signature ?? entry.signature }
      if (at % 7 === 3)
        return { ...entry, bytes: entry.bytes.with(at % 132, (entry.bytes[at % 132] ?? 0) ^ 1) }
      return entry
    })
    const pushes = Array.from({ length: 30 }, (_, at) => entries.slice(at * 10, at * 10 + 10))
    const theirs = (await Promise.all(pushes.map((push) => native.judge(push)))).flat()
    expect(theirs).toEqual(await Promise.all(entries.map((entry) => verifySignature(entry))))
    expect(new Set(theirs)).toEqual(new Set([true, false]))
  })

  it('[L1] [L2] sign for each purpose what the key of the relay verifies for that purpose alone', async () => {
    const messages = Array.from({ length: 200 }, () => random.bytes(60))
    const [receipts, heads] = [messages.slice(0, 100), messages.slice(100)]
    const made = await Promise.all([native.sign('receipt', receipts), native.sign('tree-head', heads)])
    for (const [at, message] of messages.entries()) {
      const signature = made.flat()[at]
      if (signature === undefined) throw new Error('not signed')
      expect(await verify(relay, at < 100 ? 'receipt' : 'tree-head', message, signature)).toBe(true)
      expect(await verify(relay, at < 100 ? 'tree-head' : 'receipt', message, signature)).toBe(false)
    }
    const [who] = await native.sign('relay', [random.bytes(120)])
    expect(who).toHaveLength(64)
  })

  it('[L15] say nothing of nothing', async () => {
    expect(await native.judge([])).toEqual([])
    expect(await native.sign('receipt', [])).toEqual([])
  })
})
