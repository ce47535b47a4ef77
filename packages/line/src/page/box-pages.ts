/**
 * What a box has shown so far, newest first. An answer may begin on one page and end on the next: only what is read
 * together is whole.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'

export class BoxPages {
  #pages: readonly (readonly Bytes[])[] = []

  /** Every slot that was shown, with those of this page. The first page begins anew. */
  with(page: number, slots: readonly Bytes[]): readonly Bytes[] {
    this.#pages = [...this.#pages.slice(0, page), slots]
    return this.#pages.flat()
  }

  forget(): void {
    this.#pages = []
  }
}
