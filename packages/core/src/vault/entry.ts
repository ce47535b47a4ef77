/**
 * An entry: what one device says to one compartment, signed, chained and sealed. docs/formats/vault.md §E.
 *
 * ```
 * header 132 B: version 1 | suite 1 | kind 1 | flags 1 | compartment 16 | feed 32 | seq u64 | epoch u32
 *             | previous 32 | body length u32 | body SHA-256 32
 * signature 64 B: Ed25519 by the feed's key over the header, purpose `entry`
 * body: sealed under the epoch's entry key, bound to the header's place
 * ```
 * The signature covers the hash of the sealed body and not the body: a body can be erased and the
 * chain still verifies.
 */
import { type Bytes, concat, copyOf, u8, u32, u64, u64At, utf8 } from '../base/bytes.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { sha256 } from '../sealed/hash.ts'
import { type PublicKey, parsePublicKey, parseSignature, type Signature } from '../sealed/sign.ts'
import { type CompartmentId, parseCompartmentId } from './compartment.ts'

export const entryVersion = 1
/** Suite 1: Ed25519, SHA-256, C2SP chunked encryption with AES-256-GCM. */
export const entrySuite = 1
export const headerLength = 132

/** `control`: an event of the log's one control chain. `seen`: a heartbeat that says what its writer has. */
export type EntryKind = 'open' | 'changes' | 'control' | 'seen'
const kindCodes: readonly (readonly [EntryKind, number])[] = [
  ['open', 1],
  ['changes', 2],
  ['control', 3],
  ['seen', 4],
]

/** Where an entry stands. The seal of its body is bound to all of it. */
export type EntryPlace = {
  readonly kind: EntryKind
  readonly compartment: CompartmentId
  readonly feed: PublicKey
  /** From 1, without a gap: along the feed, or along the log's control chain for an entry of kind `control`. */
  readonly seq: number
  /** From 1. */
  readonly epoch: number
  /** Hash of the entry before; 32 zero bytes before the first. */
  readonly previous: Bytes
}

export type EntryHeader = EntryPlace & { readonly bodyLength: number; readonly bodyHash: Bytes }
export type SignedHeader = {
  readonly header: EntryHeader
  readonly bytes: Bytes
  readonly signature: Signature
}
export type Entry = SignedHeader & { readonly body: Bytes }

export const noPrevious: Bytes = new Uint8Array(32)

export function encodeHeader(header: EntryHeader): Bytes {
  const code = kindCodes.find(([kind]) => kind === header.kind)?.[1] ?? 0
  return concat(
    Uint8Array.of(entryVersion, entrySuite, code, 0),
    header.compartment,
    header.feed,
    u64(header.seq),
    u32(header.epoch),
    header.previous,
    u32(header.bodyLength),
    header.bodyHash,
  )
}

export type HeaderRefusal = {
  readonly kind: 'bad-entry'
  readonly why: 'length' | 'version' | 'kind' | 'flags' | 'feed' | 'number' | 'signature'
}

function badEntry(why: HeaderRefusal['why']): { readonly ok: false; readonly refusal: HeaderRefusal } {
  return refuse({ kind: 'bad-entry', why })
}

/** Reads the form of a header. Whether it is signed, chained and wanted is the feed's to say. */
export function parseSignedHeader(
  bytes: Uint8Array,
  signature: Uint8Array,
): Result<SignedHeader, HeaderRefusal> {
  if (bytes.length !== headerLength) return badEntry('length')
  if (bytes[0] !== entryVersion || bytes[1] !== entrySuite) return badEntry('version')
  const kind = kindCodes.find(([, code]) => code === bytes[2])?.[0]
  if (kind === undefined) return badEntry('kind')
  if (bytes[3] !== 0) return badEntry('flags')
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const compartment = parseCompartmentId(bytes.subarray(4, 20))
  const feed = parsePublicKey(bytes.slice(20, 52))
  if (!feed.ok || compartment === undefined) return badEntry('feed')
  const seq = u64At(view, 52)
  const epoch = view.getUint32(60)
  if (!Number.isSafeInteger(seq) || seq < 1 || epoch < 1) return badEntry('number')
  const signed = parseSignature(signature)
  if (!signed.ok) return badEntry('signature')
  return ok({
    header: {
      kind,
      compartment,
      feed: feed.value,
      seq,
      epoch,
      previous: bytes.slice(64, 96),
      bodyLength: view.getUint32(96),
      bodyHash: bytes.slice(100, 132),
    },
    bytes: copyOf(bytes),
    signature: signed.value,
  })
}

/** What the next entry names as `previous`, and what a receipt or a head speaks of. */
export function entryHash(entry: { readonly bytes: Uint8Array; readonly signature: Uint8Array }): Bytes {
  return sha256(concat(entry.bytes, entry.signature))
}

/** The context of a body's seal: suite, purpose, organisation, and the whole place of the entry. */
export function bodyContext(organisation: Uint8Array, place: EntryPlace): Bytes {
  const code = kindCodes.find(([kind]) => kind === place.kind)?.[1] ?? 0
  return concat(
    utf8('safeconduct/v1/entry-body\0'),
    Uint8Array.of(entryVersion, entrySuite),
    u8(code),
    organisation,
    place.compartment,
    place.feed,
    u64(place.seq),
    u32(place.epoch),
    place.previous,
  )
}
