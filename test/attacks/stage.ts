/**
 * What an attack on our side is tried against: a device that writes to a compartment, and a colleague's program that
 * reads. The colleague does here what every reader of ours does with an entry that came over the wire.
 */
import { type Bytes, equalBytes } from '../../packages/core/src/base/bytes.ts'
import { recordId } from '../../packages/core/src/base/id.ts'
import type { Json } from '../../packages/core/src/base/json.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { newSealKey, type SealKey } from '../../packages/core/src/sealed/seal.ts'
import { newSigningKey, publicKeyOf } from '../../packages/core/src/sealed/sign.ts'
import { newCompartmentId } from '../../packages/core/src/vault/compartment.ts'
import { type Entry, parseSignedHeader } from '../../packages/core/src/vault/entry.ts'
import {
  emptyFeed,
  type FeedHead,
  type FeedWriter,
  followsHead,
  headAfter,
  readBody,
  verifySignature,
  writeEntry,
} from '../../packages/core/src/vault/feed.ts'
import { nextStamp } from '../../packages/core/src/vault/hybrid-clock.ts'
import { type Changes, encodeChanges, parseChanges } from '../../packages/core/src/vault/operation.ts'

export const organisation: Bytes = random.bytes(32)

export async function newWriter(wishes: Partial<FeedWriter> = {}): Promise<FeedWriter> {
  const key = await newSigningKey(random)
  const compartment = newCompartmentId(random)
  return { organisation, compartment, key, epoch: 1, entryKey: newSealKey(random), ...wishes }
}

let counter = 0
let stamp = nextStamp(undefined, 1_628_154_000_000)

/** The content of an entry: one record with these fields. */
export function saying(fields: Readonly<Record<string, Json>>): Bytes {
  const id = recordId((++counter).toString(16).padStart(32, '0'), '')
  stamp = nextStamp(stamp, 0)
  const record = certain(id.ok ? id.value : undefined, 'it is hex')
  return encodeChanges({
    at: stamp,
    seen: [],
    operations: [{ record, type: 'Person', sets: fields, lists: {}, replaced: {} }],
  })
}

/** A feed of these changes, from its first entry on. */
export async function feedOf(writer: FeedWriter, contents: readonly Bytes[]): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  let head = emptyFeed
  for (const content of contents) {
    const entry = await writeEntry(writer, head, 'changes', content, { random })
    entries.push(entry)
    head = headAfter(entry)
  }
  return entries
}

export type Read = { readonly changes: Changes } | { readonly refused: string }

/** Reads an entry that came from outside as the next one of a feed. */
export async function readAsColleague(
  { bytes, signature, body }: Pick<Entry, 'bytes' | 'signature' | 'body'>,
  writer: FeedWriter,
  after: FeedHead,
  entryKey: SealKey = writer.entryKey,
): Promise<Read> {
  const parsed = parseSignedHeader(bytes, signature)
  if (!parsed.ok) return { refused: parsed.refusal.why }
  const { header } = parsed.value
  if (!equalBytes(header.compartment, writer.compartment)) return { refused: 'another-compartment' }
  if (!equalBytes(header.feed, publicKeyOf(writer.key))) return { refused: 'another-feed' }
  const follows = followsHead(after, parsed.value)
  if (!follows.ok) return { refused: follows.refusal.why }
  if (!(await verifySignature(parsed.value))) return { refused: 'bad-signature' }
  const content = await readBody({ ...parsed.value, body }, entryKey, writer.organisation)
  if (!content.ok) return { refused: content.refusal.why }
  const changes = parseChanges(content.value)
  return changes === undefined ? { refused: 'not-changes' } : { changes }
}

export function flipped(bytes: Uint8Array, at: number, bit = 1): Bytes {
  const copy = new Uint8Array(bytes)
  copy[at] = (copy[at] ?? 0) ^ bit
  return copy
}
