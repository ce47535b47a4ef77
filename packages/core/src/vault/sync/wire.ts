/**
 * What is asked of a relay, byte for byte. docs/formats/relay.md, rules L5–L9. Answers: `wire-answers.ts`.
 *
 * Every message is a frame: its length in four bytes, then the payload. An ask is `version 1 | what 1 | fields`.
 * Ids, tokens and hashes have one length each, lists and bytes have a number before them and a limit above them:
 * a relay reads what strangers send, and a device reads what a seized relay sends.
 */

import { ByteReader, listBytes, sizedBytes } from '../../base/byte-reader.ts'
import { type Bytes, concat, u8, u32, u64 } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { type CompartmentId, parseCompartmentId } from '../compartment.ts'
import { type Entry, headerLength, parseSignedHeader } from '../entry.ts'
import type { PullAsk, RelayStrike } from './link.ts'

/** The one version of this protocol. A relay says in `about` from which to which it understands. */
export const wireVersion = 1

export const wireLimits = {
  /** A sealed body. An entry holds one action of a person: at most 64 records without their files. */
  body: 4 * 1024 * 1024,
  /** A whole frame, either way. */
  frame: 8 * 1024 * 1024,
  entries: 1024,
  logs: 4096,
  piece: 1024 * 1024,
  pieces: 1024,
  struckPieces: 16_384,
  mail: 256 * 1024,
  mails: 256,
  share: 1024,
} as const

export type ShareState = 'given' | 'withheld'

export type Ask =
  | { readonly what: 'about'; readonly nonce: Bytes }
  | { readonly what: 'found'; readonly log: CompartmentId; readonly access: Bytes; readonly space: Bytes }
  | { readonly what: 'move'; readonly log: CompartmentId; readonly token: Bytes; readonly access: Bytes }
  | {
      readonly what: 'push'
      readonly log: CompartmentId
      readonly token: Bytes
      readonly entries: readonly Entry[]
    }
  | {
      readonly what: 'strike'
      readonly log: CompartmentId
      readonly token: Bytes
      readonly strike: RelayStrike
    }
  | { readonly what: 'pull'; readonly asks: readonly PullAsk[] }
  | { readonly what: 'open-box'; readonly box: Bytes; readonly access: Bytes; readonly space: Bytes }
  | { readonly what: 'post'; readonly box: Bytes; readonly sealed: Bytes }
  | { readonly what: 'collect'; readonly box: Bytes; readonly token: Bytes }
  | { readonly what: 'remove'; readonly box: Bytes; readonly token: Bytes; readonly upTo: number }
  | { readonly what: 'put-piece'; readonly name: Bytes; readonly piece: Bytes; readonly space: Bytes }
  | { readonly what: 'has-pieces'; readonly names: readonly Bytes[] }
  | { readonly what: 'get-piece'; readonly name: Bytes }
  | {
      readonly what: 'put-share'
      readonly id: Bytes
      readonly share: Bytes
      readonly access: Bytes
      readonly lock: Bytes
      readonly space: Bytes
    }
  | { readonly what: 'get-share'; readonly id: Bytes; readonly token: Bytes }
  | { readonly what: 'set-share'; readonly id: Bytes; readonly token: Bytes; readonly state: ShareState }
  | { readonly what: 'drop-share'; readonly id: Bytes; readonly token: Bytes }
  | {
      readonly what: 'watch'
      readonly asks: readonly { readonly log: CompartmentId; readonly token: Bytes }[]
      readonly box: { readonly id: Bytes; readonly token: Bytes }
    }
  /** How many more pieces of news may come: only after `watch`, on the same line. */
  | { readonly what: 'credit'; readonly more: number }

export type AskRefusal =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'other-version'; readonly version: number }

/** The byte that says what is asked. */
export const askCodes = {
  about: 0,
  found: 1,
  move: 2,
  push: 3,
  pull: 4,
  'open-box': 5,
  post: 6,
  collect: 7,
  remove: 8,
  'put-piece': 9,
  'has-pieces': 10,
  'get-piece': 11,
  'put-share': 12,
  'get-share': 13,
  'set-share': 14,
  'drop-share': 15,
  watch: 16,
  credit: 17,
  strike: 18,
} as const satisfies Record<Ask['what'], number>

