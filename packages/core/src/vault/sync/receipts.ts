/**
 * Receipts that a relay gave for entries which its answers have not shown yet.
 *
 * A receipt makes an entry *at the relay*; the next answer that reaches its position must show the entry, or
 * the relay lied and the entry is offered again. So a false receipt stops nothing for longer than a round.
 */
import { equalBytes, toHex } from '../../base/bytes.ts'
import { certain, ok, type Result, refuse } from '../../base/result.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import { type Entry, entryHash } from '../entry.ts'
import type { Shelf } from '../replica/store.ts'
import { type ChainName, chainOf } from './authentic.ts'
import type { Receipt } from './link.ts'
import { encodeReceipt, parseReceipt, verifyReceipt } from './receipt.ts'
import type { RelayLie } from './relay-lie.ts'
import { entryAt, type Tree, treeSize } from './relay-tree.ts'
import { relayTag } from './view-state.ts'

export type HeldReceipt = { readonly key: string; readonly receipt: Receipt }

/** What one relay has receipted says nothing of the next. */
export function logKey(relay: PublicKey, log: CompartmentId): string {
  return `${toHex(log)}/${relayTag(relay)}/`
}

function chainKey(relay: PublicKey, log: CompartmentId, chain: ChainName): string {
  return `${logKey(relay, log)}${chain}/`
}

/** Receipts of a log that wait to be borne out, of all its chains. */
export function heldReceipts(shelf: Shelf, relay: PublicKey, log: CompartmentId): readonly HeldReceipt[] {
  return shelf.list('receipt', logKey(relay, log)).map(({ key, value }) => ({
    key,
    receipt: certain(parseReceipt(value), 'only read receipts are kept'),
  }))
}

/** The newest entry of a chain that the relay has receipted and not shown yet; 0: none. */
export function receiptedTo(shelf: Shelf, relay: PublicKey, log: CompartmentId, chain: ChainName): number {
  return newestReceipt(shelf, logKey(relay, log), chain)
}

/** The same for whoever asks for many chains of one log. */
export function newestReceipt(shelf: Shelf, log: string, chain: ChainName): number {
  const key = shelf.list('receipt', `${log}${chain}/`).at(-1)?.key
  return key === undefined ? 0 : Number(key.slice(key.lastIndexOf('/') + 1))
}

/**
 * Keeps the newest of each chain: each entry names the one before, so where the newest stands all of them do.
 * Call inside a transaction.
 */
export function keepReceipts(
  shelf: Shelf,
  relay: PublicKey,
  entries: readonly Entry[],
  receipts: readonly Receipt[],
): void {
  const newest = new Map<string, { readonly seq: number; readonly receipt: Receipt }>()
  for (const [at, entry] of entries.entries()) {
    const receipt = receipts[at]
    if (receipt === undefined) continue
    newest.set(chainKey(relay, entry.header.compartment, chainOf(entry)), { seq: entry.header.seq, receipt })
  }
  for (const [chain, { seq, receipt }] of newest) {
    for (const { key } of shelf.list('receipt', chain)) shelf.drop('receipt', key)
    shelf.put('receipt', chain + String(seq).padStart(16, '0'), encodeReceipt(receipt))
  }
}

/** Does the relay's answer to a push bear its name and speak of these entries, at places that can be true? */
export async function soundReceipts(
  relay: PublicKey,
  tree: Tree,
  held: readonly HeldReceipt[],
  entries: readonly Entry[],
  receipts: readonly Receipt[],
): Promise<Result<readonly Receipt[], RelayLie>> {
  const log = certain(entries[0], 'nothing is pushed for nothing').header.compartment
  const places = new Map(held.map(({ receipt }) => [receipt.position, receipt.entry]))
  for (const [at, entry] of entries.entries()) {
    const receipt = receipts[at]
    const hash = entryHash(entry)
    const position = receipt?.position ?? 0
    const stands = entryAt(tree, position) ?? places.get(position)
    const fits =
      receipt !== undefined &&
      equalBytes(receipt.log, log) &&
      equalBytes(receipt.entry, hash) &&
      (stands === undefined || equalBytes(stands, hash)) &&
      (await verifyReceipt(relay, receipt))
    if (!fits) return refuse({ kind: 'relay-false-receipt', log, at: position })
    places.set(position, hash)
  }
  if (receipts.length > entries.length)
    return refuse({ kind: 'relay-false-receipt', log, at: treeSize(tree) })
  return ok(receipts)
}

/** Which receipts an answer that ends with a head has borne out, and which it has shown to be false. */
export function judgeReceipts(
  tree: Tree,
  held: readonly HeldReceipt[],
): { readonly borneOut: readonly HeldReceipt[]; readonly broken: readonly HeldReceipt[] } {
  const isThere = ({ receipt }: HeldReceipt): boolean => {
    const there = entryAt(tree, receipt.position)
    return there !== undefined && equalBytes(there, receipt.entry)
  }
  return { borneOut: held.filter(isThere), broken: held.filter((one) => !isThere(one)) }
}
