/**
 * What the relay of a line answers, byte for byte. docs/formats/line.md, rules N52–N60. A payload is `what 1 ‖ fields`.
 *
 * What is answered to a caller says nothing of what is known of them: a box has eight slots whether it exists or not.
 */
import { ByteReader, listBytes, sizedBytes } from '../base/byte-reader.ts'
import { type Bytes, concat, u8, u32, u64 } from '../base/bytes.ts'
import { slotLength, slotsOnPage } from './replies.ts'
import { lineLimits } from './wire.ts'

export type LineAbout = {
  /** As the organisation signed it (`readNotice`). */
  readonly notice: Bytes
  /** 16 bytes: what a stamp is made for, and how many zeros it needs. */
  readonly challenge: Bytes
  readonly bits: number
  /** The relay's day, since 1970. */
  readonly day: number
  /** No room: the page shows the other ways. */
  readonly full: boolean
}

export type CollectedBlob = { readonly number: number; readonly day: number; readonly sealed: Bytes }
export type CollectedPiece = { readonly index: number; readonly sealed: Bytes }
export type LeaseHeld = { readonly tag: Bytes; readonly holder: Bytes; readonly seconds: number }

export type LineRefusal =
  | { readonly kind: 'not-allowed' }
  /** No such line; for `about` a line that has published nothing. */
  | { readonly kind: 'unknown-line' }
  /** Not one of the size classes, or two of different ones. */
  | { readonly kind: 'size' }
  /** No stamp, an old one, one that was used, or with too few zeros; here is what to work on now. */
  | { readonly kind: 'stamp'; readonly challenge: Bytes; readonly bits: number }
  | { readonly kind: 'slow-down'; readonly seconds: number }
  /** The line has no room in this size class, or at all. */
  | { readonly kind: 'full' }
  /** Another desk holds the lease, or nobody does. */
  | { readonly kind: 'not-leased' }
  | { readonly kind: 'other-version'; readonly oldest: number; readonly newest: number }
  | { readonly kind: 'unreadable' }
  /** Sealed to a key that no notice of these days names: fetch the notice anew, and seal again. */
  | { readonly kind: 'other-key' }

export type LineAnswer =
  | { readonly what: 'done' }
  | { readonly what: 'refused'; readonly refusal: LineRefusal }
  | { readonly what: 'about'; readonly about: LineAbout }
  /** A pair is stored. */
  | { readonly what: 'day'; readonly day: number }
  | { readonly what: 'has'; readonly indices: readonly number[] }
  /** Eight of them, always. */
  | { readonly what: 'slots'; readonly slots: readonly Bytes[] }
  /** `more`: ask again with the last number. */
  | { readonly what: 'blobs'; readonly blobs: readonly CollectedBlob[]; readonly more: boolean }
  | { readonly what: 'pieces'; readonly pieces: readonly CollectedPiece[]; readonly more: boolean }
  /** Whether the asker has it now, and for how many seconds whoever has it still has it. */
  | { readonly what: 'lease'; readonly granted: boolean; readonly seconds: number }
  | { readonly what: 'leases'; readonly leases: readonly LeaseHeld[] }

const codes = {
  done: 0,
  refused: 1,
  about: 2,
  day: 3,
  has: 4,
  slots: 5,
  blobs: 6,
  pieces: 7,
  lease: 8,
  leases: 9,
} as const satisfies Record<LineAnswer['what'], number>

const refusals = [
  'not-allowed',
  'unknown-line',
  'size',
  'stamp',
  'slow-down',
  'full',
  'not-leased',
  'other-version',
  'unreadable',
  'other-key',
] as const satisfies readonly LineRefusal['kind'][]

/** The answer without its frame. */
export function encodeLineAnswer(answer: LineAnswer): Bytes {
  return concat(u8(codes[answer.what]), ...fieldsOf(answer))
}

