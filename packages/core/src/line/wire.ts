/**
 * The door of the line at a relay: what is asked, byte for byte. docs/formats/line.md, rules N52–N60.
 *
 * `POST /line/v1`, one frame in, one out: length u32 ‖ payload; an ask is `version 1 ‖ what 1 ‖ fields`. Callers' asks
 * need nothing but a stamp where they take room; desks show the token of their line. Answers: `wire-answers.ts`.
 */
import { ByteReader, listBytes, sizedBytes } from '../base/byte-reader.ts'
import { type Bytes, concat, u8, u32, u64 } from '../base/bytes.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { blobOverhead } from './message.ts'
import { noticeLimits } from './notice.ts'
import { largestClass } from './padding.ts'
import { boxPages, mostSlots, slotLength } from './replies.ts'
import type { Stamp } from './stamp.ts'
import { pieceLength } from './voice.ts'

export const lineWireVersion = 1

export const lineLimits = {
  blob: blobOverhead + largestClass,
  piece: pieceLength.file,
  notice: noticeLimits.bytes + noticeLimits.keys * 1_216 + 128,
  /** Blobs in one answer, pieces in one answer, numbers in one `drop`. */
  blobs: 256,
  pieces: 64,
  numbers: 4_096,
  leases: 4_096,
  /** Indices in one `have`. */
  indices: 1_024,
  /** A whole frame, either way. */
  frame: 8 * 1024 * 1024,
} as const

/** One of the two boxes that a reply goes to. */
export type BoxedReply = {
  readonly box: Bytes
  /** SHA-256 of what burns it. */
  readonly burnHash: Bytes
  readonly slots: readonly Bytes[]
}

/** Asks that need no token. Ids have 16 bytes, tokens, accesses and hashes 32, the space code 16. */
export type CallerAsk =
  | { readonly what: 'about'; readonly line: Bytes }
  /** Both are stored, or neither. */
  | {
      readonly what: 'send'
      readonly line: Bytes
      readonly stamp: Stamp
      readonly blobs: readonly [Bytes, Bytes]
    }
  /** The stamp stands at index 0 alone. */
  | {
      readonly what: 'piece'
      readonly line: Bytes
      readonly slot: Bytes
      readonly index: number
      readonly stamp?: Stamp
      readonly sealed: Bytes
    }
  | { readonly what: 'have'; readonly slot: Bytes }
  | { readonly what: 'open'; readonly box: Bytes; readonly page: number }
  | { readonly what: 'burn'; readonly box: Bytes; readonly token: Bytes }

type WithToken = { readonly line: Bytes; readonly token: Bytes }
type WithLease = WithToken & { readonly tag: Bytes; readonly holder: Bytes }

export type DeskAsk =
  | { readonly what: 'found'; readonly line: Bytes; readonly access: Bytes; readonly space: Bytes }
  | (WithToken & { readonly what: 'publish'; readonly notice: Bytes })
  /** Blobs whose number is above `after`. */
  | (WithToken & { readonly what: 'collect'; readonly after: number })
  | (WithToken & { readonly what: 'drop'; readonly numbers: readonly number[] })
  | (WithToken & { readonly what: 'pieces'; readonly slot: Bytes; readonly from: number })
  | (WithToken & { readonly what: 'drop-slot'; readonly slot: Bytes })
  /** `room`: how many pieces of 64 KiB. */
  | (WithToken & { readonly what: 'open-slot'; readonly slot: Bytes; readonly room: number })
  | (WithLease & { readonly what: 'lease' | 'release' })
  | (WithToken & { readonly what: 'leases' })
  /** Refused without the lease. The same id again is no error and does nothing. */
  | (WithLease & {
      readonly what: 'reply'
      readonly id: Bytes
      readonly boxes: readonly [BoxedReply, BoxedReply]
    })

export type LineAsk = CallerAsk | DeskAsk

export type LineAskRefusal =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'other-version'; readonly version: number }

export const lineAskCodes = {
  about: 0,
  send: 1,
  piece: 2,
  have: 3,
  open: 4,
  burn: 5,
  found: 16,
  publish: 17,
  collect: 18,
  drop: 19,
  pieces: 20,
  'drop-slot': 21,
  'open-slot': 22,
  lease: 23,
  release: 24,
  leases: 25,
  reply: 26,
} as const satisfies Record<LineAsk['what'], number>

/** What a caller asks, without its frame. */
export function encodeCallerAsk(ask: CallerAsk): Bytes {
  return concat(u8(lineWireVersion), u8(lineAskCodes[ask.what]), ...callerFields(ask))
}

/** What a desk asks, without its frame. */
export function encodeDeskAsk(ask: DeskAsk): Bytes {
  return concat(u8(lineWireVersion), u8(lineAskCodes[ask.what]), ...deskFields(ask))
}

/** A payload with its length before it. */
export function lineFrame(payload: Uint8Array): Bytes {
  return sizedBytes(payload)
}

/** The payload of a body that is one frame; undefined for more, less, or longer than any may be. */
export function payloadOf(body: Uint8Array): Bytes | undefined {
  const reader = new ByteReader(body)
  const payload = reader.sized(lineLimits.frame)
  return reader.finished ? payload : undefined
}

