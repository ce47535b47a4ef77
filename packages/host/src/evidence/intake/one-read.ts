/**
 * One read of a file: sealed into the home, hashed whole and in pieces, its beginning and end kept to tell what it is.
 * A film of ten gigabytes takes no more memory than a photograph.
 */
import { type Bytes, concat } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf, type Sniffed, tailLength } from '@safeconduct/core/evidence/intake/kind.ts'
import { dropBlob, type KeptBlob, keepBlob } from '../../vault/blobs.ts'
import type { Vault } from '../../vault/vault.ts'
import type { FileSource, SourceRefusal } from './file-source.ts'

export type ReadRefusal =
  | SourceRefusal
  | { readonly kind: 'disk-full' | 'stopped' | 'file-empty' | 'file-missing' | 'file-damaged' }
export type ReadFile = KeptBlob & { readonly sniffed: Sniffed }
export type ReadWatch = {
  readonly signal?: AbortSignal
  /** Bytes of this file so far. */
  readonly progress?: (bytes: number) => void
}

/** Ends the reading inside `keepBlob`, which then removes what it had begun. */
class Ended extends Error {
  readonly refusal: ReadRefusal

  constructor(refusal: ReadRefusal) {
    super('a file could not be read to its end')
    this.refusal = refusal
  }
}

export async function readOnce(
  vault: Pick<Vault, 'home' | 'random'>,
  source: Pick<FileSource, 'read'>,
  { signal, progress }: ReadWatch = {},
): Promise<Result<ReadFile, ReadRefusal>> {
  const look = new Look()
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of source.read()) {
      if (signal?.aborted === true) throw new Ended({ kind: 'stopped' })
      if (!piece.ok) throw new Ended(piece.refusal)
      look.add(piece.value)
      progress?.(look.size)
      yield piece.value
    }
    if (look.size === 0) throw new Ended({ kind: 'file-empty' })
  }
  try {
    const kept = await keepBlob(vault.home, watched(), { random: vault.random })
    if (!kept.ok) return refuse({ kind: 'disk-full' })
    return ok({ ...kept.value, sniffed: look.finish() })
  } catch (problem) {
    if (problem instanceof Ended) return refuse(problem.refusal)
    throw problem
  }
}

/** Sealed bytes that no record will name: their key is gone with this. */
export function letGo({ home }: Pick<Vault, 'home'>, { blob }: KeptBlob): void {
  dropBlob(home, blob.sealed)
}

class Look {
  size = 0
  readonly #head = new Uint8Array(headLength)
  /** Written over by each piece: a film has ten thousand of them. */
  readonly #room = new Uint8Array(tailLength)
  #tail: Bytes = new Uint8Array(0)

  add(bytes: Uint8Array): void {
    if (this.size < headLength) this.#head.set(bytes.subarray(0, headLength - this.size), this.size)
    if (bytes.length >= tailLength) {
      this.#room.set(bytes.subarray(bytes.length - tailLength))
      this.#tail = this.#room
    } else {
      this.#tail = concat(
        this.#tail.subarray(Math.max(0, this.#tail.length + bytes.length - tailLength)),
        bytes,
      )
    }
    this.size += bytes.length
  }

  finish(): Sniffed {
    return kindOf(this.#head.subarray(0, this.size), this.#tail)
  }
}
