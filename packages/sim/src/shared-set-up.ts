/**
 * Organisations that are set up once and begun with many times. docs/decisions/0023-simulator.md
 *
 * Half of what a schedule of forty operations costs is founding, inviting and giving rights, in which nothing goes wrong.
 * Where a long run asks for it, seeds of one block that want the same people and laptops begin with copies of the same disks
 * and the same relay; every program is started on its copy, and all chance from there on is the seed's own. Which
 * organisation a seed begins with follows from its number alone, so one seed still gives one trace.
 */
import { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import type { Device } from './device/device.ts'
import { Dice } from './dice.ts'
import { seedPlatformChance } from './platform.ts'
import type { Schedule } from './schedule.ts'
import { setUp } from './set-up.ts'
import { oneThing, untilDone } from './time/until.ts'
import { World } from './world.ts'

/** The next block of seeds gets organisations of its own: a long run is not a long look at a few of them. */
const blockLength = 5_000
/** Organisations of one size in a block. */
const variants = 2

const made = new Map<string, World>()
let madeIn = -1

export async function sharedSetUp(schedule: Schedule, keepTrace: boolean): Promise<World> {
  const name = nameFor(schedule)
  const block = Math.floor(schedule.seed / blockLength)
  if (block !== madeIn) made.clear()
  madeIn = block
  const model = made.get(name) ?? (await modelOf(name, schedule))
  made.set(name, model)
  seedPlatformChance(schedule.seed)
  const world = new World(schedule, keepTrace, { now: model.agenda.now, number: model.named })
  const { violation } = model.verdict
  if (violation !== undefined) world.verdict.blame(violation.invariant, violation.what)
  else await untilDone(world, copied(model, world))
  return world
}

function nameFor({ seed, members, devices, hostileMembers, faults }: Schedule): string {
  const clocks = faults.has('clock-skew') ? 'skewed' : 'right'
  return [Math.floor(seed / blockLength), seed % variants, members, devices, hostileMembers, clocks].join('/')
}

/** The organisation of this name, with nothing under way in it. */
async function modelOf(name: string, { members, devices, hostileMembers, faults }: Schedule): Promise<World> {
  const seed = new Dice(0, name).word()
  // Clocks that are off are off from the first minute; how far is the organisation's own.
  const clocks = new Map(
    faults.has('clock-skew') ? [['clock-skew', new Dice(seed, 'skew').share()] as const] : [],
  )
  const schedule: Schedule = { seed, ops: 0, members, devices, hostileMembers, faults: clocks, steps: [] }
  seedPlatformChance(seed)
  const world = new World(schedule, false)
  await untilDone(world, setUp(world))
  while (world.verdict.violation === undefined && !world.agenda.empty) await oneThing(world)
  for (const { replica } of world.devices) await replica?.close()
  return world
}

async function copied(model: World, world: World): Promise<void> {
  const devices = new Map<Device, Device>()
  const deviceIn = (device: Device): Device => devices.get(device) ?? device
  for (const device of model.devices) devices.set(device, copyOf(device, world))
  world.relay = model.relay?.copyIn(world.agenda, world.dice.of('relay'))
  world.records.push(...model.records)
  world.invitations.push(...model.invitations.map((one) => ({ ...one, by: deviceIn(one.by) })))
  world.witness.takeOver(model.witness, deviceIn)
  for (const device of world.devices) {
    if (device.gone) continue
    const opened = await Replica.open(device.disk.storeFor(device.life), world.worldOf(device))
    if (!opened.ok) throw new Error(`a copied disk does not open: ${opened.refusal.why}`)
    device.replica = opened.value
  }
}

/** The same laptop in another world: its disk, its clock and its key, and dice of that world. */
function copyOf(device: Device, world: World): Device {
  const copy = world.addDevice(device.owner, device.hostile)
  copy.disk.restore(device.disk.image())
  copy.clock.off = device.clock.off
  copy.signing = device.signing
  copy.gone = device.gone
  copy.shutOut = device.shutOut
  return copy
}
