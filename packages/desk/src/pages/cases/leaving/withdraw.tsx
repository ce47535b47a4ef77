/** Taking a consent back: it acts at once, shows every copy that is out, and says what can no longer be called back. */
import { withdrawalWish } from '@safeconduct/core/records/choices/consent.ts'
import type { CodeOf } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { WithdrawnView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { paths } from '../../frame/places.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { Colon } from '../../words/colon.tsx'
import { useLanguage } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { TermField } from '../fields.tsx'
import type { OfConsent } from './consent.tsx'
import { recipientWords } from './recipients.ts'

export function Withdraw({ consent: { id, acts }, now, again }: OfConsent) {
  const { consents: said } = useLeavingWords()
  const acting = useAct<WithdrawnView>()
  const [wish, setWish] = useState<CodeOf<typeof withdrawalWish> | ''>('stop_and_recall')
  const [via, setVia] = useState('')
  const withdraw = async (): Promise<void> => {
    if (wish === '') return
    await acting.run(call('cases.withdraw', { id, wish, via }))
    again()
  }
  // What it did is shown on, though nothing is left to withdraw.
  if (acting.done !== undefined) return <Done done={acting.done} now={now} />
  if (!acts.includes('withdraw')) return null
  return (
    <details>
      <summary>{said.acts.withdraw}</summary>
      <div className={parts['act-on']}>
        <p>{said.withdrawWhy}</p>
        <TermField label={said.wish} of={withdrawalWish} value={wish} choose={setWish} />
        <TextField label={said.via} text={via} change={setVia} />
        <button type="button" disabled={acting.busy || via.trim() === ''} onClick={() => void withdraw()}>
          {said.withdrawAct}
        </button>
        <CasesRefused refusal={acting.refusal} />
      </div>
    </details>
  )
}

function Done({ done, now }: { readonly done: WithdrawnView; readonly now: string }) {
  const { consents: said } = useLeavingWords()
  const language = useLanguage()
  return (
    <div className={parts['became']} role="status">
      <p>
        <strong>{said.did}</strong>
      </p>
      <p>{said.cancelled(done.cancelled.length)}</p>
      {done.recall.length === 0 ? (
        <p>{said.recallNone}</p>
      ) : (
        <>
          <p>
            {said.recall}
            <Colon />
          </p>
          <ul>
            {done.recall.map((release) => (
              <li key={release.id}>
                <Link href={paths.release(release.id)}>{recipientWords([release.to], language)}</Link>
                {release.sentAt !== undefined && `, ${dayWords(release.sentAt, language, now)}`}
              </li>
            ))}
          </ul>
          <p className={css['quiet']}>{said.cannot}</p>
        </>
      )}
      {done.erasesAfter !== undefined && (
        <p>{said.erasure.waiting(dayWords(done.erasesAfter, language, now))}</p>
      )}
    </div>
  )
}
