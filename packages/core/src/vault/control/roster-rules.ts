/**
 * What an event does to the roster, and who may. docs/formats/control.md, rules R5 to R29.
 *
 * Pure: the same chain gives every device the same roster, and an entry that is dead is dead for everybody.
 */
import { toHex } from '../../base/bytes.ts'
import { unreachable } from '../../base/result.ts'
import { adminQuorum, approversOf } from './approvals.ts'
import { withFinals } from './finals.ts'
import type { DeviceId, FeedHex, MemberId, Role } from './names.ts'
import {
  activeMemberOf,
  type Committer,
  committerOf,
  type Device,
  type DeviceStateName,
  isDirectoryDue,
  memberOf,
  type RosterState,
  type RosterView,
  rosterAt,
} from './roster.ts'
import {
  type EpochEvent,
  mostDevices,
  mostMembers,
  mostVoids,
  type NewDevice,
  type RosterEvent,
} from './roster-events.ts'

/** Why an entry of a control chain does nothing. */
export type DeadReason =
  /** The seal does not open under the key of its epoch, or what is inside has another form. */
  | 'not-opened'
  | 'malformed'
  | 'bad-signature'
  /** Written for another epoch than the chain has come to. */
  | 'other-epoch'
  | 'stale'
  | 'replayed'
  | 'unknown-device'
  | 'not-allowed'
  /** A member, code, device, box or invitation that was used before, or one too many. */
  | 'already-used'
  /** About somebody who is not there, or not in that state. */
  | 'wrong-target'
  | 'no-admin-left'
  | 'no-lead-left'
  | 'never-both'
  | 'wrong-key'

/** A control entry whose signatures are good: who signed what. */
export type Said<E> = {
  readonly seq: number
  /** Hash of the entry, hex. */
  readonly hash: string
  /** Everybody whose signature stands on it, the author first. */
  readonly by: readonly DeviceId[]
  readonly base: number
  readonly id: string
  readonly event: E
}

export type Verdict<S> = { readonly state: S } | { readonly dead: DeadReason }

/** How far back an event may have been written before it counts. Ids are remembered as long. */
export const baseWindow = 64

/** Stale, from the future, or said before? Common to both chains. */
export function timeliness(
  ids: RosterState['ids'],
  { seq, base, id }: Pick<Said<unknown>, 'seq' | 'base' | 'id'>,
): DeadReason | undefined {
  if (base >= seq || seq > base + baseWindow) return 'stale'
  return ids.some(([known]) => known === id) ? 'replayed' : undefined
}

export function withId(ids: RosterState['ids'], id: string, seq: number): RosterState['ids'] {
  return [...ids.filter(([, at]) => at + baseWindow >= seq), [id, seq]]
}

type Change = Partial<Omit<RosterState, 'v' | 'organisation' | 'head' | 'ids' | 'notices'>>
type Ruling = { readonly change: Change; readonly about: string } | DeadReason
type Scene = {
  readonly state: RosterState
  readonly view: RosterView
  readonly said: Said<RosterEvent>
  readonly author: MemberId
  readonly authorDevice: Device
}

/** Everything but the founding, which has no state before it (`founding.ts`). */
export function rosterAfter(state: RosterState, said: Said<RosterEvent>): Verdict<RosterState> {
  const late = timeliness(state.ids, said)
  if (late !== undefined) return { dead: late }
  const view = rosterAt(state)
  const [first] = said.by
  const author = first === undefined ? undefined : activeMemberOf(view, first)
  const authorDevice = first === undefined ? undefined : view.devices.get(first)
  if (author === undefined || authorDevice === undefined) return { dead: 'unknown-device' }
  const ruling = rule({ state, view, said, author, authorDevice })
  if (typeof ruling === 'string') return { dead: ruling }
  const next: RosterState = {
    ...state,
    ...ruling.change,
    notices: [...state.notices, [said.seq, said.event.kind, author, ruling.about]],
  }
  const kept = withKeeper(next, said.seq)
  // Nobody may take the last admin away: not by a strike, a removal or a change of role.
  return hasAdmin(kept) ? { state: kept } : { dead: 'no-admin-left' }
}

