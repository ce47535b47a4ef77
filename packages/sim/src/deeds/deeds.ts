/** What each kind of step does. Each is a task of its own; what it answers stands in the trace. */
import { type Device } from '../device/device.ts'
import { Dice } from '../dice.ts'
import type { Step, StepKind } from '../schedule.ts'
import type { World } from '../world.ts'
import { carry } from './carrying.ts'
import { hostileAct } from './hostile-member.ts'
import { inviteSomebody, replayInvitation } from './inviting.ts'
import { clock, clog, image, putBack, restart, rot, split, tear, twin, upgrade } from './machines.ts'
import * as people from './people.ts'
import { makeWayBack } from './recovering.ts'
import { strikeWords } from './striking.ts'
import * as writing from './writing.ts'

type Deed = (world: World, device: Device, dice: Dice) => Promise<string>

function at(deed: (replica: NonNullable<Device['replica']>, dice: Dice) => Promise<string>): Deed {
  return (_, device, dice) =>
    device.replica === undefined ? Promise.resolve('off') : deed(device.replica, dice)
}

const deeds: { readonly [kind in Exclude<StepKind, 'sync' | 'send'>]: Deed } = {
  'save-new': writing.saveNew,
  edit: (world, device, dice) => writing.edit(world, device, dice),
  'edit-together': writing.editTogether,
  'withdraw-consent': writing.withdrawConsent,
  batch: writing.batch,
  read: () => Promise.resolve('looked'),
  'open-case': writing.openCase,
  rights: at(people.giveRight),
  invite: (world, device, dice) => inviteSomebody(world, device, dice, 'person'),
  enrol: (world, device, dice) => inviteSomebody(world, device, dice, 'device'),
  'remove-member': at(people.removeMember),
  'strike-device': at(people.strike),
  suspend: at(people.suspend),
  restore: at(people.restore),
  travel: at(people.travel),
  return: at(people.giveBack),
  rotate: at(people.rotate),
  role: at(people.setRole),
  'two-admins': (world, device) => people.twoAdmins(world, device),
  approve: at(people.approve),
  adopt: at(people.adopt),
  bundle: carry,
  restart,
  pause: () => Promise.resolve('nothing'),
  clog: (world, device, dice) => Promise.resolve(clog(world, device, dice)),
  clock: (world, device, dice) => Promise.resolve(clock(world, device, dice)),
  image: (_, device) => Promise.resolve(image(device)),
  'put-back': putBack,
  twin: (world, device) => twin(world, device),
  tear,
  rot,
  upgrade: (world, device) => upgrade(world, device),
  'replay-invitation': replayInvitation,
  split: (world, _, dice) => Promise.resolve(split(world, dice)),
  'relay-backup': (world) => {
    world.relay?.takeBackup()
    return Promise.resolve('the relay is copied')
  },
  'relay-restore': (world) =>
    Promise.resolve(world.relay?.restore() === true ? 'the relay is put back' : 'no copy'),
  'hostile-member': hostileAct,
  recover: makeWayBack,
  'strike-words': strikeWords,
}

/** These need the program to run; the others are done to the machine. */
const toMachines: ReadonlySet<StepKind> = new Set([
  'restart',
  'image',
  'put-back',
  'tear',
  'rot',
  'clog',
  'clock',
  'upgrade',
])

export async function perform(world: World, step: Step): Promise<void> {
  const device = deviceOf(world, step)
  if (device === undefined || device.gone) return
  if (!device.on && !toMachines.has(step.kind)) {
    world.trace.say(`${device.name} ${step.kind}: off`)
    return
  }
  const { kind } = step
  if (kind === 'sync') return world.round(device)
  if (kind === 'send') return world.send(device, new Dice(world.schedule.seed, `deed ${step.number}`))
  const dice = new Dice(world.schedule.seed, `deed ${step.number}`)
  await world.act(device, `#${step.number} ${kind}`, () => deeds[kind](world, device, dice))
}

/** Hostile steps go to a hostile device where there is one. */
function deviceOf(world: World, { kind, who }: Step): Device | undefined {
  const able = kind === 'hostile-member' ? world.devices.filter(({ hostile }) => hostile) : world.devices
  return able[who % Math.max(1, able.length)]
}
