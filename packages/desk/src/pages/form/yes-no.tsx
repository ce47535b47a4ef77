import { useId } from 'react'
import { useWords } from '../words/use-words.ts'
import css from './control.module.css'
import type { ControlProps } from './control.tsx'

/** Yes or no, and until one is chosen neither: silence is not a "no". */
export function YesNo({ value, change, marks }: ControlProps) {
  const { record } = useWords()
  const name = useId()
  return (
    <span
      className={css['choices']}
      role="radiogroup"
      aria-labelledby={marks.labelledBy}
      aria-describedby={marks.describedBy}
    >
      {[true, false].map((one) => (
        <label key={String(one)} className={css['check']}>
          <input
            type="radio"
            name={name}
            id={one ? marks.id : undefined}
            aria-invalid={marks.invalid}
            checked={value === one}
            onChange={() => change(one)}
          />
          {one ? record.yes : record.no}
        </label>
      ))}
    </span>
  )
}
