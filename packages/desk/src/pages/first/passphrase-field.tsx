import { useId, useState } from 'react'
import css from '../form/control.module.css'
import { useWords } from '../words/use-words.ts'
import door from './door.module.css'
import { type Strength, strengthStep } from './strength.ts'

type Props = {
  readonly value: string
  readonly change: (value: string) => void
  readonly again: string
  readonly changeAgain: (value: string) => void
  readonly strength: Strength
  readonly different: boolean
}

export function PassphraseField({ value, change, again, changeAgain, strength, different }: Props) {
  const { first } = useWords()
  const id = useId()
  const [shown, setShown] = useState(false)
  const secret = {
    type: shown ? 'text' : 'password',
    autoComplete: 'off',
    spellCheck: false,
    required: true,
  } as const
  return (
    <>
      <div className={css['field']}>
        <label htmlFor={id}>{first.passphrase}</label>
        <input
          {...secret}
          id={id}
          value={value}
          onChange={({ target }) => change(target.value)}
          aria-describedby={`${id}-help ${id}-strength`}
        />
        <span className={css['help']} id={`${id}-help`}>
          {first.passphraseHelp}
        </span>
        <span className={door['strength']} id={`${id}-strength`}>
          <meter
            className={door['meter']}
            min={0}
            max={3}
            value={strengthStep[strength]}
            aria-label={first.strength}
          />
          {value !== '' && first.strengthWords[strength]}
        </span>
      </div>
      <div className={css['field']}>
        <label htmlFor={`${id}-again`}>{first.again}</label>
        <input
          {...secret}
          id={`${id}-again`}
          value={again}
          onChange={({ target }) => changeAgain(target.value)}
          aria-invalid={different}
          aria-describedby={`${id}-different`}
        />
        <span className={css['fault']} id={`${id}-different`} hidden={!different}>
          {first.different}
        </span>
      </div>
      <label className={css['check']}>
        <input type="checkbox" checked={shown} onChange={({ target }) => setShown(target.checked)} />
        {first.show}
      </label>
    </>
  )
}
