/** Somebody in the directory who was never brought in: another key under a colleague's name, a ghost member, a ghost device. */
import { describe, expect, it } from 'vitest'
import { toHex } from '../../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { newSigningKey, type SigningKey } from '../../packages/core/src/sealed/sign.ts'
import { deviceIdOf, newMemberId } from '../../packages/core/src/vault/control/names.ts'
import { Directory, deviceOf, type Person } from './chain.ts'
import { randomBytes } from './naive/gcm.ts'
import { NaiveDevice, NaiveServer, openEnvelope } from './naive/network.ts'
import { basePoint, x25519 } from './naive/sealed-box.ts'

type Scene = {
  readonly directory: Directory
  readonly anna: Person
  readonly bela: Person
  readonly cyra: Person
  readonly before: readonly string[]
}

/** Anna founded it; bela is an admin too; cyra is a volunteer. */
async function scene(): Promise<Scene> {
  const directory = new Directory()
  const anna = await directory.found()
  const bela = await directory.add([anna.device], 'admin')
  const cyra = await directory.add([anna.device], 'member')
  return { directory, anna, bela, cyra, before: directory.people() }
}

async function ghost(): Promise<Person> {
  return { member: newMemberId(random), device: await newSigningKey(random) }
}

describe('a substituted key (T01)', () => {
  it('[T01] opens what a naive client seals to a colleague, because the server said whose key it is', async () => {
    const server = new NaiveServer()
    const anna = new NaiveDevice(server, 'anna')
    anna.makeCase()
    const theirs = randomBytes(32)
    server.members.push('bela')
    server.directory.set('bela', x25519(theirs, basePoint))
    await anna.shareWithMembers()
    const [envelope] = server.envelopes.get('bela') ?? []
    expect(envelope && (await openEnvelope(theirs, envelope))).toEqual(anna.caseKey)
  })
  it('[T01] is nobody’s in ours: a device is its member’s only when a device of hers, or two admins, signed it', async () => {
    const { directory, bela, cyra, before } = await scene()
    const spy = await newSigningKey(random)
    const enrol = { kind: 'device-enrolled', member: bela.member, device: deviceOf(spy) } as const
    // The relay has a key of its own; a volunteer has a true one that is not bela's.
    expect(await directory.say([spy], enrol)).toBe('unknown-device')
    expect(await directory.say([cyra.device], enrol)).toBe('not-allowed')
    expect(await directory.say([cyra.device, spy], enrol)).toBe('not-allowed')
    expect(directory.people()).toEqual(before)
    expect(await directory.say([bela.device], enrol)).toBe('applied')
  })
  it('[T01] cannot borrow a signature: not another event’s, not a certificate of somebody else’s feed, not one without the log’s key', async () => {
    const { directory, anna, bela, cyra, before } = await scene()
    const spy = await newSigningKey(random)
    const enrol = { kind: 'device-enrolled', member: bela.member, device: deviceOf(spy) } as const
    const harmless = { kind: 'device-travelling', device: deviceIdOf(anna.device.publicKey) } as const
    expect(await directory.say([bela.device], enrol, { signed: harmless })).toBe('bad-signature')
    expect(await directory.say([bela.device], enrol, { certifiedBy: cyra.device })).toBe('bad-signature')
    const claimed: SigningKey = { ...spy, publicKey: bela.device.publicKey }
    expect(await directory.say([claimed], enrol)).toBe('bad-signature')
    expect(await directory.say([spy], enrol, { key: randomBytes(32) })).toBe('not-opened')
    expect(directory.people()).toEqual(before)
  })
})

describe('a ghost (T02)', () => {
  it('[T02] is given the key of a case by every naive member, because the server lists it', async () => {
    const server = new NaiveServer()
    const [anna, spy] = [new NaiveDevice(server, 'anna'), new NaiveDevice(server, 'bela (new phone)')]
    anna.makeCase()
    server.members.push(spy.name)
    await anna.shareWithMembers()
    await spy.takeKey()
    await anna.write(1, 'shelter: Harbour Street 12')
    expect(await spy.read()).toEqual(['anna: shelter: Harbour Street 12'])
  })
  it('[T02] is no member of ours: one volunteer adds nobody, one admin no admin', async () => {
    const { directory, anna, bela, cyra, before } = await scene()
    const one = await ghost()
    expect(await directory.say([cyra.device], directory.adding(one, 'member'))).toBe('not-allowed')
    expect(await directory.say([one.device], directory.adding(one, 'member'))).toBe('unknown-device')
    expect(await directory.say([anna.device], directory.adding(one, 'admin'))).toBe('not-allowed')
    expect(await directory.say([anna.device, cyra.device], directory.adding(one, 'admin'))).toBe(
      'not-allowed',
    )
    expect(directory.people()).toEqual(before)
    expect(await directory.say([anna.device, bela.device], directory.adding(one, 'admin'))).toBe('applied')
  })
  it('[T02] raises nobody by herself, and a second signature of one person is one signature', async () => {
    const { directory, anna, cyra, before } = await scene()
    const second = await newSigningKey(random)
    const role = { kind: 'member-role', member: cyra.member, role: 'admin' } as const
    expect(await directory.say([cyra.device], role)).toBe('not-allowed')
    expect(await directory.say([anna.device, cyra.device], role)).toBe('not-allowed')
    expect(
      await directory.say([anna.device], {
        kind: 'device-enrolled',
        member: anna.member,
        device: deviceOf(second),
      }),
    ).toBe('applied')
    expect(await directory.say([anna.device, second], role)).toBe('not-allowed')
    expect(directory.people().map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(
      before.map((line) => line.split(' ').slice(0, 2).join(' ')),
    )
  })
  it('[T02] comes in by no used invitation, under no known device and no known code', async () => {
    const { directory, anna, cyra } = await scene()
    const one = await ghost()
    const adding = directory.adding(one, 'member')
    expect(await directory.say([anna.device], adding)).toBe('applied')
    const before = directory.people()
    const two = await ghost()
    const again = directory.adding(two, 'member')
    const used = 'invitation' in adding ? { ...again, invitation: adding.invitation } : again
    const lent = { ...again, device: deviceOf(cyra.device) }
    const named = 'code' in adding ? { ...again, code: adding.code } : again
    for (const event of [adding, used, lent, named]) {
      expect(await directory.say([anna.device], event as typeof adding)).toBe('already-used')
    }
    expect(directory.people()).toEqual(before)
  })
  it('[T02] is not founded beside us either: another first page is another organisation', async () => {
    const [ours, theirs] = [new Directory(), new Directory()]
    await ours.found()
    await theirs.found()
    expect(toHex(ours.organisation)).not.toBe(toHex(theirs.organisation))
    const [anna] = ours.roster.devices
    expect(theirs.roster.devices.map(({ device }) => device)).not.toContain(anna?.device)
  })
})
