/** Every device is gone: a kit's words, or enough pieces, and the relay bring the organisation back. */
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
import { OfferedWords } from './offered-words.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { useNewPassphrase } from './use-new-passphrase.ts'

export function ComeBack({ back }: { readonly back: () => void }) {
  const { first, people } = useWords()
  const said = people.recovery
  const language = useLanguage()
  const chosen = useNewPassphrase()
  const { passphrase } = chosen
  const [papers, setPapers] = useState('')
  const [fingerprint, setFingerprint] = useState('')
  const [url, setUrl] = useState('')
  const [key, setKey] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  useEffect(() => setRefusal(undefined), [papers, fingerprint, url, key, passphrase])
  const come = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const relay = { url: url.trim(), key: key.replaceAll(/\s/g, '') }
    const lines = papers
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const asked = { papers: lines, fingerprint, relay, passphrase, language }
    setRefusal(opened(await call('organisation.recover', asked)))
    setBusy(false)
  }
  return (
    <Door title={said.back}>
      <form className={css['form']} onSubmit={(event) => void come(event)} autoComplete="off">
        <Typed label={said.papers} help={said.papersHelp} text={papers} change={setPapers} long required />
        <Typed label={people.members.words} text={fingerprint} change={setFingerprint} long required />
        <Typed label={said.relay} text={url} change={setUrl} required />
        <Typed label={said.relayKey} help={people.sync.keyHelp} text={key} change={setKey} required />
        <OfferedWords use={chosen.useDrawn} />
        <PassphraseField made={chosen} />
        <Refused refusal={refusal} />
        <div className={door['row']}>
          <button
            type="submit"
            data-main
            disabled={
              busy || !chosen.enough || [papers, fingerprint, url, key].some((text) => text.trim() === '')
            }
          >
            {said.come}
          </button>
          <button type="button" onClick={back} disabled={busy}>
            {first.back}
          </button>
          {busy && <span role="status">{said.coming}</span>}
        </div>
      </form>
    </Door>
  )
}
