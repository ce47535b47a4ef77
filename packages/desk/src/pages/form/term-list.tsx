import { isList } from '../records/plain.ts'
import { useSay } from '../words/use-words.ts'
import css from './control.module.css'
import type { ControlProps } from './control.tsx'

/** Several terms of a vocabulary. */
export function TermList({ kind, value, change, marks }: ControlProps) {
  const say = useSay()
  const terms = kind.vocabulary?.terms ?? []
  const chosen = new Set(isList(value) ? value : [])
  const toggle = (code: string, on: boolean): void => {
    const next = terms.map((term) => term.code).filter((one) => (one === code ? on : chosen.has(one)))
    change(next.length === 0 ? null : next)
  }
  return (
    <span className={css['terms']}>
      {terms.map((term, index) => (
        <label key={term.code} className={css['check']}>
          <input
            type="checkbox"
            id={index === 0 ? marks.id : undefined}
            aria-invalid={index === 0 && marks.invalid}
            checked={chosen.has(term.code)}
            onChange={({ target }) => toggle(term.code, target.checked)}
          />
          {say(term)}
        </label>
      ))}
    </span>
  )
}
