/** A timer as a row of its table, and a change of it as statements: the same in SQLite and in PostgreSQL. */
import { ByteReader } from '@safeconduct/core/base/byte-reader.ts'
import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { acceptedBytes, ladderBytes, readAccepted, readLadder } from '@safeconduct/core/timers/wire.ts'
import { bytesIn, numberIn } from '../postgres-rows.ts'
import { noSlotOf } from './stored-timer.ts'
import type { SqlChange, SqlRow, SqlValue } from './timer-sql.ts'
import type { StoredTimer, TimerChange } from './timer-store.ts'

const columns = [
  'timer',
  'guard',
  'due',
  'every',
  'grace',
  'early',
  'ladder',
  'sealed',
  'slot',
  'accepts',
  'reminded',
  'level',
  'next',
  'held',
  'late',
  'resolved',
  'answered',
  'turn',
] as const
const places = columns.map(() => '?').join(', ')
const settings = columns.slice(1).map((name) => `${name} = ?`)

/** Adds one where neither its id nor its slot is there. */
export function adding(timer: StoredTimer): SqlChange {
  const sql = `insert into timer (${columns.join(', ')}) values (${places}) on conflict do nothing`
  return { sql, values: valuesOf(timer) }
}

/** Only from the turn that was read. */
export function changing({ from, to, posts = [], answer }: TimerChange): SqlChange {
  const over = to.resolved || to.due !== from.due
  const ifChanged: SqlChange[] = posts.map(({ post, timer, guard, channel, tries, next }) => ({
    sql: `insert into timer_post (post, timer, guard, channel, tries, next) values (?, ?, ?, ?, ?, ?)
      on conflict do nothing`,
    values: [post, timer, guard, channel, tries, next],
  }))
  if (over) ifChanged.push({ sql: 'delete from timer_post where timer = ?', values: [to.id] })
  if (answer !== undefined)
    ifChanged.push({
      sql: 'insert into timer_answer (timer, due, guard, answer) values (?, ?, ?, ?) on conflict do nothing',
      values: [from.id, from.due, from.guard, answer],
    })
  return {
    sql: `update timer set ${settings.join(', ')} where timer = ? and turn = ?`,
    values: [...valuesOf(to).slice(1), from.id, from.turn],
    ifChanged,
  }
}

function valuesOf(timer: StoredTimer): readonly SqlValue[] {
  const { due, every, grace, level, next, held, early, answered, turn } = timer
  const flags = [timer.reminded, timer.late, timer.resolved].map(Number)
  const [reminded = 0, late = 0, resolved = 0] = flags
  return [
    timer.id,
    timer.guard,
    due,
    every,
    grace,
    early,
    ladderBytes(timer.remind, timer.ladder),
    timer.sealed,
    timer.slot,
    acceptedBytes(timer.accepts),
    reminded,
    level,
    next,
    held,
    late,
    resolved,
    answered,
    turn,
  ]
}

export function timerFrom(row: SqlRow): StoredTimer {
  const of = (name: (typeof columns)[number]): number => numberIn(row, name)
  const [id, slot] = [bytesIn(row, 'timer'), bytesIn(row, 'slot')]
  return {
    id,
    guard: bytesIn(row, 'guard'),
    due: of('due'),
    every: of('every'),
    grace: of('grace'),
    early: of('early'),
    ...readLadder(new ByteReader(bytesIn(row, 'ladder'))),
    sealed: bytesIn(row, 'sealed'),
    slot,
    hasLink: !equalBytes(slot, noSlotOf(id)),
    accepts: readAccepted(new ByteReader(bytesIn(row, 'accepts'))),
    reminded: of('reminded') === 1,
    level: of('level'),
    next: of('next'),
    held: of('held'),
    late: of('late') === 1,
    resolved: of('resolved') === 1,
    answered: of('answered'),
    turn: of('turn'),
  }
}
