/** Who is in danger now: by priority, then by time, each with the next promised step. */
import { caseState } from '@safeconduct/core/records/vocabulary/case-state.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { type BoardFilter, type BoardRow, type BoardView, boardFilters } from '../../calls/cases.ts'
import { paths } from '../frame/places.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { agoWords } from './ago.ts'
import css from './cases.module.css'
import { CasesRefused } from './cases-refused.tsx'
import { DueMark } from './due.tsx'
import { moveAlong } from './list-keys.ts'
import { Nothing } from './room.tsx'
import { CasesTabs } from './tabs.tsx'
import { urgencyWords } from './urgency.ts'
import { useLook } from './use-cases.ts'

const atOnce = 100

export function Board() {
  const words = useWords()
  const [filter, setFilter] = useState<BoardFilter>('open')
  const [limit, setLimit] = useState(atOnce)
  const { asked } = useLook('cases.board', { offset: 0, limit, filter, language: useLanguage() })
  return (
    <>
      <CasesTabs tab="board" />
      <div className={parts['wide']}>
        <h1>{words.cases.board.title}</h1>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && (
          <>
            <Filters view={asked.value} filter={filter} choose={setFilter} />
            <Rows view={asked.value} />
            {asked.value.total > asked.value.rows.length && (
              <button type="button" onClick={() => setLimit(limit + atOnce)}>
                {words.cases.board.more}
              </button>
            )}
          </>
        )}
      </div>
    </>
  )
}

type FiltersProps = {
  readonly view: BoardView
  readonly filter: BoardFilter
  readonly choose: (filter: BoardFilter) => void
}

function Filters({ view, filter, choose }: FiltersProps) {
  const { board: said } = useWords().cases
  return (
    <fieldset className={css['filters']}>
      <legend className={css['unseen']}>{said.filter}</legend>
      {boardFilters.map((one) => (
        <button key={one} type="button" aria-pressed={one === filter} onClick={() => choose(one)}>
          {said.filters[one]} <span className={css['number']}>{view.counts[one]}</span>
        </button>
      ))}
    </fieldset>
  )
}

function Rows({ view: { rows, total, now } }: { readonly view: BoardView }) {
  const { board: said, tabs } = useWords().cases
  if (total === 0) {
    return (
      <Nothing what={said.empty} why={said.emptyWhy}>
        <Link href={paths.table('Case')}>{tabs.records}</Link>
      </Nothing>
    )
  }
  return (
    <>
      <p className={parts['facts']} role="status">
        {said.rows(total)}
      </p>
      <ol className={css['rows']} aria-label={said.title} onKeyDown={moveAlong}>
        {rows.map((row) => (
          <BoardLine key={row.id} row={row} now={now} />
        ))}
      </ol>
    </>
  )
}

function BoardLine({ row, now }: { readonly row: BoardRow; readonly now: string }) {
  const { board: said } = useWords().cases
  const language = useLanguage()
  const review = agoWords(row.review.at, now, language)
  const reviewIsLate = row.review.state === 'late' || row.review.state === 'missed'
  const facts = [
    termWords(caseState, row.state, language),
    ...(row.minor ? [said.minor] : []),
    ...(row.alarms > 0 ? [said.alarms(row.alarms)] : []),
    ...(row.assessedAt === undefined
      ? [said.never]
      : [reviewIsLate ? said.reviewWas(review) : said.review(review)]),
    row.mine ? said.mine : said.owner(row.owner),
  ]
  return (
    <li className={css['line']} data-priority={row.priority} data-alarm={row.alarms > 0}>
      <Link href={paths.story(row.id)} className={css['open'] ?? ''}>
        <span className={css['priority']} data-priority={row.priority}>
          {urgencyWords(row.priority, language)}
        </span>
        <strong className={css['kind']}>{row.code}</strong>
        <span className={css['what']}>
          {row.next === undefined ? (
            <span className={css['missing']}>{said.noStep}</span>
          ) : (
            <span>
              <bdi>{row.next.what}</bdi> · <DueMark due={row.next.due} now={now} />
            </span>
          )}
          <span className={parts['facts']}>{facts.join(' · ')}</span>
        </span>
      </Link>
    </li>
  )
}
