/** What is to be done because of an exposure: one task for each person who must move or be told, one for each house. */
import { isText } from '../base/parse.ts'
import { byCode, type World } from '../rules/world.ts'
import type { Exposure, TaskKind } from './exposure.ts'

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