function rule(scene: Scene): Ruling {
  const { event } = scene.said
  // A kit is for one thing: it brings a new device of its own member in.
  if (scene.authorDevice.kind === 'paper' && event.kind !== 'device-enrolled') return 'not-allowed'
  switch (event.kind) {
    case 'found':
      return 'not-allowed'
    case 'member-added':
      return memberAdded(scene, event)
    case 'member-removed':
      return memberRemoved(scene, event.member)
    case 'member-role':
      return memberRole(scene, event.member, event.role)
    case 'device-enrolled':
      return deviceEnrolled(scene, event)
    case 'device-struck':
      return deviceStruck(scene, event.device)
    case 'device-suspended':
      return deviceSuspended(scene, event.device)
    case 'device-restored':
      return deviceRestored(scene, event.device)
    case 'device-travelling':
      return deviceTravelling(scene, event.device)
    case 'device-returned':
      return deviceReturned(scene, event.device)
    case 'keeper-set':
      return keeperSet(scene, event.device)
    case 'relay-set':
      return committed(scene, { kind: 'relay', url: event.url, key: event.key }, event.url)
    case 'suite-floor':
      return suiteFloor(scene, event.min)
    case 'holders':
      return holders(scene, event.shelters)
    case 'void':
      return voided(scene, event)
    case 'epoch':
      return epoch(scene, event)
    default:
      return unreachable(event)
  }
}

