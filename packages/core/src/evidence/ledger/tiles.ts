/**
 * The log as files (c2sp.org/tlog-tiles): hashes 256 to a tile, entries 256 to a bundle, so that a stranger with
 * `xxd` and `openssl` builds the tree again. docs/formats/ledger.md, LG17 to LG20.
 */
import { type Bytes, concat } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import type { NodeAt } from '../../sealed/merkle.ts'

export const tileWidth = 256
/** Log₂ of the width: how many levels of the tree one level of tiles spans. */
const tileHeight = 8

export type LedgerFile = { readonly path: string; readonly bytes: Bytes }

/** `tile/0/x001/x234/067`, with `.p/<width>` for a tile that is not full. */
export function tilePath(level: number | 'entries', index: number, width: number): string {
  let path = group(index % 1000)
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${group(rest % 1000)}/${path}`
  }
  return `tile/${level}/${path}${width === tileWidth ? '' : `.p/${width}`}`
}

function group(part: number): string {
  return String(part).padStart(3, '0')
}

/** All tiles of a tree of this size; the last of every level may be partial, and none is empty. */
export function* hashTiles(size: number, nodeAt: NodeAt): Generator<LedgerFile> {
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / tileWidth)) {
    for (let start = 0; start < hashes; start += tileWidth) {
      const width = Math.min(tileWidth, hashes - start)
      const parts = Array.from({ length: width }, (_, at) =>
        certain(nodeAt(level * tileHeight, start + at), 'every complete subtree is kept'),
      )
      yield { path: tilePath(level, start / tileWidth, width), bytes: concat(...parts) }
    }
  }
}

/** Every entry behind its length in two bytes. */
export function* entryBundles(size: number, entryAt: (index: number) => Uint8Array): Generator<LedgerFile> {
  for (let start = 0; start < size; start += tileWidth) {
    const width = Math.min(tileWidth, size - start)
    const parts = Array.from({ length: width }, (_, at) => sizedEntry(entryAt(start + at)))
    yield { path: tilePath('entries', start / tileWidth, width), bytes: concat(...parts) }
  }
}

function sizedEntry(entry: Uint8Array): Bytes {
  if (entry.length > 0xffff) throw new Error('an entry longer than its length can say was to be written')
  return concat(Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry)
}

/** The entries of a bundle, or undefined when it is cut, has bytes left over, or more than a tile holds. */
export function parseBundle(bytes: Uint8Array): readonly Bytes[] | undefined {
  const entries: Bytes[] = []
  let at = 0
  while (at < bytes.length && entries.length < tileWidth) {
    const [high, low] = [bytes[at], bytes[at + 1]]
    if (high === undefined || low === undefined) return undefined
    const end = at + 2 + high * 256 + low
    if (end > bytes.length) return undefined
    entries.push(Uint8Array.from(bytes.subarray(at + 2, end)))
    at = end
  }
  return at === bytes.length && entries.length > 0 ? entries : undefined
}
