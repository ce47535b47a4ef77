/**
 * What the vault is told of records: for each field its compartment, its merge and where its words may be found.
 *
 * The vault does not import records and records do not import the vault: this table has the shape of
 * `vault/schema.ts`, `host` hands it over, and a test proves that it fits.
 */
import type { Json } from '../base/json.ts'
import type { Field, Findable } from './field.ts'
import { type Compartment, compartmentOf, type Scope } from './home.ts'
import { type Kind, kindsOf } from './kinds.ts'
import type { Merge } from './merge.ts'
import { declarationOf, isRecordTypeName, recordTypeNames } from './record-types.ts'

type FieldRule = {
  readonly compartment: (home: Scope) => Compartment
  readonly merge: Merge
  readonly findable: Findable
}

export const recordsSchema: {
  readonly types: readonly string[]
  readonly field: (type: string, field: string) => FieldRule | undefined
  readonly wordsOf: (type: string, field: string, value: Json) => string
} = {
  types: recordTypeNames,
  field: ruleOf,
  wordsOf: (type, name, value) => {
    const field = fieldOf(type, name)
    return field === undefined || field.findable === 'never' ? '' : wordsIn(field, value).join('\n')
  },
}

function fieldOf(type: string, name: string): Field | undefined {
  if (!isRecordTypeName(type)) return undefined
  const { all } = declarationOf(type)
  return Object.hasOwn(all, name) ? all[name] : undefined
}

function ruleOf(type: string, name: string): FieldRule | undefined {
  const field = fieldOf(type, name)
  if (field === undefined) return undefined
  return {
    compartment: (home) => compartmentOf(home, field),
    merge: field.merge,
    findable: field.findable,
  }
}

/** What people wrote: texts, lines, codes, addresses. Codes of vocabularies, ids and hashes are left out. */
function wordsIn(kind: Kind<unknown>, value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => wordsIn(kind, item))
  if (isMembers(value)) {
    return Object.entries(kind.parts ?? {}).flatMap(([name, part]) => {
      const inner = value[name]
      return inner === undefined ? [] : wordsIn(part, inner)
    })
  }
  if (typeof value !== 'string') return []
  const fitting = kindsOf(kind).find((one) => one.parse(value, '').ok)
  return fitting?.words === true ? [value] : []
}

function isMembers(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
