/** The unlock share: docs/formats/sealed.md, rules U11 to U15, against a passphrase forced out of somebody (T20, T27). */
import { describe, expect, it } from 'vitest'
import { concat, equalBytes, fromBase64Url, toBase64Url, toHex, u32 } from '../base/bytes.ts'
import { platformRandom as random } from '../base/random.ts'
import { certain, ok, refuse } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import { hmacOf } from './hash.ts'
import { parsePassphrase } from './passphrase.ts'
import {
  type Argon2id,
  kdfFloor,
  newSlot,
  openSlot,
  parseSlot,
  parseSlots,
  type SharedSlot,
  slotsBytes,
} from './unlock.ts'
import { newKitSlot, newSharedSlot, openKitSlot, openSharedSlot, type ShareKeeper } from './unlock-share.ts'

/** Depends on everything it is given, and costs nothing. */
const argon2id: Argon2id = (passphrase, salt, { memoryKiB, passes, lanes }) =>
  Promise.resolve(hmacOf('SHA-256', passphrase, concat(salt, u32(memoryKiB), u32(passes), u32(lanes))))
const words = (text: string) => {
  const passphrase = parsePassphrase(text)
  return certain(passphrase.ok ? passphrase.value : undefined, 'a passphrase')
}
const right = words('kata moru piko laba zemi tulo')
const wrong = words('kata moru piko laba zemi tula')
const homeKey = new Secret(random.bytes(32))
const relay = { url: 'https://relay.invalid', key: random.bytes(32) }
const made = await newSharedSlot(right, homeKey, relay, { random, argon2id })
const refused = { ok: false, refusal: { kind: 'not-unlocked' } }

/** A relay that has this share, remembers who asked for what, and can be told to withhold it. */
function keeper(
  state: 'given' | 'withheld' | 'silent' = 'given',
): ShareKeeper & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    get: (id, token) => {
      asked.push(toHex(concat(id, token)))
      if (state === 'silent') return Promise.resolve(refuse({ kind: 'share-not-reached' }))
      const there = equalBytes(id, made.address.id) && equalBytes(token, made.address.token.reveal())
      const given = there && state === 'given'
      return Promise.resolve(given ? ok(made.share.reveal()) : refuse({ kind: 'share-not-given' }))
    },
  }
}
const opening = (keeperOf: ShareKeeper, passphrase = right, slot: SharedSlot = made.slot) =>
  openSharedSlot(slot, passphrase, { argon2id, keeperAt: () => keeperOf })

