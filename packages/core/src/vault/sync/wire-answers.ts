/**
 * What a relay answers, byte for byte. docs/formats/relay.md, rules L5–L9. A payload is `what 1 | fields`.
 *
 * A pull is answered by many frames, `end` last: an answer that was cut off is never taken for a whole one.
 */

import { ByteReader, listBytes, sizedBytes } from '../../base/byte-reader.ts'
import { type Bytes, concat, u8, u32, u64 } from '../../base/bytes.ts'
import { type PublicKey, parsePublicKey, parseSignature, type Signature } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { LinkRefusal, MailItem, PullBatch, Receipt, RelayAbout, TreeHead } from './link.ts'
import { encodeReceipt, encodeTreeHead, parseReceipt, parseTreeHead, receiptLength } from './receipt.ts'
import { entryBytes, readEntry, readLog, wireLimits } from './wire.ts'

export type SignedAbout = RelayAbout & { readonly signature: Signature }

export type Answer =
  | { readonly what: 'done' }
  | { readonly what: 'refused'; readonly refusal: LinkRefusal }
  | { readonly what: 'about'; readonly about: SignedAbout }
  | { readonly what: 'receipts'; readonly receipts: readonly Receipt[] }
  | { readonly what: 'batch'; readonly batch: PullBatch }
  | { readonly what: 'log-refused'; readonly log: CompartmentId; readonly refusal: LinkRefusal }
  | { readonly what: 'mail'; readonly items: readonly MailItem[] }
  | { readonly what: 'pieces'; readonly has: readonly boolean[] }
  | { readonly what: 'bytes'; readonly bytes: Bytes }
  | { readonly what: 'news'; readonly of: CompartmentId | 'box' }
  | { readonly what: 'end' }

const codes = {
  done: 0,
  refused: 1,
  about: 2,
  receipts: 3,
  batch: 4,
  'log-refused': 5,
  mail: 6,
  pieces: 7,
  bytes: 8,
  news: 9,
  end: 10,
} as const satisfies Record<Answer['what'], number>

const refusals = [
  'silent',
  'conflict',
  'not-allowed',
  'unknown-log',
  'too-large',
  'slow-down',
  'relay-full',
  'quota',
  'other-version',
  'unreadable',
] as const satisfies readonly LinkRefusal['kind'][]

export function encodeAnswer(answer: Answer): Bytes {
  return concat(u8(codes[answer.what]), ...fieldsOf(answer))
}

function fieldsOf(answer: Answer): readonly Uint8Array[] {
  switch (answer.what) {
    case 'done':
    case 'end':
      return []
    case 'refused':
      return [refusalBytes(answer.refusal)]
    case 'about':
      return [aboutBytes(answer.about), answer.about.signature]
    case 'receipts':
      return [listBytes(answer.receipts.map(encodeReceipt))]
    case 'batch':
      return batchFields(answer.batch)
    case 'log-refused':
      return [answer.log, refusalBytes(answer.refusal)]
    case 'mail':
      return [listBytes(answer.items.map(({ number, sealed }) => concat(u64(number), sizedBytes(sealed))))]
    case 'pieces':
      return [listBytes(answer.has.map((has) => u8(has ? 1 : 0)))]
    case 'bytes':
      return [sizedBytes(answer.bytes)]
    case 'news':
      return answer.of === 'box' ? [] : [answer.of]
  }
}

/** Reads one answer, without its frame. Undefined: it is none of this protocol. */
export function parseAnswer(payload: Uint8Array): Answer | undefined {
  const reader = new ByteReader(payload)
  const answer = readAnswer(reader, reader.u8(), payload.length)
  return reader.finished ? answer : undefined
}

