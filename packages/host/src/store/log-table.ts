/** The compartments of a vault file and their keys. A log without a key left this device, or never opened to it. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import {
  type CompartmentId,
  parseCompartmentId,
  parsePart,
  parseScope,
  scopeText,
} from '@safeconduct/core/vault/compartment.ts'
import type { LogTable, StoredLog } from '@safeconduct/core/vault/replica/store.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import { DamagedVault, found } from './damage.ts'
import type { Database } from './database.ts'

type LogRow = {
  readonly id: number
  readonly cid: Uint8Array
  readonly scope: string
  readonly part: string
}
type KeyRow = { readonly compartment: number; readonly epoch: number; readonly key: Uint8Array }

export class SqliteLogs implements LogTable {
  readonly #statements: ReturnType<typeof prepare>
  readonly #forget: (logs: readonly number[]) => void

  constructor(database: Database, forget: (logs: readonly number[]) => void) {
    this.#statements = prepare(database)
    this.#forget = forget
  }

  all(): readonly StoredLog[] {
    const keys = new Map<number, Map<number, Bytes>>()
    for (const { compartment, epoch, key } of this.#statements.keys.all()) {
      if (key.length !== 32) throw new DamagedVault('a key of another length')
      const ofLog = keys.get(compartment) ?? new Map<number, Bytes>()
      keys.set(compartment, ofLog.set(epoch, new Uint8Array(key)))
    }
    return this.#statements.logs.all().map(({ id, cid, scope, part }) => ({
      row: id,
      id: found(parseCompartmentId(cid), 'a compartment without its id'),
      name: {
        scope: found(parseScope(scope), 'a compartment of no scope'),
        part: found(parsePart(part), 'a compartment that is no part'),
      },
      keys: keys.get(id) ?? new Map(),
    }))
  }

  add(id: CompartmentId, name: CompartmentName): number {
    const scope = scopeText(name.scope)
    this.#statements.addScope.run(scope)
    const row = certain(this.#statements.scopeRow.get(scope), 'the scope was just added')
    return Number(this.#statements.add.run(id, row, name.part).lastInsertRowid)
  }

  keepKey(log: number, epoch: number, key: Uint8Array): void {
    this.#statements.keepKey.run(log, epoch, key)
  }

  forget(logs: readonly number[]): void {
    this.#forget(logs)
  }
}

function prepare(database: Database) {
  return {
    logs: database.prepare<[], LogRow>(
      'select c.id, c.cid, s.name as scope, c.part from compartment c join scope s on s.id = c.scope order by c.id',
    ),
    keys: database.prepare<[], KeyRow>('select compartment, epoch, key from epoch_key order by epoch'),
    addScope: database.prepare('insert into scope (name) values (?) on conflict do nothing'),
    scopeRow: database.prepare<[string], number>('select id from scope where name = ?').pluck(),
    add: database.prepare('insert into compartment (cid, scope, part) values (?, ?, ?)'),
    keepKey: database.prepare(
      'insert into epoch_key (compartment, epoch, key) values (?, ?, ?) on conflict do update set key = excluded.key',
    ),
  }
}
