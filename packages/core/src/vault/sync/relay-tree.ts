/**
 * The tree that a device keeps of each log at the relay (RFC 6962 over entry hashes): enough to say the root at
 * every size it has seen. docs/formats/sync.md §Y.
 *
 * Hashes lie in tiles of 256: one row holds the next 256 entry hashes, one more row the roots of 256 such tiles.
 * A row for every node would double what each received entry costs.
 */
import { type Bytes, concat, equalBytes } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import {
  emptyFrontier,
  emptyRoot,
  type Frontier,
  grown,
  leafHash,
  nodeHash,
  rootOf,
} from '../../sealed/merkle.ts'
import type { Shelf } from '../replica/store.ts'

const tileSize = 256
const hashLength = 32

/** A branch of a log's tree: the shelf it lies on and the beginning of its keys. */
export type TreePlace = { readonly shelf: Shelf; readonly branch: string }

/** The tree with entries that were verified and are not on the disk yet. */
export type Tree = {
  readonly place: TreePlace
  /** How many entry hashes lie on the disk. */
  readonly kept: number
  readonly fresh: readonly Bytes[]
}

export function treeOf(place: TreePlace, kept: number, fresh: readonly Bytes[] = []): Tree {
  return { place, kept, fresh }
}

export function treeSize({ kept, fresh }: Tree): number {
  return kept + fresh.length
}

/** The hash of the entry at a position (from 1), or undefined where the tree does not reach. */
export function entryAt(tree: Tree, position: number): Bytes | undefined {
  if (position < 1 || position > treeSize(tree)) return undefined
  return position > tree.kept ? tree.fresh[position - 1 - tree.kept] : hashInTile(tree.place, 0, position - 1)
}

/** The root over the first `size` entries. */
export function rootAt(tree: Tree, size: number): Bytes {
  if (size > treeSize(tree)) throw new Error('a root was asked for that the tree does not reach')
  return size === 0 ? emptyRoot : rootOver(tree, 0, size)
}

/** Puts the fresh hashes on the disk. Call inside a transaction. */
export function keepTree({ place, kept, fresh }: Tree): void {
  appendHashes(place, 0, kept, fresh)
  const tree = treeOf(place, kept + fresh.length)
  for (let level = 1, width = tileSize; width <= treeSize(tree); level++, width *= tileSize) {
    const before = Math.floor(kept / width)
    const after = Math.floor(treeSize(tree) / width)
    const roots = Array.from({ length: after - before }, (_, at) =>
      rootOver(tree, (before + at) * width, width, level),
    )
    if (roots.length > 0) appendHashes(place, level, before, roots)
  }
}

/** Removes a branch that nothing is compared with any more. Call inside a transaction. */
export function dropTree({ shelf, branch }: TreePlace): void {
  for (const { key } of shelf.list('relay-node', `${branch}/`)) shelf.drop('relay-node', key)
}

/** The root over `count` entries from `start`. `building` is the level whose tiles are being written and cannot be read. */
function rootOver(tree: Tree, start: number, count: number, building = Number.POSITIVE_INFINITY): Bytes {
  const level = levelOf(start, count)
  if (level === 0) return leafHash(certain(entryAt(tree, start + 1), 'the size was looked at'))
  if (level !== undefined && level < building && start + count <= tree.kept) {
    return certain(hashInTile(tree.place, level, start / count), 'a whole tile has its root')
  }
  // The last tile, half full: it is asked for in every round and grows by an entry or two.
  if (count < tileSize && start % tileSize === 0) {
    return rootUnder(frontierIn(tree, start, count))
  }
  const left = 2 ** (Math.ceil(Math.log2(count)) - 1)
  const right = rootOver(tree, start + left, count - left, building)
  return nodeHash(rootOver(tree, start, left, building), right)
}

/** The complete subtrees over the first `count` entries of the tile that begins at `start`. */
function frontierIn(tree: Tree, start: number, count: number): Frontier {
  let frontier = keptFrontier(tree.place, start / tileSize, Math.max(0, Math.min(tree.kept - start, count)))
  for (let at = frontier.size; at < count; at++) {
    frontier = grown(frontier, certain(entryAt(tree, start + at + 1), 'the size was looked at')).frontier
  }
  return frontier
}

/** The root of the same tile is asked for three times in a round, and mostly nothing has come. Nobody writes into a root. */
const underFrontiers = new WeakMap<Frontier, Bytes>()

function rootUnder(frontier: Frontier): Bytes {
  const before = underFrontiers.get(frontier)
  if (before !== undefined) return before
  const root = rootOf(frontier)
  underFrontiers.set(frontier, root)
  return root
}

type Reckoned = { readonly tile: Bytes; readonly frontier: Frontier }
const reckoned = new WeakMap<Shelf, Map<string, Reckoned>>()
const mostReckoned = 512

/**
 * The same of what lies on the disk. It is reckoned on from what was reckoned of this tile before, if all of that still
 * stands in it: a transaction may have been undone since, or the disk put back.
 */
function keptFrontier({ shelf, branch }: TreePlace, number: number, count: number): Frontier {
  if (count === 0) return emptyFrontier
  const key = tileKey(branch, 0, number)
  const tile = certain(shelf.get('relay-node', key), 'the tree is kept up to its size')
  const tiles = reckoned.get(shelf) ?? new Map<string, Reckoned>()
  reckoned.set(shelf, tiles)
  const known = tiles.get(key)
  let frontier = known !== undefined && isBegunBy(tile, known, count) ? known.frontier : emptyFrontier
  while (frontier.size < count) {
    const at = frontier.size * hashLength
    frontier = grown(frontier, tile.subarray(at, at + hashLength)).frontier
  }
  if (tiles.size >= mostReckoned) tiles.clear()
  tiles.set(key, { tile, frontier })
  return frontier
}

function isBegunBy(tile: Bytes, { tile: before, frontier: { size } }: Reckoned, count: number): boolean {
  if (size > count) return false
  return (
    tile === before || equalBytes(tile.subarray(0, size * hashLength), before.subarray(0, size * hashLength))
  )
}

/** The level whose one hash stands for these entries: 0 for a single one, 1 for a whole tile … */
function levelOf(start: number, count: number): number | undefined {
  for (let level = 0, width = 1; width <= count; level++, width *= tileSize) {
    if (width === count) return start % width === 0 ? level : undefined
  }
  return undefined
}

function tileKey(branch: string, level: number, tile: number): string {
  return `${branch}/${level}/${String(tile).padStart(12, '0')}`
}

function hashInTile({ shelf, branch }: TreePlace, level: number, index: number): Bytes | undefined {
  const tile = shelf.get('relay-node', tileKey(branch, level, Math.floor(index / tileSize)))
  const at = (index % tileSize) * hashLength
  return tile === undefined || tile.length < at + hashLength ? undefined : tile.slice(at, at + hashLength)
}

function appendHashes(
  { shelf, branch }: TreePlace,
  level: number,
  from: number,
  hashes: readonly Uint8Array[],
): void {
  for (let done = 0; done < hashes.length; ) {
    const index = from + done
    const key = tileKey(branch, level, Math.floor(index / tileSize))
    const held = (shelf.get('relay-node', key) ?? new Uint8Array()).subarray(
      0,
      (index % tileSize) * hashLength,
    )
    const room = tileSize - (index % tileSize)
    shelf.put('relay-node', key, concat(held, ...hashes.slice(done, done + room)))
    done += room
  }
}
