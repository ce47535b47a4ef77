/**
 * A passphrase and a wrapped key as they have been built: the file says how hard to work, the wrap is a stream cipher or
 * plain GCM, and the error tells what was wrong.
 */
import { pbkdf2Sync } from 'node:crypto'
import { equalBytes } from '../../../packages/core/src/base/bytes.ts'
import { digest } from '../../../packages/core/src/sealed/hash.ts'
import { aesKey, openNaively, type Plain, randomBytes, sealNaively } from './gcm.ts'

export type NaiveSlot = {
  readonly rounds: number
  readonly salt: Plain
  readonly wrap: 'stream' | 'gcm'
  readonly wrapped: Plain
}

/** Does whatever the file says. */
export function naiveKey(passphrase: string, { rounds, salt }: Pick<NaiveSlot, 'rounds' | 'salt'>): Plain {
  return new Uint8Array(pbkdf2Sync(passphrase, salt, rounds, 32, 'sha256'))
}

export async function naiveSlot(
  passphrase: string,
  key: Plain,
  wrap: NaiveSlot['wrap'],
  rounds = 20_000,
): Promise<NaiveSlot> {
  const salt = randomBytes(16)
  const wrapping = naiveKey(passphrase, { rounds, salt })
  return {
    rounds,
    salt,
    wrap,
    wrapped: wrap === 'gcm' ? await sealNaively(wrapping, key) : await streamed(wrapping, key),
  }
}

export async function openNaiveSlot(
  slot: NaiveSlot,
  passphrase: string,
): Promise<Plain | 'wrong-passphrase'> {
  const wrapping = naiveKey(passphrase, slot)
  if (slot.wrap === 'stream') return streamed(wrapping, slot.wrapped)
  return (await openNaively(wrapping, slot.wrapped)) ?? 'wrong-passphrase'
}

async function streamed(key: Plain, bytes: Plain): Promise<Plain> {
  const how = { name: 'AES-CTR', counter: new Uint8Array(16), length: 64 }
  return new Uint8Array(await crypto.subtle.encrypt(how, await aesKey(key, 'AES-CTR'), bytes))
}

/** A chatty wrap, key ‖ hash of the key in a stream: it says which half was wrong, and so answers questions. */
export async function chattyWrap(passphraseKey: Plain, key: Plain): Promise<Plain> {
  return streamed(passphraseKey, new Uint8Array([...key, ...(await digest(key))]))
}

export async function openChatty(
  passphraseKey: Plain,
  wrapped: Plain,
): Promise<Plain | 'bad-header' | 'bad-key'> {
  const plain = await streamed(passphraseKey, wrapped)
  const key = plain.slice(0, 32)
  // The first byte of every key of this program is even, "for the future".
  if ((key[0] ?? 0) & 1) return 'bad-header'
  return equalBytes(await digest(key), plain.slice(32)) ? key : 'bad-key'
}
