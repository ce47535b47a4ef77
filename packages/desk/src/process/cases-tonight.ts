/** Tonight: one list by time to harm, of what the records say and of who waits on the line. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import { tonight } from '@safeconduct/core/cases/tonight.ts'
import type { TonightRow as Row, Waiting } from '@safeconduct/core/cases/tonight-row.ts'
import { type Priority, priorities } from '@safeconduct/core/cases/triage.ts'
import { queueRows } from '@safeconduct/host/line/viewing.ts'
import type { TonightRow, TonightView, WatchView } from '../calls/cases.ts'
import { type Looking, maybe, nowOf } from './cases-naming.ts'
import type { LineSeat } from './line-seat.ts'

export function tonightView(looking: Looking, line: LineSeat, watch: WatchView): TonightView {
  const rows = tonight(looking.world, { waiting: waitingOn(line), by: looking.by })
  const count = (state: Row['state']): number => rows.filter((one) => one.state === state).length
  return {
    now: nowOf(looking),
    rows: rows.slice(0, mostShown).map((row) => rowView(looking, row)),
    counts: { missed: count('missed'), late: count('late'), today: count('soon') + count('today') },
    watch,
  }
}

function rowView(
  looking: Looking,
  { kind, what, id, caseId, code, priority, due, state, facts }: Row,
): TonightRow {
  return {
    kind,
    what,
    id,
    title: looking.hit(id)?.title ?? '',
    ...maybe('caseId', caseId),
    ...maybe('code', code),
    ...maybe('priority', priority),
    due: { at: instantOf(due), state },
    facts,
  }
}

/** More than anybody does in a night; the counts say how much there is. */
const mostShown = 300
const mostWaiting = 200

/** Who waits for an answer of ours: the line counts since when, and reads it only where this device may. */
function waitingOn({ work }: LineSeat): readonly Waiting[] {
  const standing = work.standing()
  if (standing.state === 'not-mine') return []
  const { rows } = queueRows(standing.world, { offset: 0, limit: mostWaiting, which: 'open' }, () => '')
  return rows.flatMap(({ id, priority, caseId, turn, firstAnswer, promised }): readonly Waiting[] => {
    const common = { id, priority: priorityOf(priority), ...maybe('caseId', caseId) }
    const waits = firstAnswer !== undefined && turn === 'ours'
    return [
      ...(waits ? [{ ...common, what: 'line-waiting' as const, due: Date.parse(firstAnswer.at) }] : []),
      ...(promised === undefined
        ? []
        : [{ ...common, what: 'line-promised' as const, due: Date.parse(promised.at) }]),
    ]
  })
}

function priorityOf(said: string): Priority {
  return priorities.find((one) => one === said) ?? 'emergency'
}
