/**
 * Trees of hashes (RFC 6962 §2.1, RFC 9162 §2.1): one root stands for a whole list, at every size it ever had.
 *
 * Whoever has signed a root cannot show another list to somebody else: the two roots are the proof. Leaves and
 * inner nodes are hashed behind different bytes, or an inner node could be passed off as a leaf.
 *
 * What is kept are the hashes of complete subtrees: node (level, index) covers the leaves index × 2^level to
 * (index + 1) × 2^level − 1 and never changes once it is there. Pure; the caller keeps the nodes.
 */
import { type Bytes, concat, equalBytes } from '../base/bytes.ts'
import { certain } from '../base/result.ts'
import { sha256 } from './hash.ts'

export type TreeNode = { readonly level: number; readonly index: number; readonly hash: Bytes }
/** Answers for every complete subtree of the tree it was kept for. */
export type NodeAt = (level: number, index: number) => Bytes | undefined

/** All that is needed to append and to tell the root: the complete subtrees of a size, largest first. */
export type Frontier = { readonly size: number; readonly peaks: readonly Bytes[] }

export const emptyFrontier: Frontier = { size: 0, peaks: [] }
export const emptyRoot: Bytes = sha256(new Uint8Array(0))

export function leafHash(leaf: Uint8Array): Bytes {
  return sha256(concat(Uint8Array.of(0), leaf))
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  return sha256(concat(Uint8Array.of(1), left, right))
}

/** Appends one leaf. `made` are the subtrees that it completes, the leaf's own first. */
export function grown(
  { size, peaks }: Frontier,
  leaf: Uint8Array,
): { readonly frontier: Frontier; readonly made: readonly TreeNode[] } {
  const rest = [...peaks]
  let hash = leafHash(leaf)
  const made: TreeNode[] = [{ level: 0, index: size, hash }]
  let index = size
  for (let level = 1; index % 2 === 1; level++) {
    hash = nodeHash(certain(rest.pop(), 'an odd index has a complete sibling'), hash)
    index = (index - 1) / 2
    made.push({ level, index, hash })
  }
  return { frontier: { size: size + 1, peaks: [...rest, hash] }, made }
}

export function rootOf({ peaks }: Frontier): Bytes {
  const last = peaks.at(-1)
  return last === undefined
    ? emptyRoot
    : peaks.slice(0, -1).reduceRight((root, peak) => nodeHash(peak, root), last)
}

/** The frontier that the tree had at this size. */
export function frontierAt(size: number, nodeAt: NodeAt): Frontier {
  const peaks: Bytes[] = []
  for (let start = 0; start < size; ) {
    const level = Math.floor(Math.log2(size - start))
    peaks.push(kept(nodeAt, level, start / 2 ** level))
    start += 2 ** level
  }
  return { size, peaks }
}

/** The root that the tree had at this size. */
export function rootAt(size: number, nodeAt: NodeAt): Bytes {
  return rootOf(frontierAt(size, nodeAt))
}

/** The siblings on the way from leaf `index` to the root at `size`, lowest first (RFC 6962 §2.1.1). */
export function inclusionProof(index: number, size: number, nodeAt: NodeAt): readonly Bytes[] {
  if (index < 0 || index >= size) throw new Error('a proof was asked for a leaf outside the tree')
  const path = (start: number, end: number): readonly Bytes[] => {
    if (end - start === 1) return []
    const middle = start + splitOf(end - start)
    return index < middle
      ? [...path(start, middle), rangeHash(middle, end, nodeAt)]
      : [...path(middle, end), rangeHash(start, middle, nodeAt)]
  }
  return path(0, size)
}

/** That the tree of size `to` begins with the tree of size `from` (RFC 6962 §2.1.2). */
export function consistencyProof(from: number, to: number, nodeAt: NodeAt): readonly Bytes[] {
  if (from < 1 || from > to) throw new Error('a proof was asked between sizes that do not follow')
  const proof = (start: number, end: number, whole: boolean): readonly Bytes[] => {
    if (from === end) return whole ? [] : [rangeHash(start, end, nodeAt)]
    const middle = start + splitOf(end - start)
    return from <= middle
      ? [...proof(start, middle, whole), rangeHash(middle, end, nodeAt)]
      : [...proof(middle, end, false), rangeHash(start, middle, nodeAt)]
  }
  return proof(0, to, true)
}

/** RFC 9162 §2.1.3.2. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isPlace(index, size)) return false
  let here = index
  let last = size - 1
  let hash = leafHash(leaf)
  for (const sibling of proof) {
    if (last === 0) return false
    if (here % 2 === 1 || here === last) {
      hash = nodeHash(sibling, hash)
      while (here % 2 === 0 && here !== 0) [here, last] = [half(here), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[here, last] = [half(here), half(last)]
  }
  return last === 0 && equalBytes(hash, root)
}

export type SizedRoot = { readonly size: number; readonly root: Uint8Array }

/** RFC 9162 §2.1.4.2. Of an empty tree nothing can be proved and nothing need be. */
export function verifyConsistency(from: SizedRoot, to: SizedRoot, proof: readonly Uint8Array[]): boolean {
  if (!isPlace(from.size - 1, to.size)) return false
  if (from.size === to.size) return proof.length === 0 && equalBytes(from.root, to.root)
  const isWhole = Number.isInteger(Math.log2(from.size))
  const [first, ...rest] = isWhole ? [from.root, ...proof] : proof
  if (first === undefined) return false
  let here = from.size - 1
  let last = to.size - 1
  while (here % 2 === 1) [here, last] = [half(here), half(last)]
  let old = first
  let young = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (here % 2 === 1 || here === last) {
      old = nodeHash(sibling, old)
      young = nodeHash(sibling, young)
      while (here % 2 === 0 && here !== 0) [here, last] = [half(here), half(last)]
    } else {
      young = nodeHash(young, sibling)
    }
    ;[here, last] = [half(here), half(last)]
  }
  return last === 0 && equalBytes(old, from.root) && equalBytes(young, to.root)
}

/** The hash over leaves `start` to `end` − 1; `start` is a multiple of the largest subtree inside. */
function rangeHash(start: number, end: number, nodeAt: NodeAt): Bytes {
  const size = end - start
  const level = Math.log2(size)
  if (Number.isInteger(level)) return kept(nodeAt, level, start / size)
  const middle = start + splitOf(size)
  return nodeHash(rangeHash(start, middle, nodeAt), rangeHash(middle, end, nodeAt))
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1)
}

function kept(nodeAt: NodeAt, level: number, index: number): Bytes {
  return certain(nodeAt(level, index), 'every complete subtree is kept')
}

/** Shifts without the 32 bits of the bitwise operators. */
function half(value: number): number {
  return Math.floor(value / 2)
}

/** Above this a logarithm may be rounded to the next whole one; no list of ours comes near. */
const largestSize = 2 ** 40

function isPlace(index: number, size: number): boolean {
  return (
    Number.isInteger(index) && Number.isInteger(size) && index >= 0 && index < size && size <= largestSize
  )
}
