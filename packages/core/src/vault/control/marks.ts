/**
 * Marks: which control entries count. docs/formats/control.md, rules R7 to R9.
 *
 * A control entry is a wish until the committer has signed a receipt for it: the relay that the roster names, or
 * the keeper's device. Two marked entries with one number are a fork, and nobody goes on before people have spoken.
 */
import { equalBytes } from '../../base/bytes.ts'
import { publicKeyOf, type SigningKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import { type Entry, entryHash } from '../entry.ts'
import type { Receipt } from '../sync/link.ts'
import { dayOf, signReceipt, verifyReceipt } from '../sync/receipt.ts'
import { type DeviceId, deviceIdOf, deviceKey } from './names.ts'
import { committerKeys, committerOf, type RosterState } from './roster.ts'

/**
 * Is `mark` the receipt of a committer for this entry? `also` is a committer that the entry itself names: a lost
 * relay cannot mark the entry that replaces it, so its successor may (R8).
 */
export async function isMarked(
  roster: RosterState,
  log: CompartmentId,
  entry: Entry,
  mark: Receipt | undefined,
  also: readonly DeviceId[] = [],
): Promise<boolean> {
  if (mark === undefined || !equalBytes(mark.log, log) || !equalBytes(mark.entry, entryHash(entry)))
    return false
  for (const key of new Set([...committerKeys(roster), ...also])) {
    if (await verifyReceipt(deviceKey(key), mark)) return true
  }
  return false
}

/** This device keeps: it marks what it has judged, and nothing twice. */
export function isKeeper(roster: RosterState, device: SigningKey): boolean {
  const committer = committerOf(roster)
  return committer?.kind === 'keeper' && committer.key === deviceIdOf(publicKeyOf(device))
}

/** The keeper's mark has the form of a relay's receipt; the position is the number along the control chain. */
export function keeperMark(
  device: SigningKey,
  log: CompartmentId,
  entry: Entry,
  millis: number,
): Promise<Receipt> {
  return signReceipt(device, {
    log,
    position: entry.header.seq,
    entry: entryHash(entry),
    day: dayOf(millis),
  })
}
