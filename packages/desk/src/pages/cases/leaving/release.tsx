/** One release: what, to whom, on which consents, what the rules say now; approving, sending, asking back. */
import { releaseState } from '@safeconduct/core/records/choices/consent.ts'
import { consentPurpose } from '@safeconduct/core/records/vocabulary/consent-purpose.ts'
import { identifiability } from '@safeconduct/core/records/vocabulary/identifiability.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ReleaseAct, ReleaseView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { paths } from '../../frame/places.ts'
import { useKeys } from '../../frame/use-keys.ts'
import { TextField } from '../../line/field.tsx'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { Colon } from '../../words/colon.tsx'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { Breaks, CasesRefused } from '../cases-refused.tsx'
import { Fold } from '../fold.tsx'
import { hrefOf } from '../hits.ts'
import { CasesTabs } from '../tabs.tsx'
import { useLook } from '../use-cases.ts'
import { MakePaper, paperOf } from './make-paper.tsx'
import { recipientWords } from './recipients.ts'

type OfRelease = { readonly release: ReleaseView; readonly again: () => void }

export function Release({ id }: { readonly id: string }) {
  const words = useWords()
  const { releases: said } = useLeavingWords()
  const [, go] = useLocation()
  const { asked, again } = useLook('cases.releaseRead', { id, language: useLanguage() })
  useKeys('record', { back: () => go(paths.cases('releases')) })
  return (
    <>
      <CasesTabs tab={undefined} />
      <article className={parts['wide']}>
        <Link href={paths.cases('releases')}>{said.back}</Link>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && <Whole release={asked.value} again={again} />}
      </article>
    </>
  )
}

function Whole(props: OfRelease) {
  const { release, again } = props
  const { evidence } = useWords()
  const { releases: said } = useLeavingWords()
  const language = useLanguage()
  const kind = paperOf(release)
  return (
    <>
      <header className={css['head']}>
        <h1>
          <bdi>{recipientWords([release.to], language)}</bdi>{' '}
          <span className={css['title']}>{termWords(releaseState, release.state, language)}</span>
        </h1>
        <p>
          {termWords(consentPurpose, release.purpose, language)} ·{' '}
          {termWords(identifiability, release.identifiability, language)}
          {kind !== undefined && ` · ${said.kinds[kind]}`}
        </p>
        <p>
          {release.approvals.length === 0 ? said.noApproval : said.approvals(release.approvals.join(', '))}
        </p>
        {release.page !== undefined && (
          <p className={parts['note']}>
            <Link href={paths.publicPage(release.id)}>{said.page(release.page)}</Link>
          </p>
        )}
        {release.sentAt !== undefined && <p>{said.sent(instantWords(release.sentAt, language))}</p>}
        {release.sha256 !== undefined && (
          <p className={css['quiet']}>
            {said.hash}
            <Colon />
            <code className={css['url']}>{release.sha256}</code>
          </p>
        )}
        {release.recall !== undefined && (
          <p className={parts['due']}>
            {said.recalled(dayWords(release.recall.askedAt, language))} <bdi>{release.recall.answer}</bdi>
          </p>
        )}
      </header>
      <div className={parts['two']}>
        <div className={css['main']}>
          <Judged release={release} />
          <Items release={release} />
          <Consents release={release} />
        </div>
        <aside className={parts['side']}>
          <div className={parts['inside']}>
            <Acts {...props} />
            <p>
              <Link href={paths.dossier(release.id)} className={parts['act'] ?? ''}>
                {evidence.makeDossier}
              </Link>
            </p>
          </div>
          {kind !== undefined && (
            <Fold title={said.paper}>
              <MakePaper release={release} again={again} kind={kind} />
            </Fold>
          )}
        </aside>
      </div>
    </>
  )
}

function Judged({ release: { judgement, breaks, sentAt } }: Pick<OfRelease, 'release'>) {
  const { releases: said } = useLeavingWords()
  if (sentAt !== undefined) return null
  return (
    <div className={judgement === 'allow' ? parts['note'] : css['broken']} role="status">
      <p>{said.judged[judgement]}</p>
      <Breaks breaks={breaks} />
    </div>
  )
}

function Items({ release: { items } }: Pick<OfRelease, 'release'>) {
  const { releases: said } = useLeavingWords()
  return (
    <section className={css['part']}>
      <h2>{said.items}</h2>
      <ul className={parts['lines']}>
        {items.map(({ item, derivative, fields }) => (
          <li key={item.id}>
            <Link href={hrefOf(item)}>
              <bdi>{item.title}</bdi>
            </Link>
            <span className={css['quiet']}>
              {derivative !== undefined && ` · ${said.derivative(derivative.title)}`}
              {fields.length > 0 && ` · ${said.fields(fields.join(', '))}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Consents({ release: { consents } }: Pick<OfRelease, 'release'>) {
  const { releases: said, consents: of } = useLeavingWords()
  const language = useLanguage()
  return (
    <section className={css['part']}>
      <h2>{said.consents}</h2>
      {consents.length === 0 && <p className={css['missing']}>{said.noConsents}</p>}
      <ul className={parts['lines']}>
        {consents.map((consent) => (
          <li key={consent.id}>
            <Link href={paths.record('Consent', consent.id)}>
              {consent.code} {termWords(consentPurpose, consent.purpose, language)}
            </Link>{' '}
            <span className={consent.usable ? css['quiet'] : css['missing']}>
              {consent.usable ? of.usable : of.notUsable}
            </span>
            {consent.usable && consent.hearers.length === 1 && (
              <span className={css['quiet']}> · {of.heardAlone(consent.hearers.join(', '))}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Acts({ release, again }: OfRelease) {
  const { releases: said } = useLeavingWords()
  const acting = useAct<unknown>()
  const [answer, setAnswer] = useState('')
  const { id } = release
  const send = async (despite: readonly string[]): Promise<void> => {
    await acting.run(call('cases.send', despite.length === 0 ? { id } : { id, despite }))
    again()
  }
  const run = async (act: Exclude<ReleaseAct, 'send'>): Promise<void> => {
    const said = answer.trim() === '' ? {} : { answer }
    await acting.run(call('cases.release', act === 'recalled' ? { act, id, ...said } : { act, id }))
    again()
  }
  return (
    <>
      {release.acts.includes('recalled') && (
        <TextField label={said.answer} text={answer} change={setAnswer} rows={2} />
      )}
      <p className={parts['row']}>
        {release.acts.map((act) => (
          <button
            key={act}
            type="button"
            disabled={acting.busy}
            onClick={() => void (act === 'send' ? send([]) : run(act))}
          >
            {said.acts[act]}
          </button>
        ))}
      </p>
      <CasesRefused refusal={acting.refusal} despite={(rules) => void send(rules)} />
    </>
  )
}
