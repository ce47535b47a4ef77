/**
 * Arrays of bytes cut from slabs.
 *
 * The platform asks the system for memory for every array above 64 bytes, which takes twenty times as long as cutting it
 * from a slab, and most of what a schedule makes is such arrays. The program itself has none of this: a key in a slab
 * would lie there for as long as any of its neighbours is held.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'

/** Small, for one array that is kept keeps its whole slab. */
const slabLength = 8_192
export const largestCut = 2_048
/** What the platform has room for in its own heap. */
const inHeap = 64

let slab = new ArrayBuffer(slabLength)
let used = 0

/** An array of zeros. */
export function zeros(length: number): Bytes {
  return length <= inHeap || length > largestCut ? new Uint8Array(length) : cut(length)
}

/** No longer than `largestCut`. It begins at a word, for those that write by words. */
export function cut(length: number): Bytes {
  if (used + length > slabLength) {
    slab = new ArrayBuffer(slabLength)
    used = 0
  }
  const array = new Uint8Array(slab, used, length)
  used = (used + length + 7) & ~7
  return array
}
