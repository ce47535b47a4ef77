import { type ReactNode, useId } from 'react'
import control from '../form/control.module.css'

type Given = { readonly id: string; readonly 'aria-describedby'?: string }
type Props = {
  readonly label: string
  readonly help?: string
  readonly children: (given: Given) => ReactNode
}

/** A label, what is typed or chosen, and a quiet sentence under it. */
export function Field({ label, help, children }: Props) {
  const id = useId()
  return (
    <div className={control['field']}>
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(help === undefined ? {} : { 'aria-describedby': `${id}-help` }) })}
      {help !== undefined && (
        <span className={control['help']} id={`${id}-help`}>
          {help}
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
}

/** Words in anybody's language, on one line or several. */
export function TextField({ label, help, text, change, rows, dir = 'auto' }: TextProps) {
  const about = help === undefined ? {} : { help }
  return (
    <Field label={label} {...about}>
      {(given) =>
        rows === undefined ? (
          <input
            {...given}
            value={text}
            dir={dir}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => change(target.value)}
          />
        ) : (
          <textarea
            {...given}
            value={text}
            rows={rows}
            dir={dir}
            autoComplete="off"
            spellCheck={false}
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
