/**
 * A relay's store in PostgreSQL, with the tables of `schema.ts`: for a network that has outgrown one file, or has a
 * server that is looked after already. Several relays may share one database: each change says what it found, and
 * is made only where that still stands.
 */
import { type Bytes, equalBytes } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import postgres from 'postgres'
import { PostgresLineStore } from './line/postgres-line-store.ts'
import { bytesIn, numberIn, unlessFull } from './postgres-rows.ts'
import { creating, schemaVersion } from './schema.ts'
import { OtherRelayVersion } from './sqlite-store.ts'
import type {
  Append,
  ChainHead,
  Holdings,
  Placed,
  RelayStore,
  StoredBox,
  StoredEntry,
  StoredLog,
  StoredMail,
  StoredShare,
  StruckBody,
} from './store.ts'
import { SqlTimerStore } from './timers/sql-timer-store.ts'
import { timersInPostgres } from './timers/timer-sql.ts'

/** How long a count of everything may be old: counting at every push would be most of the work. */
const countedFor = 5_000

export class PostgresRelayStore implements RelayStore {
  readonly line: PostgresLineStore
  readonly timers: SqlTimerStore
  readonly #sql: postgres.Sql
  readonly #monotonic: () => number
  #counted: { readonly at: number; readonly holdings: Holdings } | undefined

  private constructor(sql: postgres.Sql, monotonic: () => number) {
    this.#sql = sql
    this.line = new PostgresLineStore(sql)
    this.timers = new SqlTimerStore(timersInPostgres(sql))
    this.#monotonic = monotonic
  }

  /** Throws where there is no such server, or where it lets nobody in. */
  static async open(
    url: string,
    { monotonic }: { readonly monotonic: () => number },
  ): Promise<PostgresRelayStore> {
    const sql = postgres(url, {
      max: 8,
      connect_timeout: 10,
      // What the server has to say (a table is there already) is not said on our terminal.
      onnotice: () => undefined,
      // The name of a program in the server's own list is one more thing that tells what runs here.
      connection: { application_name: '', synchronous_commit: 'on' },
      types: {
        // Every number of ours is below 2^53.
        bigint: { to: 20, from: [20], serialize: String, parse: Number },
      },
    })
    try {
      await sql.begin(async (begun) => {
        // Two relays that start at once would both make the tables.
        await begun`select pg_advisory_xact_lock(5723)`
        for (const statement of creating('postgres')) await begun.unsafe(statement)
      })
      const store = new PostgresRelayStore(sql, monotonic)
      const version = await store.keepAbout('schema', Uint8Array.of(schemaVersion))
      if (version[0] !== schemaVersion) throw new OtherRelayVersion()
      return store
    } catch (problem) {
      await sql.end({ timeout: 1 })
      throw problem
    }
  }

  async log(id: Bytes): Promise<StoredLog | undefined> {
    const [row] = await this.#sql`select access, size, peaks, bytes from log where log = ${id}`
    if (row === undefined) return undefined
    return {
      access: bytesIn(row, 'access'),
      size: numberIn(row, 'size'),
      peaks: bytesIn(row, 'peaks'),
      bytes: numberIn(row, 'bytes'),
    }
  }

