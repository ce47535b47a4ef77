/** Tonight: one list of what somebody must do, whatever can hurt a person first on top. */
import { Link } from 'wouter'
import type { TonightRow, TonightView } from '../../calls/cases.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './cases.module.css'
import { CasesRefused } from './cases-refused.tsx'
import { DueMark } from './due.tsx'
import { moveAlong } from './list-keys.ts'
import { CasesTabs } from './tabs.tsx'
import { tonightHref, tonightSentence } from './tonight-rows.ts'
import { urgencyWords } from './urgency.ts'
import { useLook } from './use-cases.ts'
import { Watch } from './watch.tsx'

export function Tonight() {
  const words = useWords()
  const { asked } = useLook('cases.tonight', { language: useLanguage() })
  return (
    <>
      <CasesTabs tab="tonight" />
      <div className={parts['wide']}>
        <h1>{words.cases.tonight.title}</h1>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && (
          <>
            <Watch watch={asked.value.watch} now={asked.value.now} />
            <Rows view={asked.value} />
          </>
        )}
      </div>
    </>
  )
}

function Rows({ view: { rows, counts, now } }: { readonly view: TonightView }) {
  const { tonight: said } = useWords().cases
  if (rows.length === 0) {
    return (
      <div className={parts['empty']}>
        <p>{said.empty}</p>
        <p className={parts['facts']}>{said.emptyWhy}</p>
      </div>
    )
  }
  return (
    <>
      <p className={parts['facts']} role="status">
        {[said.missed(counts.missed), said.late(counts.late), said.today(counts.today)].join(' · ')}.{' '}
        {said.keys}
      </p>
      <ol className={css['rows']} aria-label={said.list} onKeyDown={moveAlong}>
        {rows.map((row) => (
          <TonightLine key={`${row.kind} ${row.id} ${row.what}`} row={row} now={now} />
        ))}
      </ol>
    </>
  )
}

function TonightLine({ row, now }: { readonly row: TonightRow; readonly now: string }) {
  const { tonight: said, codes } = useWords().cases
  const language = useLanguage()
  const facts = [
    ...(row.code === undefined || row.title.includes(row.code) ? [] : [row.code]),
    ...(row.priority === undefined ? [] : [urgencyWords(row.priority, language)]),
    row.title,
  ]
  return (
    <li className={css['line']} data-due={row.due.state} data-alarm={row.kind === 'alarm'}>
      <Link href={tonightHref(row)} className={css['open'] ?? ''}>
        <DueMark due={row.due} now={now} />
        <span className={css['kind']}>{said.kinds[row.kind]}</span>
        <span className={css['what']}>
          <span>{tonightSentence(row, codes)}</span>
          <span className={parts['facts']}>
            <bdi>{facts.join(' · ')}</bdi>
          </span>
        </span>
      </Link>
    </li>
  )
}
