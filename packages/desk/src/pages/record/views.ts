/**
 * What may stand on one screen together (rule R07).
 *
 * The name and the place of one person never meet: a record is shown in one of three views, of which
 * "names" leaves out every place and "places" every name. There is no view with both, and none is added.
 */
import type { SensitivityClass } from '@safeconduct/core/records/class.ts'
import type { Field } from '@safeconduct/core/records/field.ts'
import {
  declarationOf,
  type RecordTypeName,
  recordTypeNames,
} from '@safeconduct/core/records/record-types.ts'

export type View = 'work' | 'names' | 'places'

/** Kinds of record whose mere line on a screen may say who or where somebody is. */
const nameTypes: ReadonlySet<RecordTypeName> = new Set(['Identity'])
const placeTypes: ReadonlySet<RecordTypeName> = new Set(['Journey', 'Shelter'])
/** Records that stand for a person, whose names and places are looked up from here. */
const personTypes: ReadonlySet<RecordTypeName> = new Set(['Person', 'Case'])

export function mayShow(sensitivity: SensitivityClass, view: View): boolean {
  if (sensitivity === 'NAME') return view === 'names'
  return sensitivity === 'LOC' ? view === 'places' : true
}

/** The views a record of this type has, the first one as it opens. */
export function viewsOf(type: RecordTypeName): readonly View[] {
  if (nameTypes.has(type)) return ['names']
  if (placeTypes.has(type)) return ['places']
  if (personTypes.has(type)) return ['work', 'names', 'places']
  const classes = new Set(Object.values(declarationOf(type).fields).map((field) => field.class))
  if (classes.has('NAME')) return ['work', 'names']
  return classes.has('LOC') ? ['work', 'places'] : ['work']
}

/** The kinds of record listed as referring to this one. */
export function typesAround(view: View): readonly RecordTypeName[] {
  switch (view) {
    case 'names':
      return [...nameTypes]
    case 'places':
      return [...placeTypes]
    case 'work':
      return recordTypeNames.filter((name) => !nameTypes.has(name) && !placeTypes.has(name))
  }
}

export function fieldsIn(type: RecordTypeName, view: View): readonly (readonly [string, Field])[] {
  return Object.entries(declarationOf(type).all).filter(
    ([, field]) => !field.secret && mayShow(field.class, view),
  )
}
