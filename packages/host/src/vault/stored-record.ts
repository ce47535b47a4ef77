/** A record as the tables hold it: its parts joined, and every field decided by its own rule. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { type Resolved, resolveField } from '@safeconduct/core/vault/merge.ts'
import type { CompartmentName, Scope, VaultSchema } from '@safeconduct/core/vault/schema.ts'
import { fieldsOf } from './joined-schema.ts'
import type { RecordTables } from './record-tables.ts'

export type StoredRecord = {
  readonly id: RecordId
  readonly type: string
  readonly home: Scope
  /** How many entries have touched it. */
  readonly rev: number
  readonly fields: ReadonlyMap<string, Resolved>
  /**
   * Fields whose part lies under a key that is not here. Whether anything stands there nobody says: these follow
   * from the type and the home alone.
   */
  readonly withheld: readonly string[]
}

/** The record with this key. Only the parts that are here are joined: what is not here does not show. */
export type RecordAt = (key: number) => StoredRecord

/** Has this device a key for a compartment? */
export type Readable = (name: CompartmentName) => boolean

export function recordsOf(tables: RecordTables, schema: VaultSchema, readable: Readable): RecordAt {
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
    const home = tables.homeOf(key)
    const rev = countTouches.get(key) ?? 0
    return {
      id: tables.idOf(key),
      type,
      home,
      rev,
      fields,
      withheld: withheldOf(type, home, schema, readable),
    }
  }
}

function withheldOf(type: string, home: Scope, schema: VaultSchema, readable: Readable): readonly string[] {
  const known = new Map<string, boolean>()
  return fieldsOf(type).filter((field) => {
    const name = schema.field(type, field)?.compartment(home)
    if (name === undefined) return false
    const text = `${name.scope.kind}/${name.part}`
    const is = known.get(text) ?? readable(name)
    known.set(text, is)
    return !is
  })
}
