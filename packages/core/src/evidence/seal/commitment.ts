/**
 * What of a seal stands in the ledger: H(salt ‖ H(document)), 32 bytes that say nothing.
 *
 * The salt is why: a plain hash of a photograph that is known would tell everybody who reads the ledger that the network
 * holds it. Whoever destroys salt and document leaves an entry that matches nothing. docs/formats/seal.md, SL9 to SL12.
 */
import { type Bytes, concat, fromHex, textOf, toHex } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { sha256 } from '../../sealed/hash.ts'

const saltLength = 32

export function newSalt(random: Random): Bytes {
  return random.bytes(saltLength)
}

/** Throws for a salt of another length: a short one could be guessed. */
export function commitmentOf(salt: Uint8Array, document: Uint8Array): Bytes {
  if (salt.length !== saltLength) throw new Error('a commitment was to be made with a salt of another length')
  return sha256(concat(salt, sha256(document)))
}

/** `salt.hex`: 64 digits and a newline, as `xxd -r -p` reads them. */
export function saltText(salt: Uint8Array): string {
  return `${toHex(salt)}\n`
}

export function parseSalt(file: Uint8Array): Bytes | undefined {
  const hex = /^([0-9a-f]{64})\n$/.exec(textOf(file) ?? '')?.[1]
  return hex === undefined ? undefined : fromHex(hex)
}
