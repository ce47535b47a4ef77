import { useId } from 'react'
import css from '../form/control.module.css'
import { useWords } from '../words/use-words.ts'

type Props = { readonly value: string; readonly change: (value: string) => void }

export function NameField({ value, change }: Props) {
  const { first } = useWords()
  const id = useId()
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{first.name}</label>
      <input
        id={id}
        value={value}
        onChange={({ target }) => change(target.value)}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-help`}
        required
      />
      <span className={css['help']} id={`${id}-help`}>
        {first.nameHelp}
      </span>
    </div>
  )
}
