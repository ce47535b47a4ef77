/**
 * What an event does to the roster, and who may. docs/formats/control.md, rules R5 to R29.
 *
 * Pure: the same chain gives every device the same roster, and an entry that is dead is dead for everybody.
 */
import { unreachable } from '../../base/result.ts'
import { adminQuorum } from './approvals.ts'
import {
  deviceRestored,
  deviceReturned,
  deviceStruck,
  deviceSuspended,
  deviceTravelling,
} from './device-rules.ts'
import { newFinals, withFinals } from './finals.ts'
import { deviceEnrolled, memberAdded, memberRemoved, memberRole } from './member-rules.ts'
import type { DeviceId, MemberId } from './names.ts'
import {
  activeMemberOf,
  type Committer,
  committerOf,
  isDirectoryDue,
  type RosterState,
  rosterAt,
} from './roster.ts'
import { type EpochEvent, mostVoids, type RosterEvent } from './roster-events.ts'
import { type Ruling, type Said, type RosterScene as Scene, timeliness, type Verdict } from './ruling.ts'

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
  const added = newFinals(before, finals).map(([feed]) => [feed, seq] as const)
  return added.length === 0 ? before : [...before, ...added].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** When the keeper's device is gone, the first device of an admin in the order of enrolment keeps on. */
function withKeeper(state: RosterState, seq: number): RosterState {
  const view = rosterAt(state, seq)
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
  const view = rosterAt(state, state.notices.at(-1)?.[0] ?? 1)
  return [...view.devices.values()].some(
    ({ state: standing, member }) => standing !== 'struck' && view.members.get(member) === 'admin',
  )
}
