import { useId } from 'react'
import { useSay, useWords } from '../words/use-words.ts'
import type { ColumnField } from './columns.tsx'
import css from './room.module.css'

type Props = {
  readonly all: readonly ColumnField[]
  readonly hidden: ReadonlySet<string>
  readonly change: (hidden: ReadonlySet<string>) => void
}

export function ColumnChoice({ all, hidden, change }: Props) {
  const words = useWords()
  const say = useSay()
  const id = useId()
  const toggle = (name: string, shown: boolean): void => {
    const next = new Set(hidden)
    if (shown) next.delete(name)
    else next.add(name)
    change(next)
  }
  return (
    <>
      <button type="button" popoverTarget={id} className={css['choose'] ?? ''}>
        {words.table.columns}
      </button>
      <div id={id} popover="auto" className={css['columns']} role="group" aria-label={words.table.columns}>
        {all.map(({ name, field }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={!hidden.has(name)}
              onChange={({ target }) => toggle(name, target.checked)}
            />
            {say(field.label)}
          </label>
        ))}
      </div>
    </>
  )
}
