/** How the statements of timers reach SQLite and PostgreSQL. */
import type SQLite from 'better-sqlite3-multiple-ciphers'
import type postgres from 'postgres'
import { unlessFull } from '../postgres-rows.ts'
import type { GroupCommit } from '../sqlite-store.ts'

export type SqlValue = Uint8Array | number
export type SqlRow = Readonly<Record<string, unknown>>
export type SqlChange = {
  readonly sql: string
  readonly values: readonly SqlValue[]
  /** Only if a row was changed. */
  readonly ifChanged?: readonly SqlChange[]
}
export interface TimerSql {
  rows(sql: string, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]>
  /** In one transaction. For each whether it changed a row. */
  change(changes: readonly SqlChange[]): Promise<readonly boolean[]>
}

export function timersInSqlite(database: SQLite.Database, commit: GroupCommit): TimerSql {
  const prepared = new Map<string, SQLite.Statement<unknown[], SqlRow>>()
  const statement = (sql: string): SQLite.Statement<unknown[], SqlRow> => {
    const known = prepared.get(sql) ?? database.prepare<unknown[], SqlRow>(sql)
    prepared.set(sql, known)
    return known
  }
  const run = ({ sql, values, ifChanged = [] }: SqlChange): boolean => {
    const isChanged = statement(sql).run(...values).changes > 0
    if (isChanged) ifChanged.forEach(run)
    return isChanged
  }
  return {
    rows: async (sql, ...values) => statement(sql).all(...values),
    change: (changes) => commit(() => [changes.map(run), {}]),
  }
}

export function timersInPostgres(sql: postgres.Sql): TimerSql {
  const run = async (begun: postgres.TransactionSql, change: SqlChange): Promise<boolean> => {
    const done = await begun.unsafe(numbered(change.sql), [...change.values])
    if (done.count > 0) for (const next of change.ifChanged ?? []) await run(begun, next)
    return done.count > 0
  }
  return {
    rows: (text: string, ...values: readonly SqlValue[]) => sql.unsafe<SqlRow[]>(numbered(text), [...values]),
    change: (changes) =>
      unlessFull(() =>
        sql.begin(async (begun) => {
          const made: boolean[] = []
          for (const change of changes) made.push(await run(begun, change))
          return made
        }),
      ),
  }
}

/** `?` in their order as PostgreSQL counts them. */
function numbered(text: string): string {
  let at = 0
  return text.replaceAll('?', () => `$${++at}`)
}
