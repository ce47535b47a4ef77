import { useState } from 'react'
import { useWords } from '../words/use-words.ts'
import type { Furniture } from './pieces.ts'
import css from './reading.module.css'

/** Menus, appeals, junk: there when somebody wants to check, folded and grey until then. */
export function FurnitureBlock({ block }: { readonly block: Furniture }) {
  const { press } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details className={css['furniture']} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{press.furnitureOf(block.lines.length)}</summary>
      {open && <div>{block.lines.join('\n')}</div>}
    </details>
  )
}
