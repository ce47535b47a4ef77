/** The ways back, used by somebody else: the server that "resets", the one admin, whoever found the paper, the one trustee. */
import { describe, expect, it } from 'vitest'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { newSigningKey, type SigningKey } from '../../packages/core/src/sealed/sign.ts'
import { deviceIdOf, newMemberId } from '../../packages/core/src/vault/control/names.ts'
import { kitKeys, newKitSeed } from '../../packages/core/src/vault/recovery/kit.ts'
import { combineShares, splitSeed } from '../../packages/core/src/vault/recovery/shares.ts'
import { Directory, deviceOf, type Person } from './chain.ts'
import { randomBytes } from './naive/gcm.ts'

/** An escrow as providers offer it: the server keeps everybody's key "for recovery", and an admin may ask for it. */
class NaiveEscrow {
  readonly #keys = new Map<string, Uint8Array>()
  keep(member: string, key: Uint8Array): void {
    this.#keys.set(member, key)
  }
  reset(member: string, _askedBy: 'the admin' | 'whoever runs the server'): Uint8Array | undefined {
    return this.#keys.get(member)
  }
}

async function scene() {
  const directory = new Directory()
  const anna = await directory.found()
  const bela = await directory.add([anna.device], 'admin')
  const cyra = await directory.add([anna.device], 'member')
  await directory.add([anna.device], 'member')
  return { directory, anna, bela, cyra }
}

/** A kit of this person, enrolled by a device of theirs. */
async function kitOf(directory: Directory, person: Person): Promise<SigningKey> {
  const { device } = await kitKeys(newKitSeed(random))
  const enrol = { kind: 'device-enrolled', member: person.member, device: deviceOf(device, 'paper') } as const
  certain((await directory.say([person.device], enrol)) === 'applied' || undefined, 'a kit of her own')
  return device
}

const enrol = async (member: Person['member']) => {
  const key = await newSigningKey(random)
  return { key, event: { kind: 'device-enrolled', member, device: deviceOf(key) } as const }
}

