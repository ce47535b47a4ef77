/** Trees of hashes against the definition in RFC 6962 §2.1, written again here in its own words. */
import { assert, integer, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bytes, concat, fromHex, toHex, u8, u32 } from '../base/bytes.ts'
import { sha256 } from './hash.ts'
import {
  consistencyProof,
  emptyFrontier,
  emptyRoot,
  type Frontier,
  frontierAt,
  grown,
  inclusionProof,
  type NodeAt,
  rootAt,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'

/** MTH of RFC 6962 §2.1, over the whole list each time. */
function treeHash(leaves: readonly Uint8Array[]): Bytes {
  const [first] = leaves
  if (first === undefined) return sha256(new Uint8Array(0))
  if (leaves.length === 1) return sha256(concat(u8(0), first))
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(concat(u8(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split))))
}

function treeOf(leaves: readonly Uint8Array[]): { readonly nodeAt: NodeAt; readonly frontier: Frontier } {
  const nodes = new Map<string, Bytes>()
  let frontier = emptyFrontier
  for (const leaf of leaves) {
    const next = grown(frontier, leaf)
    for (const { level, index, hash } of next.made) nodes.set(`${level}/${index}`, hash)
    frontier = next.frontier
  }
  return { nodeAt: (level, index) => nodes.get(`${level}/${index}`), frontier }
}

const leavesOf = (count: number): readonly Bytes[] => Array.from({ length: count }, (_, at) => u32(at))

/** The eight leaves and the roots that implementations of RFC 6962 test each other with; made again with Python's hashlib. */
const known: readonly (readonly [leaf: string, root: string])[] = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
]

describe('a tree of hashes', () => {
  it('has the roots that everybody else has, at every size', () => {
    const leaves = known.map(([leaf]) => fromHex(leaf) ?? u8(0))
    const { nodeAt } = treeOf(leaves)
    expect(toHex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(known.map((_, at) => toHex(rootAt(at + 1, nodeAt)))).toEqual(known.map(([, root]) => root))
  })

  it('tells every earlier root from the nodes that it kept, and goes on from any size', () => {
    const leaves = leavesOf(70)
    const { nodeAt } = treeOf(leaves)
    for (let size = 0; size <= 70; size++) {
      expect(rootAt(size, nodeAt)).toEqual(treeHash(leaves.slice(0, size)))
      if (size === 70) continue
      const next = grown(frontierAt(size, nodeAt), leaves[size] ?? u8(0))
      expect(rootOf(next.frontier)).toEqual(treeHash(leaves.slice(0, size + 1)))
      expect(next.frontier).toEqual(frontierAt(size + 1, nodeAt))
    }
  })
})

describe('a proof that an entry is in the list', () => {
  it('holds for every entry of every size, and for no other entry, place, size or root', () => {
    assert(
      property(integer({ min: 1, max: 130 }), nat(), nat(), (size, pick, other) => {
        const leaves = leavesOf(size)
        const { nodeAt } = treeOf(leaves)
        const index = pick % size
        const leaf = leaves[index] ?? u8(0)
        const proof = inclusionProof(index, size, nodeAt)
        const root = rootAt(size, nodeAt)
        expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true)
        expect(verifyInclusion(u32(size), index, size, proof, root)).toBe(false)
        expect(verifyInclusion(leaf, index, size, [...proof, root], root)).toBe(false)
        expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(proof.length === 0)
        const elsewhere = other % size
        if (elsewhere !== index) expect(verifyInclusion(leaf, elsewhere, size, proof, root)).toBe(false)
        expect(verifyInclusion(leaf, size, size, proof, root)).toBe(false)
      }),
    )
  })
})

describe('a proof that the list only grew', () => {
  it('holds between any two sizes, and not once an early entry was changed', () => {
    assert(
      property(integer({ min: 1, max: 100 }), nat(), (to, pick) => {
        const from = 1 + (pick % to)
        const { nodeAt } = treeOf(leavesOf(to))
        const before = { size: from, root: rootAt(from, nodeAt) }
        const after = { size: to, root: rootAt(to, nodeAt) }
        const proof = consistencyProof(from, to, nodeAt)
        expect(verifyConsistency(before, after, proof)).toBe(true)
        const changed = treeOf([u8(9), ...leavesOf(to).slice(1)])
        const forged = { size: to, root: rootAt(to, changed.nodeAt) }
        expect(verifyConsistency(before, forged, consistencyProof(from, to, changed.nodeAt))).toBe(false)
        expect(verifyConsistency(before, after, [...proof, before.root])).toBe(false)
        if (from < to) expect(verifyConsistency({ ...before, size: to }, after, proof)).toBe(false)
      }),
    )
  })

  it('is refused for sizes that no list has', () => {
    const root = emptyRoot
    for (const size of [0, -1, 1.5, Number.NaN, 2 ** 53]) {
      expect(verifyConsistency({ size, root }, { size: 2 ** 54, root }, [])).toBe(false)
    }
  })
})
