/**
 * SHA-256 of each piece of a stream, and of all of it.
 *
 * Until the first piece is over both are the same hash, and most files end before: those cost one. What is only to be named
 * is hashed by pieces alone, so that sealing hashes what it wrote once (docs/formats/vault.md, B1).
 */
import { createHash, type Hash } from 'node:crypto'
import { type Bytes, concat, toHex } from '@safeconduct/core/base/bytes.ts'

const pieceLength = 1024 * 1024

/** SHA-256 of every MiB. */
export class PieceHashes {
  readonly #pieces: Bytes[] = []
  #piece = createHash('sha256')
  #held = 0

  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + pieceLength - this.#held)
      this.#piece.update(part)
      this.#held += part.length
      at += part.length
      if (this.#held === pieceLength) this.#cut()
    }
  }

  /** Call once, at the end. */
  finish(): readonly Bytes[] {
    if (this.#held > 0) this.#cut()
    return this.#pieces
  }

  #cut(): void {
    this.#pieces.push(new Uint8Array(this.#piece.digest()))
    this.#piece = createHash('sha256')
    this.#held = 0
  }
}

export type Hashed = { readonly whole: Bytes; readonly pieces: readonly Bytes[] }

/** Both at once, in pieces of a MiB or of another length. */
export class PiecewiseHash {
  readonly #length: number
  readonly #whole = createHash('sha256')
  readonly #pieces: Bytes[] = []
  /** Of the piece that is being filled; of the first the whole's own. */
  #piece: Hash | undefined
  #held = 0

  constructor(length = pieceLength) {
    this.#length = length
  }

  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + this.#length - this.#held)
      if (this.#held === 0 && this.#pieces.length > 0) this.#piece = createHash('sha256')
      this.#whole.update(part)
      this.#piece?.update(part)
      this.#held += part.length
      at += part.length
      if (this.#held === this.#length) this.#cut()
    }
  }

  /** Call once, at the end. */
  finish(): Hashed {
    if (this.#held > 0) this.#cut()
    return { whole: new Uint8Array(this.#whole.digest()), pieces: this.#pieces }
  }

  #cut(): void {
    this.#pieces.push(new Uint8Array((this.#piece ?? this.#whole.copy()).digest()))
    this.#held = 0
  }
}

/** The name of a file by the hashes of its pieces: of one piece its own, of more the hash of them all in order. */
export function nameOfPieces(pieces: readonly Uint8Array[]): string {
  const [only, ...more] = pieces
  if (only !== undefined && more.length === 0) return toHex(only)
  return createHash('sha256')
    .update(concat(...pieces))
    .digest('hex')
}

/** Whether bytes of these hashes have this name, also one given before names followed from pieces. */
export function isNamed(name: string, { whole, pieces }: Hashed): boolean {
  return nameOfPieces(pieces) === name || toHex(whole) === name
}
