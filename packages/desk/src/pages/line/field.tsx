import { type ReactNode, useId, useState } from 'react'
import control from '../form/control.module.css'

type Given = { readonly id: string; readonly 'aria-describedby'?: string }
type Props = {
  readonly label: string
  readonly help?: string
  /** What was typed is none of what the sentence asks for. */
  readonly isOdd?: boolean
  readonly children: (given: Given) => ReactNode
}

/** A label, what is typed or chosen, and a quiet sentence under it. */
export function Field({ label, help, isOdd = false, children }: Props) {
  const id = useId()
  // Where nothing stands under it, its name says what is asked for.
  const told = help ?? (isOdd ? label : undefined)
  return (
    <div className={control['field']}>
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(told === undefined ? {} : { 'aria-describedby': `${id}-help` }) })}
      {told !== undefined && (
        <span className={control[isOdd ? 'fault' : 'help']} id={`${id}-help`}>
          {told}
        </span>
      )}
    </div>
  )
}

type TextProps = {
  readonly label: string
  readonly help?: string
  readonly text: string
  readonly change: (text: string) => void
  readonly rows?: number
  readonly dir?: 'auto' | 'ltr'
  /** For days, moments and numbers: what is typed as it is kept, or undefined where it is none. */
  readonly read?: (typed: string) => string | undefined
}

/** Words in anybody's language, on one line or several; a day or moment that cannot be read is told at its field. */
export function TextField({ label, help, text, change, rows, dir = 'auto', read }: TextProps) {
  const [isOdd, setOdd] = useState(false)
  const about = help === undefined ? {} : { help }
  const marks = { value: text, autoComplete: 'off', spellCheck: false } as const
  const leave = (): void => {
    if (read === undefined) return
    const kept = text.trim() === '' ? '' : read(text)
    setOdd(kept === undefined)
    if (kept !== undefined && kept !== text) change(kept)
  }
  return (
    <Field label={label} isOdd={isOdd} {...about}>
      {(given) =>
        rows === undefined ? (
          <input
            {...given}
            {...marks}
            dir={read === undefined ? dir : 'ltr'}
            aria-invalid={isOdd || undefined}
            onChange={({ target }) => change(target.value)}
            onBlur={leave}
          />
        ) : (
          <textarea
            {...given}
            {...marks}
            rows={rows}
            dir={dir}
            onChange={({ target }) => change(target.value)}
          />
        )
      }
    </Field>
  )
}

type ChoiceProps<T extends string> = {
  readonly label: string
  readonly help?: string
  readonly value: T
  readonly of: readonly (readonly [value: T, shown: string])[]
  readonly choose: (value: T) => void
}

export function Choice<T extends string>({ label, help, value, of, choose }: ChoiceProps<T>) {
  const about = help === undefined ? {} : { help }
  return (
    <Field label={label} {...about}>
      {(given) => (
        <select
          {...given}
          value={value}
          onChange={({ target }) => {
            const chosen = of.find(([one]) => one === target.value)
            if (chosen !== undefined) choose(chosen[0])
          }}
        >
          {of.map(([one, shown]) => (
            <option key={one} value={one}>
              {shown}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