  addLog(id: Bytes, access: Bytes, day: number): Promise<boolean> {
    const none = new Uint8Array(0)
    return this.#changes(
      this.#sql`insert into log (log, access, size, peaks, bytes, day)
        values (${id}, ${access}, 0, ${none}, 0, ${day}) on conflict do nothing`,
    )
  }

  moveLog(id: Bytes, from: Bytes, to: Bytes): Promise<boolean> {
    return this.#changes(this.#sql`update log set access = ${to} where log = ${id} and access = ${from}`)
  }

  async heads(log: Bytes, chains: readonly Bytes[]): Promise<readonly (ChainHead | undefined)[]> {
    if (chains.length === 0) return []
    const rows = await this.#sql`
      select distinct on (chain) chain, seq, hash from entry
      where log = ${log} and chain in ${this.#sql([...chains])} order by chain, seq desc`
    const byChain = new Map(
      rows.map((row) => [
        bytesIn(row, 'chain').toHex(),
        { seq: numberIn(row, 'seq'), hash: bytesIn(row, 'hash') },
      ]),
    )
    return chains.map((chain) => byChain.get(chain.toHex()))
  }

  async placed(log: Bytes, chain: Bytes, seq: number): Promise<Placed | undefined> {
    const [row] = await this.#sql`
      select position, hash, day from entry where log = ${log} and chain = ${chain} and seq = ${seq}`
    if (row === undefined) return undefined
    return { position: numberIn(row, 'position'), hash: bytesIn(row, 'hash'), day: numberIn(row, 'day') }
  }

  append({ log, before, after, entries }: Append): Promise<boolean> {
    return unlessFull(() =>
      this.#sql.begin(async (begun) => {
        const moved = await begun`
          update log set size = ${after.size}, peaks = ${after.peaks}, bytes = ${after.bytes}
          where log = ${log} and size = ${before.size} and access = ${before.access}`
        if (moved.count !== 1) return false
        const rows = entries.map((entry) => ({ log, ...entry }))
        await begun`insert into entry ${begun(rows, 'log', 'position', 'chain', 'seq', 'hash', 'header', 'signature', 'body', 'day')}`
        return true
      }),
    )
  }

  async strike(log: Bytes, struck: readonly StruckBody[]): Promise<void> {
    await unlessFull(() =>
      this.#sql.begin(async (begun) => {
        for (const one of struck) await strikeOne(begun, log, one)
        return true
      }),
    )
    // Row versions keep the old body until the table is swept; it cannot be done inside a transaction.
    await this.#sql`vacuum entry`
  }

  async restsOf(log: Bytes, chain: Bytes, seq: number): Promise<readonly Bytes[]> {
    const rows = await this.#sql`
      select rest from struck where log = ${log} and chain = ${chain} and seq = ${seq} order by number`
    return rows.map((row) => bytesIn(row, 'rest'))
  }

  async entries(
    log: Bytes,
    after: number,
    most: { readonly bytes: number; readonly count: number },
  ): Promise<readonly StoredEntry[]> {
    // The server adds up: a log of large entries would otherwise come whole to be cut here.
    const rows = await this.#sql`
      select position, chain, seq, hash, header, signature, body, day from entry where log = ${log}
      and position > ${after} and position <= ${after} + (
        select greatest(1, count(*)) from (
          select sum(octet_length(body)) over (order by position) as passed from entry
          where log = ${log} and position > ${after} and position <= ${after + most.count}
        ) as sizes where passed <= ${most.bytes}
      ) order by position`
    return rows.map((row) => ({
      position: numberIn(row, 'position'),
      chain: bytesIn(row, 'chain'),
      seq: numberIn(row, 'seq'),
      hash: bytesIn(row, 'hash'),
      header: bytesIn(row, 'header'),
      signature: bytesIn(row, 'signature'),
      body: bytesIn(row, 'body'),
      day: numberIn(row, 'day'),
    }))
  }

  addBox(box: Bytes, access: Bytes, day: number): Promise<boolean> {
    return this.#changes(
      this.#sql`insert into mailbox (box, access, next, day)
        values (${box}, ${access}, 1, ${day}) on conflict do nothing`,
    )
  }

  async box(box: Bytes): Promise<StoredBox | undefined> {
    const [row] = await this.#sql`
      select access, (select count(*) from mail where mail.box = mailbox.box) as items,
      (select coalesce(sum(octet_length(sealed)), 0)::bigint from mail where mail.box = mailbox.box) as bytes
      from mailbox where box = ${box}`
    if (row === undefined) return undefined
    return { access: bytesIn(row, 'access'), items: numberIn(row, 'items'), bytes: numberIn(row, 'bytes') }
  }

  async post(box: Bytes, sealed: Bytes, day: number): Promise<void> {
    await this.#changes(
      this
        .#sql`with numbered as (update mailbox set next = next + 1 where box = ${box} returning next - 1 as number)
        insert into mail (box, number, sealed, day) select ${box}::bytea, number, ${sealed}::bytea, ${day}::bigint from numbered`,
    )
  }

  async mail(box: Bytes, most: number): Promise<readonly StoredMail[]> {
    const rows = await this.#sql`
      select number, sealed from mail where box = ${box} order by number limit ${most}`
    return rows.map((row) => ({ number: numberIn(row, 'number'), sealed: bytesIn(row, 'sealed') }))
  }

  async dropMail(box: Bytes, upTo: number): Promise<void> {
    await this.#sql`delete from mail where box = ${box} and number <= ${upTo}`
  }

  async sweepMail(before: number): Promise<void> {
    await this.#sql`delete from mail where day < ${before}`
  }

  async piece(name: Bytes): Promise<{ readonly size: number } | undefined> {
    const [row] = await this.#sql`select size from piece where name = ${name}`
    return row === undefined ? undefined : { size: numberIn(row, 'size') }
  }

  async notePiece(name: Bytes, size: number, day: number): Promise<void> {
    await this.#changes(
      this.#sql`insert into piece (name, size, day) values (${name}, ${size}, ${day}) on conflict do nothing`,
    )
  }

  async forgetPiece(name: Bytes): Promise<void> {
    await this.#sql`delete from piece where name = ${name}`
  }

  async share(id: Bytes): Promise<StoredShare | undefined> {
    const [row] = await this.#sql`select share, access, lock, withheld from share where id = ${id}`
    if (row === undefined) return undefined
    return {
      share: bytesIn(row, 'share'),
      access: bytesIn(row, 'access'),
      lock: bytesIn(row, 'lock'),
      withheld: numberIn(row, 'withheld') === 1,
    }
  }

  addShare(id: Bytes, { share, access, lock, withheld }: StoredShare, day: number): Promise<boolean> {
    return this.#changes(
      this.#sql`insert into share (id, share, access, lock, withheld, day)
        values (${id}, ${share}, ${access}, ${lock}, ${withheld ? 1 : 0}, ${day}) on conflict do nothing`,
    )
  }

  async withholdShare(id: Bytes, withheld: boolean): Promise<void> {
    await this.#changes(this.#sql`update share set withheld = ${withheld ? 1 : 0} where id = ${id}`)
  }

  async dropShare(id: Bytes): Promise<void> {
    await this.#sql`delete from share where id = ${id}`
  }

  async holdings(): Promise<Holdings> {
    const now = this.#monotonic()
    if (this.#counted !== undefined && now - this.#counted.at < countedFor) return this.#counted.holdings
    const [row] = await this.#sql`
      select (select count(*) from log) as logs, (select count(*) from mailbox) as boxes,
      (select count(*) from share) as shares,
      (select coalesce(sum(bytes), 0)::bigint from log) + (select coalesce(sum(size), 0)::bigint from piece)
      + (select coalesce(sum(octet_length(sealed)), 0)::bigint from line_blob)
      + (select coalesce(sum(bytes), 0)::bigint from line_slot) as bytes`
    const counted = certain(row, 'an aggregate has one row')
    const holdings = {
      logs: numberIn(counted, 'logs'),
      boxes: numberIn(counted, 'boxes'),
      shares: numberIn(counted, 'shares'),
      bytes: numberIn(counted, 'bytes'),
    }
    this.#counted = { at: now, holdings }
    return holdings
  }

  async about(name: string): Promise<Bytes | undefined> {
    const [row] = await this.#sql`select value from about where name = ${name}`
    return row === undefined ? undefined : bytesIn(row, 'value')
  }

  async keepAbout(name: string, value: Bytes): Promise<Bytes> {
    await this.#changes(
      this.#sql`insert into about (name, value) values (${name}, ${value}) on conflict do nothing`,
    )
    return certain(await this.about(name), 'it was kept just now')
  }

  async setAbout(name: string, value: Bytes): Promise<Bytes> {
    await this.#changes(this.#sql`update about set value = ${value} where name = ${name}`)
    return value
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 5 })
  }

  #changes(statement: postgres.PendingQuery<postgres.Row[]>): Promise<boolean> {
    return unlessFull(async () => (await statement).count === 1)
  }
}

async function strikeOne(
  begun: postgres.TransactionSql,
  log: Bytes,
  { chain, seq, rest, body }: StruckBody,
): Promise<void> {
  const rows = await begun`
    select rest from struck where log = ${log} and chain = ${chain} and seq = ${seq} order by number for update`
  const noted = rows.map((row) => bytesIn(row, 'rest'))
  const isNew = !noted.some((one) => equalBytes(one, rest))
  if (isNew)
    await begun`insert into struck (log, chain, seq, number, rest)
      values (${log}, ${chain}, ${seq}, ${noted.length + 1}, ${rest}) on conflict do nothing`
  if (body.length === 0 || (!isNew && !equalBytes(noted.at(-1) ?? rest, rest))) return
  await begun`update entry set body = ${body} where log = ${log} and chain = ${chain} and seq = ${seq}
    and octet_length(body) = ${body.length}`
}
