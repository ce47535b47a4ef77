/** What all rules of control events share: why an entry is dead, what was said, and whether it was said in time. */
import { approversOf } from './approvals.ts'
import type { DeviceId, MemberId } from './names.ts'
import type { Device, RosterState, RosterView } from './roster.ts'
import type { RosterEvent } from './roster-events.ts'

/** Why an entry of a control chain does nothing. */
export type DeadReason =
  /** The seal does not open under the key of its epoch, or what is inside has another form. */
  | 'not-opened'
  | 'malformed'
  | 'bad-signature'
  /** Written for another epoch than the chain has come to. */
  | 'other-epoch'
  | 'stale'
  /** Its author was shown another roster than this one: the relay's lie, and no fault of the author's. */
  | 'other-roster'
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

export type Change = Partial<Omit<RosterState, 'v' | 'organisation' | 'head' | 'ids' | 'notices'>>
export type Ruling = { readonly change: Change; readonly about: string } | DeadReason
/** One event before the rules. */
export type RosterScene = {
  readonly state: RosterState
  readonly view: RosterView
  readonly said: Said<RosterEvent>
  readonly author: MemberId
  readonly authorDevice: Device
}

/** Did an admin sign who is not the one it is about? */
export function hasAdminApproval(view: RosterView, by: readonly DeviceId[], target?: MemberId): boolean {
  return [...approversOf(view, by).keys()].some(
    (member) => member !== target && view.members.get(member) === 'admin',
  )
}