function memberAdded(
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

function memberRemoved({ state, view, said }: Scene, member: MemberId): Ruling {
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

function memberRole({ state, view, said }: Scene, member: MemberId, role: Role): Ruling {
  const before = view.members.get(member)
  if (before === undefined || before === role) return 'wrong-target'
  if (!adminQuorum(view, said.by, member).met) return 'not-allowed'
  return { change: { members: stepped(state.members, member, [said.seq, 'active', role]) }, about: member }
}

function deviceEnrolled(
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

function deviceStruck(scene: Scene, id: DeviceId): Ruling {
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
export const mostLocks: { readonly [R in Role]: number } = { member: 1, admin: 3 }

function deviceSuspended(scene: Scene, id: DeviceId): Ruling {
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

function deviceRestored(scene: Scene, id: DeviceId): Ruling {
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

function deviceTravelling(scene: Scene, id: DeviceId): Ruling {
  const device = scene.view.devices.get(id)
  if (device?.state !== 'active' || device.kind === 'paper') return 'wrong-target'
  return scene.author === device.member ? moved(scene, id, 'travelling') : 'not-allowed'
}

function deviceReturned(scene: Scene, id: DeviceId): Ruling {
  const { view, author, said } = scene
  const device = view.devices.get(id)
  if (device?.state !== 'travelling') return 'wrong-target'
  const allowed = view.sole === undefined ? author !== device.member : said.by[0] !== id
  return allowed ? moved(scene, id, 'active') : 'not-allowed'
}

function keeperSet(scene: Scene, id: DeviceId): Ruling {
  const device = scene.view.devices.get(id)
  if (device?.state !== 'active' || device.kind !== 'desk') return 'wrong-target'
  return committed(scene, { kind: 'keeper', key: id }, id)
}

function committed({ state, view, said }: Scene, committer: Committer, about: string): Ruling {
  const now = committerOf(state)
  if (now !== undefined && now.kind === committer.kind && now.key === committer.key) {
    if (now.kind === 'keeper' || (committer.kind === 'relay' && now.url === committer.url))
      return 'wrong-target'
  }
  if (!adminQuorum(view, said.by).met) return 'not-allowed'
  return { change: { committers: [...state.committers, [said.seq, committer]] }, about }
}

function suiteFloor({ state, view, said }: Scene, min: number): Ruling {
  if (min <= state.suiteFloor) return 'wrong-target'
  if (!adminQuorum(view, said.by).met) return 'not-allowed'
  return { change: { suiteFloor: min }, about: String(min) }
}

function holders({ state, view, said, author }: Scene, shelters: readonly MemberId[]): Ruling {
  if (!shelters.every((member) => view.members.has(member))) return 'wrong-target'
  // An admin, or somebody who holds the addresses: else a volunteer could bar everybody from names with this list.
  if (view.members.get(author) !== 'admin' && !view.holders.has(author)) return 'not-allowed'
  return { change: { holders: [...state.holders, [said.seq, shelters]] }, about: String(shelters.length) }
}

/** Any member: it stops nothing but an entry that names a roster which was not there yet. */
function voided({ state, said }: Scene, { log, entry }: Extract<RosterEvent, { kind: 'void' }>): Ruling {
  const known = state.voids.some(([, one]) => one === entry)
  if (known || state.voids.length >= mostVoids) return 'already-used'
  return { change: { voids: [...state.voids, [said.seq, entry]] }, about: log }
}

function epoch({ state, view, said, author }: Scene, event: EpochEvent): Ruling {
  if (event.epoch !== state.epoch + 1) return 'other-epoch'
  // Anybody may make the new key that a removal is waiting for; without one, only an admin.
  if (view.members.get(author) !== 'admin' && !isDirectoryDue(state)) return 'not-allowed'
  return {
    change: {
      epoch: event.epoch,
      epochs: [...state.epochs, [event.epoch, event.commit, said.seq]],
      finals: withFinals(state.finals, event.finals),
      finalsAt: withFinalsAt(state.finalsAt, event, said.seq),
    },
    about: event.why,
  }
}

export function withFinalsAt(
  before: RosterState['finalsAt'],
  { finals }: EpochEvent,
  seq: number,
): RosterState['finalsAt'] {
  const known = new Set<FeedHex>(before.map(([feed]) => feed))
  const added = finals.filter(([feed]) => !known.has(feed)).map(([feed]) => [feed, seq] as const)
  return added.length === 0 ? before : [...before, ...added].sort(([a], [b]) => (a < b ? -1 : 1))
}

function hasAdminApproval(view: RosterView, by: readonly DeviceId[], target?: MemberId): boolean {
  return [...approversOf(view, by).keys()].some(
    (member) => member !== target && view.members.get(member) === 'admin',
  )
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

function moved({ state, said, author }: Scene, id: DeviceId, to: DeviceStateName): Ruling {
  const devices = state.devices.map((one) =>
    one.device === id ? { ...one, steps: [...one.steps, [said.seq, to, author] as const] } : one,
  )
  return { change: { devices }, about: id }
}

function stepped(
  members: RosterState['members'],
  id: MemberId,
  step: RosterState['members'][number]['steps'][number],
): RosterState['members'] {
  return members.map((one) => (one.id === id ? { ...one, steps: [...one.steps, step] } : one))
}

/** When the keeper's device is gone, the first device of an admin in the order of enrolment keeps on. */
function withKeeper(state: RosterState, seq: number): RosterState {
  const view = viewAfter(state, seq)
  const now = committerOf(state)
  if (now?.kind !== 'keeper' || view.devices.get(now.key)?.state === 'active') return state
  const next = state.devices.find(
    ({ device, kind, member }) =>
      kind === 'desk' && view.members.get(member) === 'admin' && view.devices.get(device)?.state === 'active',
  )
  if (next === undefined) return state
  return { ...state, committers: [...state.committers, [seq, { kind: 'keeper', key: next.device }]] }
}

function hasAdmin(state: RosterState): boolean {
  const view = viewAfter(state, state.notices.at(-1)?.[0] ?? 1)
  return [...view.devices.values()].some(
    ({ state: standing, member }) => standing !== 'struck' && view.members.get(member) === 'admin',
  )
}

/** `rosterAt` for a state whose head has not moved yet. */
function viewAfter(state: RosterState, seq: number): RosterView {
  return rosterAt(state, seq)
}

export function headOf(seq: number, hash: Uint8Array): readonly [number, string] {
  return [seq, toHex(hash)]
}

/** The member as people call them. */
export function codeOf(state: RosterState, id: MemberId): string {
  return memberOf(state, id)?.code ?? '?'
}
