import { type SubmitEvent, useState } from 'react'
import type { ActOutcome } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { Refused } from '../frame/refused.tsx'
import { lookAtCopies } from '../session/copies.ts'
import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Outcome } from './outcome.tsx'
import { Part } from './part.tsx'
import people from './people.module.css'
import { Typed } from './typed.tsx'

/** Names the relay: its address, and the key without which anybody could answer there. */
export function RelayForm({ has }: { readonly has: boolean }) {
  const { people: said } = useWords()
  const [url, setUrl] = useState('')
  const [key, setKey] = useState('')
  const acting = useAct<ActOutcome>()
  const set = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const ask = { url: url.trim(), key: key.replaceAll(/\s/g, '') }
    if ((await acting.run(call('relay.set', ask))) === undefined) return
    setUrl('')
    setKey('')
    await lookAtCopies()
  }
  const ready = url.trim() !== '' && key.trim() !== ''
  return (
    <Part title={has ? said.sync.changeRelay : said.sync.setRelay} help={said.sync.setWhat}>
      <form className={people['fields']} onSubmit={(event) => void set(event)} autoComplete="off">
        <Typed label={said.sync.url} text={url} change={setUrl} required />
        <Typed label={said.sync.key} help={said.sync.keyHelp} text={key} change={setKey} required />
        <button type="submit" className={css['start']} disabled={acting.busy || !ready}>
          {said.sync.set}
        </button>
      </form>
      <Refused refusal={acting.refusal} />
      <Outcome outcome={acting.done} />
    </Part>
  )
}
