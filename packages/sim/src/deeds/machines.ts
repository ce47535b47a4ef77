/** What happens to laptops and to the relay's machine: none of it is anybody's lie. */
import { certain } from '@safeconduct/core/base/result.ts'
import type { Device } from '../device/device.ts'
import type { Dice } from '../dice.ts'
import type { FaultKind } from '../faults.ts'
import { newerSchema } from '../schema.ts'
import type { World } from '../world.ts'

const hour = 3_600_000
const tenYears = 10 * 365 * 24 * hour

/** Closed and opened again, as every evening; sometimes the battery decides. */
export async function restart(world: World, device: Device, dice: Dice): Promise<string> {
  if (!device.on) {
    await world.start(device)
    return 'started'
  }
  if (dice.chance(0.7)) await device.replica?.close()
  device.kill()
  if (dice.chance(0.3)) {
    world.agenda.plan(dice.below(6 * hour), () => void world.start(device))
    return 'closed'
  }
  await world.start(device)
  return 'opened again'
}

/** A copy of the whole disk is made. */
export function image(device: Device): string {
  device.image = device.disk.image()
  return 'copied'
}

/** Where one of these is about, a device may speak before anybody has told it what it said in its other life. */
const hiding: readonly FaultKind[] = ['rollback', 'withhold', 'split-view', 'relay-restored', 'usb-bundle']

/** Yesterday's copy is put back: what was written since is not there any more. */
export async function putBack(world: World, device: Device, dice: Dice): Promise<string> {
  if (device.image === undefined) return 'no copy'
  device.kill()
  device.disk.restore(device.image)
  device.damaged = true
  if (dice.chance(0.7)) device.noted = true
  else device.blind = hiding.some((kind) => world.schedule.faults.has(kind))
  await world.start(device)
  return 'put back'
}

/** The key file is copied to a second machine, and both go on as if they were the one. */
export async function twin(world: World, device: Device): Promise<string> {
  if (world.devices.length >= 8 || device.twinned || device.hostile) return 'no second machine'
  const other = world.addDevice(device.owner, false)
  other.disk.restore(device.disk.image())
  for (const one of [device, other]) one.twinned = true
  other.signing = device.signing
  await world.start(other)
  return `${other.name} is its twin`
}

/** The newest transactions are torn off, though they were acknowledged. */
export async function tear(world: World, device: Device, dice: Dice): Promise<string> {
  device.kill()
  const torn = device.disk.tear(1 + dice.below(3))
  if (torn > 0) {
    device.damaged = true
    device.noted = true
  }
  await world.start(device)
  return `${torn} transactions torn off`
}

/** One bit of a stored entry turns. */
export async function rot(world: World, device: Device, dice: Dice): Promise<string> {
  const logs = device.replica?.book.all() ?? []
  const feeds = logs.flatMap(({ feeds }) => [...feeds.values()])
  const feed = dice.pick(feeds.filter(({ head }) => head.seq > 0))
  if (feed === undefined) return 'nothing to rot'
  device.kill()
  const hit = device.disk.memory.rot(feed.key, 1 + dice.below(feed.head.seq), dice.below(4096))
  if (hit) device.damaged = true
  await world.start(device)
  return hit ? `a bit of ${feed.tag} turned` : 'nothing hit'
}

/** The clock jumps, at most ten years, and is set right some hours later. */
export function clock(world: World, device: Device, dice: Dice): string {
  const strength = certain(world.schedule.faults.get('clock-jump'), 'the step needs its fault')
  const off = Math.round((dice.share() - 0.5) * 2 * strength * (dice.chance(0.5) ? tenYears : 24 * hour))
  device.clock.off = off
  world.agenda.plan(dice.below(12 * hour), () => {
    device.clock.off = 0
  })
  return `clock off by ${Math.round(off / hour)} hours`
}

/** A device hears nothing for a while; swizzled, one after another. */
export function clog(world: World, device: Device, dice: Dice): string {
  device.clogged = true
  world.agenda.plan(dice.below(8 * hour), () => {
    device.clogged = false
  })
  return 'cut off'
}

/** The program is renewed on one device while the others keep the old one. */
export async function upgrade(world: World, device: Device): Promise<string> {
  device.kill()
  device.schema = newerSchema
  await world.start(device)
  return 'newer program'
}

/** The relay is run twice from here on, each with half of the devices, for some hours. */
export function split(world: World, dice: Dice): string {
  world.relay?.split()
  world.agenda.plan(hour + dice.below(20 * hour), () => world.relay?.unsplit())
  return 'two relays under one key'
}
