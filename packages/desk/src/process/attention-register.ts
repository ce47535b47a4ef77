/** Denials, threats, demands and promises, and the days on which a promise is due: see `calls/attention.ts`. */
import { type AskRow, asksOf } from '@safeconduct/core/attention/asks.ts'
import { type Commitment, commitmentsOf, promiseCalendar } from '@safeconduct/core/attention/commitments.ts'
import { denialsOf } from '@safeconduct/core/attention/denials.ts'
import { type StatementRow, statementRegister } from '@safeconduct/core/attention/statements.ts'
import { threatActs } from '@safeconduct/core/attention/threats.ts'
import {
  type AskRowView,
  type CalendarRow,
  mostListed,
  type PromiseView,
  type RegisterKind,
  type StatementView,
} from '../calls/attention.ts'
import { calledOf } from './attention-claims.ts'
import { dayIn } from './attention-views.ts'
import { dayOf, type Looking, maybe } from './cases-naming.ts'

/** Newest first. */
export function registerView(
  looking: Looking,
  kind: RegisterKind,
): { total: number; statements: readonly StatementView[] } {
  const rows = statementRegister(looking.world, kind).toReversed()
  const promises = new Map(
    kind === 'commitment' ? commitmentsOf(looking.world).map((one) => [one.statement, one]) : [],
  )
  const statements = rows
    .slice(0, mostListed)
    .map((row) => statementView(looking, row, promises.get(row.statement)))
  return { total: rows.length, statements }
}

function statementView(looking: Looking, row: StatementRow, promise: Commitment | undefined): StatementView {
  const { world, hits } = looking
  const held = world.byId(row.statement)
  const denial = denialsOf(world).find(({ statement }) => statement === row.statement)
  return {
    id: row.statement,
    kind: row.kind,
    speaker: row.speaker === undefined ? '' : calledOf(looking, row.speaker),
    office: row.office ?? '',
    ...maybe('said', held === undefined ? undefined : dayIn(held, 'saidAt')),
    words: row.wording,
    lang: row.lang ?? '',
    ...maybe('relayedBy', row.relayedBy === undefined ? undefined : calledOf(looking, row.relayedBy)),
    renderings: row.renderings.map((one) => ({ lang: one.lang, words: one.words, in: hits(one.in) })),
    acts: row.kind === 'threat' ? hits(threatActs(row.statement, world)) : [],
    later: hits(row.laterWords),
    isCaptured: row.isCaptured,
    ...maybe(
      'denial',
      denial === undefined
        ? undefined
        : { type: denial.type ?? '', denies: hits(denial.denies), sealedItems: denial.sealedItems },
    ),
    ...maybe('promise', promise === undefined ? undefined : promiseView(looking, promise)),
  }
}

export function promiseView(looking: Looking, promise: Commitment): PromiseView {
  const { promisors, what, status, overdueDays, isAssumed, every, next, smart, contrary } = promise
  return {
    promisors: promisors.map((id) => calledOf(looking, id)).filter((one) => one !== ''),
    what,
    status,
    overdueDays,
    isAssumed,
    ...maybe('every', every),
    ...maybe('next', next === undefined ? undefined : dayOf(next)),
    smart,
    contrary: contrary.flatMap(({ record, kind, says }) => {
      const named = looking.hit(record)
      return named === undefined ? [] : [{ record: named, kind, says }]
    }),
  }
}

export function calendarRows(looking: Looking): readonly CalendarRow[] {
  const promises = new Map(commitmentsOf(looking.world).map((one) => [one.statement, one]))
  return promiseCalendar(looking.world).flatMap(({ day, due }) =>
    due.flatMap(({ statement, isAssumed, isMissed, outcome }) => {
      const promise = promises.get(statement)
      if (promise === undefined) return []
      const { promisors, what, status, overdueDays } = promiseView(looking, promise)
      const row = { day, statement, promisors, what, isAssumed, isMissed, status, overdueDays }
      return [{ ...row, ...maybe('outcome', outcome) }]
    }),
  )
}

/** Open ones first, the oldest on top. */
export function asksView(looking: Looking): { total: number; asks: readonly AskRowView[] } {
  const all = asksOf(looking.world)
  return { total: all.length, asks: askRows(looking, all) }
}

export function askRows(looking: Looking, all: readonly AskRow[]): readonly AskRowView[] {
  return all.slice(0, mostListed).flatMap((one): readonly AskRowView[] => {
    const record = looking.hit(one.record)
    const { ask, to, ageDays, overdueDays, before } = one
    if (record === undefined) return []
    return [
      {
        record,
        ask,
        to,
        ...maybe('on', one.on === undefined ? undefined : dayOf(one.on)),
        ageDays,
        ...maybe('state', one.state),
        ...maybe('due', one.due === undefined ? undefined : dayOf(one.due)),
        overdueDays,
        before,
        ...maybe('since', one.since === undefined ? undefined : dayOf(one.since)),
      },
    ]
  })
}
