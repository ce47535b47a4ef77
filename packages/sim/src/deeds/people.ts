/** Who belongs, who may read, who leaves: what members decide about one another. */
import type { Result } from '@safeconduct/core/base/result.ts'
import { rightOf } from '@safeconduct/core/vault/control/membership.ts'
import { type DeviceId, deviceIdOf, logHexOf, type MemberId } from '@safeconduct/core/vault/control/names.ts'
import { type RosterView, rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import type { ActOutcome, ActRefusal } from '@safeconduct/core/vault/replica/organisation-words.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { caseParts } from '@safeconduct/core/vault/schema.ts'
import type { Device } from '../device/device.ts'
import type { Dice } from '../dice.ts'
import type { World } from '../world.ts'

export type ActResult = Result<ActOutcome, ActRefusal>

export function outcomeOf(done: ActResult): string {
  if (!done.ok)
    return done.refusal.kind === 'not-allowed' ? `not allowed: ${done.refusal.why}` : done.refusal.kind
  return done.value.state
}

export function viewOf(replica: Replica): RosterView | undefined {
  return replica.book.roster === undefined ? undefined : rosterAt(replica.book.roster)
}

function othersOf(replica: Replica): readonly MemberId[] {
  return [...(viewOf(replica)?.members.keys() ?? [])].filter((member) => member !== replica.me.member)
}

/** Devices in this state, without the one that asks. */
function devicesIn(replica: Replica, state: string): readonly DeviceId[] {
  const own = deviceIdOf(replica.me.device)
  return [...(viewOf(replica)?.devices.values() ?? [])]
    .filter((one) => one.state === state && one.device !== own && one.kind === 'desk')
    .map(({ device }) => device)
}

type Deed = (replica: Replica, dice: Dice) => Promise<string>

/** A lead gives somebody a right, or takes it. */
export const giveRight: Deed = async (replica, dice) => {
  const own = replica.me.member
  const led = replica.book.all().filter(({ control }) => {
    return control?.kind === 'membership' && own !== undefined && rightOf(control.state, own) === 'lead'
  })
  const log = dice.pick(led)
  const member = dice.pick(othersOf(replica))
  if (log?.control?.kind !== 'membership' || member === undefined) return 'nobody to give a right to'
  const { scope, part } = log.name
  const right = dice.pick(['reader', 'writer', 'writer', 'lead', 'none'] as const) ?? 'writer'
  if (scope.kind === 'case' && part === 'work' && right !== 'none') {
    const parts = Object.fromEntries(caseParts.filter(() => dice.chance(0.6)).map((one) => [one, right]))
    return `assign: ${outcomeOf(await replica.acts.assign(scope.caseId, member, { ...parts, work: right }))}`
  }
  const change = { log: logHexOf(log.id), member, right }
  return `${right} of ${scope.kind}/${part}: ${outcomeOf(await replica.acts.changeRights([change]))}`
}

export const removeMember: Deed = async (replica, dice) => {
  const member = dice.pick(othersOf(replica))
  return member === undefined ? 'nobody else' : outcomeOf(await replica.acts.remove(member))
}

export const strike: Deed = async (replica, dice) => {
  const device = dice.pick(devicesIn(replica, 'active'))
  return device === undefined ? 'no other device' : outcomeOf(await replica.acts.strike(device))
}

export const suspend: Deed = async (replica, dice) => {
  const device = dice.pick(devicesIn(replica, 'active'))
  return device === undefined ? 'no other device' : outcomeOf(await replica.acts.suspend(device))
}

export const restore: Deed = async (replica, dice) => {
  const device = dice.pick(devicesIn(replica, 'suspended'))
  return device === undefined ? 'none suspended' : outcomeOf(await replica.acts.restore(device))
}

export const travel: Deed = async (replica) => outcomeOf(await replica.acts.travel())

/** Who travels asks for the keys; who is at home gives them. */
export const giveBack: Deed = async (replica, dice) => {
  const own = viewOf(replica)?.devices.get(deviceIdOf(replica.me.device))?.state
  if (own === 'travelling') {
    const asked = await replica.acts.askBack()
    return asked.ok ? `asked ${asked.value}` : asked.refusal.kind
  }
  const device = dice.pick(devicesIn(replica, 'travelling'))
  return device === undefined ? 'nobody travels' : outcomeOf(await replica.acts.giveBack(device))
}

export const rotate: Deed = async (replica) => outcomeOf(await replica.acts.rotateAll('suspicion'))

export const setRole: Deed = async (replica, dice) => {
  const member = dice.pick(othersOf(replica))
  const role = dice.chance(0.7) ? 'admin' : 'member'
  return member === undefined
    ? 'nobody else'
    : `${role}: ${outcomeOf(await replica.acts.setRole(member, role))}`
}

export const approve: Deed = async (replica, dice) => {
  const asked = replica.acts.proposals().filter(({ state }) => state === 'asks-me')
  const proposal = dice.pick(asked)
  return proposal === undefined
    ? 'nothing to sign'
    : `${proposal.what}: ${outcomeOf(await replica.acts.approve(proposal.id))}`
}

/** A lead takes over the work of somebody who had to leave. */
export const adopt: Deed = async (replica, dice) => {
  const late = dice.pick(replica.late())
  if (late === undefined) return 'nothing late'
  const adopted = await replica.adopt(late.id)
  return adopted.ok ? `adopted ${adopted.value.changed}` : adopted.refusal.kind
}

/** Two admins remove each other in the same minute, neither having heard of it. */
export async function twoAdmins(world: World, device: Device): Promise<string> {
  const { replica } = device
  const view = replica === undefined ? undefined : viewOf(replica)
  if (replica === undefined || view === undefined) return 'off'
  const isAdmin = (one: Device): boolean => {
    const member = one.replica?.me.member
    return [...view.members].some(([id, role]) => id === member && role === 'admin')
  }
  const other = world.devices.find(
    (one) => one.on && one.owner !== device.owner && isAdmin(one) && one.replica?.me.member !== undefined,
  )
  if (!isAdmin(device) || other?.replica === undefined) return 'not two admins'
  const [mine, theirs] = [replica.me.member, other.replica.me.member]
  const ids = [...view.members.keys()]
  const [me, them] = [ids.find((id) => id === mine), ids.find((id) => id === theirs)]
  if (me === undefined || them === undefined) return 'not two members'
  const first = outcomeOf(await replica.acts.remove(them))
  const second = outcomeOf(await other.replica.acts.remove(me))
  return `removes ${other.owner}: ${first}; ${other.name} removes ${device.owner}: ${second}`
}
