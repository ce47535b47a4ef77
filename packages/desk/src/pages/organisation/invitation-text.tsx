import { useState } from 'react'
import type { InvitationView } from '../../calls/organisation.ts'
import { instantWords } from '../records/dates.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import people from './people.module.css'
import { QrCode } from './qr-code.tsx'
import { useOrganisation } from './use-organisation.ts'
import { WordLine } from './word-line.tsx'

/** How long a copied invitation stays in the clipboard, where every program of the machine can read it. */
const clipboardFor = 60_000

/** What is handed over: as text, as a picture, with the eleven words that stand for the organisation. */
export function InvitationText({ view }: { readonly view: InvitationView }) {
  const { people: said } = useWords()
  const language = useLanguage()
  const [copied, setCopied] = useState(false)
  const { asked } = useOrganisation()
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(view.text)
    setCopied(true)
    setTimeout(() => void navigator.clipboard.writeText('').catch(() => undefined), clipboardFor)
  }
  return (
    <>
      <output className={people['text']} dir="ltr" aria-label={said.invite.text}>
        {view.text}
      </output>
      <div className={css['row']}>
        <button type="button" onClick={() => void copy()}>
          {said.invite.copy}
        </button>
        <span role="status">{copied ? said.invite.copied : ''}</span>
      </div>
      <QrCode text={view.text} label={said.invite.qr} />
      <p className={css['quiet']}>{said.invite.expires(instantWords(view.expiresAt, language))}</p>
      {asked.state === 'answered' && (
        <WordLine title={said.members.words} help={said.members.wordsHelp} words={asked.value.words} />
      )}
    </>
  )
}
