/**
 * What a relay signs: that it has taken an entry, and what it holds of a log. docs/formats/relay.md, rules L1–L4.
 *
 * Both signatures are for keeping: a relay that shows another list later has signed the proof of it. The day is
 * rounded, so that the proof says nothing of when somebody was awake.
 *
 * ```
 * receipt   124 B: log 16 | position u64 | entry hash 32 | day u32 | signature 64, purpose `receipt`
 * tree head 124 B: log 16 | size u64     | root 32       | day u32 | signature 64, purpose `tree-head`
 * ```
 */
import { type Bytes, concat, u32, u64 } from '../../base/bytes.ts'
import {
  type PublicKey,
  parseSignature,
  type Signature,
  type SigningKey,
  sign,
  verify,
} from '../../sealed/sign.ts'
import { type CompartmentId, parseCompartmentId } from '../compartment.ts'
import type { Receipt, TreeHead } from './link.ts'

export const receiptLength = 124

export type UnsignedReceipt = Omit<Receipt, 'signature'>
export type UnsignedTreeHead = Omit<TreeHead, 'signature'>

const dayMillis = 86_400_000

/** Days since 1970: all that a relay keeps of a moment. */
export function dayOf(millis: number): number {
  return Math.max(0, Math.floor(millis / dayMillis))
}

export async function signReceipt(key: SigningKey, said: UnsignedReceipt): Promise<Receipt> {
  return { ...said, signature: await sign(key, 'receipt', receiptBytes(said)) }
}

export function verifyReceipt(relay: PublicKey, receipt: Receipt): Promise<boolean> {
  return verify(relay, 'receipt', receiptBytes(receipt), receipt.signature)
}

export function encodeReceipt(receipt: Receipt): Bytes {
  return concat(receiptBytes(receipt), receipt.signature)
}

export function parseReceipt(bytes: Uint8Array): Receipt | undefined {
  const parts = partsOf(bytes)
  if (parts === undefined || parts.count < 1) return undefined
  const { log, count, hash, day, signature } = parts
  return { log, position: count, entry: hash, day, signature }
}

export async function signTreeHead(key: SigningKey, said: UnsignedTreeHead): Promise<TreeHead> {
  return { ...said, signature: await sign(key, 'tree-head', treeHeadBytes(said)) }
}

export function verifyTreeHead(relay: PublicKey, head: TreeHead): Promise<boolean> {
  return verify(relay, 'tree-head', treeHeadBytes(head), head.signature)
}

export function encodeTreeHead(head: TreeHead): Bytes {
  return concat(treeHeadBytes(head), head.signature)
}

export function parseTreeHead(bytes: Uint8Array): TreeHead | undefined {
  const parts = partsOf(bytes)
  if (parts === undefined) return undefined
  const { log, count, hash, day, signature } = parts
  return { log, size: count, root: hash, day, signature }
}

/** What the signature of a receipt is over. */
export function receiptBytes({ log, position, entry, day }: UnsignedReceipt): Bytes {
  return concat(log, u64(position), entry, u32(day))
}

/** What the signature of a tree head is over. */
export function treeHeadBytes({ log, size, root, day }: UnsignedTreeHead): Bytes {
  return concat(log, u64(size), root, u32(day))
}

type Parts = {
  readonly log: CompartmentId
  readonly count: number
  readonly hash: Bytes
  readonly day: number
  readonly signature: Signature
}

function partsOf(bytes: Uint8Array): Parts | undefined {
  if (bytes.length !== receiptLength) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const log = parseCompartmentId(bytes.subarray(0, 16))
  const count = Number(view.getBigUint64(16))
  const signature = parseSignature(bytes.subarray(60))
  if (log === undefined || !Number.isSafeInteger(count) || !signature.ok) return undefined
  const hash = new Uint8Array(bytes.subarray(24, 56))
  return { log, count, hash, day: view.getUint32(56), signature: signature.value }
}
