/** What a grid keeps: which rows are seen, which one is active, and how keys move it. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { keyFor } from '../frame/keys.ts'
import { currentSettings } from '../session/settings.ts'
import type { GridProps } from './grid.tsx'
import { rowAt } from './rows.ts'

const rowHeight = 32

export function useGrid({ rows, state, open, startAt }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(startAt)
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
  const move = (to: number): void => {
    const row = Math.max(0, Math.min(total - 1, to))
    setActive(row)
    virtual.scrollToIndex(row)
  }
  const question = JSON.stringify(state.answered)
  const shown = useRef<string>(undefined)
  useEffect(() => {
    if (question === undefined || question === shown.current) return
    // Back from a record: the row it was opened from. Another filter: the first row.
    const row = shown.current === undefined ? startAt : 0
    shown.current = question
    setActive(row)
    virtual.scrollToIndex(row)
  }, [question, startAt, virtual])
  const pressed = (event: KeyboardEvent): void => {
    const does = keyFor(event.nativeEvent, 'table', false, currentSettings().singleKeys)
    const row = rowAt(state, active)
    const to = stepTo(event.key, active, total, scroller.current?.clientHeight ?? 0)
    if (does === 'open' && row !== undefined) open(row, active)
    else if (does !== undefined && to !== undefined) move(to)
    else return
    event.preventDefault()
  }
  return { scroller, active, setActive, total, seen, height: virtual.getTotalSize(), pressed }
}

/** The row that a key leads to. */
function stepTo(key: string, from: number, total: number, height: number): number | undefined {
  const page = Math.max(1, Math.floor(height / rowHeight) - 2)
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  }
  return steps[key]
}
