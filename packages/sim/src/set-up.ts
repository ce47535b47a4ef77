/**
 * The organisation before the first step: founded, with its relay, its people and their laptops, one case open.
 * Nothing goes wrong yet, so that every schedule has something to lose.
 */
import { publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import { inviteSomebody } from './deeds/inviting.ts'
import { approve, giveRight } from './deeds/people.ts'
import { openCase, saveNew } from './deeds/writing.ts'
import type { Device } from './device/device.ts'
import type { Dice } from './dice.ts'
import { RelayHost } from './relay/relay-host.ts'
import type { World } from './world.ts'

const hour = 3_600_000

export async function setUp(world: World): Promise<void> {
  const { schedule } = world
  const dice = world.dice.of('set-up')
  world.relay = await RelayHost.start(world.agenda, world.dice.of('relay'))
  const founder = await found(world)
  const persons = Math.min(schedule.members, schedule.devices)
  for (let number = 1; number < schedule.devices; number++) {
    const isPerson = number < persons
    const hostile = isPerson && number >= persons - schedule.hostileMembers
    const admin = isPerson && number === 1 && !hostile
    const inviter = isPerson
      ? founder
      : (dice.pick(world.devices.filter((one) => one.on && !one.hostile)) ?? founder)
    await world.act(inviter, 'set-up', () =>
      inviteSomebody(world, inviter, dice, isPerson ? 'person' : 'device', { hostile, admin }),
    )
    await rounds(world, 1)
  }
  await firstWork(world, founder, dice)
  await rounds(world, 2)
}

async function found(world: World): Promise<Device> {
  const device = world.addDevice('p1', false)
  const store = device.disk.storeFor(device.life)
  const about = { name: 'The simulated network', createdAt: device.clock.now(), memberCode: 'M-01' }
  const founded = await Replica.found(store, world.worldOf(device), about)
  if (!founded.ok) throw new Error(`the organisation was not founded: ${founded.refusal.kind}`)
  device.replica = founded.value
  device.signing = founded.value.deviceKey
  const { relay } = world
  if (relay === undefined) throw new Error('the relay is started first')
  const url = relayAddressText('https://relay.example:8443/', relay.space)
  await founded.value.acts.setRelay({ url, key: publicKeyOf(relay.key) })
  await world.round(device)
  await world.round(device)
  return device
}

/** A case, some records, and rights for the others, so that they have something to do. */
async function firstWork(world: World, founder: Device, dice: Dice): Promise<void> {
  await world.act(founder, 'set-up opens a case', () => openCase(world, founder, dice))
  for (let count = 0; count < 3; count++) {
    await world.act(founder, 'set-up writes', () => saveNew(world, founder, dice))
  }
  await world.round(founder)
  for (let count = 0; count < 4; count++) {
    const { replica } = founder
    if (replica !== undefined)
      await world.act(founder, 'set-up gives a right', () => giveRight(replica, dice))
    await world.round(founder)
  }
}

async function rounds(world: World, loops: number): Promise<void> {
  for (let loop = 0; loop < loops; loop++) {
    for (const device of world.devices) {
      await world.round(device)
      const { replica } = device
      if (replica !== undefined) await approve(replica, device.dice)
    }
    await world.agenda.sleep(hour)
  }
}
