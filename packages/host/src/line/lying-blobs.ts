/**
 * What this desk has looked at and left lying at the relay: for other desks, or until more is known.
 *
 * A relay that is put back, or another one, gives the numbers of messages that were dropped to new ones. So a desk goes on
 * from a number only as long as the newest message that it left there is there still: that one is asked for together with
 * what came after it. Where it left none, all that lies there is new.
 */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { CollectedBlob } from '@safeconduct/core/line/wire-answers.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'

export function hashOf({ sealed }: CollectedBlob): string {
  return toHex(sha256(sealed))
}

export class LyingBlobs {
  /** Hashes by number, in the order of numbers. */
  readonly #hashes = new Map<number, string>()

  /** Number of the newest, 0 where there is none. */
  get newest(): number {
    let newest = 0
    for (const number of this.#hashes.keys()) newest = number
    return newest
  }

  /** It lies there under this number, as far as this desk knows. */
  has(blob: CollectedBlob): boolean {
    return this.#hashes.get(blob.number) === hashOf(blob)
  }

  saw(blobs: readonly CollectedBlob[]): void {
    for (const blob of blobs) this.#hashes.set(blob.number, hashOf(blob))
  }

  gone(number: number): void {
    this.#hashes.delete(number)
  }

  clear(): void {
    this.#hashes.clear()
  }
}
