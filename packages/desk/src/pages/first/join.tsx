/** Joining: the invitation is put in, this device makes its keys, and six words are compared. */
import { type SubmitEvent, useEffect, useState } from 'react'
import type { CallRefusal } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import css from '../form/control.module.css'
import { Refused } from '../frame/refused.tsx'
import { Typed } from '../organisation/typed.tsx'
import { opened } from '../session/open-close.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import door from './door.module.css'
import { Door } from './door.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { OfferedWords } from './offered-words.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { Unreviewed } from './unreviewed.tsx'
import { useNewPassphrase } from './use-new-passphrase.ts'

export function Join({ back }: { readonly back: () => void }) {
  const { first, people } = useWords()
  const language = useLanguage()
  const chosen = useNewPassphrase()
  const { passphrase } = chosen
  const [invitation, setInvitation] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  useEffect(() => setRefusal(undefined), [invitation, passphrase])
  const ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setRefusal(opened(await call('organisation.join', { invitation, passphrase, language })))
    setBusy(false)
  }
  return (
    <Door title={people.join.title}>
      <Unreviewed />
      <form className={css['form']} onSubmit={(event) => void ask(event)} autoComplete="off">
        <LanguageChoice />
        <Typed
          label={people.join.code}
          help={people.join.codeHelp}
          text={invitation}
          change={setInvitation}
          long
          required
        />
        <OfferedWords use={chosen.useDrawn} />
        <PassphraseField made={chosen} />
        <p className={door['quiet']}>{people.join.own}</p>
        <Refused refusal={refusal} />
        <div className={door['row']}>
          <button type="submit" data-main disabled={busy || !chosen.enough || invitation.trim() === ''}>
            {people.join.ask}
          </button>
          <button type="button" onClick={back} disabled={busy}>
            {first.back}
          </button>
          {busy && <span role="status">{people.join.asking}</span>}
        </div>
      </form>
    </Door>
  )
}
