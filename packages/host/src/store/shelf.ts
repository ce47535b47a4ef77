/** The shelf: small things with a name, one table. docs/formats/vault.md §T. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Shelf } from '@safeconduct/core/vault/replica/store.ts'
import type { Database } from './database.ts'

type Row = { readonly key: string; readonly value: Uint8Array }

export class SqliteShelf implements Shelf {
  readonly #statements: ReturnType<typeof prepare>
  /** Most shelves are empty most of the time, and a vault of a hundred cases asks each of them for every log. */
  readonly #empty = new Map<string, boolean>()

  constructor(database: Database) {
    this.#statements = prepare(database)
  }

  get(shelf: string, key: string): Bytes | undefined {
    const value = this.#isEmpty(shelf) ? undefined : this.#statements.get.get(shelf, key)
    return value === undefined ? undefined : new Uint8Array(value)
  }

  put(shelf: string, key: string, value: Uint8Array): void {
    this.#statements.put.run(shelf, key, value)
    this.#empty.set(shelf, false)
  }

  drop(shelf: string, key: string): void {
    this.#statements.drop.run(shelf, key)
  }

  list(
    shelf: string,
    prefix: string,
    { after = '', limit = -1 }: { readonly after?: string; readonly limit?: number } = {},
  ): readonly { readonly key: string; readonly value: Bytes }[] {
    if (this.#isEmpty(shelf)) return []
    // One lower bound, the greater: of two, SQLite may choose the one that makes it walk the whole shelf.
    const isBehind = after >= prefix
    const { from, behind } = this.#statements
    return (isBehind ? behind : from)
      .all(shelf, isBehind ? after : prefix, `${prefix}\u{10ffff}`, limit)
      .map(({ key, value }) => ({ key, value: new Uint8Array(value) }))
  }

  /** Said only of a shelf on which nothing was ever put since: one that was emptied is asked again. */
  #isEmpty(shelf: string): boolean {
    const known = this.#empty.get(shelf)
    if (known !== undefined) return known
    const is = this.#statements.any.get(shelf) === undefined
    this.#empty.set(shelf, is)
    return is
  }
}

function prepare(database: Database) {
  return {
    any: database.prepare<[string], number>('select 1 from shelf where shelf = ? limit 1').pluck(),
    get: database
      .prepare<[string, string], Uint8Array>('select value from shelf where shelf = ? and key = ?')
      .pluck(),
    put: database.prepare(
      'insert into shelf (shelf, key, value) values (?, ?, ?) on conflict do update set value = excluded.value',
    ),
    drop: database.prepare('delete from shelf where shelf = ? and key = ?'),
    from: database.prepare<[string, string, string, number], Row>(
      'select key, value from shelf where shelf = ? and key >= ? and key < ? order by key limit ?',
    ),
    behind: database.prepare<[string, string, string, number], Row>(
      'select key, value from shelf where shelf = ? and key > ? and key < ? order by key limit ?',
    ),
  }
}
