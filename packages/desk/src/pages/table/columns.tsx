/** The columns of a type's table: the title, then as many of the declared ones as fit beside it. */
import type { Field } from '@safeconduct/core/records/field.ts'
import { declarationOf, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { Cell } from '../records/cell.tsx'
import { useSay, useWords } from '../words/use-words.ts'
import type { Column } from './grid.tsx'

export type ColumnField = { readonly name: string; readonly field: Field }

/** What is decided by comes first, so that a narrow table never drops it for something the title says already. */
const first: { readonly [T in RecordTypeName]?: readonly string[] } = {
  HelpRequest: ['priority', 'state', 'receivedAt', 'lang', 'aboutOther'],
}

/** The columns a type declares. */
export function columnsOf(type: RecordTypeName): readonly ColumnField[] {
  const order = first[type] ?? []
  const place = ({ name }: ColumnField): number => (order.includes(name) ? order.indexOf(name) : order.length)
  return Object.entries(declarationOf(type).fields)
    .filter(([, field]) => field.column)
    .map(([name, field]) => ({ name, field }))
    .toSorted((a, b) => place(a) - place(b))
}

const unit = 128
const titleWeight = 2.4

/** A table never scrolls sideways: what does not fit is on the record's page. */
export function useColumns(
  type: RecordTypeName,
  hidden: ReadonlySet<string>,
  width: number,
): readonly Column[] {
  const words = useWords()
  const say = useSay()
  const columns: Column[] = [
    {
      field: '',
      label: words.table.title,
      weight: titleWeight,
      show: ({ title }) => <bdi>{title}</bdi>,
    },
  ]
  let left = Math.max(width / unit, titleWeight + 0.9) - titleWeight
  for (const { name, field } of columnsOf(type)) {
    if (hidden.has(name) || weightOf(field) > left) continue
    left -= weightOf(field)
    columns.push({
      field: name,
      label: say(field.label),
      weight: weightOf(field),
      numeric: field.control === 'number',
      show: ({ columns: values }) => <Cell kind={field} value={values[name]} />,
    })
  }
  return columns
}

/** Codes and days are short, terms and titles are not. */
function weightOf({ control, many }: Field): number {
  if (many === true) return 1.4
  switch (control) {
    case 'term':
    // "25 сент. 2021 г., 09:00": a moment without its hour is another one.
    case 'instant':
      return 1.5
    case 'line':
    case 'text':
      return 1.6
    case 'day':
      return 1.1
    case 'shape':
    case 'web-address':
      return 1.2
    case 'number':
    case 'code':
    case 'yes-no':
    case 'duration':
    case 'language':
    case 'country':
    case 'member':
    case 'record':
    case 'machine':
      return 0.9
    default:
      return 1
  }
}
