/** The undo journal of a store in memory: a transaction that throws leaves nothing behind, as on a disk. */
import type { Bytes } from '../../base/bytes.ts'

type Undo = () => void

export class Journal {
  #running: Undo[] | undefined
  readonly #done: Undo[][] = []
  readonly #remembered: number

  /** `remembered`: how many finished transactions can still be lost by `loseTail`. */
  constructor(remembered: number) {
    this.#remembered = remembered
  }

  run(work: () => void): void {
    if (this.#running !== undefined) throw new Error('a transaction inside a transaction')
    this.#running = []
    try {
      work()
    } catch (problem) {
      undoAll(this.#running)
      this.#running = undefined
      throw problem
    }
    this.#done.push(this.#running)
    this.#running = undefined
    if (this.#done.length > this.#remembered) this.#done.shift()
  }

  /** Call with the inverse of each change, before or after making it. */
  did(inverse: Undo): void {
    if (this.#running === undefined) throw new Error('a change outside a transaction')
    this.#running.push(inverse)
  }

  /** The last `count` transactions were acknowledged and are gone: a disk that lied about having them. */
  loseTail(count: number): number {
    const lost = this.#done.splice(Math.max(0, this.#done.length - count))
    for (const one of lost.reverse()) undoAll(one)
    return lost.length
  }

  forget(): void {
    this.#done.length = 0
  }
}

function undoAll(undos: readonly Undo[]): void {
  for (const undo of undos.toReversed()) undo()
}

/** Sets a key of a map and remembers what stood there. */
export function setIn<K, V>(journal: Journal, map: Map<K, V>, key: K, value: V): void {
  const had = map.has(key)
  const before = map.get(key)
  journal.did(() => {
    if (had && before !== undefined) map.set(key, before)
    else map.delete(key)
  })
  map.set(key, value)
}

export function dropFrom<K, V>(journal: Journal, map: Map<K, V>, key: K): void {
  const before = map.get(key)
  if (before === undefined) return
  journal.did(() => map.set(key, before))
  map.delete(key)
}

/** Appends to a list that nobody else holds. */
export function appendIn<K>(journal: Journal, lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key)
  if (list === undefined) return setIn(journal, lists, key, [value])
  journal.did(() => list.pop())
  list.push(value)
}

export function largest(numbers: Iterable<number>): number {
  let most = 0
  for (const number of numbers) most = Math.max(most, number)
  return most
}

/** The rows of a shelf. Their order is made anew only when a key has come or gone. */
export class OrderedRows extends Map<string, Bytes> {
  #order: readonly string[] | undefined

  override set(key: string, value: Bytes): this {
    if (!this.has(key)) this.#order = undefined
    return super.set(key, value)
  }

  override delete(key: string): boolean {
    this.#order = undefined
    return super.delete(key)
  }

  copy(): OrderedRows {
    const rows = new OrderedRows()
    for (const [key, value] of this) rows.set(key, value)
    return rows
  }

  inOrder(): readonly string[] {
    this.#order ??= [...this.keys()].sort()
    return this.#order
  }
}

/** Where the first key stands that is not before `wanted`. */
export function firstFrom(keys: readonly string[], wanted: string): number {
  let [from, to] = [0, keys.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((keys[middle] ?? '') < wanted) from = middle + 1
    else to = middle
  }
  return from
}
