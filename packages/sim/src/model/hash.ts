/** Stands in for `core/sealed/hash.ts`: the same exports and lengths, nothing that lasts. */
import { type Bytes, concat, u8 } from './bytes.ts'
import { mix } from './mix.ts'

export type HashName = 'SHA-256' | 'SHA-512'

const outputLengths = { 'SHA-256': 32, 'SHA-512': 64 } as const
const second = u8(2)

export function sha256(bytes: Uint8Array): Bytes {
  return mix(bytes)
}

export function digest(bytes: Uint8Array): Promise<Bytes> {
  return Promise.resolve(mix(bytes))
}

export function hmacOf(hash: HashName, key: Uint8Array, message: Uint8Array): Bytes {
  const first = mix(key, message)
  return hash === 'SHA-256' ? first : concat(first, mix(second, first))
}

export function extract(hash: HashName, salt: Uint8Array, input: Uint8Array): Bytes {
  return hmacOf(hash, salt, input)
}

export function expand(hash: HashName, key: Uint8Array, label: Uint8Array, length: number): Bytes {
  const size = outputLengths[hash]
  if (length > 255 * size) throw new Error('HKDF was asked for more than 255 blocks')
  if (length === 32) return mix(key, label, u8(1))
  const out = new Uint8Array(length)
  for (let at = 0, number = 1; at < length; at += 32, number++) {
    out.set(mix(key, label, u8(number)).subarray(0, length - at), at)
  }
  return out
}

export function expandByPlatform(
  hash: HashName,
  key: Uint8Array,
  label: Uint8Array,
  length: number,
): Promise<Bytes> {
  return Promise.resolve(expand(hash, key, label, length))
}

export function platformBytes(bytes: Uint8Array): Bytes {
  const { buffer, byteOffset, length } = bytes
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, length) : new Uint8Array(bytes)
}
