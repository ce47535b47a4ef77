/** How a relay's SQLite file is opened, and every question and change of it, prepared once. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import SQLite from 'better-sqlite3-multiple-ciphers'
import type {
  ChainHead,
  Placed,
  StoredBox,
  StoredEntry,
  StoredLog,
  StoredMail,
  StoredShare,
} from './store.ts'

/** Counted once at the start and kept in step: counting rows at every push would be most of the work. */
export type Counted = { logs: number; boxes: number; shares: number; bytes: number }

export type Row<T> = { readonly [K in keyof T]: T[K] extends Bytes ? Uint8Array : T[K] }

/** A prepared statement, as far as the store uses it. */
type Asked<P extends unknown[], R> = {
  readonly get: (...given: P) => R | undefined
  readonly all: (...given: P) => R[]
  readonly iterate: (...given: P) => IterableIterator<R>
  readonly run: (...given: P) => { readonly changes: number }
}

export type SqlBytes = Uint8Array
type B = SqlBytes

type Asking = {
  readonly ask: <P extends unknown[], R = never>(sql: string) => Asked<P, R>
  /** The one column itself. */
  readonly pluck: <P extends unknown[], R>(sql: string) => Asked<P, R>
}

export function asking(database: SQLite.Database): Asking {
  return {
    ask: (sql) => database.prepare(sql),
    pluck: <P extends unknown[], R>(sql: string) => database.prepare<P, R>(sql).pluck(),
  }
}

/** Milliseconds in which another program that writes to the file is waited for. */
export const patience = 5_000

/** By the thread that serves and by the one that writes entries. */
export function openRelayFile(path: string): SQLite.Database {
  const database = new SQLite(path, { timeout: patience })
  database.pragma('journal_mode = wal')
  // NORMAL would gain a twentieth and lose acknowledged entries in a power cut.
  database.pragma('synchronous = full')
  // Letters that were fetched, and shares that were dropped, are to be gone from the disk.
  database.pragma('secure_delete = on')
  database.pragma('temp_store = memory')
  database.pragma('journal_size_limit = 67108864')
  // A gigabyte. A thread does it sooner; this is for when it cannot.
  database.pragma('wal_autocheckpoint = 262144')
  database.pragma('cache_size = -65536')
  database.pragma('trusted_schema = off')
  return database
}

/** What the thread needs that writes entries. */
export function prepareAppend(database: SQLite.Database) {
  const { ask } = asking(database)
  return {
    log: askLog(ask),
    growLog: ask<[number, B, number, B]>('update log set size = ?, peaks = ?, bytes = ? where log = ?'),
    addEntry: ask<[B, number, B, number, B, B, B, B, number]>(
      `insert into entry (log, position, chain, seq, hash, header, signature, body, day)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  }
}

function askLog(ask: Asking['ask']): Asked<[B], Row<StoredLog>> {
  return ask('select access, size, peaks, bytes from log where log = ?')
}

export function prepare(database: SQLite.Database) {
  const { ask, pluck } = asking(database)
  return {
    log: askLog(ask),
    addLog: ask<[B, B, number]>(
      "insert or ignore into log (log, access, size, peaks, bytes, day) values (?, ?, 0, x'', 0, ?)",
    ),
    moveLog: ask<[B, B, B]>('update log set access = ? where log = ? and access = ?'),
    head: ask<[B, B], Row<ChainHead>>(
      'select seq, hash from entry where log = ? and chain = ? order by seq desc limit 1',
    ),
    placed: ask<[B, B, number], Row<Placed>>(
      'select position, hash, day from entry where log = ? and chain = ? and seq = ?',
    ),
    rests: pluck<[B, B, number], Uint8Array>(
      'select rest from struck where log = ? and chain = ? and seq = ? order by number',
    ),
    addRest: ask<[B, B, number, number, B]>(
      'insert into struck (log, chain, seq, number, rest) values (?, ?, ?, ?, ?)',
    ),
    putBody: ask<[B, B, B, number, number]>(
      'update entry set body = ? where log = ? and chain = ? and seq = ? and length(body) = ?',
    ),
    entries: ask<[B, number, number], Row<StoredEntry>>(
      `select position, chain, seq, hash, header, signature, body, day from entry
       where log = ? and position > ? order by position limit ?`,
    ),
    addBox: ask<[B, B, number]>('insert or ignore into mailbox (box, access, next, day) values (?, ?, 1, ?)'),
    box: ask<[B], Row<StoredBox>>(
      `select access, (select count(*) from mail where mail.box = mailbox.box) as items,
       (select coalesce(sum(length(sealed)), 0) from mail where mail.box = mailbox.box) as bytes
       from mailbox where box = ?`,
    ),
    nextMail: pluck<[B], number>('update mailbox set next = next + 1 where box = ? returning next - 1'),
    addMail: ask<[B, number, B, number]>('insert into mail (box, number, sealed, day) values (?, ?, ?, ?)'),
    mail: ask<[B, number], Row<StoredMail>>(
      'select number, sealed from mail where box = ? order by number limit ?',
    ),
    dropMail: ask<[B, number]>('delete from mail where box = ? and number <= ?'),
    sweepMail: ask<[number]>('delete from mail where day < ?'),
    piece: ask<[B], { readonly size: number }>('select size from piece where name = ?'),
    notePiece: ask<[B, number, number]>('insert or ignore into piece (name, size, day) values (?, ?, ?)'),
    forgetPiece: pluck<[B], number>('delete from piece where name = ? returning size'),
    share: ask<[B], Row<Omit<StoredShare, 'withheld'>> & { readonly withheld: number }>(
      'select share, access, lock, withheld from share where id = ?',
    ),
    addShare: ask<[B, B, B, B, number, number]>(
      'insert or ignore into share (id, share, access, lock, withheld, day) values (?, ?, ?, ?, ?, ?)',
    ),
    withholdShare: ask<[number, B]>('update share set withheld = ? where id = ?'),
    dropShare: ask<[B]>('delete from share where id = ?'),
    about: pluck<[string], Uint8Array>('select value from about where name = ?'),
    keepAbout: ask<[string, B]>('insert or ignore into about (name, value) values (?, ?)'),
    setAbout: ask<[B, string]>('update about set value = ? where name = ?'),
    emptyLog: ask<[], { readonly busy: number }>('pragma wal_checkpoint(truncate)'),
    count: ask<[], Counted>(
      `select (select count(*) from log) as logs, (select count(*) from mailbox) as boxes,
       (select count(*) from share) as shares,
       (select coalesce(sum(bytes), 0) from log) + (select coalesce(sum(size), 0) from piece)
       + (select coalesce(sum(length(sealed)), 0) from line_blob)
       + (select coalesce(sum(bytes), 0) from line_slot) as bytes`,
    ),
  }
}
