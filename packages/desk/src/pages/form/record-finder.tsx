import { type KeyboardEvent, useId } from 'react'
import type { Row } from '../../calls/calls.ts'
import { useWords } from '../words/use-words.ts'
import css from './control.module.css'
import type { RecordChoiceProps } from './record-choice.tsx'
import { useFinder } from './use-finder.ts'

/** A field that finds records; the focus stays in it, the arrows move through what was found. */
export function RecordFinder({ id, to, change, describedBy, invalid }: RecordChoiceProps) {
  const { form } = useWords()
  const list = useId()
  const { typed, type, rows, none, open, setOpen, active, move } = useFinder(to)
  const shown = open && rows.length > 0
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Escape' && open) setOpen(false)
    else if (event.key === 'Enter' && shown && !event.ctrlKey) change(rows[active]?.id ?? null)
    else return
    event.preventDefault()
  }
  return (
    <span className={css['finder']}>
      <input
        id={id}
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-activedescendant={shown ? `${list}-${active}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        placeholder={form.find}
        value={typed}
        onChange={({ target }) => type(target.value)}
        // Not by the focus alone: Enter would then choose a record that nobody looked for, and the list would
        // cover what is said below a field that was refused.
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={pressed}
        autoComplete="off"
        spellCheck={false}
      />
      <FoundRows list={list} rows={rows} active={active} hidden={!shown} choose={change} />
      {open && none && (
        <span className={css['help']} role="status">
          {form.findNone}
        </span>
      )}
    </span>
  )
}

type FoundProps = {
  readonly list: string
  readonly rows: readonly Row[]
  readonly active: number
  readonly hidden: boolean
  readonly choose: (id: string) => void
}

function FoundRows({ list, rows, active, hidden, choose }: FoundProps) {
  const { form } = useWords()
  return (
    <ul id={list} role="listbox" aria-label={form.find} className={css['found']} hidden={hidden}>
      {rows.map((row, index) => (
        <li
          key={row.id}
          id={`${list}-${index}`}
          role="option"
          aria-selected={index === active}
          // Before the blur that would close the list.
          onPointerDown={(event) => {
            event.preventDefault()
            choose(row.id)
          }}
        >
          <bdi>{row.title}</bdi>
        </li>
      ))}
    </ul>
  )
}
