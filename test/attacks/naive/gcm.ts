/** AES-GCM as a tutorial shows it: no context, no commitment, the nonce in front. What naive clients are built on. */
import { concat } from '../../../packages/core/src/base/bytes.ts'

export type Plain = Uint8Array<ArrayBuffer>

export async function aesKey(bytes: Plain, mode: 'AES-GCM' | 'AES-CTR' = 'AES-GCM'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, mode, false, ['encrypt', 'decrypt'])
}

export async function sealNaively(key: Plain, plain: Plain, nonce: Plain = randomBytes(12)): Promise<Plain> {
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, await aesKey(key), plain)
  return concat(nonce, new Uint8Array(sealed))
}

export async function openNaively(key: Plain, sealed: Plain): Promise<Plain | undefined> {
  try {
    const how = { name: 'AES-GCM', iv: sealed.slice(0, 12) }
    return new Uint8Array(await crypto.subtle.decrypt(how, await aesKey(key), sealed.slice(12)))
  } catch {
    return undefined
  }
}

export function randomBytes(count: number): Plain {
  return crypto.getRandomValues(new Uint8Array(count))
}
