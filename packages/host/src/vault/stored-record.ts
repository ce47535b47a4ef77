/** A record as the tables hold it: its parts joined, and every field decided by its own rule. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import { type Resolved, resolveField } from '@safeconduct/core/vault/merge.ts'
import {
  type CompartmentName,
  type Scope,
  sameScope,
  type VaultSchema,
} from '@safeconduct/core/vault/schema.ts'
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
  const withheldOf = withheldFields(schema, readable)
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
      withheld: withheldOf(type, home),
    }
  }
}

/** The fields of a type that lie together, wherever a record of it is at home. */
type FieldGroup = { readonly own: boolean; readonly name: CompartmentName; readonly fields: string[] }

/** Worked out once for a type and a kind of home: a table shows sixty records at once. */
function withheldFields(
  schema: VaultSchema,
  readable: Readable,
): (type: string, home: Scope) => readonly string[] {
  const groups = new Map<string, readonly FieldGroup[]>()
  return (type, home) => {
    const text = `${type} ${home.kind}`
    let known = groups.get(text)
    if (known === undefined) groups.set(text, (known = groupsOf(type, home, schema)))
    return known.flatMap(({ own, name, fields }) =>
      readable(own ? { scope: home, part: name.part } : name) ? [] : fields,
    )
  }
}

function groupsOf(type: string, home: Scope, schema: VaultSchema): readonly FieldGroup[] {
  const groups = new Map<string, FieldGroup>()
  for (const field of fieldsOf(type)) {
    const name = schema.field(type, field)?.compartment(home)
    if (name === undefined) continue
    const text = compartmentText(name)
    const group = groups.get(text) ?? { own: sameScope(name.scope, home), name, fields: [] }
    group.fields.push(field)
    groups.set(text, group)
  }
  return [...groups.values()]
}
