/**
 * The roster: who belongs to the organisation, with which devices, and who commits control events.
 *
 * A state is plain JSON and a pure function of the directory's control chain. It keeps its own history (`steps`),
 * so that an event of another log, which names the number of the roster it was written against, is judged alike
 * by a device that knows more of the roster by now and by one that does not. docs/formats/control.md, rule R40.
 */
import type { FinalList } from './finals.ts'
import type { DeviceId, FeedHex, MemberId, Role } from './names.ts'
import type { DeviceKind, OrganisationLogs, RosterEventKind } from './roster-events.ts'

export const deviceStates = ['active', 'suspended', 'travelling', 'struck'] as const
export type DeviceStateName = (typeof deviceStates)[number]

export type Member = {
  readonly id: MemberId
  readonly code: string
  /** [number of the event, state, role]; the last holds now. */
  readonly steps: readonly (readonly [seq: number, state: 'active' | 'removed', role: Role])[]
}

export type Device = {
  readonly device: DeviceId
  readonly envelope: string
  readonly box: string
  readonly kind: DeviceKind
  readonly member: MemberId
  /** Enrolled by a printed kit, or by a device that was: it makes no admin change alone (R13). */
  readonly paper: boolean
  /** [number of the event, state, member who made it so]. */
  readonly steps: readonly (readonly [seq: number, state: DeviceStateName, by: MemberId])[]
}

export type Committer =
  | { readonly kind: 'relay'; readonly url: string; readonly key: DeviceId }
  | { readonly kind: 'keeper'; readonly key: DeviceId }

/** What people are told of: an event that was applied, by whom, and whom it concerned. */
export type Notice = readonly [seq: number, kind: RosterEventKind, by: MemberId, about: string]

export type RosterState = {
  readonly v: 1
  readonly organisation: string
  /** The last entry judged, dead or not. */
  readonly head: readonly [seq: number, hash: string]
  readonly epoch: number
  /** [epoch, commitment, number of its event]. */
  readonly epochs: readonly (readonly [epoch: number, commit: string, seq: number])[]
  readonly members: readonly Member[]
  readonly devices: readonly Device[]
  readonly committers: readonly (readonly [seq: number, committer: Committer])[]
  readonly suiteFloor: number
  /** SHA-256 of the secrets of used invitations. */
  readonly invitations: readonly string[]
  /** Who holds the shelters' addresses, sorted: public inside the directory, so that names can be refused them. */
  readonly holders: readonly (readonly [seq: number, members: readonly MemberId[]])[]
  readonly logs: OrganisationLogs
  /** [number of the event, hash of an entry of another log that names a roster after it] (R48). */
  readonly voids: readonly (readonly [seq: number, entry: string])[]
  /** Ids of the last events: an event is not judged twice. Older ones fall under the limit of `base` (R6). */
  readonly ids: readonly (readonly [id: string, seq: number])[]
  readonly finals: FinalList
  /** Number of the event that set each final. */
  readonly finalsAt: readonly (readonly [feed: FeedHex, seq: number])[]
  readonly notices: readonly Notice[]
  readonly frozen: boolean
}

/** The roster as it stood after one of its events. */
export type RosterView = {
  readonly seq: number
  /** Active members and their roles. */
  readonly members: ReadonlyMap<MemberId, Role>
  /** Every device that was enrolled by then, with its state; a removed member's devices are struck. */
  readonly devices: ReadonlyMap<DeviceId, Device & { readonly state: DeviceStateName }>
  readonly holders: ReadonlySet<MemberId>
  /** The only member there is, who must hold everything. */
  readonly sole: MemberId | undefined
}

const views = new WeakMap<RosterState, Map<number, RosterView>>()

export function rosterAt(state: RosterState, seq: number = state.head[0]): RosterView {
  const known = views.get(state) ?? new Map<number, RosterView>()
  views.set(state, known)
  const view = known.get(seq) ?? viewOf(state, seq)
  known.set(seq, view)
  return view
}

function viewOf(state: RosterState, seq: number): RosterView {
  const members = new Map<MemberId, Role>()
  for (const { id, steps } of state.members) {
    const [, standing, role] = steps.findLast(([at]) => at <= seq) ?? []
    if (standing === 'active' && role !== undefined) members.set(id, role)
  }
  const devices = new Map<DeviceId, Device & { readonly state: DeviceStateName }>()
  for (const device of state.devices) {
    const step = device.steps.findLast(([at]) => at <= seq)
    if (step === undefined) continue
    devices.set(device.device, { ...device, state: members.has(device.member) ? step[1] : 'struck' })
  }
  const holders = new Set(state.holders.findLast(([at]) => at <= seq)?.[1] ?? [])
  const [only] = members.keys()
  return { seq, members, devices, holders, sole: members.size === 1 ? only : undefined }
}

/** The member of an active device, or undefined. Travelling, suspended and struck devices speak for nobody. */
export function activeMemberOf(view: RosterView, device: DeviceId): MemberId | undefined {
  const known = view.devices.get(device)
  return known?.state === 'active' ? known.member : undefined
}

export function memberOf(state: RosterState, id: MemberId): Member | undefined {
  return state.members.find((member) => member.id === id)
}

/** Who has to mark the next control event of any log. */
export function committerOf(state: RosterState): Committer | undefined {
  return state.committers.at(-1)?.[1]
}

/** Every key whose marks have ever counted: entries that an earlier relay marked stay marked. */
export function committerKeys(state: RosterState): readonly DeviceId[] {
  return [...new Set(state.committers.map(([, { key }]) => key))]
}

/** Has somebody lost a device or left since the directory's key was made? Then it is time for a new one. */
export function isDirectoryDue(state: RosterState): boolean {
  const made = state.epochs.at(-1)?.[2] ?? 1
  return isAnyLost(state, made, state.head[0], () => true)
}

/** Was a device of these members active at some time since `from`, and is not any more at `to`? */
export function isAnyLost(
  state: RosterState,
  from: number,
  to: number,
  counts: (member: MemberId) => boolean,
): boolean {
  const before = rosterAt(state, from)
  const now = rosterAt(state, to)
  return state.devices.some(({ device, member, steps }) => {
    if (!counts(member) || now.devices.get(device)?.state === 'active') return false
    // Enrolled, given the key and struck between the two: in neither picture, and yet it had the key.
    const between = steps.some(([at, standing]) => at > from && at <= to && standing === 'active')
    return between || before.devices.get(device)?.state === 'active'
  })
}
