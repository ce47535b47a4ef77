/**
 * The wrapped key of a home in the hands of somebody who may overwrite it, cheapen it, or ask about it as often as she
 * likes: a stolen laptop that is put back, a backup, a synchronised folder.
 */
import { pbkdf2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { concat, fromBase64Url, toBase64Url, toHex, utf8 } from '../../packages/core/src/base/bytes.ts'
import { canonicalBytes } from '../../packages/core/src/base/json.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { Secret } from '../../packages/core/src/base/secret.ts'
import { expand } from '../../packages/core/src/sealed/hash.ts'
import { parsePassphrase } from '../../packages/core/src/sealed/passphrase.ts'
import {
  type Argon2id,
  kdfFloor,
  newSlot,
  openSlot,
  parseSlots,
  type Slot,
  slotsBytes,
} from '../../packages/core/src/sealed/unlock.ts'
import { openNaively, type Plain, randomBytes } from './naive/gcm.ts'
import { chattyWrap, naiveKey, naiveSlot, openChatty, openNaiveSlot } from './naive/locked-home.ts'
import { salamander } from './naive/salamander.ts'
import { flipped } from './stage.ts'

/** Stands in for Argon2id, whose cost is not what is tried here: one round, all of its inputs. */
const quick: Argon2id = (passphrase, salt, numbers) =>
  Promise.resolve(pbkdf2Sync(passphrase, `${toHex(salt)}${JSON.stringify(numbers)}`, 1, 32, 'sha256'))

const given = (typed: string) => {
  const passphrase = parsePassphrase(typed)
  return certain(passphrase.ok ? passphrase.value : undefined, 'text')
}
const right = given('six words that nobody has written')
const homeKey = randomBytes(32)
const slot = await newSlot(right, new Secret(homeKey), { random, argon2id: quick, numbers: kdfFloor })
const wrapped = certain(fromBase64Url(slot.wrapped), 'just written')
const openOurs = async (changed: Slot, passphrase = right) => {
  const key = await openSlot(changed, passphrase, { argon2id: quick })
  return key.ok ? toHex(key.value.reveal()) : key.refusal
}

describe('an overwritten wrapped key (T03)', () => {
  it('[T03] is taken by a client that wraps with a stream: the server chooses which bits of the key change', async () => {
    const naive = await naiveSlot('correct', homeKey, 'stream')
    const changed = await openNaiveSlot({ ...naive, wrapped: flipped(naive.wrapped, 31, 0x80) }, 'correct')
    expect(changed).toEqual(flipped(homeKey, 31, 0x80))
  })
  it('[T03] answers questions where the error says what was wrong: one bit of the key in one probe', async () => {
    const key = flipped(homeKey, 0, (homeKey[0] ?? 0) & 1)
    const kdf = naiveKey('correct', { rounds: 1, salt: randomBytes(16) })
    const blob = await chattyWrap(kdf, key)
    expect(await openChatty(kdf, flipped(blob, 0, 1))).toBe('bad-header')
    expect(await openChatty(kdf, flipped(blob, 0, 2))).toBe('bad-key')
  })
  it('[T03] is refused by ours whichever bit was changed, in one and the same word', async () => {
    for (let bit = 0; bit < 8 * wrapped.length; bit++) {
      const changed = { ...slot, wrapped: toBase64Url(flipped(wrapped, bit >> 3, 1 << (bit & 7))) }
      expect(await openOurs(changed), `bit ${bit}`).toEqual({ kind: 'not-unlocked' })
    }
    expect(await openOurs(slot)).toBe(toHex(homeKey))
  })
  it('[T03] teaches nothing in ten thousand probes: the same bytes come back, and no kind of them takes longer', async () => {
    // Changed salt, commitment, key, tag; and words that are not the right ones. Argon2id takes 170 ms at its floor.
    const kinds = [3, 30, 60, 90].map((at) => ({ ...slot, wrapped: toBase64Url(flipped(wrapped, at)) }))
    const answers = new Set<string>()
    const spent = kinds.map(() => [] as number[])
    for (let probe = 0; probe < 2_500; probe++) {
      for (const [i, kind] of kinds.entries()) {
        const start = performance.now()
        const answer = await openOurs(kind, probe % 10 === 0 ? given(`other words ${probe}`) : right)
        spent[i]?.push(performance.now() - start)
        answers.add(JSON.stringify(answer))
      }
    }
    expect([...answers]).toEqual(['{"kind":"not-unlocked"}'])
    const medians = spent.map((times) => times.toSorted((a, b) => a - b)[1_250] ?? 0)
    expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(2)
  })
})

describe('a file that asks for less work (T10)', () => {
  it('[T10] makes a naive client derive a key that costs one round to guess', async () => {
    const naive = await naiveSlot('correct', homeKey, 'gcm')
    const cheap = { ...naive, rounds: 1 }
    // Whatever the client does with it (a login, a first new wrap), a guess now costs 20,000 times less.
    expect(naiveKey('correct', cheap)).toEqual(
      new Uint8Array(pbkdf2Sync('correct', cheap.salt, 1, 32, 'sha256')),
    )
    expect(await openNaiveSlot(cheap, 'correct')).toBe('wrong-passphrase')
  })
  it('[T10] is refused by ours before any work, below the floor and above the ceiling', async () => {
    let worked = 0
    const counting: Argon2id = (...given) => {
      worked++
      return quick(...given)
    }
    const fileWith = (change: object) => parseSlots(slotsBytes([{ ...slot, ...change }]))
    const cheap = [
      { memoryKiB: 8 },
      { memoryKiB: 65_535 },
      { passes: 1 },
      { passes: 2 },
      { memoryKiB: 0, passes: 0 },
    ]
    const dear = [{ memoryKiB: 2 ** 20 + 1 }, { passes: 11 }, { lanes: 4 }]
    const other = [{ kdf: 'pbkdf2' }, { kdf: 'argon2i' }, { kdf: 'none' }, { kind: 'plain' }]
    for (const change of [...cheap, ...dear, ...other]) {
      expect(fileWith(change).ok, JSON.stringify(change)).toBe(false)
    }
    expect(fileWith({}).ok).toBe(true)
    expect((await openSlot(slot, right, { argon2id: counting })).ok).toBe(true)
    expect(worked).toBe(1)
  })
  it('[T10] opens nothing with other numbers, though they are allowed: the wrap is bound to them', async () => {
    const lowered = await newSlot(right, new Secret(homeKey), {
      random,
      argon2id: quick,
      numbers: { ...kdfFloor, memoryKiB: kdfFloor.memoryKiB * 2 },
    })
    expect(await openOurs({ ...lowered, memoryKiB: kdfFloor.memoryKiB })).toEqual({ kind: 'not-unlocked' })
    expect(await openOurs(lowered)).toBe(toHex(homeKey))
  })
  it('[T10] is never made by the program itself', async () => {
    const weak = { ...kdfFloor, passes: 1 }
    await expect(
      newSlot(right, new Secret(homeKey), { random, argon2id: quick, numbers: weak }),
    ).rejects.toThrow('numbers')
  })
})

const passwords = ['summer2021', 'harbour', 'letmein99', 'M-07', 'azerbela', 'correct', 'qwerty', 'password1']

describe('one wrapped key that many passwords open (T20)', () => {
  it('[T20] halves the list of passwords with each probe of a client that wraps in plain GCM', async () => {
    const nonce = randomBytes(12)
    const half = passwords.slice(0, 4)
    const keys = half.map((word) => ({ key: naiveKey(word, { rounds: 1, salt: utf8('salt') }), nonce }))
    const probe = await salamander(keys, randomBytes(16))
    const opens = async (word: string): Promise<boolean> => {
      const key: Plain = naiveKey(word, { rounds: 1, salt: utf8('salt') })
      return (await openNaively(key, new Uint8Array([...nonce, ...probe]))) !== undefined
    }
    const opened = await Promise.all(passwords.map(opens))
    expect(passwords.filter((_, i) => opened[i])).toEqual(half)
  })
  it('[T20] gains nothing from ours: whatever is put into a slot opens under one passphrase at the most', async () => {
    const { wrapped: _, ...terms } = slot
    const context = concat(utf8('safeconduct/v1/slot\0'), canonicalBytes(terms))
    const label = utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0')
    const salt = randomBytes(24)
    const two = passwords.slice(0, 2).map(given)
    const halves = await Promise.all(
      two.map(async (words) => {
        const key = await quick(words.reveal(), fromBase64Url(slot.salt) ?? new Uint8Array(), kdfFloor)
        const derived = expand('SHA-512', key, concat(label, salt, context), 76)
        return { key: derived.slice(0, 32), nonce: derived.slice(32, 44), commitment: derived.slice(44) }
      }),
    )
    const body = await salamander(halves, randomBytes(16))
    for (const [i, { commitment }] of halves.entries()) {
      const probe = { ...slot, wrapped: toBase64Url(concat(salt, commitment, body)) }
      expect(parseSlots(slotsBytes([probe])).ok).toBe(true)
      const answers = await Promise.all(two.map((words) => openOurs(probe, words)))
      expect(answers[i]).toMatch(/^[0-9a-f]{64}$/)
      expect(answers[1 - i]).toEqual({ kind: 'not-unlocked' })
    }
  })
})
