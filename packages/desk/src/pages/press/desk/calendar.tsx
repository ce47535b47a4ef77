/** Each day on which a promise is or was due, what became of it, and whether the day is only our assumption. */
import { checkOutcome } from '@safeconduct/core/records/vocabulary/check-outcome.ts'
import { commitmentStatus } from '@safeconduct/core/records/vocabulary/commitment-status.ts'
import { Link } from 'wouter'
import type { CalendarRow } from '../../../calls/attention.ts'
import { useCall } from '../../calls/use-call.ts'
import css from '../../cases/cases.module.css'
import { paths } from '../../frame/places.ts'
import { useSpeaking } from '../../records/speaking.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { Asks } from './asks.tsx'
import { Nothing, Part } from './part.tsx'
import { plainTerm } from './plain-term.ts'
import { saidDayWords } from './said-day.ts'

export function Calendar() {
  const { promises: said } = usePressWords()
  const asked = useCall('press.calendar', { language: useLanguage() })
  return (
    <Part
      tab="promises"
      asked={asked}
      show={({ now, rows }) => (
        <>
          {rows.length === 0 ? (
            <Nothing what={said.none} why={said.noneWhy} />
          ) : (
            <div className={css['scroll']}>
              <table className={css['table']}>
                <thead>
                  <tr>
                    <th scope="col">{said.day}</th>
                    <th scope="col">{said.who}</th>
                    <th scope="col">{said.what}</th>
                    <th scope="col">{said.state}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <Day key={`${row.day} ${row.statement}`} row={row} today={now.slice(0, 10)} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <Asks />
        </>
      )}
    />
  )
}

function Day({ row, today }: { readonly row: CalendarRow; readonly today: string }) {
  const { promises: said } = usePressWords()
  const speaking = useSpeaking()
  const language = useLanguage()
  const isPast = row.day < today
  // A day that was checked is over, whatever the promise is today; one that nobody checked carries what is owed.
  const isOwed = row.outcome === undefined && row.overdueDays > 0
  const isBad = isPast && (isOwed || row.isMissed)
  const state = [
    ...(row.outcome === undefined ? [] : [plainTerm(checkOutcome, row.outcome, language)]),
    // "Overdue" is not said twice of one day.
    ...((row.outcome !== undefined && row.overdueDays > 0) || (isOwed && row.status === 'overdue')
      ? []
      : [plainTerm(commitmentStatus, row.status, language)]),
    ...(isOwed ? [said.overdue(row.overdueDays)] : []),
    ...(row.isMissed ? [said.missed] : []),
  ]
  return (
    <tr>
      <td>
        <time dateTime={row.day}>{saidDayWords({ date: row.day, precision: 'exact' }, speaking)}</time>
        <p className={parts['facts']}>
          {isPast ? said.past : said.ahead}
          {row.isAssumed && ` · ${said.assumed}`}
        </p>
      </td>
      <td>
        <bdi>{row.promisors.join(', ')}</bdi>
      </td>
      <td>
        <Link href={paths.record('Statement', row.statement)}>
          <bdi>{row.what}</bdi>
        </Link>
      </td>
      <td className={isBad ? css['missing'] : undefined}>{isPast && state.join(' · ')}</td>
    </tr>
  )
}
