/**
 * Who may read, write and lead in one log, and under which key. docs/formats/control.md, rules R40 to R49.
 *
 * Plain JSON, a pure function of the log's control chain and of the roster that each event names.
 */

import { certain } from '../../base/result.ts'
import { parsePart, parseScope } from '../compartment.ts'
import type { CompartmentName } from '../schema.ts'
import { type FinalList, finalOf } from './finals.ts'
import type { PartLogs } from './membership-events.ts'
import type { DeviceId, FeedHex, MemberId, Right } from './names.ts'
import type { RosterState as Roster } from './roster.ts'
import { type Device, isAnyLost, type RosterState, type RosterView, rosterAt } from './roster.ts'
import type { Strike } from './strikes.ts'

export type Rights = {
  readonly member: MemberId
  /** [number of the event, right from then on, who gave or took it]. */
  readonly steps: readonly (readonly [seq: number, right: Right | 'none', by: MemberId])[]
}

export type MembershipState = {
  readonly v: 1
  readonly log: string
  readonly scope: string
  readonly part: string
  readonly head: readonly [seq: number, hash: string]
  readonly epoch: number
  /** [epoch, commitment, number of its event, number of the roster it was judged against]. */
  readonly epochs: readonly (readonly [epoch: number, commit: string, seq: number, roster: number])[]
  /** The newest roster that an event of this chain named: no later one may name an older. */
  readonly roster: number
  readonly rights: readonly Rights[]
  readonly parts: PartLogs
  readonly ids: Roster['ids']
  readonly finals: FinalList
  readonly finalsAt: Roster['finalsAt']
  readonly frozen: boolean
  /** In the order of their events; absent before the first. */
  readonly strikes?: readonly Strike[]
}

export function nameOfLog(state: MembershipState): CompartmentName {
  return {
    scope: certain(parseScope(state.scope), 'the parser looked'),
    part: certain(parsePart(state.part), 'the parser looked'),
  }
}

export function rightOf(state: MembershipState, member: MemberId, seq = state.head[0]): Right | 'none' {
  const steps = state.rights.find((one) => one.member === member)?.steps
  return steps?.findLast(([at]) => at <= seq)?.[1] ?? 'none'
}

/** Who has a right now, whether or not the roster still has them. */
export function rightsOf(state: MembershipState): ReadonlyMap<MemberId, Right> {
  const held = new Map<MemberId, Right>()
  for (const { member } of state.rights) {
    const right = rightOf(state, member)
    if (right !== 'none') held.set(member, right)
  }
  return held
}

export function foundedBy({ rights }: MembershipState, member: MemberId): boolean {
  const [seq, , by] = rights.find(({ member: one }) => one === member)?.steps[0] ?? []
  return seq === 1 && by === member
}

export function leadsOf(state: MembershipState, view: RosterView): readonly MemberId[] {
  return [...rightsOf(state)]
    .filter(([member, right]) => right === 'lead' && view.members.has(member))
    .map(([member]) => member)
}

/** The devices whose members may have this log's key: what is granted, and nothing else. */
export function entitledDevices(view: RosterView, state: MembershipState | undefined): readonly Device[] {
  const held = state === undefined ? undefined : rightsOf(state)
  return [...view.devices.values()].filter(
    ({ state: standing, member }) => standing === 'active' && (held === undefined || held.has(member)),
  )
}

/** Is it time for a new key: did somebody who had the present one leave, lose a device, or travel? */
export function isDue(state: MembershipState, roster: RosterState, seq = roster.head[0]): boolean {
  const before = found.get(state)
  if (before?.roster === roster && before.seq === seq) return before.due
  const due = isDueNow(state, roster, seq)
  found.set(state, { roster, seq, due })
  return due
}

type Found = { readonly roster: RosterState; readonly seq: number; readonly due: boolean }
/** Every round asks it of every log, and both chains stay the same for days. */
const found = new WeakMap<MembershipState, Found>()