function callerFields(ask: CallerAsk): readonly Uint8Array[] {
  switch (ask.what) {
    case 'about':
      return [ask.line]
    case 'send':
      return [ask.line, stampBytes(ask.stamp), ...ask.blobs.map(sizedBytes)]
    case 'piece': {
      const stamp = ask.stamp === undefined ? [] : [ask.stamp]
      return [ask.line, ask.slot, u32(ask.index), listBytes(stamp.map(stampBytes)), sizedBytes(ask.sealed)]
    }
    case 'have':
      return [ask.slot]
    case 'open':
      return [ask.box, u8(ask.page)]
    case 'burn':
      return [ask.box, ask.token]
  }
}

function deskFields(ask: DeskAsk): readonly Uint8Array[] {
  if (ask.what === 'found') return [ask.line, ask.access, ask.space]
  const head = [ask.line, ask.token]
  switch (ask.what) {
    case 'publish':
      return [...head, sizedBytes(ask.notice)]
    case 'collect':
      return [...head, u64(ask.after)]
    case 'drop':
      return [...head, listBytes(ask.numbers.map(u64))]
    case 'pieces':
      return [...head, ask.slot, u32(ask.from)]
    case 'drop-slot':
      return [...head, ask.slot]
    case 'open-slot':
      return [...head, ask.slot, u32(ask.room)]
    case 'lease':
    case 'release':
      return [...head, ask.tag, ask.holder]
    case 'leases':
      return head
    case 'reply':
      return [...head, ask.tag, ask.holder, ask.id, ...ask.boxes.map(boxedBytes)]
  }
}

function stampBytes({ challenge, nonce }: Stamp): Bytes {
  return concat(challenge, nonce)
}

function boxedBytes({ box, burnHash, slots }: BoxedReply): Bytes {
  return concat(box, burnHash, listBytes(slots))
}

/** Reads one ask, without its frame. The form only: sizes of blobs and who may ask are for the relay to judge. */
export function parseLineAsk(payload: Uint8Array): Result<LineAsk, LineAskRefusal> {
  const reader = new ByteReader(payload)
  const [version, code] = [reader.u8(), reader.u8()]
  if (!reader.sound) return refuse({ kind: 'unreadable' })
  // `about` is understood in every version: it is how a page of another year finds out.
  if (version !== lineWireVersion && code !== lineAskCodes.about) {
    return refuse({ kind: 'other-version', version })
  }
  const ask = readCallerAsk(reader, code) ?? readDeskAsk(reader, code)
  return ask !== undefined && reader.finished ? ok(ask) : refuse({ kind: 'unreadable' })
}

function readCallerAsk(reader: ByteReader, code: number): CallerAsk | undefined {
  switch (code) {
    case lineAskCodes.about:
      return { what: 'about', line: reader.fixed(16) }
    case lineAskCodes.send: {
      const [line, stamp] = [reader.fixed(16), readStamp(reader)]
      return {
        what: 'send',
        line,
        stamp,
        blobs: [reader.sized(lineLimits.blob), reader.sized(lineLimits.blob)],
      }
    }
    case lineAskCodes.piece: {
      const [line, slot, index] = [reader.fixed(16), reader.fixed(16), reader.u32()]
      const [stamp] = reader.list(1, readStamp)
      const sealed = reader.sized(lineLimits.piece)
      return { what: 'piece', line, slot, index, sealed, ...(stamp === undefined ? {} : { stamp }) }
    }
    case lineAskCodes.have:
      return { what: 'have', slot: reader.fixed(16) }
    case lineAskCodes.open: {
      const [box, page] = [reader.fixed(16), reader.u8()]
      return page < boxPages ? { what: 'open', box, page } : undefined
    }
    case lineAskCodes.burn:
      return { what: 'burn', box: reader.fixed(16), token: reader.fixed(32) }
    default:
      return undefined
  }
}

function readDeskAsk(reader: ByteReader, code: number): DeskAsk | undefined {
  const what = deskAsks.find((name) => lineAskCodes[name] === code)
  if (what === undefined) return undefined
  const line = reader.fixed(16)
  if (what === 'found') return { what, line, access: reader.fixed(32), space: reader.fixed(16) }
  const token = reader.fixed(32)
  switch (what) {
    case 'publish':
      return { what, line, token, notice: reader.sized(lineLimits.notice) }
    case 'collect':
      return { what, line, token, after: reader.u64() }
    case 'drop':
      return { what, line, token, numbers: reader.list(lineLimits.numbers, (each) => each.u64()) }
    case 'pieces':
      return { what, line, token, slot: reader.fixed(16), from: reader.u32() }
    case 'drop-slot':
      return { what, line, token, slot: reader.fixed(16) }
    case 'open-slot':
      return { what, line, token, slot: reader.fixed(16), room: reader.u32() }
    case 'leases':
      return { what, line, token }
    default: {
      const held = { line, token, tag: reader.fixed(16), holder: reader.fixed(16) }
      if (what !== 'reply') return { what, ...held }
      const id = reader.fixed(16)
      return { what, ...held, id, boxes: [readBoxed(reader), readBoxed(reader)] }
    }
  }
}

const deskAsks = [
  'found',
  'publish',
  'collect',
  'drop',
  'pieces',
  'drop-slot',
  'open-slot',
  'lease',
  'release',
  'leases',
  'reply',
] as const

function readStamp(reader: ByteReader): Stamp {
  return { challenge: reader.fixed(16), nonce: reader.fixed(16) }
}

function readBoxed(reader: ByteReader): BoxedReply {
  const [box, burnHash] = [reader.fixed(16), reader.fixed(32)]
  return { box, burnHash, slots: reader.list(mostSlots, (each) => each.fixed(slotLength)) }
}
