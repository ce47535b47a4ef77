/** A reader that still knows version 0, "so that nobody loses anything": a stream cipher without a check. */
import { aesKey, openNaively, type Plain, sealNaively } from './gcm.ts'

export async function write(key: Plain, plain: Plain, version: 0 | 1): Promise<Plain> {
  const body = version === 1 ? await sealNaively(key, plain) : await streamed(key, plain)
  return new Uint8Array([version, ...body])
}

export async function read(key: Plain, bytes: Plain): Promise<Plain | undefined> {
  const body = bytes.slice(1)
  return bytes[0] === 0 ? streamed(key, body) : openNaively(key, body)
}

/** AES-CTR from the counter that AES-GCM uses too, when it was given the nonce of twelve zeros. */
async function streamed(key: Plain, bytes: Plain): Promise<Plain> {
  const how = { name: 'AES-CTR', counter: new Uint8Array(16).fill(2, 15), length: 32 }
  return new Uint8Array(await crypto.subtle.encrypt(how, await aesKey(key, 'AES-CTR'), bytes))
}
