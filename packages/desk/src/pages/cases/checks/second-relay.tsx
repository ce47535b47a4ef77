/** A second relay for timers: named by an admin, shown to everybody who is watched by it. */
import { useState } from 'react'
import type { ChannelAsk, WatchSettings } from '../../../calls/cases-asks.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'

export function SecondRelay({
  url: known,
  again,
}: {
  readonly url: string | undefined
  readonly again: () => void
}) {
  const { second: said } = useWords().cases.watch
  const acting = useAct<WatchSettings>()
  const [url, setUrl] = useState('')
  const [key, setKey] = useState('')
  const run = async (ask: ChannelAsk): Promise<void> => {
    await acting.run(call('cases.channel', ask))
    again()
  }
  return (
    <details>
      <summary>{said.title}</summary>
      <p className={css['quiet']}>{said.why}</p>
      {known === undefined ? (
        <div className={parts['act-on']}>
          <TextField label={said.url} text={url} change={setUrl} dir="ltr" />
          <TextField label={said.key} text={key} change={setKey} dir="ltr" />
          <button
            type="button"
            disabled={acting.busy || url.trim() === '' || key.trim() === ''}
            onClick={() => void run({ act: 'second', url: url.trim(), key: key.trim() })}
          >
            {said.add}
          </button>
        </div>
      ) : (
        <p>
          <bdi>{known}</bdi>{' '}
          <button
            type="button"
            data-plain
            disabled={acting.busy}
            onClick={() => void run({ act: 'no-second' })}
          >
            {said.drop}
          </button>
        </p>
      )}
      <CasesRefused refusal={acting.refusal} />
    </details>
  )
}
