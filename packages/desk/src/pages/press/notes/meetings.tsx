/** The calendar of meetings: which lie ahead, whether the brief is written, and who has it. */
import type { BriefState } from '@safeconduct/core/attention/meetings.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { MeetingRow } from '../../../calls/press-notes.ts'
import { useCall } from '../../calls/use-call.ts'
import css from '../../cases/cases.module.css'
import { paths } from '../../frame/places.ts'
import { useSpeaking } from '../../records/speaking.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { Nothing, Part } from '../desk/part.tsx'
import { saidDayWords } from '../desk/said-day.ts'
import { NoteMeeting } from './note-meeting.tsx'
import own from './notes.module.css'

export function Meetings() {
  const { notes } = usePressWords()
  const said = notes.meetings
  const asked = useCall('press.meetings', { language: useLanguage() })
  const [adds, setAdds] = useState(false)
  return (
    <Part
      tab="meetings"
      asked={asked}
      above={
        adds ? (
          <NoteMeeting leave={() => setAdds(false)} />
        ) : (
          <p className={own['acts']}>
            <button type="button" onClick={() => setAdds(true)}>
              {said.add}
            </button>
          </p>
        )
      }
      show={({ meetings }) =>
        meetings.length === 0 ? (
          <Nothing what={said.none} why={said.noneWhy} />
        ) : (
          <div className={css['scroll']}>
            <table className={`${css['table']} ${own['narrow']}`}>
              <thead>
                <tr>
                  <th scope="col">{said.on}</th>
                  <th scope="col">{said.meeting}</th>
                  <th scope="col">{said.brief}</th>
                </tr>
              </thead>
              <tbody>
                {meetings.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    />
  )
}

function Row({ row }: { readonly row: MeetingRow }) {
  const speaking = useSpeaking()
  return (
    <tr>
      <td>{saidDayWords(row.day, speaking)}</td>
      <td>
        <Link href={paths.meeting(row.id)}>
          <bdi>{row.what}</bdi>
        </Link>
        <p className={parts['facts']}>
          <bdi>{[row.place, ...row.bodies].filter((one) => one !== '').join(' · ')}</bdi>
        </p>
      </td>
      <td>
        <BriefStands row={row} />
      </td>
    </tr>
  )
}

const isBad: ReadonlySet<BriefState> = new Set(['late', 'missed'])

export function BriefStands({ row: { briefState, briefDue, who } }: { readonly row: MeetingRow }) {
  const { notes } = usePressWords()
  const said = notes.meetings
  const language = useLanguage()
  const isWritten = briefState === 'written'
  return (
    <>
      <span className={isBad.has(briefState) ? css['missing'] : undefined}>{said.states[briefState]}</span>
      {!isWritten && (
        <p className={parts['facts']}>
          {said.due(dayWords(briefDue, language))} ·{' '}
          <bdi>{who === undefined ? said.nobody : said.has(who)}</bdi>
        </p>
      )}
    </>
  )
}
