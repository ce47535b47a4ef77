/**
 * What a witness keeps: of each log its keys, and the last size and root that it signed. docs/formats/ledger.md, LG31, LG32.
 *
 * One plain SQLite file: there is nothing secret in it. Acknowledged means on the disk, or a witness that was killed
 * would sign a second history the next morning.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Checkpoint } from '@safeconduct/core/evidence/ledger/checkpoint.ts'
import { keyText, type NoteKey, parseNoteKey } from '@safeconduct/core/evidence/ledger/note.ts'
import {
  type AddCheckpoint,
  follows,
  type KnownLog,
  type Seen,
  type WitnessAnswer,
} from '@safeconduct/core/evidence/ledger/witnessing.ts'
import SQLite from 'better-sqlite3-multiple-ciphers'

const tables = `
create table if not exists log_key (origin text not null, key text not null, primary key (origin, key)) strict, without rowid;
create table if not exists seen (
  origin text primary key, size integer not null, root blob not null, text text not null
) strict, without rowid;
`

type SeenRow = { readonly size: number; readonly root: Uint8Array }

export class WitnessStore {
  readonly #database: SQLite.Database
  readonly #sql: ReturnType<typeof prepare>

  constructor(path: string) {
    this.#database = new SQLite(path)
    this.#database.pragma('journal_mode = wal')
    this.#database.pragma('synchronous = full')
    this.#database.exec(tables)
    this.#sql = prepare(this.#database)
  }

  /** From now on this witness looks at that log. A log may have several keys over the years. */
  addLog(key: NoteKey): void {
    this.#sql.addKey.run(key.name, keyText(key))
  }

  logs(): readonly (Seen & { readonly origin: string })[] {
    return this.#sql.origins
      .all()
      .map((origin) => ({ origin, ...(this.#seen(origin) ?? { size: 0, root: new Uint8Array(0) }) }))
  }

  logOf(origin: string): KnownLog | undefined {
    const keys = this.#sql.keys.all(origin).flatMap((text) => {
      const key = parseNoteKey(text)
      return key.ok ? [key.value] : []
    })
    return keys.length === 0 ? undefined : { keys, seen: this.#seen(origin) }
  }

  /** Compared and kept in one transaction: of two requests at once one is the next, and the other is told so. */
  keep(asked: AddCheckpoint, checkpoint: Checkpoint): WitnessAnswer {
    const { origin } = checkpoint
    return this.#database
      .transaction((): WitnessAnswer => {
        const answer = follows(this.#seen(origin), asked, checkpoint, asked.note.text)
        if (answer.status === 200) this.#sql.keep.run(origin, answer.size, answer.root, answer.text)
        return answer
      })
      .immediate()
  }

  close(): void {
    this.#database.close()
  }

  #seen(origin: string): Seen | undefined {
    const row = this.#sql.seen.get(origin)
    return row === undefined ? undefined : { size: row.size, root: copyOf(row.root) }
  }
}

function copyOf(root: Uint8Array): Bytes {
  const bytes = new Uint8Array(root)
  if (bytes.length !== 32) throw new Error(`a root of ${toHex(bytes).length / 2} bytes was kept`)
  return bytes
}

function prepare(database: SQLite.Database) {
  return {
    addKey: database.prepare('insert into log_key (origin, key) values (?, ?) on conflict do nothing'),
    origins: database.prepare<[], string>('select distinct origin from log_key order by origin').pluck(),
    keys: database.prepare<[string], string>('select key from log_key where origin = ?').pluck(),
    seen: database.prepare<[string], SeenRow>('select size, root from seen where origin = ?'),
    keep: database.prepare(
      `insert into seen (origin, size, root, text) values (?, ?, ?, ?)
       on conflict (origin) do update set size = excluded.size, root = excluded.root, text = excluded.text`,
    ),
  }
}
