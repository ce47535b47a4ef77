/** What is to be done because of an exposure: one task for each person who must move or be told, one for each house. */
import { isText } from '../base/parse.ts'
import { byCode, careful, type Held, textsIn, type World } from '../rules/world.ts'
import type { Exposed, Exposure, TaskKind } from './exposure.ts'

export type TaskDraft = {
  readonly what: TaskKind
  /** The case it is for; without one it lies where the record lies that caused it. */
  readonly caseId?: string
  readonly from: string
  readonly due: number
  /** The house, leg, check or account that it is about. */
  readonly about: string
}

/**
 * The tasks of an exposure: one for each person who must move or be told, one for each house. A task that somebody
 * already has, from the same cause, is not made twice: two colleagues may press the button in the same minute.
 */
export function tasksOf(exposure: Exposure, world: World, cause: string): readonly TaskDraft[] {
  const drafts = exposure.rows.flatMap((row): readonly TaskDraft[] => {
    const about = { due: row.harmAt, about: row.id }
    const each = row.there.flatMap(({ caseId, expected }): readonly TaskDraft[] =>
      // Whoever is still to come is told not to.
      caseId === undefined
        ? []
        : [{ ...about, what: expected === true ? 'warn' : row.todo, caseId, from: cause }],
    )
    if (row.kind === 'place') return [...each, { ...about, what: 'close_place', from: row.id }]
    if (row.kind === 'route' || row.kind === 'person') return each
    return row.caseId === undefined
      ? [{ ...about, what: row.todo, from: cause }]
      : [{ ...about, what: row.todo, caseId: row.caseId, from: cause }]
  })
  const made = new Set(world.ofType('Task').map((task) => keyOf(task.fields)))
  // The earliest of each: the rows come in the order of their harm.
  const once = new Map(drafts.toReversed().map((draft) => [taskKey(draft), draft]))
  const open = [...once].filter(([key]) => !made.has(key)).map(([, draft]) => draft)
  return open.toSorted((a, b) => a.due - b.due || byCode(taskKey(a), taskKey(b)))
}

function taskKey({ what, caseId, from }: TaskDraft): string {
  return [what, caseId ?? '', from].join(' ')
}

function keyOf(fields: Readonly<Record<string, readonly unknown[]>>): string {
  return ['what', 'caseId', 'from'].map((name) => fields[name]?.find(isText) ?? '').join(' ')
}

/** Tasks that were made because of a row, the open ones first: what somebody already does about it. */
export function tasksFor(row: Exposed, tasks: readonly Held[], cause?: string): readonly Held[] {
  const cases = new Set([row.caseId, ...row.there.map(({ caseId }) => caseId)])
  const whats: readonly TaskKind[] = [row.todo, 'close_place', 'warn']
  return tasks
    .filter((task) => {
      const from = textsIn(task, 'from')
      const caseId = textsIn(task, 'caseId')
      if (!textsIn(task, 'what').some((what) => whats.some((one) => one === what))) return false
      return (
        from.includes(row.id) ||
        (cause !== undefined && from.includes(cause) && caseId.some((id) => cases.has(id)))
      )
    })
    .toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)) || byCode(a.id, b.id))
}

function isOver(task: Held): boolean {
  return careful(task, 'state', ['done', 'dropped', 'open']) !== 'open'
}
