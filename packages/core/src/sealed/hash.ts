/**
 * SHA-256, wherever a hash is seen by others, and HKDF (RFC 5869), from which every derived key comes.
 *
 * `sha256` answers at once and is meant for a few hundred bytes (a header, a key); `digest` leaves the
 * work to the platform and is meant for bodies and files. HKDF is `@noble/hashes` and not WebCrypto:
 * it hashes two short blocks for every sealed record, and waiting twice for the platform's thread
 * pool took eight times as long as doing it here (docs/decisions/0002-four-primitives.md).
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as nobleSha256, sha512 as nobleSha512 } from '@noble/hashes/sha2.js'
import { type Bytes, concat, u8 } from '../base/bytes.ts'

export type HashName = 'SHA-256' | 'SHA-512'

const hashes = { 'SHA-256': nobleSha256, 'SHA-512': nobleSha512 } as const

/** SHA-256 of a few hundred bytes, at once. */
export function sha256(bytes: Uint8Array): Bytes {
  return nobleSha256(bytes)
}

/** SHA-256 of any number of bytes, by the platform. */
export async function digest(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', platformBytes(bytes)))
}

export function hmacOf(hash: HashName, key: Uint8Array, message: Uint8Array): Bytes {
  return hmac(hashes[hash], key, message)
}

/** HKDF-Extract. An empty salt stands for a block of zeros, as the RFC says. */
export function extract(hash: HashName, salt: Uint8Array, input: Uint8Array): Bytes {
  return hmacOf(hash, salt, input)
}

/** HKDF-Expand. Throws above 255 blocks: a length is ours to choose, never an outsider's. */
export function expand(hash: HashName, key: Uint8Array, label: Uint8Array, length: number): Bytes {
  const size = hashes[hash].outputLen
  if (length > 255 * size) throw new Error('HKDF was asked for more than 255 blocks')
  const keyed = hmac.create(hashes[hash], key)
  const out = new Uint8Array(length)
  let block: Bytes = new Uint8Array(0)
  for (let at = 0, number = 1; at < length; at += size, number++) {
    block = keyed
      .clone()
      .update(concat(block, label, u8(number)))
      .digest()
    out.set(block.subarray(0, length - at), at)
  }
  return out
}

/**
 * The same as `expand`, for a phone that compiles no scripts: there a hash in a script takes a hundred times as long,
 * and elsewhere it is the waiting for the platform's threads that costs.
 */
export async function expandByPlatform(
  hash: HashName,
  key: Uint8Array,
  label: Uint8Array,
  length: number,
): Promise<Bytes> {
  const size = hashes[hash].outputLen
  if (length > 255 * size) throw new Error('HKDF was asked for more than 255 blocks')
  const how = { name: 'HMAC', hash }
  const keyed = await crypto.subtle.importKey('raw', platformBytes(key), how, false, ['sign'])
  const out = new Uint8Array(length)
  let block: Bytes = new Uint8Array(0)
  for (let at = 0, number = 1; at < length; at += size, number++) {
    block = new Uint8Array(await crypto.subtle.sign('HMAC', keyed, concat(block, label, u8(number))))
    out.set(block.subarray(0, length - at), at)
  }
  return out
}

/** The same bytes in the form WebCrypto takes; copies only what lies in shared memory. */
export function platformBytes(bytes: Uint8Array): Bytes {
  const { buffer, byteOffset, length } = bytes
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, length) : new Uint8Array(bytes)
}
