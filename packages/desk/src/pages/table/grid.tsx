/**
 * The table of the desk: an ARIA grid of which only the seen rows exist.
 *
 * The grid keeps the focus and names the active row (`aria-activedescendant`), so a screen reader and
 * the arrow keys work over 100,000 rows of which 40 are in the page.
 */
import { type ReactNode, useEffect, useId } from 'react'
import type { Row } from '../../calls/calls.ts'
import css from './grid.module.css'
import { GridRow } from './grid-row.tsx'
import { type Rows, type RowsState, rowAt } from './rows.ts'
import { useGrid } from './use-grid.ts'

export type Column = {
  readonly field: string
  readonly label: string
  readonly show: (row: Row) => ReactNode
  readonly numeric?: boolean
  /** Its share of the width. */
  readonly weight: number
}

export type GridProps = {
  readonly label: string
  readonly rows: Rows
  readonly state: RowsState
  readonly columns: readonly Column[]
  readonly open: (row: Row, index: number) => void
  /** The row that is active when the table appears. */
  readonly startAt: number
}

export function Grid(props: GridProps) {
  const { label, state, columns, open } = props
  const id = useId()
  const { scroller, active, setActive, total, seen, height, pressed } = useGrid(props)
  useEffect(() => {
    // Whoever came by a key has the focus nowhere now: arrows must work at once.
    if (document.activeElement === document.body) scroller.current?.focus()
  }, [scroller])
  return (
    <div
      className={css['grid']}
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-busy={state.total === undefined}
      aria-activedescendant={total > 0 ? `${id}-${active}` : undefined}
      onKeyDown={pressed}
      style={{ '--columns': columns.map(({ weight }) => `minmax(0, ${weight}fr)`).join(' ') }}
    >
      <GridHead columns={columns} />
      <div className={css['body']} role="rowgroup" style={{ blockSize: height }}>
        {seen.map(({ index, start }) => (
          <GridRow
            key={index}
            id={`${id}-${index}`}
            index={index}
            start={start}
            row={rowAt(state, index)}
            columns={columns}
            active={index === active}
            choose={setActive}
            open={open}
          />
        ))}
      </div>
    </div>
  )
}

function GridHead({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <div className={css['head']} role="row" aria-rowindex={1}>
      {columns.map(({ field, label, numeric }) => (
        <span key={field} role="columnheader" className={css['cell']} data-numeric={numeric}>
          {label}
        </span>
      ))}
    </div>
  )
}
