/**
 * Rows of a shelf that were read before are not parsed again while they are the same: a round looks at each many times.
 *
 * The bytes are compared, and nothing is told of changes: what a transaction undid, or a disk that was put back, can
 * then never be taken for what stands there.
 */
import { type Bytes, equalBytes } from '../../base/bytes.ts'
import type { Shelf } from './store.ts'

type Read<T> = { readonly row: Bytes; readonly value: T }

const mostRemembered = 2_048

export class ReadRows<T> {
  readonly #shelf: string
  readonly #parse: (row: Bytes, key: string) => T
  readonly #read = new WeakMap<Shelf, Map<string, Read<T>>>()

  /** What `parse` makes of a row must follow from the row alone, and is shared: nobody changes it. */
  constructor(shelf: string, parse: (row: Bytes, key: string) => T) {
    this.#shelf = shelf
    this.#parse = parse
  }

  at(shelf: Shelf, key: string): T | undefined {
    const row = shelf.get(this.#shelf, key)
    return row === undefined ? undefined : this.#valueOf(this.#rowsOf(shelf), key, row)
  }

  /** Those whose keys begin with `prefix`. What has left the shelf leaves memory when all of it is asked for. */
  all(shelf: Shelf, prefix = ''): readonly T[] {
    const rows = shelf.list(this.#shelf, prefix)
    const known = this.#rowsOf(shelf)
    if (prefix === '' && known.size > rows.length) {
      const present = new Set(rows.map(({ key }) => key))
      for (const key of known.keys()) if (!present.has(key)) known.delete(key)
    }
    return rows.map(({ key, value }) => this.#valueOf(known, key, value))
  }

  #rowsOf(shelf: Shelf): Map<string, Read<T>> {
    const known = this.#read.get(shelf) ?? new Map<string, Read<T>>()
    this.#read.set(shelf, known)
    return known
  }

  #valueOf(known: Map<string, Read<T>>, key: string, row: Bytes): T {
    const before = known.get(key)
    if (before?.row === row) return before.value
    const value = before !== undefined && equalBytes(before.row, row) ? before.value : this.#parse(row, key)
    if (known.size >= mostRemembered) known.clear()
    known.set(key, { row, value })
    return value
  }
}
