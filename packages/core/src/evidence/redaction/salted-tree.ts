/**
 * A tree of hashes in which every leaf has a salt of its own, so that some leaves can be shown and the others
 * cannot be guessed: not from their hash, and not by trying every name or every grey.
 *
 * The salts grow from one secret seed, node by node (a GGM tree): to show a whole branch one seed is given away,
 * to hide one its hash is, and a proof stays small. Whoever has the seed of the root can try every guess about what
 * is hidden, so it is kept as the original is. Rules RD1 to RD8 of docs/formats/redaction.md.
 */
import { type Bytes, concat, equalBytes, toBase64 } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'

/** SHA-256. A parameter, because a process has one ten times as fast as the one that runs everywhere. */
export type Hash = (bytes: Uint8Array) => Uint8Array

/** Who sits where in the tree: a leaf by its number, or two branches. Both ends of a proof make it from what is public. */
export type Branch = number | readonly [Branch, Branch]

/** What the leaf with this number and salt hashes to. */
export type LeafHash = (leaf: number, salt: Uint8Array) => Uint8Array

export const seedLength = 16
const hashLength = 32

/** Seeds of what is shown and hashes of what is hidden, each in the order in which one meets them from the left. */
export type TreeProof = { readonly seeds: readonly Bytes[]; readonly hashes: readonly Bytes[] }

export function treeHash(tree: Branch, seed: Uint8Array, leafHash: LeafHash, hash: Hash): Uint8Array {
  if (typeof tree === 'number') return leafHash(tree, seed)
  const [left, right] = seedsBelow(seed, hash)
  return nodeHash(treeHash(tree[0], left, leafHash, hash), treeHash(tree[1], right, leafHash, hash), hash)
}

/** The proof, and beside it the root: whoever makes one has looked at every leaf anyway. */
export function proveTree(
  tree: Branch,
  seed: Uint8Array,
  isHidden: (leaf: number) => boolean,
  leafHash: LeafHash,
  hash: Hash,
): { readonly root: Uint8Array; readonly proof: TreeProof } {
  const seeds: Bytes[] = []
  const hashes: Bytes[] = []
  const walk = (branch: Branch, own: Uint8Array): Uint8Array => {
    const state = stateOf(branch, isHidden)
    if (state === 'mixed') {
      const [one, two] = certain(typeof branch === 'number' ? undefined : branch, 'a leaf is not mixed')
      const [left, right] = seedsBelow(own, hash)
      return nodeHash(walk(one, left), walk(two, right), hash)
    }
    const root = treeHash(branch, own, leafHash, hash)
    if (state === 'hidden') hashes.push(new Uint8Array(root))
    else seeds.push(new Uint8Array(own))
    return root
  }
  return { root: walk(tree, seed), proof: { seeds, hashes } }
}

/** The root that a proof leads to, or undefined when it has too little or too much of anything. */
export function provenRoot(
  tree: Branch,
  { seeds, hashes }: TreeProof,
  isHidden: (leaf: number) => boolean,
  leafHash: LeafHash,
  hash: Hash,
): Uint8Array | undefined {
  let atSeed = 0
  let atHash = 0
  const walk = (branch: Branch): Uint8Array | undefined => {
    const state = stateOf(branch, isHidden)
    if (state === 'hidden') return hashes[atHash++]
    if (state === 'shown') {
      const seed = seeds[atSeed++]
      return seed === undefined ? undefined : treeHash(branch, seed, leafHash, hash)
    }
    const [one, two] = certain(typeof branch === 'number' ? undefined : branch, 'a leaf is not mixed')
    const left = walk(one)
    const right = left === undefined ? undefined : walk(two)
    return left === undefined || right === undefined ? undefined : nodeHash(left, right, hash)
  }
  const root = walk(tree)
  return atSeed === seeds.length && atHash === hashes.length ? root : undefined
}

/** The seeds of the two branches below: the halves of one hash, from which nobody gets back up or across. */
function seedsBelow(seed: Uint8Array, hash: Hash): readonly [Uint8Array, Uint8Array] {
  const both = hash(concat(Uint8Array.of(2), seed))
  return [both.subarray(0, seedLength), both.subarray(seedLength)]
}

function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array {
  return hash(concat(Uint8Array.of(1), left, right))
}

type State = 'shown' | 'hidden' | 'mixed'

function stateOf(branch: Branch, isHidden: (leaf: number) => boolean): State {
  if (typeof branch === 'number') return isHidden(branch) ? 'hidden' : 'shown'
  const left = stateOf(branch[0], isHidden)
  return left === 'mixed' || stateOf(branch[1], isHidden) !== left ? 'mixed' : left
}

/** A list of leaves as a tree: split at the largest power of two below its length. */
export function listTree(first: number, count: number): Branch {
  if (count <= 1) return first
  const half = 2 ** (Math.ceil(Math.log2(count)) - 1)
  return [listTree(first, half), listTree(first + half, count - half)]
}

/** What stands in a file of a proof: everything behind everything, for the lengths are known. */
export function packed(parts: readonly Uint8Array[]): string {
  return toBase64(concat(...parts))
}

export function unpacked(bytes: Uint8Array | undefined, length: number): readonly Bytes[] | undefined {
  if (bytes === undefined || bytes.length % length !== 0) return undefined
  return Array.from(
    { length: bytes.length / length },
    (_, at) => new Uint8Array(bytes.subarray(at * length, (at + 1) * length)),
  )
}

/** The tree's hash under the words that say what it is a tree of: another size of picture is another root. */
export function namedRoot(words: Uint8Array, tree: Uint8Array, hash: Hash): Bytes {
  return new Uint8Array(hash(concat(Uint8Array.of(3), hash(words), tree)))
}

export function isRoot(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a?.length === hashLength && equalBytes(a, b)
}
