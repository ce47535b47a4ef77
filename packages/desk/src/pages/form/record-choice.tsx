/** Choosing another record by searching: beginnings of words, arrows, Enter (the combobox pattern). */
import {
  isRecordTypeName,
  type RecordTypeName,
  recordTypeNames,
} from '@safeconduct/core/records/record-types.ts'
import { type KeyboardEvent, useId, useState } from 'react'
import { useCall } from '../calls/use-call.ts'
import { Reference } from '../records/reference.tsx'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './control.module.css'

type Props = {
  readonly id: string
  /** Kinds of record it may be; none named: any. */
  readonly to: readonly string[]
  readonly value: string | null
  readonly change: (id: string | null) => void
  readonly describedBy: string | undefined
  readonly invalid: boolean
}

export function RecordChoice(props: Props) {
  const { form } = useWords()
  const { id, value, change } = props
  if (value === null || value === '') return <Finder {...props} />
  return (
    <span className={css['chosen']}>
      <Reference id={value} plain />
      <button type="button" id={id} data-plain onClick={() => change(null)}>
        {form.remove}
      </button>
    </span>
  )
}

const most = 12

function Finder({ id, to, change, describedBy, invalid }: Props) {
  const { form } = useWords()
  const language = useLanguage()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const types: readonly RecordTypeName[] = to.length === 0 ? recordTypeNames : to.filter(isRecordTypeName)
  const found = useCall('records.table', { types, filter: typed, offset: 0, limit: most, language })
  const rows = found.state === 'answered' ? found.value.rows : []
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') {
      setOpen(true)
      setActive(Math.min(rows.length - 1, active + 1))
    } else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1))
    else if (event.key === 'Escape' && open) setOpen(false)
    else if (event.key === 'Enter' && open && !event.ctrlKey) change(rows[active]?.id ?? null)
    else return
    event.preventDefault()
  }
  return (
    <span className={css['finder']}>
      <input
        id={id}
        role="combobox"
        aria-expanded={open && rows.length > 0}
        aria-controls={list}
        aria-activedescendant={open && rows.length > 0 ? `${list}-${active}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        placeholder={form.find}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={pressed}
        autoComplete="off"
        spellCheck={false}
      />
      <ul
        id={list}
        role="listbox"
        aria-label={form.find}
        className={css['found']}
        hidden={!open || rows.length === 0}
      >
        {rows.map((row, index) => (
          <li
            key={row.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            // Before the blur that would close the list.
            onPointerDown={(event) => {
              event.preventDefault()
              change(row.id)
            }}
          >
            <bdi>{row.title}</bdi>
          </li>
        ))}
      </ul>
      {open && typed !== '' && found.state === 'answered' && rows.length === 0 && (
        <span className={css['help']} role="status">
          {form.findNone}
        </span>
      )}
    </span>
  )
}
