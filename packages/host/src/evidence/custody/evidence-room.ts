/** What sealing and handling share on one desk: the vault, this device's log, the papers, and who works here. */

import { certain, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { RecordChange, Saved, SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Vault } from '../../vault/vault.ts'
import { memberHere } from '../../vault/who.ts'
import { DeviceLedger } from '../ledger/device-ledger.ts'
import { CustodyIndex } from './custody-index.ts'

export type EvidenceRoom = {
  readonly vault: Vault
  readonly ledger: DeviceLedger
  readonly index: CustodyIndex
  /** Code of the member who works here. */
  readonly by: string
}

/** Undefined on an invited device that has not read the roster yet: nobody is known by any code there. */
export async function evidenceRoom(vault: Vault): Promise<EvidenceRoom | undefined> {
  const by = memberHere(vault.replica)
  if (by === undefined) return undefined
  return { vault, ledger: await DeviceLedger.open(vault), index: new CustodyIndex(vault), by }
}

const rooms = new WeakMap<Vault, Promise<EvidenceRoom | undefined>>()

/** The room of an open vault: one for all acts, so that its papers are read once. */
export async function roomOf(vault: Vault): Promise<EvidenceRoom | undefined> {
  const known = rooms.get(vault)
  if (known !== undefined) return known
  const made = evidenceRoom(vault)
  rooms.set(vault, made)
  const room = await made
  // An invited device that has read the roster since is asked again.
  if (room === undefined) rooms.delete(vault)
  return room
}

/** The log was left: the next act begins another. */
export function leaveRoom(vault: Vault): void {
  rooms.delete(vault)
}

/**
 * Saves an act with the papers that it makes, in one transaction: what cannot be written down does not happen. Their
 * commitments wait for the next step of the log from before the save, so a crash between loses none.
 */
export async function saveWithPapers(
  { vault, ledger }: EvidenceRoom,
  papers: readonly RecordChange[],
  others: readonly RecordChange[] = [],
): Promise<Result<Saved, SaveRefusal>> {
  const wishes = papers.map(({ id, fields: { commitment } }) => ({
    commitment: certain(typeof commitment === 'string' ? commitment : undefined, 'a paper of ours'),
    record: id,
  }))
  ledger.commit(wishes)
  const saved = await vault.writer.save([...others, ...papers])
  if (saved.ok) return saved
  ledger.takeBack(wishes)
  return refuse(saved.refusal)
}
