/** Logs' feeds and their applied entries: the truth of a vault file, as the vault's logic asks for it. */
import { certain } from '@safeconduct/core/base/result.ts'
import { type PublicKey, parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { type Entry, parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import { emptyFeed, type FeedHead } from '@safeconduct/core/vault/feed.ts'
import type { EntryTable, FeedTable, StoredEntry, StoredFeed } from '@safeconduct/core/vault/replica/store.ts'
import { DamagedVault } from './damage.ts'
import type { Database } from './database.ts'

type FeedRow = {
  readonly id: number
  readonly compartment: number
  readonly public: Uint8Array
  readonly seed: Uint8Array | null
  readonly seq: number
  readonly head: Uint8Array
}

export class SqliteFeeds implements FeedTable {
  readonly #statements: ReturnType<typeof prepareFeeds>

  constructor(database: Database) {
    this.#statements = prepareFeeds(database)
  }

  ofLog(log: number): readonly StoredFeed[] {
    return this.#statements.ofLog.all(log).map(feedOf)
  }

  add(log: number, key: PublicKey, seed: Uint8Array | undefined): number {
    return Number(this.#statements.add.run(log, key, seed ?? null, emptyFeed.hash).lastInsertRowid)
  }
}

function feedOf(row: FeedRow): StoredFeed {
  const key = parsePublicKey(new Uint8Array(row.public))
  if (!key.ok || row.head.length !== 32) throw new DamagedVault('a feed without a public key or a head')
  return {
    row: row.id,
    log: row.compartment,
    key: key.value,
    seed: row.seed === null ? undefined : new Uint8Array(row.seed),
    head: { seq: row.seq, hash: new Uint8Array(row.head) },
  }
}

function prepareFeeds(database: Database) {
  return {
    ofLog: database.prepare<[number], FeedRow>(
      'select id, compartment, public, seed, seq, head from feed where compartment = ? order by id',
    ),
    add: database.prepare('insert into feed (compartment, public, seed, seq, head) values (?, ?, ?, 0, ?)'),
  }
}

export type EntryRow = {
  readonly id: number
  readonly feed: number
  readonly header: Uint8Array
  readonly signature: Uint8Array
  /** Null: erased. Header and signature still prove the chain. */
  readonly body: Uint8Array | null
}
export const entryColumns = 'e.id, e.feed, e.header, e.signature, e.body'

export function storedEntry(row: EntryRow): StoredEntry {
  // Not as a Buffer: a slice of one is a view of memory that is used again.
  const signed = parseSignedHeader(new Uint8Array(row.header), new Uint8Array(row.signature))
  if (!signed.ok) throw new DamagedVault('an entry that does not read')
  const body = row.body === null ? new Uint8Array() : new Uint8Array(row.body)
  return { row: row.id, feed: row.feed, entry: { ...signed.value, body } }
}

export class SqliteEntries implements EntryTable {
  /** How often entries were taken out again or got another body: whoever keeps records in memory reads them anew. */
  takenBack = 0
  /** Words leave entries in this transaction: files that records let go of are gone for good. */
  isStriking = false
  readonly #statements: ReturnType<typeof prepareEntries>

  constructor(database: Database) {
    this.#statements = prepareEntries(database)
  }

  keep(feed: number, { header, bytes, signature, body }: Entry, head: FeedHead): number {
    const { add, move } = this.#statements
    const row = Number(add.run(feed, header.seq, bytes, signature, body).lastInsertRowid)
    move.run(head.seq, head.hash, feed)
    return row
  }

  at(feed: number, seq: number): StoredEntry | undefined {
    const row = this.#statements.at.get(feed, seq)
    return row === undefined ? undefined : storedEntry(row)
  }

  strike(row: number, body: Uint8Array): void {
    // Whoever keeps records in memory reads them anew, and the old page, index words and log frames go (`forgetting.ts`).
    this.heal(row, body)
    this.isStriking = true
    this.#statements.toWipe.run()
  }

  heal(row: number, body: Uint8Array): void {
    this.takenBack++
    const changed = this.#statements.body.run(body, row).changes
    certain(changed === 1 ? changed : undefined, 'an entry that gets another body is here')
  }

  after(feed: number, seq: number, limit: number): readonly StoredEntry[] {
    return this.#statements.after.all(feed, seq, limit).map(storedEntry)
  }

  takeBack(feed: number, head: FeedHead): readonly StoredEntry[] {
    this.takenBack++
    const { after, dropTouches, drop, move } = this.#statements
    const taken = after.all(feed, head.seq, -1).map(storedEntry)
    dropTouches.run(feed, head.seq)
    drop.run(feed, head.seq)
    const moved = move.run(head.seq, head.hash, feed).changes
    certain(moved === 1 ? moved : undefined, 'a feed that is taken back is here')
    return taken
  }
}

function prepareEntries(database: Database) {
  return {
    add: database.prepare('insert into entry (feed, seq, header, signature, body) values (?, ?, ?, ?, ?)'),
    move: database.prepare('update feed set seq = ?, head = ? where id = ?'),
    at: database.prepare<[number, number], EntryRow>(
      `select ${entryColumns} from entry e where e.feed = ? and e.seq = ?`,
    ),
    after: database.prepare<[number, number, number], EntryRow>(
      `select ${entryColumns} from entry e where e.feed = ? and e.seq > ? order by e.seq limit ?`,
    ),
    body: database.prepare('update entry set body = ? where id = ?'),
    toWipe: database.prepare(
      "insert or replace into shelf (shelf, key, value) values ('leaving', 'wipe', x'')",
    ),
    dropTouches: database.prepare(
      'delete from touch where entry in (select id from entry where feed = ? and seq > ?)',
    ),
    drop: database.prepare('delete from entry where feed = ? and seq > ?'),
  }
}
