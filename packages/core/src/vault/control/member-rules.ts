/** Members who come, go and change their role, and the devices they bring. docs/formats/control.md, rules R11 to R15. */
import { adminQuorum } from './approvals.ts'
import type { MemberId, Role } from './names.ts'
import type { Device, RosterState } from './roster.ts'
import { mostDevices, mostMembers, type NewDevice, type RosterEvent } from './roster-events.ts'
import { hasAdminApproval, type Ruling, type RosterScene as Scene } from './ruling.ts'

export function memberAdded(
  { state, view, said, author }: Scene,
  event: Extract<RosterEvent, { kind: 'member-added' }>,
): Ruling {
  const { member, code, role, device, invitation } = event
  const known = state.members.some((one) => one.id === member || one.code === code)
  if (known || state.members.length >= mostMembers || state.invitations.includes(invitation)) {
    return 'already-used'
  }
  if (isUsed(state, device)) return 'already-used'
  if (device.kind !== 'desk') return 'wrong-target'
  const may = role === 'admin' ? adminQuorum(view, said.by).met : hasAdminApproval(view, said.by)
  if (!may) return 'not-allowed'
  const { seq } = said
  return {
    change: {
      members: [...state.members, { id: member, code, steps: [[seq, 'active', role]] }],
      devices: [...state.devices, enrolled(device, member, false, seq, author)],
      invitations: [...state.invitations, invitation],
    },
    about: member,
  }
}

export function memberRemoved({ state, view, said }: Scene, member: MemberId): Ruling {
  const role = view.members.get(member)
  if (role === undefined) return 'wrong-target'
  const may =
    role === 'admin' ? adminQuorum(view, said.by, member).met : hasAdminApproval(view, said.by, member)
  if (!may) return 'not-allowed'
  const members = stepped(state.members, member, [said.seq, 'removed', role])
  // What they held is free again: a name in this list that nobody bears would refuse others for nothing.
  const held = view.holders.has(member)
    ? { holders: [...state.holders, [said.seq, [...view.holders].filter((one) => one !== member)] as const] }
    : {}
  return { change: { members, ...held }, about: member }
}

export function memberRole({ state, view, said }: Scene, member: MemberId, role: Role): Ruling {
  const before = view.members.get(member)
  if (before === undefined || before === role) return 'wrong-target'
  if (!adminQuorum(view, said.by, member).met) return 'not-allowed'
  return { change: { members: stepped(state.members, member, [said.seq, 'active', role]) }, about: member }
}

export function deviceEnrolled(
  { state, view, said, author, authorDevice }: Scene,
  { member, device, invitation }: Extract<RosterEvent, { kind: 'device-enrolled' }>,
): Ruling {
  if (!view.members.has(member)) return 'wrong-target'
  if (invitation !== undefined && state.invitations.includes(invitation)) return 'already-used'
  if (isUsed(state, device)) return 'already-used'
  if (state.devices.filter((one) => one.member === member).length >= mostDevices) return 'already-used'
  const quorum = adminQuorum(view, said.by, member).met
  if (author !== member && !quorum) return 'not-allowed'
  // A kit makes no second kit: whoever finds the paper must not be able to hide another one.
  if (authorDevice.kind === 'paper' && device.kind === 'paper') return 'not-allowed'
  // Two admins who stand beside it vouch for the person; otherwise what the paper made stays marked.
  const paper = !quorum && author === member && (authorDevice.kind === 'paper' || authorDevice.paper)
  return {
    change: {
      devices: [...state.devices, enrolled(device, member, paper, said.seq, author)],
      invitations: invitation === undefined ? state.invitations : [...state.invitations, invitation],
    },
    about: device.device,
  }
}

function isUsed(state: RosterState, { device, envelope, box }: NewDevice): boolean {
  return (
    state.devices.some((one) => one.device === device || one.envelope === envelope || one.box === box) ||
    state.committers.some(([, { kind, key }]) => kind === 'relay' && key === device)
  )
}

function enrolled(
  { device, envelope, box, kind }: NewDevice,
  member: MemberId,
  paper: boolean,
  seq: number,
  by: MemberId,
): Device {
  return { device, envelope, box, kind, member, paper, steps: [[seq, 'active', by]] }
}

function stepped(
  members: RosterState['members'],
  id: MemberId,
  step: RosterState['members'][number]['steps'][number],
): RosterState['members'] {
  return members.map((one) => (one.id === id ? { ...one, steps: [...one.steps, step] } : one))
}