function isDueNow(state: MembershipState, roster: RosterState, seq: number): boolean {
  const [, , , made = 1] = state.epochs.at(-1) ?? []
  const held = rightsOf(state)
  const now = rosterAt(roster, seq)
  if ([...held.keys()].some((member) => !now.members.has(member))) return true
  return isAnyLost(roster, made, seq, (member) => held.has(member))
}

/** May this feed write here, and up to where? */
export type Admission =
  | { readonly kind: 'open' }
  /** May read, and write `open` and `seen` alone. */
  | { readonly kind: 'reader' }
  /** Shut out: entries up to here count, later ones are late; none does where the newest key was made without its device. */
  | { readonly kind: 'until'; readonly seq: number; readonly hash: string }
  /** No device of the roster, or one that is not active and had the newest key: the next one says where its feed ends. */
  | { readonly kind: 'closed' }

export function admission(
  roster: RosterState,
  state: MembershipState | undefined,
  device: DeviceId,
  feed: FeedHex,
): Admission {
  const view = rosterAt(roster)
  const known = view.devices.get(device)
  if (known === undefined) return { kind: 'closed' }
  const final = finalFor(roster, state, known, feed)
  if (final !== undefined) return { kind: 'until', ...final }
  const right = state === undefined ? 'writer' : rightOf(state, known.member)
  if (right !== 'none' && known.state === 'active') return { kind: right === 'reader' ? 'reader' : 'open' }
  // The new key was made without this device, and whoever made it had seen nothing of this feed.
  const at = lastEpochAt(roster, state)
  if (isShutOut(roster, state, known, at) && !cameAfter(roster, state, known, at))
    return { kind: 'until', ...nothing }
  return { kind: 'closed' }
}

/**
 * Enrolled or restored since that event, or its member given a right: the event said nothing of what it wrote then. The next
 * one will, which is due as soon as this device is lost.
 *
 * Whoever has no right lost it by that event or before, with all devices, also one that the roster has only had since: none
 * is due that would say more, and colleagues would wait for ever for what somebody had read of it.
 */
function cameAfter(
  roster: RosterState,
  state: MembershipState | undefined,
  { device, member, steps }: Device,
  at: number,
): boolean {
  if (state !== undefined && rightOf(state, member) === 'none') return false
  const judged = judgedAt(state, at)
  if (steps.some(([seq, standing]) => seq > judged && standing === 'active')) return true
  // Its member was without a right then and has one now. That is nothing to a device which was lost before and stays so.
  return rosterAt(roster, judged).devices.get(device)?.state === 'active'
}

/** The roster that the event of this number was judged against; in the directory, as it stood then. */
function judgedAt(state: MembershipState | undefined, at: number): number {
  return state === undefined ? at : (state.epochs.find(([, , seq]) => seq === at)?.[3] ?? 0)
}

const nothing = { seq: 0, hash: '00'.repeat(32) } as const

function lastEpochAt(roster: RosterState, state: MembershipState | undefined): number {
  return (state ?? roster).epochs.at(-1)?.[2] ?? 1
}

/** Did the event of this number make a key without this device? */
function isShutOut(
  roster: RosterState,
  state: MembershipState | undefined,
  { device, member }: Device,
  at: number,
): boolean {
  const standing = rosterAt(roster, judgedAt(state, at)).devices.get(device)?.state
  return standing !== 'active' || (state !== undefined && rightOf(state, member, at) === 'none')
}

/** A final counts only against a device that the same event shut out: nobody can end a colleague's feed with one. */
function finalFor(
  roster: RosterState,
  state: MembershipState | undefined,
  device: Device,
  feed: FeedHex,
): { readonly seq: number; readonly hash: string } | undefined {
  const source = state ?? roster
  const final = finalOf(source.finals, feed)
  const at = source.finalsAt.find(([name]) => name === feed)?.[1]
  if (final === undefined || at === undefined) return undefined
  return isShutOut(roster, state, device, at) ? final : undefined
}
