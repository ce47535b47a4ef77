import { type SubmitEvent, useId, useState } from 'react'
import type { CallRefusal, LockedBy } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import css from '../form/control.module.css'
import { Refused } from '../frame/refused.tsx'
import { opened } from '../session/open-close.ts'
import { useWords } from '../words/use-words.ts'
import door from './door.module.css'
import { Door } from './door.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { SecretInput } from './secret-input.tsx'

/** The passphrase goes to the process once and is kept nowhere on the page. */
export function Unlock({ told }: { readonly told: LockedBy | undefined }) {
  const { unlock, people } = useWords()
  const id = useId()
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const open = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const refused = opened(await call('vault.unlock', { passphrase }))
    setPassphrase('')
    setBusy(false)
    setRefusal(refused)
  }
  return (
    <Door title={unlock.title}>
      {told !== undefined && refusal === undefined && <p role="alert">{people.lockedBy[told]}</p>}
      <form className={css['form']} onSubmit={(event) => void open(event)} autoComplete="off">
        <div className={css['field']}>
          <label htmlFor={id}>{unlock.passphrase}</label>
          <SecretInput
            id={id}
            value={passphrase}
            change={setPassphrase}
            describedBy={`${id}-refused`}
            first
          />
        </div>
        <Refused refusal={refusal} id={`${id}-refused`} />
        <div className={door['row']}>
          <button type="submit" data-main disabled={busy || passphrase === ''}>
            {unlock.open}
          </button>
          {busy && <span role="status">{unlock.opening}</span>}
        </div>
      </form>
      <LanguageChoice />
    </Door>
  )
}
