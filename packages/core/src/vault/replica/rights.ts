/**
 * May this entry of this feed count? A pure function of the control chains, asked again whenever they grow, so
 * that two devices with the same chains have the same entries applied, whatever came first.
 */

import type { PublicKey } from '../../sealed/sign.ts'
import { admission, type MembershipState, rightOf } from '../control/membership.ts'
import { deviceIdOf, feedHexOf, type MemberId, type Right } from '../control/names.ts'
import { activeMemberOf, rosterAt } from '../control/roster.ts'
import type { EntryKind } from '../entry.ts'
import type { Context } from './context.ts'
import { endOf, type FeedState, type LogState } from './log-book.ts'

export type Standing =
  | { readonly kind: 'writer' }
  /** `wrote`: had the right to write before. Where that ended, only a final can say. */
  | { readonly kind: 'reader'; readonly wrote: boolean }
  /** Shut out: entries up to the final count, what lies behind is late. */
  | { readonly kind: 'until'; readonly seq: number; readonly hash: string }
  /** Its device is not active any more: where its feed ends is not said yet. */
  | { readonly kind: 'unsettled' }
  /** Nobody in the roster has this device, as far as we have read. */
  | { readonly kind: 'unknown' }

export function standingOf(
  { book }: Pick<Context, 'book'>,
  log: LogState,
  feed: PublicKey,
  device: PublicKey,
): Standing {
  const { roster } = book
  if (roster === undefined || log.control === undefined) return { kind: 'unknown' }
  const id = deviceIdOf(device)
  const known = rosterAt(roster).devices.get(id)
  if (known === undefined) return { kind: 'unknown' }
  const state = log.control.kind === 'membership' ? log.control.state : undefined
  const admitted = admission(roster, state, id, feedHexOf(feed))
  if (admitted.kind === 'until') return admitted
  if (admitted.kind === 'open') return { kind: 'writer' }
  if (admitted.kind === 'closed') return { kind: 'unsettled' }
  return { kind: 'reader', wrote: state !== undefined && hasWritten(state, known.member) }
}

function hasWritten({ rights }: MembershipState, member: MemberId): boolean {
  const steps = rights.find((one) => one.member === member)?.steps ?? []
  return steps.some(([, right]) => right === 'writer' || right === 'lead')
}

/** What a standing says of one entry. */
export function ruling(
  standing: Standing,
  kind: EntryKind,
  seq: number,
): 'apply' | 'late' | 'wait-device' | 'wait-final' {
  switch (standing.kind) {
    case 'writer':
      return 'apply'
    case 'reader':
      // A reader opens a feed and acknowledges; words of theirs are read by a lead first.
      return kind === 'changes' && !standing.wrote ? 'late' : 'apply'
    case 'until':
      return seq <= standing.seq ? 'apply' : 'late'
    case 'unsettled':
      return 'wait-final'
    case 'unknown':
      return 'wait-device'
  }
}

/** The last number of a feed that can ever count: after a fork nothing does, after a final or its own end neither. */
export function limitOf(
  log: LogState,
  feed: FeedState,
  device: PublicKey | undefined,
  standing: Standing | undefined,
): number {
  const final = standing?.kind === 'until' ? standing.seq : Number.POSITIVE_INFINITY
  const end = endOf(log, feed.tag, device)
  return Math.min(final, feed.forkedAt ?? Number.POSITIVE_INFINITY, end?.seq ?? Number.POSITIVE_INFINITY)
}

/** How this device stands with one of its feeds. */
export function ownStanding(
  context: Pick<Context, 'book' | 'device'>,
  log: LogState,
  feed: PublicKey,
): Standing {
  return standingOf(context, log, feed, context.device.publicKey)
}

type Own = Pick<Context, 'book' | 'device' | 'rosterFloor'>

/** This device's member, while the device is active. */
export function ownMember({ book, device, rosterFloor }: Own): MemberId | undefined {
  const { roster } = book
  // A new device that is shown the past knows it, for its invitation named a later entry.
  if (roster === undefined || roster.head[0] < (rosterFloor?.seq ?? 0)) return undefined
  return activeMemberOf(rosterAt(roster), deviceIdOf(device.publicKey))
}

export function ownRight(context: Own, log: LogState): Right | 'none' {
  const member = ownMember(context)
  if (member === undefined || log.control === undefined) return 'none'
  // Everybody of the organisation writes in its directory; what the roster says only the rules change.
  return log.control.kind === 'roster' ? 'writer' : rightOf(log.control.state, member)
}

export function mayWrite(context: Own, log: LogState): boolean {
  const right = ownRight(context, log)
  return right === 'writer' || right === 'lead'
}

/**
 * May this device say once more what it has said before? Whoever writes, and a reader who wrote: their right was lowered since,
 * and colleagues let such words count.
 */
export function mayRepeat(context: Own, log: LogState): boolean {
  if (mayWrite(context, log)) return true
  const member = ownMember(context)
  if (member === undefined || log.control?.kind !== 'membership') return false
  return ownRight(context, log) === 'reader' && hasWritten(log.control.state, member)
}
