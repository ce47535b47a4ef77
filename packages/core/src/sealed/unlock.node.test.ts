/** Argon2id as the host will give it: node:crypto's, against RFC 9106 and against a second implementation. */
import { argon2 } from 'node:crypto'
import { promisify } from 'node:util'
import { argon2id as pureArgon2id } from '@noble/hashes/argon2.js'
import { describe, expect, it } from 'vitest'
import vectors from '../../../../test/vectors/unlocked.json' with { type: 'json' }
import { toHex, utf8 } from '../base/bytes.ts'
import { platformRandom as random } from '../base/random.ts'
import { Secret } from '../base/secret.ts'
import { parsePassphrase } from './passphrase.ts'
import { type Argon2id, kdfFloor, newSlot, openSlot, parseSlots } from './unlock.ts'

const native = promisify(argon2)
const argon2id: Argon2id = async (message, nonce, { memoryKiB, passes, lanes }) => {
  const costs = { memory: memoryKiB, passes, parallelism: lanes }
  return new Uint8Array(await native('argon2id', { message, nonce, ...costs, tagLength: 32 }))
}

function passphraseOf(text: string) {
  const passphrase = parsePassphrase(text)
  if (!passphrase.ok) throw new Error('not a passphrase')
  return passphrase.value
}

describe('[U1] Argon2id of this platform', () => {
  it('gives the tag of RFC 9106 §5.3', async () => {
    const tag = await native('argon2id', {
      message: new Uint8Array(32).fill(1),
      nonce: new Uint8Array(16).fill(2),
      secret: new Uint8Array(8).fill(3),
      associatedData: new Uint8Array(12).fill(4),
      memory: 32,
      passes: 3,
      parallelism: 4,
      tagLength: 32,
    })
    expect(toHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
  })
  it('agrees with another implementation at the floor', async () => {
    const [message, nonce] = [new TextEncoder().encode('kata moru piko'), new Uint8Array(16).fill(9)]
    const { memoryKiB: memory, passes, lanes } = kdfFloor
    const tag = await native('argon2id', {
      message,
      nonce,
      memory,
      passes,
      parallelism: lanes,
      tagLength: 32,
    })
    expect(toHex(tag)).toBe(
      toHex(pureArgon2id(message, nonce, { m: memory, t: passes, p: lanes, dkLen: 32 })),
    )
  })
})

describe('a slot', () => {
  it.each(vectors.unlocked)(
    '[U1] unlocks a slots.json that another implementation wrote: $what',
    async (given) => {
      const slots = parseSlots(utf8(given.slots))
      const [first] = slots.ok ? slots.value : []
      if (first === undefined) throw new Error('not slots')
      const opened = await openSlot(first, passphraseOf(given.passphrase), { argon2id })
      expect(opened.ok && toHex(opened.value.reveal())).toBe(given.homeKey)
    },
  )
  it('[U1] gives back the key of the home to Argon2id over the right words', async () => {
    const words = passphraseOf('kata moru piko laba zemi tulo')
    const homeKey = new Secret(random.bytes(32))
    const floor = await newSlot(words, homeKey, { random, argon2id, numbers: kdfFloor })
    const opened = await openSlot(floor, words, { argon2id })
    expect(opened.ok && toHex(opened.value.reveal())).toBe(toHex(homeKey.reveal()))
  })
})
