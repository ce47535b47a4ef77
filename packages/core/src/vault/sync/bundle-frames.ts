/**
 * The inside of a bundle, byte for byte. docs/formats/sync.md, rules Y30–Y33.
 *
 * ```
 * head (56): "SCB" | version 1 | salt 16 | mark of the organisation 32 | epoch of the directory u32
 * then sealed: frames, each kind 1 | length u32 | payload
 *   1 sender   device key 32
 *   2 log      id 16; the entries that follow are its
 *   3 entry    header 132 | signature 64 | body
 *   4 mark     receipt 124, of the control entry before it
 *   5 mail     box 16 | sealed letter
 *   6 piece    a sealed piece of a file, named by its SHA-256
 *   7 end      signature 64 of the sender's device over the hash of everything before, purpose `bundle`
 * ```
 * Outside the seal stands nothing that ties a stick found in a pocket to the organisation, unless one knows its id.
 */
import { type Bytes, concat, equalBytes, u8, u32, utf8 } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { type PublicKey, parsePublicKey, parseSignature, type Signature } from '../../sealed/sign.ts'
import { type CompartmentId, parseCompartmentId } from '../compartment.ts'
import type { Entry } from '../entry.ts'
import { encodeFrame, parseFrame } from '../replica/frame.ts'
import type { Receipt } from './link.ts'
import { encodeReceipt, parseReceipt } from './receipt.ts'
import { wireLimits } from './wire.ts'

export const bundleVersion = 1
const magic = utf8('SCB')
export const bundleHeadLength = 3 + 1 + 16 + 32 + 4

export type BundleHead = { readonly salt: Bytes; readonly mark: Bytes; readonly epoch: number }

export type BundleItem =
  | { readonly what: 'sender'; readonly device: PublicKey }
  | { readonly what: 'log'; readonly log: CompartmentId }
  | { readonly what: 'entry'; readonly entry: Entry }
  | { readonly what: 'mark'; readonly mark: Receipt }
  | { readonly what: 'mail'; readonly box: Bytes; readonly sealed: Bytes }
  | { readonly what: 'piece'; readonly piece: Bytes }
  | { readonly what: 'end'; readonly signature: Signature }

const codes = { sender: 1, log: 2, entry: 3, mark: 4, mail: 5, piece: 6, end: 7 } as const
const frameHead = 5
/** An entry is the largest thing that a frame holds. */
const mostBytes = wireLimits.body + 1024

/** Which organisation a bundle is of, for whoever knows its id; new for every bundle. */
export function organisationMark(organisation: Uint8Array, salt: Uint8Array): Bytes {
  return sha256(concat(utf8('safeconduct/v1/bundle-of\0'), organisation, salt))
}

export function encodeBundleHead({ salt, mark, epoch }: BundleHead): Bytes {
  return concat(magic, u8(bundleVersion), salt, mark, u32(epoch))
}

export type HeadRefusal =
  | { readonly kind: 'not-a-bundle' }
  | { readonly kind: 'other-version'; readonly version: number }

export function parseBundleHead(bytes: Uint8Array): BundleHead | HeadRefusal {
  const version = bytes[3]
  if (version === undefined || !equalBytes(bytes.subarray(0, 3), magic)) return { kind: 'not-a-bundle' }
  if (version !== bundleVersion) return { kind: 'other-version', version }
  if (bytes.length < bundleHeadLength) return { kind: 'not-a-bundle' }
  const epoch = new DataView(bytes.buffer, bytes.byteOffset).getUint32(52)
  return { salt: bytes.slice(4, 20), mark: bytes.slice(20, 52), epoch }
}

export function encodeItem(item: BundleItem): Bytes {
  const payload = payloadOf(item)
  return concat(u8(codes[item.what]), u32(payload.length), payload)
}

function payloadOf(item: BundleItem): Uint8Array {
  switch (item.what) {
    case 'sender':
      return item.device
    case 'log':
      return item.log
    case 'entry':
      return encodeFrame(item.entry)
    case 'mark':
      return encodeReceipt(item.mark)
    case 'mail':
      return concat(item.box, item.sealed)
    case 'piece':
      return item.piece
    case 'end':
      return item.signature
  }
}

/** Each item with its bytes; the last thing may be `undefined`: what came is no bundle of this version. */
export async function* itemsOf(
  plain: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<{ readonly item: BundleItem; readonly bytes: Uint8Array } | undefined, void, void> {
  let held: Uint8Array = new Uint8Array(0)
  for await (const piece of plain) {
    held = held.length === 0 ? piece : concat(held, piece)
    for (let length = frameLength(held); length !== undefined && held.length >= length; ) {
      const bytes = held.subarray(0, length)
      const item = length > frameHead + mostBytes ? undefined : parseItem(bytes)
      yield item === undefined ? undefined : { item, bytes }
      if (item === undefined) return
      held = held.subarray(length)
      length = frameLength(held)
    }
    if ((frameLength(held) ?? 0) > frameHead + mostBytes) return yield undefined
  }
  if (held.length > 0) yield undefined
}

function frameLength(held: Uint8Array): number | undefined {
  if (held.length < frameHead) return undefined
  return frameHead + new DataView(held.buffer, held.byteOffset).getUint32(1)
}

function parseItem(frame: Uint8Array): BundleItem | undefined {
  const payload = new Uint8Array(frame.subarray(frameHead))
  switch (frame[0]) {
    case codes.sender: {
      const device = parsePublicKey(payload)
      return device.ok ? { what: 'sender', device: device.value } : undefined
    }
    case codes.log: {
      const log = parseCompartmentId(payload)
      return log && { what: 'log', log }
    }
    case codes.entry: {
      const entry = parseFrame(payload)
      return entry && { what: 'entry', entry }
    }
    case codes.mark: {
      const mark = parseReceipt(payload)
      return mark && { what: 'mark', mark }
    }
    case codes.mail:
      return payload.length > 16
        ? { what: 'mail', box: payload.slice(0, 16), sealed: payload.slice(16) }
        : undefined
    case codes.piece:
      return payload.length > 0 ? { what: 'piece', piece: payload } : undefined
    case codes.end: {
      const signature = parseSignature(payload)
      return signature.ok ? { what: 'end', signature: signature.value } : undefined
    }
    default:
      return undefined
  }
}
