/**
 * A feed: everything one device wrote to one compartment, in order, each entry signed and chained.
 *
 * Writing and reading are pure but for randomness: the store keeps what these functions make.
 */
import { type Bytes, equalBytes, toBase64Url } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { digest, sha256 } from '../sealed/hash.ts'
import { open, type SealKey, seal } from '../sealed/seal.ts'
import { type PublicKey, publicKeyOf, type SigningKey, sign, verify } from '../sealed/sign.ts'
import type { CompartmentId } from './compartment.ts'
import {
  bodyContext,
  type Entry,
  type EntryHeader,
  type EntryKind,
  type EntryPlace,
  encodeHeader,
  entryHash,
  noPrevious,
  type SignedHeader,
} from './entry.ts'
import { pad, unpad } from './padding.ts'

export type FeedHead = { readonly seq: number; readonly hash: Bytes }
export const emptyFeed: FeedHead = { seq: 0, hash: noPrevious }

/** Twelve characters that stand for a feed in dots: base64url of SHA-256 of its key, cut to 72 bits. */
export function feedTag(feed: PublicKey): string {
  return toBase64Url(sha256(feed)).slice(0, 12)
}

export function dotOf(feed: PublicKey, seq: number): string {
  return `${feedTag(feed)}.${seq}`
}

export type FeedWriter = {
  readonly organisation: Uint8Array
  readonly compartment: CompartmentId
  readonly key: SigningKey
  readonly epoch: number
  /** The epoch's key for entries and nothing else. */
  readonly entryKey: SealKey
}

/** The next entry of a feed whose head is `head`. The caller stores it before anybody else sees it. */
export async function writeEntry(
  writer: FeedWriter,
  head: FeedHead,
  kind: EntryKind,
  content: Uint8Array,
  { random }: { readonly random: Random },
): Promise<Entry> {
  const place: EntryPlace = {
    kind,
    compartment: writer.compartment,
    feed: publicKeyOf(writer.key),
    seq: head.seq + 1,
    epoch: writer.epoch,
    previous: head.hash,
  }
  const body = await seal(writer.entryKey, bodyContext(writer.organisation, place), pad(content), { random })
  const header: EntryHeader = { ...place, bodyLength: body.length, bodyHash: await digest(body) }
  const bytes = encodeHeader(header)
  return { header, bytes, signature: await sign(writer.key, 'entry', bytes), body }
}

export function headAfter(entry: SignedHeader): FeedHead {
  return { seq: entry.header.seq, hash: entryHash(entry) }
}

export type EntryFault =
  /** A number is missing before this entry. */
  | 'gap'
  /** The entry follows another history than the one that is here. */
  | 'other-history'
  | 'bad-signature'
  | 'body-changed'
  | 'body-not-opened'

export type EntryRefusal = { readonly kind: 'entry-refused'; readonly why: EntryFault; readonly seq: number }

export function refusedEntry(
  why: EntryFault,
  seq: number,
): { readonly ok: false; readonly refusal: EntryRefusal } {
  return refuse({ kind: 'entry-refused', why, seq })
}

/** Does `entry` come next after `head`? Says nothing of the signature. */
export function followsHead(head: FeedHead, { header }: SignedHeader): Result<FeedHead, EntryRefusal> {
  if (header.seq !== head.seq + 1) return refusedEntry('gap', header.seq)
  if (!equalBytes(header.previous, head.hash)) return refusedEntry('other-history', header.seq)
  return ok(head)
}

/**
 * Each header holds the hash of the one before and its signature, so one good signature at the end of a
 * chain vouches for all of it; every single one remains, so that one entry can be shown to a court alone.
 */
export function verifySignature(entry: SignedHeader): Promise<boolean> {
  return verify(entry.header.feed, 'entry', entry.bytes, entry.signature)
}

/** Opens a body whose header is already trusted. */
export async function readBody(
  entry: Entry,
  entryKey: SealKey,
  organisation: Uint8Array,
): Promise<Result<Uint8Array, EntryRefusal>> {
  const { header, body } = entry
  if (body.length !== header.bodyLength || !equalBytes(await digest(body), header.bodyHash)) {
    return refusedEntry('body-changed', header.seq)
  }
  const padded = await open(entryKey, bodyContext(organisation, header), body)
  const content = padded.ok ? unpad(padded.value) : undefined
  return content === undefined ? refusedEntry('body-not-opened', header.seq) : ok(content)
}
