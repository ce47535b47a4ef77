/**
 * A new record made from another one's page begins with the reference already chosen: the consent of
 * this person, the assessment of this case. Nobody then picks the wrong code from a list at night.
 */
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Field } from '@safeconduct/core/records/field.ts'
import { declarationOf, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import type { RecordView } from '../../calls/calls.ts'

/** The record a form starts from, and the person a case is about. */
export type Origin = { readonly type: RecordTypeName; readonly id: string; readonly person?: string }

export function originOf(type: RecordTypeName, { id, fields }: RecordView): Origin {
  const { personId } = fields
  const person = type === 'Case' && personId?.state === 'value' ? personId.value : undefined
  return typeof person === 'string' ? { type, id, person } : { type, id }
}

/** What a new record of this type takes over; empty when it is not about such a record. */
export function presetFrom(type: RecordTypeName, origin: Origin): Readonly<Record<string, Json>> {
  const preset: Record<string, Json> = {}
  for (const [name, field] of Object.entries(declarationOf(type).fields)) {
    const id = referenceFor(field, origin)
    if (id !== undefined && field.required && !field.computed) preset[name] = field.many === true ? [id] : id
  }
  return preset
}

function referenceFor({ control, to, or }: Field, { type, id, person }: Origin): string | undefined {
  if (control !== 'record' || or !== undefined || to === undefined) return undefined
  if (to.includes(type) || to.length === 0) return id
  return to.includes('Person') ? person : undefined
}

/** The kinds of record that can be made from here, of those that this view shows. */
export function typesFrom(origin: Origin, shown: readonly RecordTypeName[]): readonly RecordTypeName[] {
  return shown.filter((type) => type !== 'Case' && Object.keys(presetFrom(type, origin)).length > 0)
}