/** A payload with its length before it. */
export function frame(payload: Uint8Array): Bytes {
  return sizedBytes(payload)
}

export function encodeAsk(ask: Ask): Bytes {
  return concat(u8(wireVersion), u8(askCodes[ask.what]), ...fieldsOf(ask))
}

function fieldsOf(ask: Ask): readonly Uint8Array[] {
  switch (ask.what) {
    case 'about':
      return [ask.nonce]
    case 'found':
      return [ask.log, ask.access, ask.space]
    case 'move':
      return [ask.log, ask.token, ask.access]
    case 'push':
      return [ask.log, ask.token, listBytes(ask.entries.map(entryBytes))]
    case 'strike':
      return [ask.log, ask.token, ...strikeFields(ask.strike)]
    case 'pull':
      return [listBytes(ask.asks.map(({ log, token, after }) => concat(log, token, u64(after))))]
    case 'watch':
      return [listBytes(ask.asks.map(({ log, token }) => concat(log, token))), ask.box.id, ask.box.token]
    case 'credit':
      return [u32(ask.more)]
    default:
      return otherFieldsOf(ask)
  }
}

type KeepingAsk = Exclude<
  Ask,
  { readonly what: 'about' | 'found' | 'move' | 'push' | 'strike' | 'pull' | 'watch' | 'credit' }
>

function strikeFields({ rests, pieces, asks }: RelayStrike): readonly Uint8Array[] {
  return [
    listBytes(rests.map(({ feed, seq, rest, body }) => concat(feed, u64(seq), rest, sizedBytes(body)))),
    listBytes(pieces),
    listBytes(asks.map(({ feed, signature }) => concat(feed, signature))),
  ]
}

/** Boxes, pieces and shares: what is kept beside the logs. */
function otherFieldsOf(ask: KeepingAsk): readonly Uint8Array[] {
  switch (ask.what) {
    case 'open-box':
      return [ask.box, ask.access, ask.space]
    case 'post':
      return [ask.box, sizedBytes(ask.sealed)]
    case 'collect':
      return [ask.box, ask.token]
    case 'remove':
      return [ask.box, ask.token, u64(ask.upTo)]
    case 'put-piece':
      return [ask.name, ask.space, sizedBytes(ask.piece)]
    case 'has-pieces':
      return [listBytes(ask.names)]
    case 'get-piece':
      return [ask.name]
    case 'put-share':
      return [ask.id, ask.access, ask.lock, ask.space, sizedBytes(ask.share)]
    case 'get-share':
    case 'drop-share':
      return [ask.id, ask.token]
    case 'set-share':
      return [ask.id, ask.token, u8(ask.state === 'given' ? 1 : 0)]
  }
}

/** Reads one ask, without its frame. */
export function parseAsk(payload: Uint8Array): Result<Ask, AskRefusal> {
  const reader = new ByteReader(payload)
  const version = reader.u8()
  const code = reader.u8()
  if (!reader.sound) return refuse({ kind: 'unreadable' })
  // `about` is understood in every version: it is how the two sides find out which they share.
  if (version !== wireVersion && code !== askCodes.about) return refuse({ kind: 'other-version', version })
  const ask = readLogAsk(reader, code) ?? readKeepingAsk(reader, code)
  return ask !== undefined && reader.finished ? ok(ask) : refuse({ kind: 'unreadable' })
}

function readLogAsk(reader: ByteReader, code: number): Ask | undefined {
  if (code === askCodes.about) return { what: 'about', nonce: reader.fixed(32) }
  if (code === askCodes.credit) return { what: 'credit', more: reader.u32() }
  if (code === askCodes.pull) return { what: 'pull', asks: reader.list(wireLimits.logs, readPullAsk) }
  if (code === askCodes.watch) {
    const asks = reader.list(wireLimits.logs, readWatched)
    return { what: 'watch', asks, box: { id: reader.fixed(16), token: reader.fixed(32) } }
  }
  if (!ofOneLog.includes(code)) return undefined
  const log = readLog(reader)
  if (log === undefined) return undefined
  if (code === askCodes.found)
    return { what: 'found', log, access: reader.fixed(32), space: reader.fixed(16) }
  if (code === askCodes.move) return { what: 'move', log, token: reader.fixed(32), access: reader.fixed(32) }
  const token = reader.fixed(32)
  if (code === askCodes.strike) return { what: 'strike', log, token, strike: readStrike(reader) }
  return { what: 'push', log, token, entries: reader.list(wireLimits.entries, readEntry) }
}

