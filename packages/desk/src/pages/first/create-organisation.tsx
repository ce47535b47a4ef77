import type { SubmitEvent } from 'react'
import css from '../form/control.module.css'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import door from './door.module.css'
import { Door } from './door.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { NameField } from './name-field.tsx'
import { OfferedWords } from './offered-words.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { Unreviewed } from './unreviewed.tsx'
import { useNewOrganisation } from './use-new-organisation.ts'

/** Name, passphrase, language; a weak passphrase is not accepted, because no count of attempts protects a seized disk. */
export function CreateOrganisation({ back }: { readonly back: () => void }) {
  const { first } = useWords()
  const made = useNewOrganisation()
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    void made.create()
  }
  return (
    <Door title={first.create}>
      <Unreviewed />
      <form className={css['form']} onSubmit={submit} autoComplete="off">
        <LanguageChoice />
        <NameField value={made.name} change={made.setName} />
        <OfferedWords use={made.useDrawn} />
        <PassphraseField made={made} />
        <p className={door['quiet']}>{first.alone}</p>
        <Refused refusal={made.refusal} />
        <div className={door['row']}>
          <button type="submit" data-main disabled={made.busy || !made.ready}>
            {first.make}
          </button>
          <button type="button" onClick={back} disabled={made.busy}>
            {first.back}
          </button>
          {made.busy && <span role="status">{first.making}</span>}
        </div>
      </form>
    </Door>
  )
}
