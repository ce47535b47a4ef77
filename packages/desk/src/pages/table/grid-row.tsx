import { memo } from 'react'
import type { Row } from '../../calls/calls.ts'
import css from './grid.module.css'
import type { Column } from './grid.tsx'

type Props = {
  readonly id: string
  readonly index: number
  readonly start: number
  readonly row: Row | undefined
  readonly columns: readonly Column[]
  readonly active: boolean
  readonly choose: (index: number) => void
  readonly open: (row: Row, index: number) => void
}

/** One line. A row that is still on its way is empty, never a flickering placeholder. */
export const GridRow = memo(function GridRow({
  id,
  index,
  start,
  row,
  columns,
  active,
  choose,
  open,
}: Props) {
  return (
    <div
      id={id}
      className={css['row']}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={active}
      style={{ transform: `translateY(${start}px)` }}
      onPointerDown={() => choose(index)}
      onClick={() => row !== undefined && open(row, index)}
    >
      {columns.map(({ field, show, numeric }) => (
        <span key={field} role="gridcell" className={css['cell']} data-numeric={numeric}>
          {row === undefined ? null : show(row)}
        </span>
      ))}
    </div>
  )
})
