/**
 * What a relay keeps of timers, in SQLite or PostgreSQL: one set of statements, which both understand.
 *
 * `TimerSql` is what they differ in. A change is a list of statements in one transaction, each with what follows only
 * if it changed a row; nothing is computed between them.
 */

import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { TimerAt } from '@safeconduct/core/timers/wire.ts'
import type { WaitingAnswer } from '@safeconduct/core/timers/wire-answers.ts'
import { bytesIn, numberIn } from '../postgres-rows.ts'
import { adding, changing, timerFrom } from './timer-rows.ts'
import type { SqlChange, SqlRow, SqlValue, TimerSql } from './timer-sql.ts'
import type {
  StoredChannel,
  StoredNotice,
  StoredPost,
  StoredTimer,
  TimerChange,
  TimerCounts,
  TimerStore,
} from './timer-store.ts'

export class SqlTimerStore implements TimerStore {
  readonly #sql: TimerSql

  constructor(sql: TimerSql) {
    this.#sql = sql
  }

  async guard(id: Bytes): Promise<{ readonly access: Bytes } | undefined> {
    const [row] = await this.#sql.rows('select access from timer_guard where guard = ?', id)
    return row && { access: bytesIn(row, 'access') }
  }

  async guards(): Promise<number> {
    return count(await this.#sql.rows('select count(*) as count from timer_guard'))
  }

  addGuard(id: Bytes, access: Bytes, day: number): Promise<boolean> {
    return this.#one(
      'insert into timer_guard (guard, access, day) values (?, ?, ?) on conflict do nothing',
      id,
      access,
      day,
    )
  }

  async timer(id: Bytes): Promise<StoredTimer | undefined> {
    const [row] = await this.#sql.rows('select * from timer where timer = ?', id)
    return row && timerFrom(row)
  }

  async timers(guard: Bytes, after: Bytes, most: number): Promise<readonly StoredTimer[]> {
    const sql = 'select * from timer where guard = ? and timer > ? order by timer limit ?'
    return (await this.#sql.rows(sql, guard, after, most)).map(timerFrom)
  }

  async due(minute: number, most: number): Promise<readonly StoredTimer[]> {
    const sql = 'select * from timer where next <= ? order by next, timer limit ?'
    return (await this.#sql.rows(sql, minute, most)).map(timerFrom)
  }

  async timerAt(slot: Bytes): Promise<StoredTimer | undefined> {
    const [row] = await this.#sql.rows('select * from timer where slot = ?', slot)
    return row && timerFrom(row)
  }

  addTimer(timer: StoredTimer): Promise<boolean> {
    return this.#made(adding(timer))
  }

  async change(changes: readonly TimerChange[]): Promise<readonly boolean[]> {
    return this.#sql.change(changes.map(changing))
  }

  async dropTimers(ids: readonly Bytes[]): Promise<void> {
    await this.#sql.change(ids.map((id) => ({ sql: 'delete from timer where timer = ?', values: [id] })))
  }

  async counts(guard: Bytes): Promise<TimerCounts> {
    const [row] = await this.#sql.rows(
      `select count(*) as timers, count(case when resolved = 0 then 1 end) as armed,
       count(case when resolved = 0 and level > 0 then 1 end) as alarming from timer where guard = ?`,
      guard,
    )
    const [timers, armed, alarming] = ['timers', 'armed', 'alarming'].map((name) => numberIn(row, name))
    return { timers: timers ?? 0, armed: armed ?? 0, alarming: alarming ?? 0 }
  }

  async dues(guard: Bytes): Promise<readonly TimerAt[]> {
    const rows = await this.#sql.rows('select timer, due from timer where guard = ? and resolved = 0', guard)
    return rows.map((row) => ({ id: bytesIn(row, 'timer'), due: numberIn(row, 'due') }))
  }

  async answer({ id, due }: TimerAt): Promise<Bytes | undefined> {
    const [row] = await this.#sql.rows('select answer from timer_answer where timer = ? and due = ?', id, due)
    return row && bytesIn(row, 'answer')
  }

  async answers(guard: Bytes, most: number): Promise<readonly WaitingAnswer[]> {
    const sql = 'select timer, due, answer from timer_answer where guard = ? order by due, timer limit ?'
    const rows = await this.#sql.rows(sql, guard, most)
    return rows.map((row) => ({
      id: bytesIn(row, 'timer'),
      due: numberIn(row, 'due'),
      answer: bytesIn(row, 'answer'),
    }))
  }

  async dropAnswers(guard: Bytes, answers: readonly TimerAt[]): Promise<void> {
    const sql = 'delete from timer_answer where guard = ? and timer = ? and due = ?'
    await this.#sql.change(answers.map(({ id, due }) => ({ sql, values: [guard, id, due] })))
  }

  async putChannel({ id, guard, sealed }: StoredChannel, day: number): Promise<void> {
    await this.#one(
      `insert into timer_channel (channel, guard, sealed, day) values (?, ?, ?, ?)
       on conflict (channel) do update set sealed = excluded.sealed, day = excluded.day`,
      id,
      guard,
      sealed,
      day,
    )
  }

