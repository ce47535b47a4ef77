/** Filings: complaints, urgent appeals, talks; each ask followed by itself, the stage by document, the reply by its day. */
import { missingParts, missingWords } from '@safeconduct/core/cases/appeal-forms.ts'
import { askState } from '@safeconduct/core/records/choices/moves.ts'
import { interventionType } from '@safeconduct/core/records/vocabulary/intervention-type.ts'
import { investigationStage } from '@safeconduct/core/records/vocabulary/investigation-stage.ts'
import { response } from '@safeconduct/core/records/vocabulary/response.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { Link } from 'wouter'
import type { FilingsView, FilingView } from '../../../calls/cases-leaving.ts'
import { paths } from '../../frame/places.ts'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { Colon } from '../../words/colon.tsx'
import { useLanguage } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { Breaks } from '../cases-refused.tsx'
import { DueMark } from '../due.tsx'
import { Fold } from '../fold.tsx'
import { hrefOf } from '../hits.ts'
import { Nothing, Part } from '../room.tsx'
import { useLook } from '../use-cases.ts'
import { FilingActs } from './filing-acts.tsx'
import { StartFiling } from './start-filing.tsx'

export function Filings() {
  const { filings: said } = useLeavingWords()
  const { asked, again } = useLook('cases.filings', { language: useLanguage() })
  return (
    <Part
      tab="filings"
      title={said.title}
      asked={asked}
      show={(view) => (
        <div className={parts['two']}>
          <List view={view} again={again} />
          <aside className={parts['side']}>
            <Fold title={said.start}>
              <StartFiling again={again} />
            </Fold>
          </aside>
        </div>
      )}
    />
  )
}

type ListProps = { readonly view: FilingsView; readonly again: () => void }

function List({ view: { filings, now }, again }: ListProps) {
  const { filings: said } = useLeavingWords()
  if (filings.length === 0) return <Nothing what={said.none} why={said.noneWhy} />
  return (
    <ul className={css['stack']}>
      {filings.map((filing) => (
        <li key={filing.id} className={css['leg']}>
          <Filing filing={filing} now={now} />
          <FilingActs filing={filing} now={now} again={again} />
        </li>
      ))}
    </ul>
  )
}

type Props = { readonly filing: FilingView; readonly now: string }

export function Filing({ filing, now }: Props) {
  const { filings: said } = useLeavingWords()
  const language = useLanguage()
  return (
    <>
      <p>
        <strong>
          <Link href={paths.record('Intervention', filing.id)}>
            {termWords(interventionType, filing.type, language)}
          </Link>
        </strong>{' '}
        · <bdi>{filing.body}</bdi> ·{' '}
        <span className={css['quiet']}>
          {filing.filedAt === undefined ? said.draft : said.filed(dayWords(filing.filedAt, language, now))}
          {filing.reference !== undefined && ` · ${said.reference(filing.reference)}`}
        </span>
      </p>
      {filing.persons.length > 0 && (
        <p className={css['people']}>
          {filing.persons.map((person) => (
            <Link key={person.id} href={hrefOf(person)}>
              <bdi>{person.title}</bdi>
            </Link>
          ))}
        </p>
      )}
      <Asks filing={filing} now={now} />
      <Standing filing={filing} now={now} />
      <Missing filing={filing} />
      {filing.filedAt === undefined && filing.breaks.length > 0 && (
        <div className={css['broken']}>
          <p>{said.against}</p>
          <Breaks breaks={filing.breaks} />
        </div>
      )}
    </>
  )
}

/** What the form of the body asks for and nobody has written down yet. */
function Missing({ filing: { missing } }: Pick<Props, 'filing'>) {
  const { taken: said } = useLeavingWords()
  const language = useLanguage()
  const parts = missingParts.filter((part) => missing.includes(part))
  if (parts.length === 0) return null
  return (
    <div>
      <p className={css['missing']}>{said.missing}</p>
      <ul className={css['asks']}>
        {parts.map((part) => (
          <li key={part}>{missingWords[part][language]}</li>
        ))}
      </ul>
    </div>
  )
}

function Asks({ filing: { asks }, now }: Props) {
  const { filings: said } = useLeavingWords()
  const language = useLanguage()
  if (asks.length === 0) return null
  return (
    <ol className={css['asks']} aria-label={said.asks}>
      {asks.map(({ ask, state, answer, due }) => (
        <li key={ask}>
          <bdi>{ask}</bdi>{' '}
          <span className={css['quiet']}>
            {state !== undefined && termWords(askState, state, language)} <bdi>{answer}</bdi>
          </span>{' '}
          {due !== undefined && <DueMark due={due} now={now} />}
        </li>
      ))}
    </ol>
  )
}

function Standing({ filing, now }: Props) {
  const { filings: said } = useLeavingWords()
  const language = useLanguage()
  const { replyDue, response: answer, stage, claimedStage } = filing
  const facts = [
    ...(stage === undefined ? [] : [`${said.stage}: ${termWords(investigationStage, stage, language)}`]),
    ...(answer === undefined ? [] : [`${said.response}: ${termWords(response, answer, language)}`]),
  ]
  const { tried = [], whyNone } = filing.remedies ?? {}
  return (
    <>
      {tried.length > 0 && (
        <p>
          {said.remedies}
          <Colon />
          <bdi>{tried.join('; ')}</bdi>
        </p>
      )}
      {whyNone !== undefined && (
        <p>
          {said.whyNone}
          <Colon />
          <bdi>{whyNone}</bdi>
        </p>
      )}
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {replyDue !== undefined && answer === undefined && (
        <p>
          {said.reply}
          <Colon />
          <DueMark due={replyDue} now={now} />
        </p>
      )}
      {claimedStage !== undefined && (
        <p className={parts['due']}>
          {said.claimed(termWords(investigationStage, claimedStage.stage, language))}{' '}
          <Link href={hrefOf(claimedStage.publication)}>
            <bdi>{claimedStage.publication.title}</bdi>
          </Link>
        </p>
      )}
    </>
  )
}
