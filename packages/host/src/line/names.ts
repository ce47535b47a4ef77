/**
 * Names that the line's work gives: to records, so that two desks that collect one blob write one record; to leases,
 * so that the relay which keeps them learns neither whose thread nor which member.
 */
import { type Bytes, concat, fromHex, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { PublicKey } from '@safeconduct/core/sealed/sign.ts'

function named(what: string, ...parts: readonly Uint8Array[]): Bytes {
  return sha256(concat(utf8(`safeconduct/v1/line-${what}\0`), ...parts))
}

/** What becomes of one blob, by its SHA-256: the same on every desk that opens it. */
export function idOfBlob(what: 'request' | 'thread' | 'message' | 'voice', hash: Uint8Array): RecordId {
  return recordIdFrom(named(what, hash))
}

/** The thread of a request that has none yet: two desks that make one apart make the same one. */
export function idOfHandThread(request: string): RecordId {
  return recordIdFrom(named('hand-thread', bytesOfId(request)))
}

/** What becomes of a slot: a message with a file, and the file. */
export function idOfSlot(what: 'message' | 'file', slot: Uint8Array, pieces: number): RecordId {
  return recordIdFrom(named(`slot-${what}`, slot, utf8(String(pieces))))
}

export function recordIdFrom(bytes: Uint8Array): RecordId {
  const id = recordId(toHex(bytes.slice(0, 16)), '')
  return certain(id.ok ? id.value : undefined, 'sixteen bytes are an id')
}

export function bytesOfId(id: string): Bytes {
  return certain(fromHex(id), 'an id is hex')
}

/**
 * The relay sees the token with every ask of a desk, so the names of leases come from the secret behind it, which
 * it never sees.
 */
export function tokenOf(secret: Uint8Array): Bytes {
  return named('token', secret)
}

export function accessOf(secret: Uint8Array): Bytes {
  return sha256(tokenOf(secret))
}

/** `what`: a request's id, or the work that only one desk does at a time. */
export function leaseTagOf(secret: Uint8Array, what: string): Bytes {
  return named('lease', secret, utf8(what)).slice(0, 16)
}

export function leaseHolderOf(secret: Uint8Array, device: PublicKey): Bytes {
  return named('holder', secret, device).slice(0, 16)
}
