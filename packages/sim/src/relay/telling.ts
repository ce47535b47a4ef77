/**
 * A history as a lying relay tells it: any list of entries, with heads and marks signed by the relay's own key.
 *
 * The key is the adversary's, so nothing it signs is false in form; only the tellings contradict each other, or
 * what members wrote into their own entries.
 */
import { emptyFrontier, grown, rootOf } from '@safeconduct/core/sealed/merkle.ts'
import type { SigningKey } from '@safeconduct/core/sealed/sign.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'
import { type Entry, entryHash } from '@safeconduct/core/vault/entry.ts'
import type { PullBatch, Receipt, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { signReceipt, signTreeHead } from '@safeconduct/core/vault/sync/receipt.ts'

export type Teller = { readonly key: SigningKey; readonly day: () => number }

/** What the honest relay below has of a log; undefined when this token opens nothing. */
export async function allOf(
  honest: RelayLink,
  log: CompartmentId,
  token: Uint8Array<ArrayBuffer>,
): Promise<readonly Entry[] | undefined> {
  const entries: Entry[] = []
  for await (const answer of honest.pull([{ log, token, after: 0 }])) {
    if (!('batch' in answer)) return undefined
    entries.push(...answer.batch.entries)
  }
  return entries
}

/** The answer to somebody who has `after` entries already, from a history of the teller's choice. */
export async function told(
  { key, day }: Teller,
  log: CompartmentId,
  history: readonly Entry[],
  after: number,
): Promise<PullBatch> {
  let frontier = emptyFrontier
  for (const entry of history) frontier = grown(frontier, entryHash(entry)).frontier
  const head = await signTreeHead(key, { log, size: history.length, root: rootOf(frontier), day: day() })
  const marks: Receipt[] = []
  for (const [at, entry] of history.entries()) {
    if (at < after || entry.header.kind !== 'control') continue
    marks.push(await receiptAt({ key, day }, log, at + 1, entry))
  }
  return { log, after, entries: history.slice(after), marks, head }
}

export function receiptAt(
  { key, day }: Teller,
  log: CompartmentId,
  position: number,
  entry: Entry,
): Promise<Receipt> {
  return signReceipt(key, { log, position, entry: entryHash(entry), day: day() })
}
