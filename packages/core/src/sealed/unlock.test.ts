/** Unlocking: docs/formats/sealed.md, rules U1 to U8, against a seized or an altered `slots.json` (T10, T20). */
import { assert, asyncProperty, json, nat, oneof, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from '../../../../test/vectors/unlocked.json' with { type: 'json' }
import { concat, toHex, u32, utf8 } from '../base/bytes.ts'
import { platformRandom as random } from '../base/random.ts'
import { Secret } from '../base/secret.ts'
import { callerKey, callerRounds, pbkdf2 } from './caller-key.ts'
import { hmacOf } from './hash.ts'
import { parsePassphrase } from './passphrase.ts'
import { sealKeyBytes } from './seal.ts'
import {
  type Argon2id,
  kdfCeiling,
  kdfFloor,
  kdfUsual,
  newSlot,
  openSlot,
  parseSlots,
  type Slot,
  slot,
  slotsBytes,
} from './unlock.ts'

/** A derivation that depends on everything it is given, and costs nothing. Counts its calls. The real one: `unlock.node.test.ts`. */
let worked = 0
const quick: Argon2id = (passphrase, salt, { memoryKiB, passes, lanes }) => {
  worked++
  return Promise.resolve(hmacOf('SHA-256', passphrase, concat(salt, u32(memoryKiB), u32(passes), u32(lanes))))
}

function passphraseOf(text: string) {
  const passphrase = parsePassphrase(text)
  if (!passphrase.ok) throw new Error('not a passphrase')
  return passphrase.value
}

const words = passphraseOf('kata moru piko laba zemi tulo')
const homeKey = new Secret(random.bytes(32))
const made = await newSlot(words, homeKey, { random, argon2id: quick })
const refused = { ok: false, refusal: { kind: 'not-unlocked' } }

describe('a vector of our own making', () => {
  it('[U8] finds the key of a return code as another implementation does', async () => {
    const { code, salt, key } = vectors.caller
    expect(toHex(sealKeyBytes(await callerKey(Uint8Array.fromHex(code), Uint8Array.fromHex(salt))))).toBe(key)
  })
})

describe('a slot', () => {
  it('[U1] gives back the key of the home over the right words', async () => {
    const opened = await openSlot(made, words, { argon2id: quick })
    expect(opened.ok && toHex(opened.value.reveal())).toBe(toHex(homeKey.reveal()))
    expect(JSON.stringify(opened)).toBe('{"ok":true,"value":"[secret]"}')
  })
  it('[U2] costs 256 MiB and three passes unless told otherwise, and never less than 64 MiB', () => {
    expect([made.memoryKiB, made.passes, made.lanes]).toEqual([262_144, 3, 1])
    expect([kdfUsual.memoryKiB, kdfFloor.memoryKiB, kdfCeiling.memoryKiB]).toEqual([
      262_144, 65_536, 1_048_576,
    ])
  })
  it('[U5] refuses other words and a damaged slot in the same words', async () => {
    const answers = new Set<string>()
    for (const wrong of ['kata moru piko laba zemi tula', 'Kata moru piko laba zemi tulo', 'kata']) {
      answers.add(JSON.stringify(await openSlot(made, passphraseOf(wrong), { argon2id: quick })))
    }
    for (const damaged of damagedCopies()) {
      answers.add(JSON.stringify(await openSlot(damaged, words, { argon2id: quick })))
    }
    expect([...answers]).toEqual([JSON.stringify(refused)])
  })
  it('[U4] opens nothing once a number in it was changed, though the number is allowed', async () => {
    for (const changed of [{ memoryKiB: kdfFloor.memoryKiB }, { memoryKiB: 300_000 }, { passes: 4 }]) {
      const read = slot({ ...made, ...changed }, '')
      if (!read.ok) throw new Error('the numbers are allowed')
      // A derivation that ignores the numbers stands for an adversary who repaired the key: the seal still knows.
      const deaf: Argon2id = (passphrase, salt) => quick(passphrase, salt, kdfUsual)
      expect(await openSlot(made, words, { argon2id: deaf })).toMatchObject({ ok: true })
      expect(await openSlot(read.value, words, { argon2id: deaf })).toEqual(refused)
      expect(await openSlot(read.value, words, { argon2id: quick })).toEqual(refused)
    }
  })
  it('[U6] has a salt of its own, so that the same words make another slot', async () => {
    const again = await newSlot(words, homeKey, { random, argon2id: quick })
    expect(again.salt).not.toBe(made.salt)
    expect(again.wrapped).not.toBe(made.wrapped)
  })
  it('[U2] is never made with numbers that no reader accepts', async () => {
    const cheap = { memoryKiB: 1_024, passes: 3, lanes: 1 } as const
    await expect(newSlot(words, homeKey, { random, argon2id: quick, numbers: cheap })).rejects.toThrow(
      'no reader',
    )
  })
})

function damagedCopies(): readonly Slot[] {
  const other = toHex(random.bytes(8))
  return [
    { ...made, salt: `${other}${made.salt.slice(16)}` },
    { ...made, wrapped: `${other}${made.wrapped.slice(16)}` },
    { ...made, wrapped: `${made.wrapped.slice(0, 100)}${other}${made.wrapped.slice(116)}` },
  ].filter((damaged) => slot(damaged, '').ok)
}

describe('slots.json', () => {
  const written = slotsBytes([made])

  it('[U7] reads back as it was written', () => {
    expect(parseSlots(written)).toEqual({ ok: true, value: [made] })
  })
  it.each([
    ['memoryKiB', 65_535, 'too-small'],
    ['memoryKiB', 8, 'too-small'],
    ['memoryKiB', 1_048_577, 'too-large'],
    ['memoryKiB', 2 ** 40, 'too-large'],
    ['memoryKiB', 262_144.5, 'not-whole'],
    ['passes', 2, 'too-small'],
    ['passes', 11, 'too-large'],
    ['lanes', 0, 'too-small'],
    ['lanes', 4, 'too-large'],
    ['kdf', 'argon2i', 'not-a-term'],
    ['kdf', 'pbkdf2', 'not-a-term'],
    ['salt', 'AA', 'not-a-code'],
    ['wrapped', '', 'not-a-code'],
    ['hint', 'the dog', 'unknown-field'],
  ])('[U3] is refused with %s = %s before any work is done', (field, value, reason) => {
    worked = 0
    const refusal = { kind: 'unfit', field: `slots[0].${field}`, reason }
    expect(parseSlots(utf8(JSON.stringify({ version: 1, slots: [{ ...made, [field]: value }] })))).toEqual({
      ok: false,
      refusal,
    })
    expect(worked).toBe(0)
  })
  it('[U7] is refused when it is torn, empty, of another version or holds no slot', () => {
    for (let length = 0; length < written.length; length++) {
      expect(parseSlots(written.subarray(0, length)).ok).toBe(false)
    }
    for (const text of ['{}', '[]', '{"version":1,"slots":[]}', '{"version":2,"slots":[]}', 'null']) {
      expect(parseSlots(utf8(text)).ok).toBe(false)
    }
  })
  it('[U7] is refused when it is anything else, and never with a throw', () => {
    assert(property(oneof(uint8Array(), json().map(utf8)), (bytes) => !parseSlots(bytes).ok))
  })
  it('[U5] with one bit changed gives the key to nobody, or is no slot', async () => {
    await assert(
      asyncProperty(nat(written.length * 8 - 1), async (at) => {
        const changed = new Uint8Array(written)
        changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
        const slots = parseSlots(changed)
        const [first] = slots.ok ? slots.value : []
        return first === undefined || !(await openSlot(first, words, { argon2id: quick })).ok
      }),
      { numRuns: 400 },
    )
  })
})

describe('the key of a caller', () => {
  it('[U8] takes 600,000 rounds of PBKDF2 over the return code, and another for each salt', async () => {
    const code = utf8('K7M2P9QX4TVB8CDF')
    const key = await callerKey(code, utf8('mailbox'))
    expect(callerRounds).toBe(600_000)
    expect(sealKeyBytes(key)).toEqual(await pbkdf2(code, utf8('mailbox'), 600_000, 32))
    expect(toHex(sealKeyBytes(await callerKey(code, utf8('answers'))))).not.toBe(toHex(sealKeyBytes(key)))
  })
})
