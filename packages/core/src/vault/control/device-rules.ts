/** Devices that are struck, locked, let in again and that travel. docs/formats/control.md, rules R16 to R18. */
import { adminQuorum } from './approvals.ts'
import type { DeviceId, MemberId, Role } from './names.ts'
import type { DeviceStateName, RosterView } from './roster.ts'
import { hasAdminApproval, type Ruling, type RosterScene as Scene } from './ruling.ts'

export function deviceStruck(scene: Scene, id: DeviceId): Ruling {
  const { view, said, author } = scene
  const device = view.devices.get(id)
  if (device === undefined || device.state === 'struck') return 'wrong-target'
  // Striking every device of a colleague admin would be a removal without the second signature.
  const may =
    author === device.member ||
    (view.members.get(device.member) === 'admin'
      ? adminQuorum(view, said.by, device.member).met
      : hasAdminApproval(view, said.by, device.member))
  return may ? moved(scene, id, 'struck') : 'not-allowed'
}

/** Standing locks on devices of others: more would let one turned member lock everybody out. */
const mostLocks: { readonly [R in Role]: number } = { member: 1, admin: 3 }

export function deviceSuspended(scene: Scene, id: DeviceId): Ruling {
  const { view, author } = scene
  const device = view.devices.get(id)
  if (device === undefined || (device.state !== 'active' && device.state !== 'travelling')) {
    return 'wrong-target'
  }
  // A kit is the way back of whoever was locked out: it can be struck, never locked.
  if (device.kind === 'paper') return 'wrong-target'
  if (author !== device.member && locksOf(view, author) >= mostLocks[view.members.get(author) ?? 'member']) {
    return 'not-allowed'
  }
  return moved(scene, id, 'suspended')
}

function locksOf(view: RosterView, author: MemberId): number {
  return [...view.devices.values()].filter(
    ({ state, member, steps }) =>
      state === 'suspended' && member !== author && steps.findLast(([at]) => at <= view.seq)?.[2] === author,
  ).length
}

export function deviceRestored(scene: Scene, id: DeviceId): Ruling {
  const { view, author } = scene
  const device = view.devices.get(id)
  if (device?.state !== 'suspended') return 'wrong-target'
  const others = [...view.members].filter(([member]) => member !== device.member)
  const otherAdmins = others.filter(([, role]) => role === 'admin')
  const may = otherAdmins.length > 0 ? otherAdmins : others
  // Whoever holds somebody in a cell may make them unlock; a colleague must do it. Alone there is no colleague.
  const allowed = others.length === 0 ? author === device.member : may.some(([member]) => member === author)
  return allowed ? moved(scene, id, 'active') : 'not-allowed'
}

export function deviceTravelling(scene: Scene, id: DeviceId): Ruling {
  const device = scene.view.devices.get(id)
  if (device?.state !== 'active' || device.kind === 'paper') return 'wrong-target'
  return scene.author === device.member ? moved(scene, id, 'travelling') : 'not-allowed'
}

export function deviceReturned(scene: Scene, id: DeviceId): Ruling {
  const { view, author, said } = scene
  const device = view.devices.get(id)
  if (device?.state !== 'travelling') return 'wrong-target'
  const allowed = view.sole === undefined ? author !== device.member : said.by[0] !== id
  return allowed ? moved(scene, id, 'active') : 'not-allowed'
}

function moved({ state, said, author }: Scene, id: DeviceId, to: DeviceStateName): Ruling {
  const devices = state.devices.map((one) =>
    one.device === id ? { ...one, steps: [...one.steps, [said.seq, to, author] as const] } : one,
  )
  return { change: { devices }, about: id }
}