const ofOneLog: readonly number[] = [askCodes.found, askCodes.move, askCodes.push, askCodes.strike]

function readStrike(reader: ByteReader): RelayStrike {
  const rests = reader.list(wireLimits.entries, (each) => {
    const [feed, seq, rest] = [each.fixed(32), each.u64(), each.fixed(32)]
    return { feed, seq, rest, body: each.sized(wireLimits.body) }
  })
  const pieces = reader.list(wireLimits.struckPieces, (each) => each.fixed(32))
  const asks = reader.list(2, (each) => ({ feed: each.fixed(32), signature: each.fixed(64) }))
  return { rests, pieces, asks }
}

function readKeepingAsk(reader: ByteReader, code: number): Ask | undefined {
  const what = keeping.find((name) => askCodes[name] === code)
  switch (what) {
    case 'open-box':
      return { what, box: reader.fixed(16), access: reader.fixed(32), space: reader.fixed(16) }
    case 'post':
      return { what, box: reader.fixed(16), sealed: reader.sized(wireLimits.mail) }
    case 'collect':
      return { what, box: reader.fixed(16), token: reader.fixed(32) }
    case 'remove':
      return { what, box: reader.fixed(16), token: reader.fixed(32), upTo: reader.u64() }
    case 'put-piece': {
      const [name, space] = [reader.fixed(32), reader.fixed(16)]
      return { what, name, space, piece: reader.sized(wireLimits.piece) }
    }
    case 'has-pieces':
      return { what, names: reader.list(wireLimits.pieces, (each) => each.fixed(32)) }
    case 'get-piece':
      return { what, name: reader.fixed(32) }
    case 'put-share': {
      const [id, access, lock] = [reader.fixed(16), reader.fixed(32), reader.fixed(32)]
      return { what, id, access, lock, space: reader.fixed(16), share: reader.sized(wireLimits.share) }
    }
    case 'get-share':
    case 'drop-share':
      return { what, id: reader.fixed(16), token: reader.fixed(32) }
    case 'set-share': {
      const [id, token, state] = [reader.fixed(16), reader.fixed(32), reader.u8()]
      return state > 1 ? undefined : { what, id, token, state: state === 1 ? 'given' : 'withheld' }
    }
    case undefined:
      return undefined
  }
}

const keeping = [
  'open-box',
  'post',
  'collect',
  'remove',
  'put-piece',
  'has-pieces',
  'get-piece',
  'put-share',
  'get-share',
  'set-share',
  'drop-share',
] as const

/** An entry as it travels: header, signature, body; the header says how long the body is. */
export function entryBytes(entry: Entry): Bytes {
  return concat(entry.bytes, entry.signature, entry.body)
}

/** The form only: whether it is signed and follows is for whoever keeps it to say. */
export function readEntry(reader: ByteReader): Entry | undefined {
  const signed = parseSignedHeader(reader.fixed(headerLength), reader.fixed(64))
  if (!signed.ok || signed.value.header.bodyLength > wireLimits.body) return undefined
  return { ...signed.value, body: reader.fixed(signed.value.header.bodyLength) }
}

export function readLog(reader: ByteReader): CompartmentId | undefined {
  return parseCompartmentId(reader.fixed(16))
}

function readPullAsk(reader: ByteReader): PullAsk | undefined {
  const log = readLog(reader)
  return log === undefined ? undefined : { log, token: reader.fixed(32), after: reader.u64() }
}

function readWatched(reader: ByteReader): { readonly log: CompartmentId; readonly token: Bytes } | undefined {
  const log = readLog(reader)
  return log === undefined ? undefined : { log, token: reader.fixed(32) }
}
