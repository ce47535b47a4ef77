import { useId } from 'react'
import control from '../form/control.module.css'

type TypedProps = {
  readonly label: string
  readonly help?: string
  readonly text: string
  readonly change: (text: string) => void
  readonly required?: boolean
  /** More than one line, for what was pasted. */
  readonly long?: boolean
}

/** A field for a path, an address or a text that was handed over; it looks the same in every language. */
export function Typed({ label, help, text, change, required = false, long = false }: TypedProps) {
  const id = useId()
  const marks = {
    id,
    value: text,
    autoComplete: 'off',
    spellCheck: false,
    dir: 'ltr',
    required,
    ...(help === undefined ? {} : { 'aria-describedby': `${id}-help` }),
  } as const
  return (
    <div className={control['field']}>
      <label htmlFor={id}>{label}</label>
      {long ? (
        <textarea {...marks} rows={4} onChange={({ target }) => change(target.value)} />
      ) : (
        <input {...marks} onChange={({ target }) => change(target.value)} />
      )}
      {help !== undefined && (
        <span className={control['help']} id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  )
}