describe('recovery in other hands (T26)', () => {
  it('[T26] gives everything to one admin, or to the server, where keys are kept for a reset', () => {
    const escrow = new NaiveEscrow()
    const key = randomBytes(32)
    escrow.keep('cyra', key)
    expect(escrow.reset('cyra', 'the admin')).toBe(key)
    expect(escrow.reset('cyra', 'whoever runs the server')).toBe(key)
  })
  it('[T26] gives no device of another member to one admin, nor to the relay: two admins sign', async () => {
    const { directory, anna, bela, cyra } = await scene()
    const [one, two] = [await enrol(cyra.member), await enrol(cyra.member)]
    expect(await directory.say([anna.device], one.event)).toBe('not-allowed')
    expect(await directory.say([one.key], one.event)).toBe('unknown-device')
    // Not even with the new device's own agreement beside hers.
    expect(await directory.say([anna.device, two.key], two.event)).toBe('not-allowed')
    const three = await enrol(cyra.member)
    expect(await directory.say([anna.device, bela.device], three.event)).toBe('applied')
    expect(directory.roster.notices.at(-1)?.[1]).toBe('device-enrolled')
  })
  it('[T26] lets a found kit make a device of its member, visibly, and nothing else', async () => {
    const { directory, anna, bela, cyra } = await scene()
    const kit = await kitOf(directory, cyra)
    const thief = await newSigningKey(random)
    const strange = [
      { kind: 'device-enrolled', member: anna.member, device: deviceOf(thief) },
      { kind: 'device-enrolled', member: cyra.member, device: deviceOf(thief, 'paper') },
      { kind: 'device-struck', device: deviceIdOf(bela.device.publicKey) },
      { kind: 'device-suspended', device: deviceIdOf(anna.device.publicKey) },
      { kind: 'member-removed', member: bela.member },
      { kind: 'member-role', member: cyra.member, role: 'admin' },
      { kind: 'holders', shelters: [cyra.member] },
    ] as const
    for (const event of strange) expect(await directory.say([kit], event), event.kind).toBe('not-allowed')
    const own = await enrol(cyra.member)
    expect(await directory.say([kit], own.event)).toBe('applied')
    expect(directory.roster.notices.at(-1)).toEqual([
      directory.head.seq,
      'device-enrolled',
      cyra.member,
      own.event.device.device,
    ])
    expect(directory.roster.devices.at(-1)?.paper).toBe(true)
    // Her true device takes it back, and the kit with it.
    expect(
      await directory.say([cyra.device], { kind: 'device-struck', device: own.event.device.device }),
    ).toBe('applied')
    expect(
      await directory.say([cyra.device], { kind: 'device-struck', device: deviceIdOf(kit.publicKey) }),
    ).toBe('applied')
    const again = await enrol(cyra.member)
    expect(await directory.say([kit], again.event)).toBe('unknown-device')
  })
  it('[T26] makes no admin of an admin’s found kit: what it enrolled signs only beside another admin', async () => {
    const { directory, anna, bela, cyra } = await scene()
    const kit = await kitOf(directory, bela)
    const thief = await enrol(bela.member)
    expect(await directory.say([kit], thief.event)).toBe('applied')
    const second = await enrol(bela.member)
    expect(await directory.say([thief.key], second.event)).toBe('applied')
    const accomplice = { member: newMemberId(random), device: await newSigningKey(random) }
    const raise = { kind: 'member-role', member: cyra.member, role: 'admin' } as const
    const remove = { kind: 'member-removed', member: anna.member } as const
    for (const by of [
      [thief.key],
      [kit],
      [thief.key, kit],
      [thief.key, second.key],
      [thief.key, cyra.device],
    ]) {
      expect(await directory.say(by, raise)).toBe('not-allowed')
      expect(await directory.say(by, remove)).toBe('not-allowed')
      expect(await directory.say(by, directory.adding(accomplice, 'admin'))).toBe('not-allowed')
    }
    // Beside another admin's own device it counts: so two can put a third back.
    expect(await directory.say([anna.device, thief.key], raise)).toBe('applied')
  })
  it('[T26] asks everybody else, where an admin is to go and only kits speak for the others', async () => {
    const directory = new Directory()
    const anna = await directory.found()
    const bela = await directory.add([anna.device], 'admin')
    const cyra = await directory.add([anna.device], 'member')
    const thief = await enrol(bela.member)
    expect(await directory.say([await kitOf(directory, bela)], thief.event)).toBe('applied')
    // Three people, one of them in a cell and one back by her kit: the two who are left must be able to go on.
    const remove = { kind: 'member-removed', member: anna.member } as const
    expect(await directory.say([thief.key], remove)).toBe('not-allowed')
    expect(await directory.say([thief.key, cyra.device], remove)).toBe('applied')
  })
  it('[T26] takes nothing over with the kit of the only admin, unless she is the only member', async () => {
    const directory = new Directory()
    const anna = await directory.found()
    const cyra = await directory.add([anna.device], 'member')
    const kit = await kitOf(directory, anna)
    const thief = await enrol(anna.member)
    expect(await directory.say([kit], thief.event)).toBe('applied')
    const remove = { kind: 'member-role', member: anna.member, role: 'member' } as const
    const raise = { kind: 'member-role', member: cyra.member, role: 'admin' } as const
    expect(await directory.say([thief.key], raise)).toBe('not-allowed')
    expect(await directory.say([thief.key], remove)).toBe('not-allowed')
  })
  it('[T26] tells one trustee nothing, and names the one who brings a false share', async () => {
    const seed = newKitSeed(random)
    const made = await splitSeed(seed, { needed: 3, count: 5 })
    const [a, b, c] = certain(made.ok ? made.value : undefined, 'good numbers')
    const some = [a, b].filter((share) => share !== undefined)
    expect(await combineShares(some.slice(0, 1))).toMatchObject({ refusal: { kind: 'too-few-shares' } })
    expect(await combineShares(some)).toMatchObject({
      refusal: { kind: 'too-few-shares', have: 2, needed: 3 },
    })
    const lie = { ...certain(c, 'five'), secret: certain(a, 'five').secret }
    expect(await combineShares([...some, lie])).toEqual({
      ok: false,
      refusal: { kind: 'shares-changed', numbers: [3] },
    })
  })
})
