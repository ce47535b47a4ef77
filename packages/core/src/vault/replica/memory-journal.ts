/** The undo journal of a store in memory: a transaction that throws leaves nothing behind, as on a disk. */

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
