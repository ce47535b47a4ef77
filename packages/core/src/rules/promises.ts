/** R22: which promises are overdue. "No information" is an answer to the question and no step towards what was promised. */

import { graceEnds, isOverdue } from './signs-of-life.ts'
import { day, earliestIn, type Held, shapesIn, textIn, textOf, textsIn, type World } from './world.ts'

export type PromiseStanding = {
  readonly statement: string
  readonly status: string
  readonly missedCheck?: string
  readonly overdueDays: number
  readonly doneChecks: number
  readonly fulfilled: number
}

const judged: readonly string[] = ['kept', 'partly', 'broken', 'token', 'unverifiable']

export function promisesOf(world: World): readonly PromiseStanding[] {
  return world
    .ofType('Statement')
    .filter((one) => textsIn(one, 'kind').includes('commitment'))
    .map((statement) => standingOf(statement, world))
}

function standingOf(statement: Held, world: World): PromiseStanding {
  const checks = world
    .ofType('Check')
    .filter(
      (check) =>
        textsIn(check, 'kind').includes('commitment') && textsIn(check, 'subject').includes(statement.id),
    )
  const [missed] = checks
    .filter((check) => isOverdue(check, world.now))
    .toSorted((a, b) => (graceEnds(a, world.now) ?? 0) - (graceEnds(b, world.now) ?? 0))
  const written = shapesIn(statement, 'commitment').map((one) => textOf(one, 'status') ?? '')[0] ?? 'pending'
  const outcomes = checks.map((check) => textIn(check, 'outcome') ?? '')
  const due = missed === undefined ? undefined : earliestIn(missed, 'dueAt')
  // What people judged stays judged; whether a date passed in silence only the clock says.
  const status =
    missed !== undefined
      ? 'overdue'
      : judged.includes(written)
        ? written
        : written === 'overdue'
          ? 'pending'
          : written
  const done = outcomes.filter((outcome) => outcome === 'done' || outcome === 'no_info').length
  return {
    statement: statement.id,
    status,
    ...(missed === undefined ? {} : { missedCheck: missed.id }),
    overdueDays: due === undefined ? 0 : Math.floor((world.now - due) / day),
    doneChecks: done,
    fulfilled: written === 'kept' ? outcomes.filter((outcome) => outcome === 'done').length : 0,
  }
}
