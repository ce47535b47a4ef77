/**
 * The rows of one table, a window at a time.
 *
 * 100,000 records stay in the vault's process; a page holds the few hundred around what is seen. One
 * question is under way at a time and only the newest waits, so a fast typist is never behind a queue.
 */
import type { Answer, Ask, CallRefusal, Row } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'

export type Question = Omit<Ask<'records.table'>, 'offset' | 'limit'>
export type RowsState = {
  /** Undefined until the first answer. */
  readonly total: number | undefined
  readonly refusal: CallRefusal | undefined
  /** The question the rows answer; it may lag behind the one just typed. */
  readonly answered: Question | undefined
  readonly windows: ReadonlyMap<number, readonly Row[]>
}

const windowRows = 100
const windowsKept = 8
const nothing: RowsState = { total: undefined, refusal: undefined, answered: undefined, windows: new Map() }

/** A class, because it owns what is under way. */
export class Rows {
  #state = nothing
  #wanted: Question | undefined
  #seen: readonly [first: number, last: number] = [0, 0]
  /** How much the window had changed when the rows were asked for, and when they were answered. */
  #changes = 0
  #answeredAt = 0
  #underway = false
  #stopped = false
  readonly #listeners = new Set<() => void>()

  readonly state = (): RowsState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** `changes` counts what the window has changed: the same question after a change is another one. */
  ask(question: Question, changes: number): void {
    this.#wanted = question
    this.#changes = changes
    void this.#run()
  }

  /** Fetches what of these rows is not here. */
  show(first: number, last: number): void {
    this.#seen = [first, last]
    void this.#run()
  }

  stop(): void {
    this.#stopped = true
  }

  async #run(): Promise<void> {
    if (this.#underway) return
    this.#underway = true
    for (let window = this.#next(); window !== undefined && !this.#stopped; window = this.#next()) {
      if (!(await this.#fetch(window))) break
    }
    this.#underway = false
  }

  /** The first window that is seen and not here. */
  #next(): number | undefined {
    if (this.#wanted === undefined) return undefined
    if (!same(this.#state.answered, this.#wanted) || this.#answeredAt !== this.#changes) return 0
    const [first, last] = this.#seen
    const end = at(Math.min(last, (this.#state.total ?? 0) - 1))
    for (let window = at(first); window <= end; window++) {
      if (!this.#state.windows.has(window)) return window
    }
    return undefined
  }

  async #fetch(window: number): Promise<boolean> {
    const question = this.#wanted
    if (question === undefined) return false
    const askedAt = this.#changes
    const ask = { ...question, offset: window * windowRows, limit: windowRows }
    const answer = await call('records.table', ask)
    if (this.#stopped) return false
    const goesOn = same(this.#state.answered, question) && this.#answeredAt === askedAt
    this.#answeredAt = askedAt
    this.#state = answer.ok
      ? withWindow(goesOn ? this.#state : nothing, question, window, answer.value, this.#seen[0])
      : { ...nothing, answered: question, total: 0, refusal: answer.refusal }
    for (const listener of this.#listeners) listener()
    return answer.ok
  }
}

function withWindow(
  before: RowsState,
  answered: Question,
  window: number,
  { total, rows }: Answer<'records.table'>,
  firstSeen: number,
): RowsState {
  const windows = new Map(before.windows).set(window, rows)
  const distance = (one: number): number => Math.abs(one - at(firstSeen))
  const farthestFirst = [...windows.keys()].sort((a, b) => distance(b) - distance(a))
  for (const far of farthestFirst.slice(0, Math.max(0, windows.size - windowsKept))) windows.delete(far)
  return { total, refusal: undefined, answered, windows }
}

function at(row: number): number {
  return Math.floor(Math.max(0, row) / windowRows)
}

function same(a: Question | undefined, b: Question): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b)
}

export function rowAt(state: RowsState, index: number): Row | undefined {
  return state.windows.get(at(index))?.[index % windowRows]
}
