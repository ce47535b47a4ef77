/**
 * Ed25519 as a short program verifies it: any key, any S, and the equation. Enough to accept one signature for every
 * message under a key of small order, and a second signature made out of a first.
 */
import { createHash } from 'node:crypto'
import { toHex } from '../../../packages/core/src/base/bytes.ts'

const field = 2n ** 255n - 19n
export const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n
type Point = readonly [x: bigint, y: bigint]

const mod = (value: bigint): bigint => ((value % field) + field) % field

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}

const inverse = (value: bigint): bigint => power(value, field - 2n)
const d = mod(-121665n * inverse(121666n))
const squareRootOfMinusOne = power(2n, (field - 1n) / 4n)

function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const cross = mod(d * x1 * x2 * y1 * y2)
  return [mod((x1 * y2 + x2 * y1) * inverse(1n + cross)), mod((y1 * y2 + x1 * x2) * inverse(1n - cross))]
}

function times(point: Point, scalar: bigint): Point {
  let [result, double]: [Point, Point] = [[0n, 1n], point]
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = add(result, double)
    double = add(double, double)
  }
  return result
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(new Uint8Array(bytes).reverse())}`)

function pointOf(bytes: Uint8Array): Point | undefined {
  const number = numberOf(bytes)
  const y = mod(number & (2n ** 255n - 1n))
  const ratio = mod((y * y - 1n) * inverse(d * y * y + 1n))
  let x = power(ratio, (field + 3n) / 8n)
  if (mod(x * x) !== ratio) x = mod(x * squareRootOfMinusOne)
  if (mod(x * x) !== ratio) return undefined
  return [(x & 1n) === number >> 255n ? x : mod(-x), y]
}

const basePoint = pointOf(Uint8Array.fromHex('58'.padEnd(64, '6')))

export function verifyLaxly(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const [key, r] = [pointOf(publicKey), pointOf(signature.subarray(0, 32))]
  if (key === undefined || r === undefined || basePoint === undefined) return false
  const hashed = createHash('sha512')
    .update(signature.subarray(0, 32))
    .update(publicKey)
    .update(message)
    .digest()
  const left = times(basePoint, numberOf(signature.subarray(32)) % groupOrder)
  const right = add(r, times(key, numberOf(hashed) % groupOrder))
  return left[0] === right[0] && left[1] === right[1]
}

/** A second signature for the same message: S plus the order of the group. */
export function secondSignature(signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const s = numberOf(signature.subarray(32)) + groupOrder
  const bytes = Uint8Array.fromHex(s.toString(16).padStart(64, '0')).reverse()
  return new Uint8Array([...signature.subarray(0, 32), ...bytes])
}
