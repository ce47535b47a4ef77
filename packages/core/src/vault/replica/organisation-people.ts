/** Members and devices: in, out, locked, travelling. What follows in the logs comes by itself (`organisation-rotation.ts`). */
import { ok, type Result, refuse } from '../../base/result.ts'
import { adminQuorum } from '../control/approvals.ts'
import { entitledDevices, rightsOf } from '../control/membership.ts'
import type { DeviceId, LogHex, MemberId, Role } from '../control/names.ts'
import { logHexOf } from '../control/names.ts'
import { rosterAt } from '../control/roster.ts'
import type { CompartmentName } from '../schema.ts'
import { type Context, commit } from './context.ts'
import { isCopied, isShared, isToBeMarked, logsHere } from './organisation-leaving.ts'
import { keepLetters, sealTo } from './organisation-letters.ts'
import { type Proposed, propose } from './organisation-proposals.ts'
import { membershipOf, type Scene } from './organisation-scene.ts'
import type { ActRefusal, RemovalPreview } from './organisation-words.ts'

type OnDevice = 'device-struck' | 'device-suspended' | 'device-restored' | 'device-returned' | 'keeper-set'

export async function onDevice(scene: Scene, kind: OnDevice, device: DeviceId): Promise<Proposed> {
  if (!scene.view.devices.has(device)) return refuse({ kind: 'no-such-device' })
  return propose(scene, scene.context.book.directory, { kind, device })
}

export async function remove(scene: Scene, member: MemberId): Promise<Proposed> {
  if (!scene.view.members.has(member)) return refuse({ kind: 'no-such-member' })
  return propose(scene, scene.context.book.directory, { kind: 'member-removed', member })
}

export async function setRole(scene: Scene, member: MemberId, role: Role): Promise<Proposed> {
  if (!scene.view.members.has(member)) return refuse({ kind: 'no-such-member' })
  return propose(scene, scene.context.book.directory, { kind: 'member-role', member, role })
}

/** Told before it is done: what it will do, and what it cannot undo. */
export function preview(
  { context, view, device }: Scene,
  member: MemberId,
): Result<RemovalPreview, ActRefusal> {
  const role = view.members.get(member)
  if (role === undefined) return refuse({ kind: 'no-such-member' })
  const readable: { log: LogHex; name: CompartmentName; right: 'reader' | 'writer' | 'lead' }[] = []
  const onlyReader: CompartmentName[] = []
  const onlyLead: CompartmentName[] = []
  for (const log of context.book.all()) {
    const state = membershipOf(log)
    const held = state === undefined ? undefined : rightsOf(state)
    const right = held?.get(member)
    if (held === undefined || right === undefined) continue
    readable.push({ log: logHexOf(log.id), name: log.name, right })
    const others = [...held].filter(([one]) => one !== member && view.members.has(one))
    if (others.length === 0) onlyReader.push(log.name)
    else if (right === 'lead' && !others.some(([, one]) => one === 'lead')) onlyLead.push(log.name)
  }
  const devices = [...view.devices.values()].filter((one) => one.member === member && one.state !== 'struck')
  const quorum = role === 'admin' ? adminQuorum(view, [device], member) : { have: 1, need: 1, others: [] }
  return ok({
    member,
    role,
    devices: devices.map(({ device: id, state }) => ({ device: id, state })),
    readable,
    onlyReader,
    onlyLead,
    kit: devices.some(({ kind }) => kind === 'paper'),
    needs: { have: quorum.have, need: quorum.need, by: quorum.others },
  })
}

/** Before a border: the keys of cases leave this device, and colleagues give them back. */
export async function travel(scene: Scene): Promise<Proposed> {
  const { context, device } = scene
  const here = logsHere(context)
  if (here.some((log) => !isCopied(context, log) || isToBeMarked(context, log)))
    return refuse({ kind: 'not-copied' })
  const alone = here.filter((log) => !isShared(scene, log))
  if (alone.length > 0) return refuse({ kind: 'not-shared', logs: alone.map(({ name }) => name) })
  return propose(scene, context.book.directory, { kind: 'device-travelling', device })
}

/** A device that came back, or that a log is shut to, asks everybody; after a journey a colleague has to say yes. */
export async function askBack(context: Context, me: DeviceId): Promise<Result<number, ActRefusal>> {
  const { roster } = context.book
  if (roster === undefined) return refuse({ kind: 'not-a-member' })
  // One's own other laptop is asked too: a member who works alone has nobody else.
  const others = entitledDevices(rosterAt(roster), undefined).filter(
    ({ device, kind }) => device !== me && kind === 'desk',
  )
  const letters = await sealTo(context, roster, others, { kind: 'give-back-asked' })
  commit(context, () => keepLetters(context, letters))
  return ok(letters.length)
}

export function askedBack(context: Context): readonly DeviceId[] {
  const { roster } = context.book
  const view = roster === undefined ? undefined : rosterAt(roster)
  return context.store.shelf.list('ask-back', '').flatMap(({ key }) => {
    const device = [...(view?.devices.values() ?? [])].find((one) => one.device === key)
    return device?.state === 'travelling' ? [device.device] : []
  })
}
