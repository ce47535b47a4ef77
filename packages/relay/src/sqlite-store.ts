/**
 * A relay's store in one SQLite file. Acknowledged means on the disk (`synchronous = full`), and everything that
 * waits at one moment goes to the disk together: one wait for the disk, many who waited.
 */
import { type Bytes, equalBytes } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type SQLite from 'better-sqlite3-multiple-ciphers'
import { Checkpoints } from './checkpoints.ts'
import { isFull } from './full-disk.ts'
import type { LineStore } from './line/line-store.ts'
import { prepareLine } from './line/sqlite-line-statements.ts'
import { SqliteLineStore } from './line/sqlite-line-store.ts'
import { creating, schemaVersion } from './schema.ts'
import { type Counted, openRelayFile, patience, prepare } from './sqlite-statements.ts'
import { SqliteTurns } from './sqlite-turns.ts'
import {
  type Append,
  type ChainHead,
  type Holdings,
  type Placed,
  RelayFull,
  type RelayStore,
  type StoredBox,
  type StoredEntry,
  type StoredLog,
  type StoredMail,
  type StoredShare,
  type StruckBody,
} from './store.ts'
import { SqlTimerStore } from './timers/sql-timer-store.ts'
import { timersInSqlite } from './timers/timer-sql.ts'
import type { TimerStore } from './timers/timer-store.ts'

/** Thrown when the file is of a newer program. */
export class OtherRelayVersion extends Error {}

/** Resolves when the disk has it. What is counted is counted then, and not when it was undone. */
export type GroupCommit = <T>(work: () => readonly [T, Partial<Counted>]) => Promise<T>
export class SqliteRelayStore implements RelayStore {
  readonly line: LineStore
  readonly timers: TimerStore
  readonly #database: SQLite.Database
  readonly #sql: ReturnType<typeof prepare>
  readonly #counted: Counted
  readonly #checkpoints: Checkpoints
  readonly #turns: SqliteTurns

