import type { Field } from '@safeconduct/core/records/field.ts'
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { declarationOf } from '@safeconduct/core/records/record-types.ts'
import { Cell } from '../records/cell.tsx'
import { useSay, useWords } from '../words/use-words.ts'
import type { Column } from './grid.tsx'

export type ColumnField = { readonly name: string; readonly field: Field }

/** The columns a type declares. */
export function columnsOf(type: RecordTypeName): readonly ColumnField[] {
  return Object.entries(declarationOf(type).fields)
    .filter(([, field]) => field.column)
    .map(([name, field]) => ({ name, field }))
}

const titleWidth = 240
const columnWidth = 128

/** The title first, then as many of the declared columns as fit: a table never scrolls sideways. */
export function useColumns(
  type: RecordTypeName,
  hidden: ReadonlySet<string>,
  width: number,
): readonly Column[] {
  const words = useWords()
  const say = useSay()
  const fit = Math.max(width < 480 ? 1 : 2, Math.floor((width - titleWidth) / columnWidth))
  const chosen = columnsOf(type).filter(({ name }) => !hidden.has(name))
  return [
    { field: '', label: words.table.title, show: ({ title }) => <bdi>{title}</bdi> },
    ...chosen.slice(0, fit).map(
      ({ name, field }): Column => ({
        field: name,
        label: say(field.label),
        numeric: field.control === 'number',
        show: ({ columns }) => <Cell kind={field} value={columns[name]} />,
      }),
    ),
  ]
}
