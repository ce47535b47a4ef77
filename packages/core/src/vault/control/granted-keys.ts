/** From a granted key to all keys of a log, before its chain is judged. docs/formats/control.md, rules R30 and R34. */
import type { Bytes } from '../../base/bytes.ts'
import type { Entry } from '../entry.ts'
import { parseMembershipBody, parseRosterBody } from './control-body.ts'
import { type EpochKeys, fitsCommitment, openKeyring } from './epoch-keys.ts'
import { type JudgePlace, openEntry } from './judge.ts'
import type { MembershipEvent } from './membership-events.ts'
import type { RosterEvent } from './roster-events.ts'

export type OpenedEpoch =
  | { readonly kind: 'keys'; readonly keys: EpochKeys }
  /** The entry is no epoch event that this key belongs to. */
  | { readonly kind: 'not-this-key' }

/**
 * A granted key before the chain is judged: the entry that announced it gives all earlier keys. `before` is the key
 * of the epoch before, which the entry itself is sealed under; for epoch 1 there is neither.
 */
export async function keysFromGrant(
  place: Omit<JudgePlace, 'key'>,
  granted: { readonly epoch: number; readonly key: Bytes; readonly before: Bytes | undefined },
  announcing: Entry | undefined,
  kind: 'roster' | 'membership',
): Promise<OpenedEpoch> {
  const { epoch, key, before } = granted
  if (epoch === 1) return { kind: 'keys', keys: new Map([[1, key]]) }
  if (before === undefined || announcing === undefined) return { kind: 'not-this-key' }
  const parse = kind === 'roster' ? parseRosterBody : parseMembershipBody
  const withBefore = { ...place, key: (wanted: number) => (wanted === epoch - 1 ? before : undefined) }
  const opened = await openEntry<RosterEvent | MembershipEvent>(
    withBefore,
    kind,
    epoch - 1,
    announcing,
    parse,
  )
  if (opened.kind !== 'said' || opened.said.event.kind !== 'epoch') return { kind: 'not-this-key' }
  const { event } = opened.said
  if (event.epoch !== epoch || !fitsCommitment(place.log, epoch, key, event.commit)) {
    return { kind: 'not-this-key' }
  }
  const earlier = await openKeyring({ ...place, epoch }, key, event.keyring)
  if (earlier === undefined) return { kind: 'not-this-key' }
  return { kind: 'keys', keys: new Map([...earlier, [epoch, key]]) }
}
