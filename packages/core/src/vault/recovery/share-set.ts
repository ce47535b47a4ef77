/**
 * What is public about a set of shares: how many there are, how many are needed, and a hash of each.
 * docs/formats/recovery.md, rules K9–K11. With it a changed share is named before anything is put together.
 *
 * `shamir-secret-sharing` checks nothing of what it combines: one wrong share makes another secret without a word.
 */
import { type Bytes, concat, equalBytes, toHex, u8, utf8 } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'

export const mostShares = 16
/** 32 bytes of the seed's polynomials, then the point they were taken at. */
export const shareLength = 33
const hashLength = 16

export type ShareSet = {
  /** Hash of all below: two sets differ in it, also two sets of one kit. */
  readonly id: Bytes
  readonly needed: number
  /** Of the kit's seed. */
  readonly seedHash: Bytes
  /** Of each share, in the order of their numbers. */
  readonly hashes: readonly Bytes[]
}

export function shareSetOf(needed: number, seedHash: Bytes, hashes: readonly Bytes[]): ShareSet {
  const said = concat(u8(needed), u8(hashes.length), seedHash, ...hashes)
  return {
    id: sha256(concat(utf8('safeconduct/v1/share-set\0'), said)).slice(0, hashLength),
    needed,
    seedHash,
    hashes,
  }
}

export function seedHashOf(seed: Uint8Array): Bytes {
  return sha256(concat(utf8('safeconduct/v1/kit-seed\0'), seed)).slice(0, hashLength)
}

export function shareHashOf(number: number, share: Uint8Array): Bytes {
  return sha256(concat(utf8('safeconduct/v1/share\0'), u8(number), share)).slice(0, hashLength)
}

/** Is this the share that was handed out under this number? */
export function isShareOf(set: ShareSet, number: number, share: Uint8Array): boolean {
  const hash = set.hashes[number - 1]
  return hash !== undefined && share.length === shareLength && equalBytes(hash, shareHashOf(number, share))
}

/** Eight hex digits, printed on every share: whoever holds several papers sees which belong together. */
export function shareSetCode(set: ShareSet): string {
  return toHex(set.id.subarray(0, 4)).replace(/(.{4})(?=.)/, '$1 ')
}

export function shareSetBytes({ needed, seedHash, hashes }: ShareSet): Bytes {
  return concat(u8(needed), u8(hashes.length), seedHash, ...hashes)
}

/** Undefined unless the bytes are one whole set. Its id follows from its content and is nobody's claim. */
export function readShareSet(bytes: Uint8Array): ShareSet | undefined {
  const [needed = 0, count = 0] = bytes
  if (!areShareNumbers(needed, count) || bytes.length !== 2 + hashLength * (1 + count)) return undefined
  const [seedHash, ...hashes] = Array.from(
    { length: 1 + count },
    (_, i) => new Uint8Array(bytes.slice(2 + hashLength * i, 2 + hashLength * (i + 1))),
  )
  return seedHash && shareSetOf(needed, seedHash, hashes)
}

/** At least two: a share that opens alone is the kit itself. */
export function areShareNumbers(needed: number, count: number): boolean {
  return (
    Number.isInteger(needed) &&
    Number.isInteger(count) &&
    needed >= 2 &&
    needed <= count &&
    count <= mostShares
  )
}
