/** What a hold keeps though its person took it back: sealed away by two members, opened by two, its hold ended by two. */
import { useState } from 'react'
import type { ConsentAsk } from '../../../calls/cases-asks.ts'
import type { ConsentsView, SealedView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import type { OfConsent } from './consent.tsx'

export function ForCourt({ consent, again }: OfConsent) {
  const { consents: said } = useLeavingWords()
  const { court } = said
  const acting = useAct<ConsentsView>()
  const [typed, setTyped] = useState({ other: '', why: '' })
  const { id, withdrawn } = consent
  const other = typed.other.trim()
  const noReason = acting.busy || typed.why.trim() === ''
  const run = async (ask: ConsentAsk): Promise<void> => {
    const done = await acting.run(call('cases.consent', ask))
    if (done !== undefined) setTyped({ ...typed, why: '' })
    again()
  }
  return (
    <details>
      <summary>{court.title}</summary>
      <div className={parts['act-on']}>
        <p className={css['quiet']}>
          {withdrawn !== undefined && `${court.help} `}
          {court.liftHelp}
        </p>
        <TextField label={said.why} text={typed.why} change={(why) => setTyped({ ...typed, why })} />
        {withdrawn !== undefined && (
          <TextField
            label={court.other}
            text={typed.other}
            change={(code) => setTyped({ ...typed, other: code })}
            dir="ltr"
          />
        )}
        <div className={parts['row']}>
          {withdrawn !== undefined && (
            <>
              <button
                type="button"
                disabled={noReason || other === ''}
                onClick={() => void run({ act: 'sealUp', id, other, why: typed.why })}
              >
                {court.sealUp}
              </button>
              {(['askOpen', 'agreeOpen'] as const).map((act) => (
                <button
                  key={act}
                  type="button"
                  disabled={noReason}
                  onClick={() => void run({ act, id, why: typed.why })}
                >
                  {court[act]}
                </button>
              ))}
            </>
          )}
          {consent.acts.includes('unhold') && (
            <button
              type="button"
              disabled={noReason}
              onClick={() => void run({ act: 'unhold', id, why: typed.why })}
            >
              {said.acts.unhold}
            </button>
          )}
        </div>
        {acting.done !== undefined && <p role="status">{court.done}</p>}
        <CasesRefused refusal={acting.refusal} />
        {withdrawn !== undefined && <Opened id={id} />}
      </div>
    </details>
  )
}

/** In this component alone: a lock, or another page, takes it away. */
function Opened({ id }: { readonly id: string }) {
  const { court } = useLeavingWords().consents
  const acting = useAct<SealedView>()
  return (
    <>
      <button
        type="button"
        disabled={acting.busy}
        onClick={() => void acting.run(call('cases.openSealed', { id }))}
      >
        {court.open}
      </button>
      <CasesRefused refusal={acting.refusal} />
      {acting.done !== undefined && (
        <div className={parts['became']} role="status">
          <p>{court.opened}</p>
          <pre className={css['opened']} dir="auto">
            {JSON.stringify(acting.done.words, null, 2)}
          </pre>
        </div>
      )}
    </>
  )
}
