/** Sealed pieces of files, named by the SHA-256 of their bytes. docs/formats/relay.md, rules L17–L19. */
import { hash } from 'node:crypto'
import { type Bytes, equalBytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { LinkRefusal } from '@safeconduct/core/vault/sync/link.ts'
import type { RelayLimits } from './limits.ts'
import type { PieceStore, RelayStore } from './store.ts'

export class Pieces {
  readonly #store: RelayStore
  readonly #pieces: PieceStore
  readonly #limits: RelayLimits

  constructor(
    { store, pieces }: { readonly store: RelayStore; readonly pieces: PieceStore },
    limits: RelayLimits,
  ) {
    this.#store = store
    this.#pieces = pieces
    this.#limits = limits
  }

  /** A piece that is there already is kept as it is: its name says every byte of it. */
  async put(name: Bytes, piece: Bytes, day: number): Promise<Result<true, LinkRefusal>> {
    if (piece.length > this.#limits.piece) return refuse({ kind: 'too-large' })
    if (!equalBytes(hash('sha256', piece, 'buffer'), name)) return refuse({ kind: 'unreadable' })
    if ((await this.#store.piece(name)) !== undefined) return ok(true)
    if ((await this.#store.holdings()).bytes + piece.length > this.#limits.all)
      return refuse({ kind: 'relay-full' })
    // The bytes first, then the note: a note without its piece would be a promise that is not kept.
    await this.#pieces.put(name, piece, day)
    await this.#store.notePiece(name, piece.length, day)
    return ok(true)
  }

  /** Two feeds of a log asked for it (`strikes.ts`). The note goes last: what it names is gone by then. */
  async drop(name: Bytes): Promise<void> {
    const isNoted = (await this.#store.piece(name)) !== undefined
    if (isNoted || this.#pieces.isNear) await this.#pieces.drop(name)
    if (isNoted) await this.#store.forgetPiece(name)
  }

  async has(names: readonly Bytes[]): Promise<readonly boolean[]> {
    const found = await Promise.all(names.map((name) => this.#store.piece(name)))
    return found.map((piece) => piece !== undefined)
  }

  async size(name: Bytes): Promise<number | undefined> {
    return (await this.#store.piece(name))?.size
  }

  /** The name is the right to read: nobody guesses 256 bits, and it stands inside the seal of a record. */
  async get(name: Bytes): Promise<Result<Bytes, LinkRefusal>> {
    const noted = await this.#store.piece(name)
    const piece = noted === undefined ? undefined : await this.#pieces.get(name)
    return piece === undefined ? refuse({ kind: 'not-allowed' }) : ok(piece)
  }
}