function fieldsOf(answer: LineAnswer): readonly Uint8Array[] {
  switch (answer.what) {
    case 'done':
      return []
    case 'refused':
      return refusalFields(answer.refusal)
    case 'about': {
      const { notice, challenge, bits, day, full } = answer.about
      return [sizedBytes(notice), challenge, u8(bits), u32(day), flag(full)]
    }
    case 'day':
      return [u32(answer.day)]
    case 'has':
      return [listBytes(answer.indices.map(u32))]
    case 'slots':
      if (answer.slots.length !== slotsOnPage)
        throw new Error('a box was to be shown with another number of slots')
      return answer.slots
    case 'blobs':
      return [
        listBytes(
          answer.blobs.map(({ number, day, sealed }) => concat(u64(number), u32(day), sizedBytes(sealed))),
        ),
        flag(answer.more),
      ]
    case 'pieces':
      return [
        listBytes(answer.pieces.map(({ index, sealed }) => concat(u32(index), sizedBytes(sealed)))),
        flag(answer.more),
      ]
    case 'lease':
      return [flag(answer.granted), u32(answer.seconds)]
    case 'leases':
      return [listBytes(answer.leases.map(({ tag, holder, seconds }) => concat(tag, holder, u32(seconds))))]
  }
}

function refusalFields(refusal: LineRefusal): readonly Uint8Array[] {
  const code = u8(refusals.indexOf(refusal.kind))
  switch (refusal.kind) {
    case 'stamp':
      return [code, refusal.challenge, u8(refusal.bits)]
    case 'slow-down':
      return [code, u32(refusal.seconds)]
    case 'other-version':
      return [code, u8(refusal.oldest), u8(refusal.newest)]
    default:
      return [code]
  }
}

/** Reads an answer, without its frame. Undefined: it is none of this protocol. */
export function parseLineAnswer(payload: Uint8Array): LineAnswer | undefined {
  const reader = new ByteReader(payload)
  const code = reader.u8()
  const answer = readCallersAnswer(reader, code) ?? readDesksAnswer(reader, code)
  return reader.finished ? answer : undefined
}

function readCallersAnswer(reader: ByteReader, code: number): LineAnswer | undefined {
  switch (code) {
    case codes.done:
      return { what: 'done' }
    case codes.refused: {
      const refusal = readRefusal(reader)
      return refusal && { what: 'refused', refusal }
    }
    case codes.about: {
      const [notice, challenge] = [reader.sized(lineLimits.notice), reader.fixed(16)]
      const [bits, day, full] = [reader.u8(), reader.u32(), readFlag(reader)]
      return { what: 'about', about: { notice, challenge, bits, day, full } }
    }
    case codes.day:
      return { what: 'day', day: reader.u32() }
    case codes.has:
      return { what: 'has', indices: reader.list(lineLimits.indices, (each) => each.u32()) }
    case codes.slots:
      return { what: 'slots', slots: Array.from({ length: slotsOnPage }, () => reader.fixed(slotLength)) }
    default:
      return undefined
  }
}

function readDesksAnswer(reader: ByteReader, code: number): LineAnswer | undefined {
  switch (code) {
    case codes.blobs: {
      const blobs = reader.list(lineLimits.blobs, readBlob)
      return { what: 'blobs', blobs, more: readFlag(reader) }
    }
    case codes.pieces: {
      const pieces = reader.list(lineLimits.pieces, readPiece)
      return { what: 'pieces', pieces, more: readFlag(reader) }
    }
    case codes.lease: {
      const granted = readFlag(reader)
      return { what: 'lease', granted, seconds: reader.u32() }
    }
    case codes.leases:
      return { what: 'leases', leases: reader.list(lineLimits.leases, readLease) }
    default:
      return undefined
  }
}

function readRefusal(reader: ByteReader): LineRefusal | undefined {
  const kind = refusals[reader.u8()]
  switch (kind) {
    case 'stamp':
      return { kind, challenge: reader.fixed(16), bits: reader.u8() }
    case 'slow-down':
      return { kind, seconds: reader.u32() }
    case 'other-version':
      return { kind, oldest: reader.u8(), newest: reader.u8() }
    case undefined:
      return undefined
    default:
      return { kind }
  }
}

function readBlob(reader: ByteReader): CollectedBlob {
  return { number: reader.u64(), day: reader.u32(), sealed: reader.sized(lineLimits.blob) }
}

function readPiece(reader: ByteReader): CollectedPiece {
  return { index: reader.u32(), sealed: reader.sized(lineLimits.piece) }
}

function readLease(reader: ByteReader): LeaseHeld {
  return { tag: reader.fixed(16), holder: reader.fixed(16), seconds: reader.u32() }
}

function flag(value: boolean): Bytes {
  return u8(value ? 1 : 0)
}

function readFlag(reader: ByteReader): boolean {
  const value = reader.u8()
  if (value > 1) reader.fail()
  return value === 1
}
