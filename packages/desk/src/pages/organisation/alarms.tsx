/** Alarms: what happened in one sentence, and what to do. Each stays until somebody says that they have read it. */
import { useState } from 'react'
import type { AlarmView } from '../../calls/sync.ts'
import { call } from '../calls/client.ts'
import { useCall } from '../calls/use-call.ts'
import { Refused } from '../frame/refused.tsx'
import { instantWords } from '../records/dates.ts'
import { lookAtCopies, useCopies, useNews } from '../session/copies.ts'
import { Colon } from '../words/colon.tsx'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import people from './people.module.css'
import { OrganisationTabs } from './tabs.tsx'
import { useLogWords } from './use-log-words.ts'

export function Alarms() {
  const words = useWords()
  const said = words.people.alarms
  const [acts, setActs] = useState(0)
  const open = useCopies()?.alarms ?? 0
  const asked = useCall('alarms.read', {}, (useNews() + open) * 1_000 + acts)
  const read = async (id: string): Promise<void> => {
    await call('alarms.acknowledge', { id })
    setActs((before) => before + 1)
    await lookAtCopies()
  }
  return (
    <>
      <OrganisationTabs tab="alarms" />
      <div className={css['page']}>
        <h1>{words.people.tabs.alarms}</h1>
        <p className={css['quiet']}>{said.help}</p>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <Refused refusal={asked.refusal} />}
        {asked.state === 'answered' && asked.value.alarms.length === 0 && <p>{said.none}</p>}
        {asked.state === 'answered' &&
          asked.value.alarms.map((alarm) => (
            <OneAlarm key={alarm.id} alarm={alarm} read={() => void read(alarm.id)} />
          ))}
      </div>
    </>
  )
}

function OneAlarm({ alarm, read }: { readonly alarm: AlarmView; readonly read: () => void }) {
  const words = useWords()
  const language = useLanguage()
  const logWords = useLogWords()
  const said = words.people.alarms
  const { said: happened, act } = words.alarms[alarm.kind]
  const facts = [
    ...(alarm.at === undefined ? [] : [instantWords(alarm.at, language)]),
    said.times(alarm.times),
    ...(alarm.who === undefined ? [] : [alarm.who]),
    ...(alarm.name === undefined ? [] : [said.in(logWords(alarm.name))]),
    ...(alarm.state === 'seen' ? [said.wasSeen] : []),
  ]
  return (
    <article className={people[alarm.state === 'open' ? 'alarm' : 'note']}>
      <h2>{happened}</h2>
      <p className={css['quiet']}>{facts.join(' · ')}</p>
      <p>
        <strong>
          {said.what}
          <Colon />
        </strong>
        {act}
      </p>
      {alarm.state === 'open' && (
        <button type="button" className={css['start']} onClick={read}>
          {said.seen}
        </button>
      )}
    </article>
  )
}
