/**
 * On which day each box was last read, gathered and written together. docs/formats/relay.md, L51.
 *
 * A box that is there and one that is not go the same way: both are remembered, and only the store knows which is
 * which, at another time than that of the answer. Written at once, the wait for the disk would tell them apart.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { LineStore } from './line-store.ts'

/** Boxes that are remembered before they are written. Of whoever asks for random boxes, the oldest are forgotten. */
const remembered = 4_096

export class ReadDays {
  readonly #store: LineStore
  readonly #boxes = new Map<string, Bytes>()
  #day = 0

  constructor(store: LineStore) {
    this.#store = store
  }

  note(box: Bytes, day: number): void {
    this.#day = day
    this.#boxes.set(toHex(box), box)
    if (this.#boxes.size <= remembered) return
    for (const oldest of this.#boxes.keys()) {
      this.#boxes.delete(oldest)
      break
    }
  }

  async write(): Promise<void> {
    const boxes = [...this.#boxes.values()]
    this.#boxes.clear()
    if (boxes.length > 0) await this.#store.readOn(boxes, this.#day)
  }
}
