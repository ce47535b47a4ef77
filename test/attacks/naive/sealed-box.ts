/**
 * Envelopes as they are often made: a shared secret of two static keys, or of one used key, and a stream cipher. No check
 * of the points, no check of the text, and "only she could have sealed it" for a signature.
 */
import { aesKey, type Plain } from './gcm.ts'

const p = 2n ** 255n - 19n
const mod = (value: bigint): bigint => ((value % p) + p) % p

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}

const littleEndian = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

/** X25519 as RFC 7748 writes it down, without its last sentence: the result may be zero. */
export function x25519(secret: Plain, point: Plain): Plain {
  const scalar = new Uint8Array(secret)
  scalar[0] = (scalar[0] ?? 0) & 248
  scalar[31] = ((scalar[31] ?? 0) & 127) | 64
  const [k, x1] = [littleEndian(scalar), littleEndian(point) & (2n ** 255n - 1n)]
  let [x2, z2, x3, z3, swap] = [1n, 0n, x1, 1n, 0n]
  for (let bit = 254n; bit >= 0n; bit--) {
    const now = (k >> bit) & 1n
    if (swap ^ now) [x2, x3, z2, z3] = [x3, x2, z3, z2]
    swap = now
    const [a, b, c, d] = [x2 + z2, x2 - z2, x3 + z3, x3 - z3].map(mod) as [bigint, bigint, bigint, bigint]
    const [aa, bb, da, cb] = [mod(a * a), mod(b * b), mod(d * a), mod(c * b)]
    const e = mod(aa - bb)
    ;[x3, z3] = [mod((da + cb) ** 2n), mod(x1 * mod((da - cb) ** 2n))]
    ;[x2, z2] = [mod(aa * bb), mod(e * (aa + 121665n * e))]
  }
  if (swap) [x2, x3, z2, z3] = [x3, x2, z3, z2]
  const result = mod(x2 * power(z2, p - 2n))
  return new Uint8Array(Uint8Array.fromHex(result.toString(16).padStart(64, '0')).reverse())
}

export const basePoint: Plain = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 9 : 0))

/** The same both ways: sealing and opening are one stream under SHA-256 of the shared secret. */
export async function streamUnder(shared: Plain, bytes: Plain): Promise<Plain> {
  const key = new Uint8Array(await crypto.subtle.digest('SHA-256', shared))
  const how = { name: 'AES-CTR', counter: new Uint8Array(16), length: 64 }
  return new Uint8Array(await crypto.subtle.encrypt(how, await aesKey(key, 'AES-CTR'), bytes))
}