describe('a slot whose key lies half at the relay', () => {
  it('[U11] opens with the passphrase and the share that it asks for', async () => {
    const relayed = keeper()
    const opened = await opening(relayed)
    expect(opened.ok && toHex(opened.value.reveal())).toBe(toHex(homeKey.reveal()))
    expect(relayed.asked).toEqual([toHex(concat(made.address.id, made.address.token.reveal()))])
  })
  it('[U13] opens nothing with a coerced passphrase once the share is withheld, in the words of a wrong one', async () => {
    expect(await opening(keeper('withheld'))).toEqual(refused)
    expect(await opening(keeper('withheld'), wrong)).toEqual(refused)
    expect(await opening(keeper('given'), wrong)).toEqual(refused)
  })
  it('[U11] asks under a wrong passphrase as under the right one, for an address that nobody can tell apart', async () => {
    const [first, second] = [keeper('withheld'), keeper('withheld')]
    await opening(first)
    await opening(second, wrong)
    expect([first.asked.length, second.asked.length]).toEqual([1, 1])
    expect(second.asked[0]).toHaveLength(96)
    expect(second.asked[0]).not.toBe(first.asked[0])
  })
  it('[U13] says that the relay is silent whatever the passphrase was', async () => {
    const silent = { ok: false, refusal: { kind: 'share-not-reached' } }
    expect(await opening(keeper('silent'))).toEqual(silent)
    expect(await opening(keeper('silent'), wrong)).toEqual(silent)
  })
  it('[U12] opens nothing with another share, and nothing without Argon2id', async () => {
    const lying: ShareKeeper = { get: () => Promise.resolve(ok(random.bytes(32))) }
    const short: ShareKeeper = { get: () => Promise.resolve(ok(made.share.reveal().slice(1))) }
    expect(await opening(lying)).toEqual(refused)
    expect(await opening(short)).toEqual(refused)
    const deaf: Argon2id = () => Promise.resolve(new Uint8Array(32))
    const opened = await openSharedSlot(made.slot, right, { argon2id: deaf, keeperAt: () => keeper() })
    expect(opened).toEqual(refused)
  })
  it('[U12] opens nothing once any part of it was changed', async () => {
    const flipped = (text: string): string => {
      const bytes = certain(fromBase64Url(text), 'base64url')
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      return toBase64Url(bytes)
    }
    const { slot } = made
    for (const changed of [
      { ...slot, salt: flipped(slot.salt) },
      { ...slot, address: flipped(slot.address) },
      { ...slot, wrapped: flipped(slot.wrapped) },
      { ...slot, relay: 'https://other.invalid' },
      { ...slot, relayKey: flipped(slot.relayKey) },
      { ...slot, passes: slot.passes + 1 },
    ]) {
      // Whoever answers gives the share for whatever is asked: the slot itself must refuse.
      const generous: ShareKeeper = { get: () => Promise.resolve(ok(made.share.reveal())) }
      expect(await opening(generous, right, changed)).toEqual(refused)
    }
  })
  it('[U12] keeps the floor of Argon2id', async () => {
    const cheap = { memoryKiB: 1_024, passes: 3, lanes: 1 } as const
    await expect(newSharedSlot(right, homeKey, relay, { random, argon2id, numbers: cheap })).rejects.toThrow(
      'no reader',
    )
    expect(parseSlot({ ...made.slot, memoryKiB: kdfFloor.memoryKiB - 1 }, '').ok).toBe(false)
    expect(parseSlot({ ...made.slot, memoryKiB: 2 ** 21 }, '').ok).toBe(false)
    expect(parseSlot({ ...made.slot, rider: 1 }, '').ok).toBe(false)
  })
  it('[U11] has a salt, an address and a share of its own each time, and prints none of them', async () => {
    const again = await newSharedSlot(right, homeKey, relay, { random, argon2id })
    expect(toHex(again.share.reveal())).not.toBe(toHex(made.share.reveal()))
    expect(again.slot.address).not.toBe(made.slot.address)
    expect(JSON.stringify([again.share, again.address.token])).toBe('["[secret]","[secret]"]')
  })
})

describe('the printed kit', () => {
  it('[U15] opens the home without a relay, and another kit does not', async () => {
    const kit = new Secret(random.bytes(32))
    const slot = await newKitSlot(kit, homeKey, { random })
    const opened = await openKitSlot(slot, kit)
    expect(opened.ok && toHex(opened.value.reveal())).toBe(toHex(homeKey.reveal()))
    expect(await openKitSlot(slot, new Secret(random.bytes(32)))).toEqual(refused)
  })
})

describe('slots.json', () => {
  it('[U15] holds slots of every kind side by side, and a passphrase alone opens only its own', async () => {
    const [plain, kit] = [
      await newSlot(right, homeKey, { random, argon2id }),
      await newKitSlot(new Secret(random.bytes(32)), homeKey, { random }),
    ]
    const read = parseSlots(slotsBytes([plain, made.slot, kit]))
    const slots = read.ok ? read.value : []
    expect(slots).toEqual([plain, made.slot, kit])
    const opened = await Promise.all(slots.map(async (one) => (await openSlot(one, right, { argon2id })).ok))
    expect(opened).toEqual([true, false, false])
  })
})