  constructor(path: string) {
    const database = openRelayFile(path)
    for (const statement of creating('sqlite')) database.exec(statement)
    this.#database = database
    this.#sql = prepare(database)
    this.#sql.keepAbout.run('schema', Uint8Array.of(schemaVersion))
    if (this.#sql.about.get('schema')?.[0] !== schemaVersion) {
      database.close()
      throw new OtherRelayVersion()
    }
    this.#checkpoints = new Checkpoints(path, () => this.#turns.alone(() => this.#emptyLog()))
    const together = database.transaction((work: () => void) => work())
    this.#turns = new SqliteTurns(path, together, () => this.#checkpoints.committed())
    this.#counted = certain(this.#sql.count.get(), 'an aggregate has one row')
    this.line = new SqliteLineStore(prepareLine(database), (work) => this.#change(work))
    this.timers = new SqlTimerStore(timersInSqlite(database, (work) => this.#change(work)))
  }

  async log(id: Bytes): Promise<StoredLog | undefined> {
    const row = this.#sql.log.get(id)
    return row && { ...row, access: plain(row.access), peaks: plain(row.peaks) }
  }

  addLog(id: Bytes, access: Bytes, day: number): Promise<boolean> {
    return this.#change(() => {
      const added = this.#sql.addLog.run(id, access, day).changes === 1
      return [added, { logs: added ? 1 : 0 }]
    })
  }

  moveLog(id: Bytes, from: Bytes, to: Bytes): Promise<boolean> {
    return this.#change(() => [this.#sql.moveLog.run(to, id, from).changes === 1, {}])
  }

  async heads(log: Bytes, chains: readonly Bytes[]): Promise<readonly (ChainHead | undefined)[]> {
    return chains.map((chain) => {
      const row = this.#sql.head.get(log, chain)
      return row && { seq: row.seq, hash: plain(row.hash) }
    })
  }

  async placed(log: Bytes, chain: Bytes, seq: number): Promise<Placed | undefined> {
    const row = this.#sql.placed.get(log, chain, seq)
    return row && { ...row, hash: plain(row.hash) }
  }

  async append(change: Append): Promise<boolean> {
    const isDone = await this.#turns.append(change)
    if (isDone) this.#counted.bytes += change.after.bytes - change.before.bytes
    return isDone
  }

  async strike(log: Bytes, struck: readonly StruckBody[]): Promise<void> {
    await this.#change(() => {
      for (const one of struck) this.#strikeOne(log, one)
      return [undefined, {}]
    })
    // The old body still stands in the write-ahead log, and in none when this is done (`secure_delete` did the rest).
    await this.#checkpoints.emptied()
  }

  #strikeOne(log: Bytes, { chain, seq, rest, body }: StruckBody): void {
    const noted = this.#sql.rests.all(log, chain, seq)
    const isNew = !noted.some((one) => equalBytes(one, rest))
    if (isNew) this.#sql.addRest.run(log, chain, seq, noted.length + 1, rest)
    const newest = isNew ? rest : noted.at(-1)
    if (body.length > 0 && newest !== undefined && equalBytes(newest, rest))
      this.#sql.putBody.run(body, log, chain, seq, body.length)
  }

  async restsOf(log: Bytes, chain: Bytes, seq: number): Promise<readonly Bytes[]> {
    return this.#sql.rests.all(log, chain, seq).map(plain)
  }

  async entries(
    log: Bytes,
    after: number,
    most: { readonly bytes: number; readonly count: number },
  ): Promise<readonly StoredEntry[]> {
    const found: StoredEntry[] = []
    let bytes = 0
    for (const row of this.#sql.entries.iterate(log, after, most.count)) {
      bytes += row.body.length
      if (found.length > 0 && bytes > most.bytes) break
      found.push({
        ...row,
        chain: plain(row.chain),
        hash: plain(row.hash),
        header: plain(row.header),
        signature: plain(row.signature),
        body: plain(row.body),
      })
    }
    return found
  }

  addBox(box: Bytes, access: Bytes, day: number): Promise<boolean> {
    return this.#change(() => {
      const added = this.#sql.addBox.run(box, access, day).changes === 1
      return [added, { boxes: added ? 1 : 0 }]
    })
  }

  async box(box: Bytes): Promise<StoredBox | undefined> {
    const row = this.#sql.box.get(box)
    return row && { ...row, access: plain(row.access) }
  }

  post(box: Bytes, sealed: Bytes, day: number): Promise<void> {
    return this.#change(() => {
      const number = this.#sql.nextMail.get(box)
      if (number !== undefined) this.#sql.addMail.run(box, number, sealed, day)
      return [undefined, {}]
    })
  }

  async mail(box: Bytes, most: number): Promise<readonly StoredMail[]> {
    return this.#sql.mail.all(box, most).map(({ number, sealed }) => ({ number, sealed: plain(sealed) }))
  }

  dropMail(box: Bytes, upTo: number): Promise<void> {
    return this.#change(() => {
      this.#sql.dropMail.run(box, upTo)
      return [undefined, {}]
    })
  }

  sweepMail(before: number): Promise<void> {
    return this.#change(() => {
      this.#sql.sweepMail.run(before)
      return [undefined, {}]
    })
  }

  async piece(name: Bytes): Promise<{ readonly size: number } | undefined> {
    return this.#sql.piece.get(name)
  }

  notePiece(name: Bytes, size: number, day: number): Promise<void> {
    return this.#change(() => {
      const added = this.#sql.notePiece.run(name, size, day).changes === 1
      return [undefined, { bytes: added ? size : 0 }]
    })
  }

  forgetPiece(name: Bytes): Promise<void> {
    return this.#change(() => [undefined, { bytes: -(this.#sql.forgetPiece.get(name) ?? 0) }])
  }

  async share(id: Bytes): Promise<StoredShare | undefined> {
    const row = this.#sql.share.get(id)
    if (row === undefined) return undefined
    const { share, access, lock, withheld } = row
    return { share: plain(share), access: plain(access), lock: plain(lock), withheld: withheld === 1 }
  }

  addShare(id: Bytes, { share, access, lock, withheld }: StoredShare, day: number): Promise<boolean> {
    return this.#change(() => {
      const added = this.#sql.addShare.run(id, share, access, lock, withheld ? 1 : 0, day).changes === 1
      return [added, { shares: added ? 1 : 0 }]
    })
  }

  withholdShare(id: Bytes, withheld: boolean): Promise<void> {
    return this.#change(() => {
      this.#sql.withholdShare.run(withheld ? 1 : 0, id)
      return [undefined, {}]
    })
  }

  dropShare(id: Bytes): Promise<void> {
    return this.#change(() => [undefined, { shares: -this.#sql.dropShare.run(id).changes }])
  }

  async holdings(): Promise<Holdings> {
    return this.#counted
  }

  async about(name: string): Promise<Bytes | undefined> {
    const value = this.#sql.about.get(name)
    return value && plain(value)
  }

  keepAbout(name: string, value: Bytes): Promise<Bytes> {
    return this.#change(() => {
      this.#sql.keepAbout.run(name, value)
      return [plain(certain(this.#sql.about.get(name), 'it was kept just now')), {}]
    })
  }

  setAbout(name: string, value: Bytes): Promise<Bytes> {
    return this.#change(() => {
      this.#sql.setAbout.run(value, name)
      return [value, {}]
    })
  }

  async close(): Promise<void> {
    await this.#turns.end()
    await this.#checkpoints.end()
    try {
      this.#emptyLog()
    } catch (problem) {
      // On a full disk the log stays beside the file, and the next start reads both.
      if (!(problem instanceof RelayFull)) throw problem
    } finally {
      this.#database.close()
    }
  }

  /** False while somebody else is at the log or reads from it: a backup, a report, the thread that moves it. */
  #emptyLog(): boolean {
    // Whoever waited for them here would let every device wait.
    this.#database.pragma('busy_timeout = 0')
    try {
      return this.#sql.emptyLog.get()?.busy === 0
    } catch (problem) {
      throw isFull(problem) ? new RelayFull() : problem
    } finally {
      this.#database.pragma(`busy_timeout = ${patience}`)
    }
  }

  #change<T>(work: () => readonly [T, Partial<Counted>]): Promise<T> {
    return new Promise((settle, fail) => {
      let made: readonly [T, Partial<Counted>] | undefined
      this.#turns.change({
        work: () => {
          made = work()
        },
        kept: () => {
          const [value, more] = certain(made, 'the work was done before it was kept')
          this.#counted.logs += more.logs ?? 0
          this.#counted.boxes += more.boxes ?? 0
          this.#counted.shares += more.shares ?? 0
          this.#counted.bytes += more.bytes ?? 0
          settle(value)
        },
        fail,
      })
    })
  }
}

/** SQLite hands out buffers of its own kind; what leaves here are plain bytes. */
function plain(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}
