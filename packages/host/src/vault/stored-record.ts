/** A record as the tables hold it: its parts joined, and every field decided by its own rule. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { type Resolved, resolveField } from '@safeconduct/core/vault/merge.ts'
import type { Scope, VaultSchema } from '@safeconduct/core/vault/schema.ts'
import type { RecordTables } from './record-tables.ts'

export type StoredRecord = {
  readonly id: RecordId
  readonly type: string
  readonly home: Scope
  /** How many entries have touched it. */
  readonly rev: number
  readonly fields: ReadonlyMap<string, Resolved>
}

/** The record with this key. Only the parts that are here are joined: what is not here does not show. */
export type RecordAt = (key: number) => StoredRecord

export function recordsOf(tables: RecordTables, schema: VaultSchema): RecordAt {
  const countTouches = tables.database
    .prepare<[number], number>('select count(*) from touch where key = ?')
    .pluck()
  return (key) => {
    const type = tables.typeOfKey(key)
    const fields = new Map<string, Resolved>()
    for (const { state } of tables.parts(key)) {
      for (const [field, held] of state) {
        const rule = schema.field(type, field)
        const resolved = rule === undefined ? undefined : resolveField(held, rule.merge)
        if (resolved !== undefined) fields.set(field, resolved)
      }
    }
    return { id: tables.idOf(key), type, home: tables.homeOf(key), rev: countTouches.get(key) ?? 0, fields }
  }
}
