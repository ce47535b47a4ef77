/** Which fields a form asks for, and in which of its sections. */
import type { Field } from '@safeconduct/core/records/field.ts'
import { declarationOf, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import type { FieldView } from '../../calls/calls.ts'

export type Asked = readonly [name: string, field: Field]

/**
 * Without what the program fills, and without what lies under a key that is not here: a form that asked
 * for a withheld field would say that it exists.
 */
export function askedFields(
  type: RecordTypeName,
  views: Readonly<Record<string, FieldView>> = {},
): readonly Asked[] {
  const { all, fields } = declarationOf(type)
  return Object.entries(all).filter(
    ([name, field]) =>
      !field.computed &&
      field.control !== 'machine' &&
      // The header's language is not asked for; a type's own is.
      (name !== 'lang' || fields['lang'] !== undefined) &&
      views[name]?.state !== 'withheld' &&
      // Written once: who a record is about and what was said cannot be changed, so it is not asked again.
      !(field.merge.kind === 'fixed' && hasValue(views[name])),
  )
}

function hasValue(view: FieldView | undefined): boolean {
  return view?.state === 'value' && view.value !== null
}
