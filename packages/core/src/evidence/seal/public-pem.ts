/** A key for somebody who has none of our software. docs/formats/seal.md, the folder of a seal. */
import { concat, fromHex, toBase64 } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'

/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410) before its 32 bytes. */
const spkiHead = certain(fromHex('302a300506032b6570032100'), 'written just here')

/** A key as `openssl pkeyutl -pubin` reads it. */
export function publicPem(publicKey: Uint8Array): string {
  return `-----BEGIN PUBLIC KEY-----\n${toBase64(concat(spkiHead, publicKey))}\n-----END PUBLIC KEY-----\n`
}
