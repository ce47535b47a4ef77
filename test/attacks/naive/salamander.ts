/**
 * One ciphertext that AES-GCM opens under many keys. The tag is a polynomial over the ciphertext's blocks, so for n
 * keys n linear equations are solved: n − 1 blocks and the tag. A picture for each judge, or a probe of n passwords.
 */
import { concat, toHex } from '../../../packages/core/src/base/bytes.ts'

type Block = Uint8Array<ArrayBuffer>
export type GcmKey = { readonly key: Block; readonly nonce: Block }

/** Multiplication in GCM's field, whose bits run from the left. */
function times(a: bigint, b: bigint): bigint {
  let [product, shifted] = [0n, b]
  for (let bit = 127n; bit >= 0n; bit--) {
    if ((a >> bit) & 1n) product ^= shifted
    shifted = shifted & 1n ? (shifted >> 1n) ^ (0xe1n << 120n) : shifted >> 1n
  }
  return product
}

const one = 1n << 127n

/** 1/a = a^(2^128 − 2). */
function inverse(a: bigint): bigint {
  let [result, power] = [one, a]
  for (let i = 1; i < 128; i++) {
    power = times(power, power)
    result = times(result, power)
  }
  return result
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`)
const blockOf = (value: bigint): Uint8Array => Uint8Array.fromHex(value.toString(16).padStart(32, '0'))

async function blockCipher(key: Block, block: Block): Promise<bigint> {
  const native = await crypto.subtle.importKey('raw', key, 'AES-CTR', false, ['encrypt'])
  const how = { name: 'AES-CTR', counter: block, length: 32 }
  return numberOf(new Uint8Array(await crypto.subtle.encrypt(how, native, new Uint8Array(16))))
}

/** Blocks and a tag that are good under every one of these keys; its first block is `first`. */
export async function salamander(keys: readonly GcmKey[], first: Block): Promise<Block> {
  const blocks = keys.length
  const rows = await Promise.all(
    keys.map(async ({ key, nonce }) => {
      const h = await blockCipher(key, new Uint8Array(16))
      const mask = await blockCipher(key, concat(nonce, Uint8Array.of(0, 0, 0, 1)))
      // Σ cᵢ·h^(blocks + 1 − i) + tag = lengths·h + mask, over the free blocks 2 … n and the tag.
      const powers = [h]
      while (powers.length < blocks + 1) powers.push(times(powers.at(-1) ?? 0n, h))
      const free = powers.slice(1, blocks).toReversed()
      const known = times(BigInt(128 * blocks), h) ^ mask ^ times(numberOf(first), powers[blocks] ?? 0n)
      return [...free, one, known]
    }),
  )
  const solved = solve(rows)
  return concat(first, ...solved.map(blockOf))
}

/** Gauss over GF(2¹²⁸): each row is the factors of the unknowns, then what they add up to. */
function solve(rows: readonly (readonly bigint[])[]): readonly bigint[] {
  const matrix = rows.map((row) => [...row])
  for (let at = 0; at < matrix.length; at++) {
    const pivot = matrix.findIndex((row, i) => i >= at && row[at] !== 0n)
    const [swapped = [], current = []] = [matrix[pivot], matrix[at]]
    matrix[pivot] = current
    const factor = inverse(swapped[at] ?? 0n)
    const scaled = swapped.map((value) => times(value, factor))
    matrix[at] = scaled
    for (const [i, row] of matrix.entries()) {
      const times1 = row[at] ?? 0n
      if (i !== at && times1 !== 0n) matrix[i] = row.map((value, j) => value ^ times(times1, scaled[j] ?? 0n))
    }
  }
  return matrix.map((row) => row.at(-1) ?? 0n)
}
