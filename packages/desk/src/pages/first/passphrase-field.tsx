import { useId, useState } from 'react'
import css from '../form/control.module.css'
import { useWords } from '../words/use-words.ts'
import door from './door.module.css'
import { SecretInput } from './secret-input.tsx'
import { type Strength, strengthStep } from './strength.ts'
import type { NewPassphrase } from './use-new-passphrase.ts'

/** The passphrase twice, how strong it is, and whether it is shown while it is typed. */
export function PassphraseField({ made }: { readonly made: NewPassphrase }) {
  const { first } = useWords()
  const id = useId()
  const [shown, setShown] = useState(false)
  return (
    <>
      <div className={css['field']}>
        <label htmlFor={id}>{first.passphrase}</label>
        <SecretInput
          id={id}
          value={made.passphrase}
          change={made.setPassphrase}
          shown={shown}
          describedBy={`${id}-help ${id}-strength`}
        />
        <span className={css['help']} id={`${id}-help`}>
          {first.passphraseHelp}
        </span>
        <StrengthLine id={`${id}-strength`} strength={made.strength} typed={made.passphrase !== ''} />
      </div>
      <div className={css['field']}>
        <label htmlFor={`${id}-again`}>{first.again}</label>
        <SecretInput
          id={`${id}-again`}
          value={made.again}
          change={made.setAgain}
          shown={shown}
          invalid={made.different}
          describedBy={`${id}-different`}
        />
        <span className={css['fault']} id={`${id}-different`} hidden={!made.different}>
          {first.different}
        </span>
      </div>
      <ShowBox shown={shown} show={setShown} />
    </>
  )
}

type LineProps = { readonly id: string; readonly strength: Strength; readonly typed: boolean }

function StrengthLine({ id, strength, typed }: LineProps) {
  const { first } = useWords()
  return (
    <span className={door['strength']} id={id}>
      <meter
        className={door['meter']}
        min={0}
        max={3}
        value={strengthStep[strength]}
        aria-label={first.strength}
      />
      {typed && first.strengthWords[strength]}
    </span>
  )
}

type BoxProps = { readonly shown: boolean; readonly show: (shown: boolean) => void }

function ShowBox({ shown, show }: BoxProps) {
  const { first } = useWords()
  return (
    <label className={css['check']}>
      <input type="checkbox" checked={shown} onChange={({ target }) => show(target.checked)} />
      {first.show}
    </label>
  )
}
