/**
 * A large file in pieces: the tree over the SHA-256 of each 16 MiB, so that a part of a film can be shown to be a part of
 * the sealed film, and a phone can hash what it cannot hold. docs/formats/seal.md, SL13 to SL15.
 */
import { toHex } from '../../base/bytes.ts'
import { emptyFrontier, type Frontier, grown, rootOf } from '../../sealed/merkle.ts'
import type { SealedFile } from './manifest.ts'

/** 16 MiB: a photograph is one piece, and hashed once; of a film it is some seconds. */
export const sealPiece = 16 * 1024 * 1024

/** Grows with each piece; holds a few hashes, however long the file. */
export class PieceTree {
  #frontier: Frontier = emptyFrontier

  add(hash: Uint8Array): void {
    this.#frontier = grown(this.#frontier, hash).frontier
  }

  /** Undefined for a file of one piece or none: its own hash says as much. */
  finish(): SealedFile['pieces'] {
    const { size } = this.#frontier
    return size < 2 ? undefined : { size: sealPiece, count: size, root: toHex(rootOf(this.#frontier)) }
  }
}

/** The tree over these hashes of pieces. */
export function piecesOf(hashes: Iterable<Uint8Array>): SealedFile['pieces'] {
  const tree = new PieceTree()
  for (const hash of hashes) tree.add(hash)
  return tree.finish()
}
