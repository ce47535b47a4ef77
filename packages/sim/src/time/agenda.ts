/**
 * Virtual time: what happens next, in the order of (moment, number), one thing at a time.
 *
 * A heap, for a schedule of 300 operations makes some thousand happenings. Two at one moment keep the order
 * in which they were planned: nothing is left to a platform's choice.
 */
type Planned = { readonly at: number; readonly number: number; readonly run: () => void }

export class Agenda {
  readonly #heap: Planned[] = []
  #number = 0
  #now: number

  constructor(start: number) {
    this.#now = start
  }

  /** Milliseconds since 1970, as nobody's clock says them. */
  get now(): number {
    return this.#now
  }

  get empty(): boolean {
    return this.#heap.length === 0
  }

  plan(delay: number, run: () => void): void {
    const planned = { at: this.#now + Math.max(0, delay), number: this.#number++, run }
    const heap = this.#heap
    let at = heap.push(planned) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || !isBefore(planned, parent)) break
      heap[at] = parent
      at = above
    }
    heap[at] = planned
  }

  /** Resolves when the moment has come. */
  sleep(delay: number): Promise<void> {
    return new Promise((resolve) => this.plan(delay, resolve))
  }

  /** Runs the next happening; false when there is none. */
  step(): boolean {
    const next = this.#take()
    if (next === undefined) return false
    this.#now = next.at
    next.run()
    return true
  }

  #take(): Planned | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      const left = heap[child]
      if (left === undefined) break
      const right = heap[child + 1]
      const smaller = right !== undefined && isBefore(right, left) ? right : left
      if (smaller === right) child += 1
      if (!isBefore(smaller, last)) break
      heap[at] = smaller
      at = child
    }
    heap[at] = last
    return first
  }
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.at < b.at || (a.at === b.at && a.number < b.number)
}
