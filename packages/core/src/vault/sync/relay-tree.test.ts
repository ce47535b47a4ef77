import { describe, expect, it } from 'vitest'
import { toHex, u32 } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { emptyFrontier, grown, rootOf } from '../../sealed/merkle.ts'
import { MemoryStore } from '../replica/memory-store.ts'
import { keepTree, rootAt, treeOf } from './relay-tree.ts'

const hashes = (count: number, story: number) =>
  Array.from({ length: count }, (_, at) => sha256(u32(story * 1_000_000 + at)))

/** The root as RFC 6962 says it, of the whole list. */
function plainRoot(list: readonly Uint8Array[]): string {
  return toHex(rootOf(list.reduce((frontier, leaf) => grown(frontier, leaf).frontier, emptyFrontier)))
}

describe('The tree of a log at the relay', () => {
  it('has the root of the whole list at every size, however it grew', () => {
    const store = new MemoryStore()
    const place = { shelf: store.shelf, branch: 'log/000000' }
    const all = hashes(600, 1)
    let kept = 0
    for (const step of [1, 1, 3, 60, 190, 1, 1, 255, 88]) {
      const fresh = all.slice(kept, kept + step)
      expect(toHex(rootAt(treeOf(place, kept, fresh), kept + step))).toBe(
        plainRoot(all.slice(0, kept + step)),
      )
      store.transaction(() => keepTree(treeOf(place, kept, fresh)))
      kept += step
    }
    for (const size of [1, 2, 64, 255, 256, 257, 511, 512, 513, 600]) {
      expect(toHex(rootAt(treeOf(place, kept), size))).toBe(plainRoot(all.slice(0, size)))
    }
  })

  it('is the one on the disk when a telling was not kept and another came in its place', () => {
    const store = new MemoryStore()
    const place = { shelf: store.shelf, branch: 'log/000000' }
    const [first, second] = [hashes(40, 1), hashes(40, 2)]
    store.transaction(() => keepTree(treeOf(place, 0, first.slice(0, 10))))
    const undone = (): void => {
      keepTree(treeOf(place, 10, first.slice(10)))
      expect(toHex(rootAt(treeOf(place, 40), 40))).toBe(plainRoot(first))
      throw new Error('no room')
    }
    expect(() => store.transaction(undone)).toThrow('no room')
    const told = [...first.slice(0, 10), ...second.slice(10)]
    store.transaction(() => keepTree(treeOf(place, 10, second.slice(10))))
    expect(toHex(rootAt(treeOf(place, 40), 40))).toBe(plainRoot(told))
  })
})
