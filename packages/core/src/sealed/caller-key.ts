/**
 * The key of a caller's return code: PBKDF2 by the platform. docs/formats/sealed.md, rule U9.
 *
 * A return code has 83 random bits, and a cheap phone has no Argon2: no wasm, and in the careful settings of some
 * browsers no compiled scripts either, where Argon2 in a script takes a minute. A file of its own, for the page of
 * the line carries it and nothing else of unlocking.
 */
import type { Bytes } from '../base/bytes.ts'
import { certain } from '../base/result.ts'
import { platformBytes } from './hash.ts'
import { type SealKey, sealKeyFrom } from './seal.ts'

/** Rounds of PBKDF2 for a return code; as many as OWASP asks for passwords, though the code is random. */
export const callerRounds = 600_000

/** The key of a caller's return code. `salt` names what the key is for, so that one code serves several ends. */
export async function callerKey(code: Uint8Array, salt: Uint8Array): Promise<SealKey> {
  const key = sealKeyFrom(await pbkdf2(code, salt, callerRounds, 32))
  return certain(key.ok ? key.value : undefined, 'a derivation of 32 bytes gives 32 bytes')
}

/** PBKDF2-HMAC-SHA-256 by the platform. Everything of ours goes through `callerKey`, which fixes the rounds. */
export async function pbkdf2(
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', platformBytes(password), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: platformBytes(salt), iterations }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8))
}
