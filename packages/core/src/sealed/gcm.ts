/**
 * AES-256-GCM by the platform, under keys that serve one message each: `seal.ts` and `hpke.ts` make them.
 * Nothing else calls it. By itself GCM binds a ciphertext to no key, which both of them mend.
 */
import type { Bytes } from '../base/bytes.ts'
import { platformBytes } from './hash.ts'

const none: Bytes = new Uint8Array(0)

export async function importGcm(key: Bytes): Promise<CryptoKey> {
  // The platform would take 128 bits too; a key of ours has 256, whatever a mistake upstream made of it.
  if (key.length !== 32) throw new Error('a key of another length than 256 bits was to be used')
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** A message's number, big-endian over the whole nonce, added without carry: as our chunks and HPKE's messages want it. */
export function nonceOf(baseNonce: Uint8Array, number: number): Bytes {
  if (baseNonce.length !== 12) throw new Error('a nonce of another length than 96 bits was to be used')
  const nonce = new Uint8Array(baseNonce)
  const view = new DataView(nonce.buffer)
  view.setBigUint64(4, view.getBigUint64(4) ^ BigInt(number))
  return nonce
}

/** One ciphertext with its tag. HPKE has additional data; our chunks have none. */
export async function sealGcm(
  aead: CryptoKey,
  nonce: Bytes,
  plain: Uint8Array,
  aad: Uint8Array = none,
): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv: nonce, additionalData: platformBytes(aad) }
  return new Uint8Array(await crypto.subtle.encrypt(how, aead, platformBytes(plain)))
}

/** The plaintext, or undefined for whatever is wrong: the platform does not say, and neither do we. */
export async function openGcm(
  aead: CryptoKey,
  nonce: Bytes,
  sealed: Uint8Array,
  aad: Uint8Array = none,
): Promise<Bytes | undefined> {
  const how = { name: 'AES-GCM', iv: nonce, additionalData: platformBytes(aad) }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, aead, platformBytes(sealed)))
  } catch {
    return undefined
  }
}
