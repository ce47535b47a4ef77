/** One consent, whole: what it covers and what it does not, why it can or cannot be used, and what to do with it. */
import {
  explainedPoint,
  onDeath,
  onLostContact,
  withdrawalWish,
} from '@safeconduct/core/records/choices/consent.ts'
import { consentStatus } from '@safeconduct/core/records/vocabulary/consent-status.ts'
import { identifiability } from '@safeconduct/core/records/vocabulary/identifiability.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ConsentAsk } from '../../../calls/cases-asks.ts'
import type { ConsentsView, ConsentView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { type Acting, useAct } from '../../calls/use-act.ts'
import { TextField } from '../../line/field.tsx'
import { StrikeList } from '../../organisation/strikes.tsx'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { Colon } from '../../words/colon.tsx'
import { useLanguage } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { hrefOf } from '../hits.ts'
import { ForCourt } from './for-court.tsx'
import { recipientWords } from './recipients.ts'
import { Withdraw } from './withdraw.tsx'

export type OfConsent = {
  readonly consent: ConsentView
  readonly now: string
  readonly again: () => void
}

export function Consent(props: OfConsent) {
  const { consent } = props
  const { consents: said } = useLeavingWords()
  const language = useLanguage()
  const { scope, flaws } = consent
  return (
    <>
      <p>
        {termWords(consentStatus, consent.status, language)} ·{' '}
        {said.heard(consent.hearers.join(', '), instantWords(consent.givenAt, language))}
        {consent.hearers.length === 1 && consent.status === 'given' && ` · ${said.oneWord}`}
      </p>
      {flaws.length > 0 && (
        <p className={css['missing']}>
          {flaws
            .map((one) => Object.entries(said.flaws).find(([code]) => code === one)?.[1] ?? one)
            .join('; ')}
        </p>
      )}
      <p>
        {said.covers}
        <Colon />
        {scope === 'all'
          ? said.everything
          : scope.map((hit, index) => (
              <span key={hit.id}>
                {index > 0 && ', '}
                <Link href={hrefOf(hit)}>
                  <bdi>{hit.title}</bdi>
                </Link>
              </span>
            ))}
      </p>
      <p>
        {said.level}
        <Colon />
        {termWords(identifiability, consent.identifiability, language)}
      </p>
      <p className={css['quiet']}>
        {said.onLost(termWords(onLostContact, consent.onLost, language))} ·{' '}
        {said.onDeath(termWords(onDeath, consent.onDeath, language))}
      </p>
      {consent.notExplained.length > 0 && (
        <p className={css['missing']}>
          {said.notExplained}
          <Colon />
          {consent.notExplained.map((one) => termWords(explainedPoint, one, language)).join(', ')}
        </p>
      )}
      <Special {...props} />
      <Acts {...props} />
    </>
  )
}

/** What stands only on some: words for the day of a capture, a withdrawal, an erasure that waits, a legal hold. */
function Special({ consent: { ifTaken, withdrawn, erasure, legalHold }, now }: OfConsent) {
  const { consents: said } = useLeavingWords()
  const language = useLanguage()
  return (
    <>
      {ifTaken !== undefined && (
        <div className={parts['note']}>
          <h3>{said.ifTaken}</h3>
          <p>{said.ifTakenLine(ifTaken.afterHours, recipientWords(ifTaken.recipients, language))}</p>
          <blockquote>
            <bdi>{ifTaken.words}</bdi>
          </blockquote>
        </div>
      )}
      {withdrawn !== undefined && (
        <p>
          {said.withdrawnAt(
            dayWords(withdrawn.at, language, now),
            termWords(withdrawalWish, withdrawn.wish, language),
          )}
        </p>
      )}
      {erasure !== undefined && (
        <p className={parts['due']}>
          {erasure.state === 'waiting'
            ? said.erasure.waiting(dayWords(erasure.after, language, now))
            : said.erasure[erasure.state]}
          {erasure.by.length > 0 && erasure.state !== 'done' && ` ${said.erasedBy(erasure.by.join(', '))}`}
        </p>
      )}
      {erasure !== undefined && erasure.strikes.length > 0 && <StrikeList strikes={erasure.strikes} />}
      {legalHold !== undefined && <p className={parts['due']}>{said.hold(legalHold.by, legalHold.why)}</p>}
    </>
  )
}

type Own = OfConsent & {
  readonly acting: Acting<ConsentsView>
  readonly run: (ask: ConsentAsk) => Promise<void>
}

const plain = ['give', 'hear', 'refuse', 'confirmErase', 'erase'] as const

function Acts(props: OfConsent) {
  const { consent } = props
  const { consents: said } = useLeavingWords()
  const acting = useAct<ConsentsView>()
  const run = async (ask: ConsentAsk): Promise<void> => {
    await acting.run(call('cases.consent', ask))
    props.again()
  }
  const offered = plain.filter((act) => consent.acts.includes(act))
  return (
    <>
      {offered.length > 0 && (
        <p className={parts['row']}>
          {offered.map((act) => (
            <button
              key={act}
              type="button"
              disabled={acting.busy}
              onClick={() => void run({ act, id: consent.id })}
            >
              {said.acts[act]}
            </button>
          ))}
        </p>
      )}
      {consent.acts.includes('hold') && <Holding {...props} acting={acting} run={run} />}
      {consent.legalHold !== undefined && <ForCourt {...props} />}
      <CasesRefused refusal={acting.refusal} />
      <Withdraw {...props} />
    </>
  )
}

function Holding({ consent: { id }, acting, run }: Own) {
  const { consents: said } = useLeavingWords()
  const [why, setWhy] = useState('')
  return (
    <details>
      <summary>{said.acts.hold}</summary>
      <div className={parts['act-on']}>
        <TextField label={said.why} text={why} change={setWhy} />
        <button
          type="button"
          disabled={acting.busy || why.trim() === ''}
          onClick={() => void run({ act: 'hold', id, why })}
        >
          {said.acts.hold}
        </button>
      </div>
    </details>
  )
}
