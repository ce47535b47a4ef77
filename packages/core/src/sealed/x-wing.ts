/**
 * X-Wing's encapsulation (draft-connolly-cfrg-xwing-kem §5.4) with the platform's X25519.
 *
 * A removal seals eighty letters while a stolen laptop is being opened. The library's X25519 took four fifths of
 * that; the platform's is the same function. ML-KEM stays the library's: the platform's takes no randomness from
 * us, and a simulated run must come from its seed alone.
 */
import { sha3_256 } from '@noble/hashes/sha3.js'
import { ml_kem768 as mlKem } from '@noble/post-quantum/ml-kem.js'
import { type Bytes, concat, fromHex, utf8 } from '../base/bytes.ts'
import { certain } from '../base/result.ts'

/** Its number as a KEM of HPKE. */
export const xWingId = { id: 0x647a } as const

const mlKemKeyLength = 1_184
const label = utf8('\\.//^\\')
/** PKCS #8 around a raw private key (RFC 8410). */
const pkcs8Head = certain(fromHex('302e020100300506032b656e04220420'), 'written just here')
/** u = 9, the base point: deriving with it gives the public half. */
const basePoint: Bytes = new Uint8Array(32).fill(9, 0, 1)

/** `seed` is 64 random bytes: 32 for ML-KEM, 32 for X25519. `publicKey` was parsed, so this cannot fail. */
export async function encapsulateXWing(
  publicKey: Uint8Array,
  seed: Uint8Array,
): Promise<{ readonly secret: Bytes; readonly encapsulated: Bytes }> {
  const theirs = publicKey.slice(mlKemKeyLength)
  const { ours, shared } = await x25519(seed.slice(32), theirs)
  const kem = mlKem.encapsulate(publicKey.slice(0, mlKemKeyLength), seed.slice(0, 32))
  return {
    secret: sha3_256(concat(kem.sharedSecret, shared, ours, theirs, label)),
    encapsulated: concat(kem.cipherText, ours),
  }
}

/** By the platform where it has X25519; else by the library, which an old phone fetches for this. */
async function x25519(
  privateKey: Bytes,
  theirs: Bytes,
): Promise<{ readonly ours: Bytes; readonly shared: Bytes }> {
  let points: readonly [CryptoKey, CryptoKey, CryptoKey]
  try {
    points = await Promise.all([
      crypto.subtle.importKey('pkcs8', concat(pkcs8Head, privateKey), 'X25519', false, ['deriveBits']),
      importPoint(theirs),
      importPoint(basePoint),
    ])
  } catch {
    const { oldX25519 } = await import('./old-curves.ts')
    return oldX25519(privateKey, theirs)
  }
  const [priv, pub, base] = points
  const [ours, shared] = await Promise.all([derive(priv, base), derive(priv, pub)])
  return { ours, shared }
}

function importPoint(point: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', point, 'X25519', false, [])
}

async function derive(key: CryptoKey, point: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: point }, key, 256))
}
