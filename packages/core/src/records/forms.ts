/** Forms and tables, read off the declarations: a page shows what is here and adds nothing of its own. */
import type { Field } from './field.ts'
import { declarationOf, type RecordTypeName } from './record-types.ts'

export type NamedField = { readonly name: string; readonly field: Field }

/** The fields a person fills, in order. What the program computes is shown on the record's page only. */
export function formOf(type: RecordTypeName): readonly NamedField[] {
  return fieldsWhere(type, (field) => !field.computed)
}

/** Kinds of record that the program writes by itself have no form and no table of their own. */
export function hasForm(type: RecordTypeName): boolean {
  return Object.values(declarationOf(type).fields).some(({ computed }) => !computed)
}

/** The columns of a type's table, in order. */
export function columnsOf(type: RecordTypeName): readonly NamedField[] {
  return fieldsWhere(type, (field) => field.column)
}

function fieldsWhere(type: RecordTypeName, keep: (field: Field) => boolean): readonly NamedField[] {
  return Object.entries(declarationOf(type).writable)
    .filter(([, field]) => keep(field))
    .map(([name, field]) => ({ name, field }))
}
