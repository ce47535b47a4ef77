/** The groups of a record's page, by the class of the fields: what lies under one key stands together. */
import type { SensitivityClass } from '@safeconduct/core/records/class.ts'
import type { Field } from '@safeconduct/core/records/field.ts'
import type { Catalogue } from '../words/catalogue.ts'

export type Group = Exclude<keyof Catalogue['record']['groups'], 'header'>

const groupOf: { readonly [C in SensitivityClass]: Group } = {
  PUB: 'work',
  INT: 'work',
  CASE: 'work',
  MED: 'medical',
  ALLEG: 'allegations',
  NAME: 'names',
  LOC: 'places',
}

export const groups: readonly Group[] = ['names', 'places', 'work', 'medical', 'allegations']

export type Named = readonly [string, Field]

export function fieldsByGroup(fields: readonly Named[]): ReadonlyMap<Group, readonly Named[]> {
  return Map.groupBy(fields, ([, field]) => groupOf[field.class])
}