function readAnswer(reader: ByteReader, code: number, length: number): Answer | undefined {
  const what = names.find((name) => codes[name] === code)
  switch (what) {
    case undefined:
      return undefined
    case 'done':
    case 'end':
      return { what }
    case 'refused': {
      const refusal = readRefusal(reader)
      return refusal && { what, refusal }
    }
    case 'about':
      return readAbout(reader)
    case 'receipts':
      return { what, receipts: reader.list(wireLimits.entries, readReceipt) }
    case 'batch':
      return readBatch(reader)
    case 'log-refused': {
      const [log, refusal] = [readLog(reader), readRefusal(reader)]
      return log && refusal && { what, log, refusal }
    }
    case 'mail':
      return { what, items: reader.list(wireLimits.mails, readMail) }
    case 'pieces':
      return { what, has: reader.list(wireLimits.pieces, readYesOrNo) }
    case 'bytes':
      return { what, bytes: reader.sized(wireLimits.piece) }
    case 'news': {
      const of = length === 1 ? 'box' : readLog(reader)
      return of && { what, of }
    }
  }
}

const names = [
  'done',
  'refused',
  'about',
  'receipts',
  'batch',
  'log-refused',
  'mail',
  'pieces',
  'bytes',
  'news',
  'end',
] as const

/** What the relay signs in `about`: the asker's nonce, what binds the line they speak on, and what it says of itself. */
export function aboutMessage(nonce: Uint8Array, line: Uint8Array, about: RelayAbout): Bytes {
  return concat(nonce, line, aboutBytes(about))
}

function aboutBytes({ oldest, newest, key, clock, largestEntry, largestPiece }: RelayAbout): Bytes {
  return concat(u8(oldest), u8(newest), key, u64(clock), u32(largestEntry), u32(largestPiece))
}

function readAbout(reader: ByteReader): Answer | undefined {
  const [oldest, newest] = [reader.u8(), reader.u8()]
  const key = parsePublicKey(reader.fixed(32))
  const [clock, largestEntry, largestPiece] = [reader.u64(), reader.u32(), reader.u32()]
  const signature = parseSignature(reader.fixed(64))
  if (!key.ok || !signature.ok || oldest > newest) return undefined
  const about: { readonly key: PublicKey } & Omit<SignedAbout, 'key'> = {
    oldest,
    newest,
    key: key.value,
    clock,
    largestEntry,
    largestPiece,
    signature: signature.value,
  }
  return { what: 'about', about }
}

function batchFields({ log, after, entries, marks, head }: PullBatch): readonly Uint8Array[] {
  return [
    log,
    u64(after),
    listBytes(entries.map(entryBytes)),
    listBytes(marks.map(encodeReceipt)),
    ...(head === undefined ? [u8(0)] : [u8(1), encodeTreeHead(head)]),
  ]
}

function readBatch(reader: ByteReader): Answer | undefined {
  const [log, after] = [readLog(reader), reader.u64()]
  const entries = reader.list(wireLimits.entries, readEntry)
  const marks = reader.list(wireLimits.entries, readReceipt)
  const more = reader.u8()
  const head: TreeHead | undefined = more === 1 ? parseTreeHead(reader.fixed(receiptLength)) : undefined
  if (log === undefined || more > 1 || (more === 1 && head === undefined)) return undefined
  return { what: 'batch', batch: { log, after, entries, marks, head } }
}

function readReceipt(reader: ByteReader): Receipt | undefined {
  return parseReceipt(reader.fixed(receiptLength))
}

function readMail(reader: ByteReader): MailItem {
  return { number: reader.u64(), sealed: reader.sized(wireLimits.mail) }
}

function readYesOrNo(reader: ByteReader): boolean | undefined {
  const value = reader.u8()
  return value > 1 ? undefined : value === 1
}

function refusalBytes(refusal: LinkRefusal): Bytes {
  const code = u8(refusals.indexOf(refusal.kind))
  switch (refusal.kind) {
    case 'conflict':
      return concat(code, u64(refusal.seq), refusal.hash)
    case 'slow-down':
      return concat(code, u32(refusal.seconds))
    case 'other-version':
      return concat(code, u8(refusal.oldest), u8(refusal.newest))
    default:
      return code
  }
}

function readRefusal(reader: ByteReader): LinkRefusal | undefined {
  const kind = refusals[reader.u8()]
  switch (kind) {
    case 'conflict':
      return { kind, seq: reader.u64(), hash: reader.fixed(32) }
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
