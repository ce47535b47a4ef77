/**
 * The table of the desk: an ARIA grid of which only the seen rows exist.
 *
 * The grid keeps the focus and names the active row (`aria-activedescendant`), so a screen reader and
 * the arrow keys work over 100,000 rows of which 40 are in the page.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Row } from '../../calls/calls.ts'
import { keyFor } from '../frame/keys.ts'
import { currentSettings } from '../session/settings.ts'
import css from './grid.module.css'
import { GridRow } from './grid-row.tsx'
import { type Rows, type RowsState, rowAt } from './rows.ts'

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
  readonly open: (row: Row) => void
  readonly autoFocus?: boolean
}

const rowHeight = 32

export function Grid({ label, rows, state, columns, open, autoFocus = false }: GridProps) {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const total = state.total ?? 0
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  })
  const seen = virtual.getVirtualItems()
  const first = seen[0]?.index ?? 0
  const last = seen.at(-1)?.index ?? 0
  useEffect(() => rows.show(first, last), [rows, first, last, state])
  const question = JSON.stringify(state.answered)
  useEffect(() => {
    setActive(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [question])
  useEffect(() => {
    if (autoFocus) scroller.current?.focus()
  }, [autoFocus])
  const move = (to: number): void => {
    const row = Math.max(0, Math.min(total - 1, to))
    setActive(row)
    virtual.scrollToIndex(row)
  }
  const pressed = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / rowHeight) - 2)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    }
    const does = keyFor(event.nativeEvent, 'table', false, currentSettings().singleKeys)
    const row = rowAt(state, active)
    const to = steps[event.key]
    if (does === 'open' && row !== undefined) open(row)
    else if (does !== undefined && to !== undefined) move(to)
    else return
    event.preventDefault()
  }
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
      <div className={css['head']} role="row" aria-rowindex={1}>
        {columns.map(({ field, label: name, numeric }) => (
          <span key={field} role="columnheader" className={css['cell']} data-numeric={numeric}>
            {name}
          </span>
        ))}
      </div>
      <div className={css['body']} role="rowgroup" style={{ blockSize: virtual.getTotalSize() }}>
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
