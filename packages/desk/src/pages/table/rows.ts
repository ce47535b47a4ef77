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

export const windowRows = 100
const windowsKept = 8
const nothing: RowsState = { total: undefined, refusal: undefined, answered: undefined, windows: new Map() }

export type Rows = {
  readonly state: () => RowsState
  readonly subscribe: (listener: () => void) => () => void
  /** `changes` counts what the window has changed: the same question after a change is another one. */
  readonly ask: (question: Question, changes: number) => void
  /** Fetches what of these rows is not here. */
  readonly show: (first: number, last: number) => void
  readonly stop: () => void
}

export function openRows(): Rows {
  const listeners = new Set<() => void>()
  let state = nothing
  let wanted: Question | undefined
  let seen: readonly [number, number] = [0, 0]
  let underway = false
  let changes = 0
  let answeredAt = 0
  let stopped = false

  const change = (next: RowsState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const nextWindow = (): number | undefined => {
    if (wanted === undefined) return undefined
    if (!same(state.answered, wanted) || answeredAt !== changes) return 0
    const last = Math.min(seen[1], (state.total ?? 0) - 1)
    for (let window = at(seen[0]); window <= at(last); window++) if (!state.windows.has(window)) return window
    return undefined
  }
  const run = async (): Promise<void> => {
    if (underway) return
    underway = true
    for (let window = nextWindow(); window !== undefined && !stopped; window = nextWindow()) {
      const question = wanted
      if (question === undefined) break
      const askedAt = changes
      const answer = await call('records.table', {
        ...question,
        offset: window * windowRows,
        limit: windowRows,
      })
      if (stopped) return
      if (!answer.ok) {
        answeredAt = askedAt
        change({ ...nothing, answered: question, total: 0, refusal: answer.refusal })
        break
      }
      const goesOn = same(state.answered, question) && answeredAt === askedAt
      answeredAt = askedAt
      change(withWindow(goesOn ? state : nothing, question, window, answer.value, seen))
    }
    underway = false
  }
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: (question, after) => {
      wanted = question
      changes = after
      void run()
    },
    show: (first, last) => {
      seen = [first, last]
      void run()
    },
    stop: () => {
      stopped = true
    },
  }
}

function withWindow(
  before: RowsState,
  answered: Question,
  window: number,
  { total, rows }: Answer<'records.table'>,
  seen: readonly [number, number],
): RowsState {
  const windows = new Map(before.windows).set(window, rows)
  const distance = (one: number): number => Math.abs(one - at(seen[0]))
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
