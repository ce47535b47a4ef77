/** What is no longer safe, in the order in which it can hurt somebody, each with what is to be done. */
import { taskKind } from '@safeconduct/core/records/choices/risk.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { TaskRow } from '../../../calls/cases.ts'
import type { ExposedRow, ExposureView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { paths } from '../../frame/places.ts'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { Colon } from '../../words/colon.tsx'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { hrefOf } from '../hits.ts'
import { CasesTabs } from '../tabs.tsx'
import { useLook } from '../use-cases.ts'

export function Exposure({ id }: { readonly id: string }) {
  const words = useWords()
  const { exposure: said } = useLeavingWords()
  const { asked, again } = useLook('cases.exposure', { id, language: useLanguage() })
  return (
    <>
      <CasesTabs tab={undefined} />
      <article className={parts['wide']}>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && (
          <>
            {/* Of a person it may be asked before anything has happened. */}
            <h1>{asked.value.about.type === 'Case' ? words.cases.acts.exposure : said.title}</h1>
            <p>
              <Link href={hrefOf(asked.value.about)}>
                <bdi>{asked.value.about.title}</bdi>
              </Link>
            </p>
            {asked.value.about.type === 'Shelter' && <TakenThere shelter={id} />}
            <ExposedList view={asked.value} again={again} />
          </>
        )}
      </article>
    </>
  )
}

/** After a raid: everybody who lived there and is in their hands, each with the page from which it is led. */
function TakenThere({ shelter }: { readonly shelter: string }) {
  const { exposure: said } = useLeavingWords()
  const language = useLanguage()
  const house = useLook('cases.shelter', { id: shelter, language }).asked
  const board = useLook('cases.board', { offset: 0, limit: 200, filter: 'danger', language }).asked
  if (house.state !== 'answered' || board.state !== 'answered') return null
  const lived = new Set(
    house.value.stays.flatMap(({ state, caseId }) => (state === 'left' ? [] : (caseId ?? []))),
  )
  const taken = board.value.rows.filter(({ id, state }) => state === 'taken' && lived.has(id))
  if (taken.length === 0) return null
  return (
    <section className={parts['danger']}>
      <h2>{said.takenThere}</h2>
      <ul className={css['people']}>
        {taken.map(({ id, code }) => (
          <li key={id}>
            <Link href={paths.taken(id)}>{said.lead(code)}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

type ListProps = { readonly view: ExposureView; readonly again: () => void }

export function ExposedList({ view, again }: ListProps) {
  const { exposure: said } = useLeavingWords()
  return (
    <>
      {view.rows.length === 0 && (
        <div className={css['stack']}>
          <p>{said.none}</p>
          <p className={css['quiet']}>{said.noneWhy}</p>
        </div>
      )}
      <ol className={css['rows']}>
        {view.rows.map((row) => (
          <Exposed key={`${row.kind} ${row.id}`} row={row} again={again} />
        ))}
      </ol>
      {view.knew.length > 0 && (
        <p>
          {said.knew}
          <Colon />
          {view.knew.map(({ caseId, code }, index) => (
            <span key={caseId}>
              {index > 0 && ', '}
              <Link href={paths.story(caseId)}>{code}</Link>
            </span>
          ))}
        </p>
      )}
    </>
  )
}

function Exposed({ row, again }: { readonly row: ExposedRow; readonly again: () => void }) {
  const { cases } = useWords()
  const { exposure: said } = useLeavingWords()
  const language = useLanguage()
  const acting = useAct<TaskRow>()
  // The next task of the same row, where there is one, comes with the next look.
  const [finished, setFinished] = useState<string>()
  const done = row.task !== undefined && (row.task.state === 'done' || row.task.id === finished)
  const finish = async (id: string): Promise<void> => {
    if ((await acting.run(call('cases.task', { id, state: 'done' }))) !== undefined) setFinished(id)
    again()
  }
  const how = Object.entries(said.hows).find(([code]) => code === row.how)?.[1] ?? row.how
  return (
    <li className={css['line']} data-alarm={row.there.length > 0 && !done}>
      <div className={css['exposed']}>
        <span className={css['due']} data-due={row.hours <= 2 && !done ? 'missed' : 'soon'}>
          {said.within(row.hours)}
        </span>
        <span className={css['kind']}>{said.kinds[row.kind]}</span>
        <span className={css['what']}>
          <span>
            <strong>{termWords(taskKind, row.todo, language)}</strong> <bdi>{row.title}</bdi>
          </span>
          <span className={css['quiet']}>
            {how}
            {row.there.length > 0 && ' · '}
            {row.there.length > 0 && said.there(row.there.map(({ code }) => code).join(', '))}
          </span>
          <CasesRefused refusal={acting.refusal} />
        </span>
        {row.task !== undefined && (
          <span>
            {done ? (
              said.done
            ) : (
              <button type="button" disabled={acting.busy} onClick={() => void finish(row.task?.id ?? '')}>
                {cases.story.taskDone}
              </button>
            )}
          </span>
        )}
      </div>
    </li>
  )
}
