/** The shelf: small things with a name, one table. docs/formats/vault.md §T. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Shelf } from '@safeconduct/core/vault/replica/store.ts'
import type { Database } from './database.ts'

type Row = { readonly key: string; readonly value: Uint8Array }

export class SqliteShelf implements Shelf {
  readonly #statements: ReturnType<typeof prepare>

  constructor(database: Database) {
    this.#statements = prepare(database)
  }

  get(shelf: string, key: string): Bytes | undefined {
    const value = this.#statements.get.get(shelf, key)
    return value === undefined ? undefined : new Uint8Array(value)
  }

  put(shelf: string, key: string, value: Uint8Array): void {
    this.#statements.put.run(shelf, key, value)
  }

  drop(shelf: string, key: string): void {
    this.#statements.drop.run(shelf, key)
  }

  list(
    shelf: string,
    prefix: string,
    { after = '', limit = -1 }: { readonly after?: string; readonly limit?: number } = {},
  ): readonly { readonly key: string; readonly value: Bytes }[] {
    return this.#statements.list
      .all(shelf, prefix, `${prefix}\u{10ffff}`, after, limit)
      .map(({ key, value }) => ({ key, value: new Uint8Array(value) }))
  }
}

function prepare(database: Database) {
  return {
    get: database
      .prepare<[string, string], Uint8Array>('select value from shelf where shelf = ? and key = ?')
      .pluck(),
    put: database.prepare(
      'insert into shelf (shelf, key, value) values (?, ?, ?) on conflict do update set value = excluded.value',
    ),
    drop: database.prepare('delete from shelf where shelf = ? and key = ?'),
    list: database.prepare<[string, string, string, string, number], Row>(
      'select key, value from shelf where shelf = ? and key >= ? and key < ? and key > ? order by key limit ?',
    ),
  }
}
