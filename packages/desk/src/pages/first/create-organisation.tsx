import { type SubmitEvent, useEffect, useId, useState } from 'react'
import type { CallRefusal } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import css from '../form/control.module.css'
import { Refused } from '../frame/refused.tsx'
import { opened } from '../session/open-close.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import door from './door.module.css'
import { Door } from './door.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { OfferedWords } from './offered-words.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { strengthOf } from './strength.ts'
import { Unreviewed } from './unreviewed.tsx'

/** Name, passphrase, language; a weak passphrase is not accepted, because no count of attempts protects a seized disk. */
export function CreateOrganisation({ back }: { readonly back: () => void }) {
  const { first } = useWords()
  const language = useLanguage()
  const id = useId()
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [drawn, setDrawn] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  // Drawn words are as strong as they are many, however short they look.
  const strength = passphrase === drawn && drawn !== '' ? 'strong' : strengthOf(passphrase)
  const different = again !== '' && again !== passphrase
  const ready = name.trim() !== '' && (strength === 'fair' || strength === 'strong') && again === passphrase
  useEffect(() => setRefusal(undefined), [name, passphrase])
  const create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (!ready) return
    setBusy(true)
    setRefusal(opened(await call('organisation.create', { name: name.trim(), passphrase, language })))
    setBusy(false)
  }
  return (
    <Door title={first.create}>
      <Unreviewed />
      <form className={css['form']} onSubmit={(event) => void create(event)} autoComplete="off">
        <LanguageChoice />
        <div className={css['field']}>
          <label htmlFor={`${id}-name`}>{first.name}</label>
          <input
            id={`${id}-name`}
            value={name}
            onChange={({ target }) => setName(target.value)}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${id}-name-help`}
            required
          />
          <span className={css['help']} id={`${id}-name-help`}>
            {first.nameHelp}
          </span>
        </div>
        <OfferedWords
          use={(words) => {
            setDrawn(words)
            setPassphrase(words)
          }}
        />
        <PassphraseField
          value={passphrase}
          change={setPassphrase}
          again={again}
          changeAgain={setAgain}
          strength={strength}
          different={different}
        />
        <p className={door['quiet']}>{first.alone}</p>
        <Refused refusal={refusal} />
        <div className={door['row']}>
          <button type="submit" data-main disabled={busy || !ready}>
            {first.make}
          </button>
          <button type="button" onClick={back} disabled={busy}>
            {first.back}
          </button>
          {busy && <span role="status">{first.making}</span>}
        </div>
      </form>
    </Door>
  )
}