  async channel(id: Bytes): Promise<StoredChannel | undefined> {
    const [row] = await this.#sql.rows('select * from timer_channel where channel = ?', id)
    return row && channelFrom(row)
  }

  async channels(guard: Bytes): Promise<readonly StoredChannel[]> {
    const sql = 'select * from timer_channel where guard = ? order by channel'
    return (await this.#sql.rows(sql, guard)).map(channelFrom)
  }

  async dropChannel(guard: Bytes, id: Bytes): Promise<void> {
    await this.#sql.change([
      { sql: 'delete from timer_channel where guard = ? and channel = ?', values: [guard, id] },
      { sql: 'delete from timer_post where guard = ? and channel = ?', values: [guard, id] },
    ])
  }

  async posts(minute: number, most: number): Promise<readonly StoredPost[]> {
    const sql = 'select * from timer_post where next <= ? order by next, post limit ?'
    return (await this.#sql.rows(sql, minute, most)).map((row) => ({
      post: bytesIn(row, 'post'),
      timer: bytesIn(row, 'timer'),
      guard: bytesIn(row, 'guard'),
      channel: bytesIn(row, 'channel'),
      tries: numberIn(row, 'tries'),
      next: numberIn(row, 'next'),
    }))
  }

  async failing(guard: Bytes): Promise<readonly { readonly channel: Bytes; readonly tries: number }[]> {
    const sql =
      'select channel, max(tries) as tries from timer_post where guard = ? and tries > 0 group by channel'
    const rows = await this.#sql.rows(sql, guard)
    return rows.map((row) => ({ channel: bytesIn(row, 'channel'), tries: numberIn(row, 'tries') }))
  }

  async movePosts(posts: readonly Bytes[], next: number): Promise<void> {
    const sql = 'update timer_post set tries = tries + 1, next = ? where post = ?'
    await this.#sql.change(posts.map((post) => ({ sql, values: [next, post] })))
  }

  async dropPosts(posts: readonly Bytes[]): Promise<void> {
    await this.#sql.change(
      posts.map((post) => ({ sql: 'delete from timer_post where post = ?', values: [post] })),
    )
  }

  async addNotice({ slot, guard, channel, minute }: StoredNotice): Promise<void> {
    const sql = 'insert into timer_notice (slot, guard, channel, minute) values (?, ?, ?, ?)'
    await this.#one(sql, slot, guard, channel, minute)
  }

  async notice(slot: Bytes): Promise<StoredNotice | undefined> {
    const [row] = await this.#sql.rows('select * from timer_notice where slot = ?', slot)
    return (
      row && {
        slot: bytesIn(row, 'slot'),
        guard: bytesIn(row, 'guard'),
        channel: bytesIn(row, 'channel'),
        minute: numberIn(row, 'minute'),
      }
    )
  }

  async dropNotice(slot: Bytes): Promise<void> {
    await this.#one('delete from timer_notice where slot = ?', slot)
  }

  async sweep({ notices, answers }: { readonly notices: number; readonly answers: number }): Promise<void> {
    await this.#sql.change([
      { sql: 'delete from timer_notice where minute < ?', values: [notices] },
      { sql: 'delete from timer_answer where due < ?', values: [answers] },
    ])
  }

  #one(sql: string, ...values: readonly SqlValue[]): Promise<boolean> {
    return this.#made({ sql, values })
  }

  async #made(change: SqlChange): Promise<boolean> {
    const [changed] = await this.#sql.change([change])
    return changed === true
  }
}

function channelFrom(row: SqlRow): StoredChannel {
  return { id: bytesIn(row, 'channel'), guard: bytesIn(row, 'guard'), sealed: bytesIn(row, 'sealed') }
}

function count([row]: readonly SqlRow[]): number {
  return numberIn(row, 'count')
}
