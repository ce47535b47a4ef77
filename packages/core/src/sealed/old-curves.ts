/**
 * X25519 and Ed25519 for a platform that has neither: a telephone of 2016 whose browser ends at a version of 2022.
 *
 * A chunk of its own, fetched by such a browser alone: others have both natively, and need not wait for it. What it
 * computes is what the platform computes (RFC 7748, RFC 8032); strictness comes from the parsers before it.
 */
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import type { Bytes } from '../base/bytes.ts'

/** The public half and the shared secret. Throws on a point of small order, which no parser of ours lets pass. */
export function oldX25519(
  privateKey: Uint8Array,
  theirs: Uint8Array,
): { readonly ours: Bytes; readonly shared: Bytes } {
  return { ours: x25519.getPublicKey(privateKey), shared: x25519.getSharedSecret(privateKey, theirs) }
}

export function oldVerify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  // Not the lenient rules of ZIP 215: what Node refuses must not pass on an old telephone.
  return ed25519.verify(signature, message, publicKey, { zip215: false })
}
