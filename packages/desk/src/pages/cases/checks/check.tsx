/** One check: when, what came of it, who is told when nothing comes, and what may be done with it. */
import { checkKind } from '@safeconduct/core/records/vocabulary/check-kind.ts'
import { checkOutcome } from '@safeconduct/core/records/vocabulary/check-outcome.ts'
import { type CodeOf, termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { CheckRow } from '../../../calls/cases.ts'
import type { CheckAnswer, CheckAsk } from '../../../calls/cases-asks.ts'
import { call } from '../../calls/client.ts'
import { type Acting, useAct } from '../../calls/use-act.ts'
import { paths } from '../../frame/places.ts'
import { TextField } from '../../line/field.tsx'
import { awayWords } from '../../line/when.ts'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { DueMark } from '../due.tsx'
import { TermField } from '../fields.tsx'
import { CheckAsked, CheckChange } from './check-change.tsx'
import { CheckLink } from './check-link.tsx'

type Props = { readonly check: CheckRow; readonly now: string; readonly again: () => void }
export type OfCheck = Props & {
  readonly acting: Acting<CheckAnswer>
  readonly run: (ask: CheckAsk) => Promise<CheckAnswer | undefined>
}

export function Check(props: Props) {
  const acting = useAct<CheckAnswer>()
  const run = async (ask: CheckAsk): Promise<CheckAnswer | undefined> => {
    const done = await acting.run(call('cases.check', ask))
    props.again()
    return done
  }
  const own = { ...props, acting, run }
  const { check } = props
  return (
    <li className={css['leg']} data-alarm={isAboutLife(check) && (check.rung > 0 || check.duress)}>
      <Head {...own} />
      {check.outcome === undefined && <CheckAsked {...own} />}
      {(check.outcome === undefined || check.duress) && <Acts {...own} />}
      <CasesRefused refusal={acting.refusal} />
    </li>
  )
}

/** Red is for a person who did not answer; a paper that is late is only late. */
function isAboutLife({ kind }: CheckRow): boolean {
  return kind === 'safety' || kind === 'leg'
}

function dueOf(check: CheckRow): CheckRow['due'] {
  const { due } = check
  return due.state === 'missed' && !isAboutLife(check) ? { ...due, state: 'late' } : due
}

function Head({ check, now }: OfCheck) {
  const { checks: said } = useWords().cases.ways
  const language = useLanguage()
  const { outcome, acknowledged, heardBy } = check
  return (
    <>
      <p>
        <strong>
          {check.caseId === undefined ? (
            check.code
          ) : (
            <Link href={paths.story(check.caseId)}>{check.code}</Link>
          )}
        </strong>{' '}
        {termWords(checkKind, check.kind, language)}
        {' · '}
        {outcome === undefined ? (
          <DueMark due={dueOf(check)} now={now} />
        ) : (
          <span className={css['quiet']}>{termWords(checkOutcome, outcome, language)}</span>
        )}
      </p>
      {check.duress && (
        <p className={parts['danger']} role="alert">
          {said.duress}{' '}
          {check.wellBy.length === 0 ? said.duressEnds : said.duressOne(check.wellBy.join(', '))}
        </p>
      )}
      {check.rung > 0 && (
        <p className={css['alarm']} data-life={isAboutLife(check)}>
          {said.rung(check.rung, check.escalation[check.rung - 1] ?? '')}
        </p>
      )}
      <p className={css['quiet']}>
        {[
          ...(isAboutLife(check) && heardBy !== undefined
            ? [heardBy.isLink ? said.byLink(heardBy.by) : said.oneWord(heardBy.by)]
            : []),
          ...(check.rung === 0 ? [said.alarm(awayWords(check.alarmAt, now, language))] : []),
          said.list(check.escalation.join(', ')),
          said.timers[check.timer],
          ...(check.link === 'none' ? [] : [said.links[check.link]]),
          ...(acknowledged === undefined
            ? []
            : [said.seen(acknowledged.by, instantWords(acknowledged.at, language))]),
        ]
          .filter((one) => one !== '')
          .join(' · ')}
      </p>
    </>
  )
}

function Acts(props: OfCheck) {
  const { check, acting, run } = props
  const { checks: said } = useWords().cases.ways
  const { id } = check
  // Of what is over but for the second word only that is left to be heard.
  const isOpen = check.outcome === undefined
  return (
    <>
      {(check.rung > 0 || check.duress) && check.acknowledged === undefined && (
        <p>
          <button
            type="button"
            data-main
            disabled={acting.busy}
            onClick={() => void run({ act: 'acknowledge', id })}
          >
            {said.acknowledge}
          </button>
        </p>
      )}
      <details>
        <summary>{said.answer}</summary>
        <Answering {...props} />
      </details>
      {isOpen && isAboutLife(check) && (
        <details>
          <summary>{said.link}</summary>
          <CheckLink {...props} />
        </details>
      )}
      {isOpen && isAboutLife(check) && (
        <details>
          <summary>{said.change}</summary>
          <CheckChange key={`${check.due.at} ${check.graceHours} ${check.escalation.join(' ')}`} {...props} />
        </details>
      )}
      {isOpen && (
        <details>
          <summary>{said.drop}</summary>
          <Dropping {...props} />
        </details>
      )}
    </>
  )
}

/** Called off with a reason that stays. Of a check on a person it is asked for, and not of the first whom it would wake. */
function Dropping({ check, acting, run }: OfCheck) {
  const { checks: said } = useWords().cases.ways
  const [why, setWhy] = useState('')
  const reason = why.trim() === '' ? {} : { why }
  return (
    <div className={parts['act-on']}>
      <TextField label={said.dropWhy} text={why} change={setWhy} />
      <button
        type="button"
        disabled={acting.busy || (isAboutLife(check) && why.trim() === '')}
        onClick={() => void run({ act: 'drop', id: check.id, ...reason })}
      >
        {said.drop}
      </button>
    </div>
  )
}

/** What is computed, or kept for the list alone, is nobody's to choose; what is called off has an act of its own. */
const choosable = ['safe', 'no_answer', 'done', 'no_info']

function Answering({ check, acting, run }: OfCheck) {
  const { id } = check
  const { checks: said } = useWords().cases.ways
  const [word, setWord] = useState('')
  const [outcome, setOutcome] = useState<CodeOf<typeof checkOutcome> | ''>('')
  const ready = word.trim() !== '' || outcome !== ''
  const answer = async (): Promise<void> => {
    const typed = word.trim() === '' ? {} : { word }
    await run({ act: 'answer', id, ...typed, ...(outcome === '' ? {} : { outcome }) })
    setWord('')
  }
  return (
    <div className={parts['act-on']}>
      {isAboutLife(check) && (
        <TextField label={said.word} help={said.wordHelp} text={word} change={setWord} />
      )}
      <TermField
        label={isAboutLife(check) ? said.outcome : said.answer}
        of={checkOutcome}
        only={choosable}
        value={outcome}
        choose={setOutcome}
      />
      <button type="button" disabled={acting.busy || !ready} onClick={() => void answer()}>
        {said.answerAct}
      </button>
    </div>
  )
}
