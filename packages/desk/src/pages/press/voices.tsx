/** Whether somebody quoted without a name is one of ours: a number that a colleague with the cases signs, and no more. */
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import type { VoicesView } from '../../calls/attention.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { TextField } from '../line/field.tsx'
import parts from '../style/parts.module.css'
import { usePressWords } from '../words/press/use-press-words.ts'
import { useLanguage } from '../words/use-words.ts'
import { PageRefused } from './publish/page-refused.tsx'
import css from './reading.module.css'

export function Voices({ id }: { readonly id: string }) {
  const { voices: said } = usePressWords()
  const acting = useAct<VoicesView>()
  const [signed, setSigned] = useState('')
  const ask = (more: { readonly signed?: string }): void =>
    void acting.run(call('press.voices', { id, ...more }))
  return (
    <section>
      <details>
        <summary>
          <h2>{said.title}</h2>
        </summary>
        <div className={parts['inside']}>
          <p className={css['quiet']}>{said.help}</p>
          <p>
            <button type="button" disabled={acting.busy} onClick={() => ask({})}>
              {said.count}
            </button>
          </p>
          <TextField label={said.given} rows={3} dir="ltr" text={signed} change={setSigned} />
          <p>
            <button
              type="button"
              disabled={acting.busy || signed.trim() === ''}
              onClick={() => ask({ signed: signed.trim() })}
            >
              {said.read}
            </button>
          </p>
          <PageRefused refusal={acting.refusal} />
          {acting.refusal === undefined && acting.done !== undefined && <Counted voices={acting.done} />}
        </div>
      </details>
    </section>
  )
}

function Counted({ voices: { unnamed, ours, at, signed } }: { readonly voices: VoicesView }) {
  const { voices: said } = usePressWords()
  const language = useLanguage()
  return (
    <div role="status">
      <p>
        <strong>{said.counted(String(unnamed), String(ours))}</strong> {said.on(dayWords(at, language))}
      </p>
      <p className={css['quiet']}>{said.hand}</p>
      <pre className={css['signed']} dir="ltr">
        {signed}
      </pre>
    </div>
  )
}
