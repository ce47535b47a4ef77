/** The board: who is in danger now, in an order that every desk computes alike. */

import { instantOf } from '@safeconduct/core/base/date.ts'
import { boardOf, type BoardRow as Row } from '@safeconduct/core/cases/board.ts'
import { caseFiles } from '@safeconduct/core/cases/case-files.ts'
import type { BoardFilter, BoardRow, BoardView } from '../calls/cases.ts'
import { dayOf, dueAt, type Looking, maybe, nowOf } from './cases-naming.ts'

type Window = { readonly offset: number; readonly limit: number; readonly filter: BoardFilter }

export function boardView(looking: Looking, ask: Window): BoardView {
  const files = caseFiles(looking.world)
  const { total, counts, rows } = boardOf(looking.world, { ...ask, by: looking.by }, files)
  return { now: nowOf(looking), total, counts, rows: rows.map((row) => rowView(looking, row)) }
}

export function rowView(looking: Looking, row: Row): BoardRow {
  const { id, code, state, priority, owner, mine, minor, threatActors, alarms, assessedAt, review, next } =
    row
  return {
    id,
    code,
    title: looking.hit(id)?.title ?? code,
    state,
    priority,
    ...maybe('level', row.level),
    owner,
    mine,
    minor,
    awaitsSecond: row.awaitsSecond,
    openedAt: dayOf(row.openedAt),
    ...maybe('assessedAt', assessedAt === undefined ? undefined : instantOf(assessedAt)),
    review:
      review === undefined
        ? { at: nowOf(looking), state: 'later', why: 'over' }
        : { ...dueAt(looking, review.at), why: review.why },
    ...maybe(
      'next',
      next === undefined
        ? undefined
        : { what: next.what, due: dueAt(looking, next.due), ...maybe('who', next.who) },
    ),
    threatActors,
    alarms,
  }
}
