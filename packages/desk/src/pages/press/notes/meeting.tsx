/** One meeting: its agenda, what the registers hold of who meets, and the brief in our words. */
import { statementKind } from '@safeconduct/core/records/vocabulary/statement-kind.ts'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { MeetingView, SaidView } from '../../../calls/press-notes.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import table from '../../cases/cases.module.css'
import { useLook } from '../../cases/use-cases.ts'
import { paths } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import { useKeys } from '../../frame/use-keys.ts'
import { TextField } from '../../line/field.tsx'
import { useSpeaking } from '../../records/speaking.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { AskTable } from '../desk/asks.tsx'
import desk from '../desk/desk.module.css'
import { HitLink } from '../desk/hit-links.tsx'
import { plainTerm } from '../desk/plain-term.ts'
import { saidDayWords } from '../desk/said-day.ts'
import { Promised } from '../desk/statement.tsx'
import { PressTabs } from '../desk/tabs.tsx'
import { Law } from './law.tsx'
import { BriefStands } from './meetings.tsx'
import css from './notes.module.css'
import { Sources } from './sources.tsx'

export function MeetingPage({ id }: { readonly id: string }) {
  const { waiting } = useWords()
  const { notes } = usePressWords()
  const [, go] = useLocation()
  const { asked, again } = useLook('press.meeting', { id, language: useLanguage() })
  useKeys('record', { back: () => go(paths.press('meetings')) })
  return (
    <>
      <PressTabs tab="meetings" />
      <article className={parts['wide']}>
        <p>
          <Link href={paths.press('meetings')}>{notes.meetings.back}</Link>
        </p>
        {asked.state === 'waiting' && <p role="status">{waiting}</p>}
        <Refused refusal={asked.state === 'refused' ? asked.refusal : undefined} />
        {asked.state === 'answered' && <Whole meeting={asked.value} again={again} />}
      </article>
    </>
  )
}

type Props = { readonly meeting: MeetingView; readonly again: () => void }

function Whole({ meeting, again }: Props) {
  const { notes } = usePressWords()
  const said = notes.meetings
  const speaking = useSpeaking()
  const { id, what, day, place, bodies, text, outcome, sources } = meeting
  const facts = [saidDayWords(day, speaking), place, ...bodies].filter((one) => one !== '')
  return (
    <>
      <h1>
        <bdi>{what}</bdi>
      </h1>
      <p>
        <bdi>{facts.join(' · ')}</bdi>
      </p>
      <p className={parts['facts']}>
        <Link href={paths.edit('PressNote', id)}>{notes.edit}</Link>
      </p>
      <Words heading={said.agendaIs} text={text} />
      <Sources sources={sources} />
      <Words heading={said.outcome} text={outcome} />
      <Brief meeting={meeting} again={again} />
      <Known meeting={meeting} />
    </>
  )
}

function Words({ heading, text }: { readonly heading: string; readonly text: readonly string[] }) {
  if (text.length === 0) return null
  return (
    <>
      <h2>{heading}</h2>
      {text.map((one) => (
        <p key={one} className={css['paragraph']} dir="auto">
          {one}
        </p>
      ))}
    </>
  )
}

function Brief({ meeting, again }: Props) {
  const { notes } = usePressWords()
  const said = notes.meetings
  const acting = useAct<{ readonly id: string }>()
  const [typed, setTyped] = useState<string>()
  const text = typed ?? meeting.brief.join('\n\n')
  const act = async (done: Promise<unknown>): Promise<void> => {
    await done
    again()
  }
  return (
    <section className={parts['part']}>
      <h2>{said.brief}</h2>
      <div>
        <BriefStands row={meeting} />
      </div>
      {meeting.isSilent && <p className={parts['due']}>{said.silent}</p>}
      <div className={css['form']}>
        <TextField label={said.write} help={said.writeHelp} rows={8} text={text} change={setTyped} />
        <div className={css['acts']}>
          <button
            type="button"
            data-main
            disabled={acting.busy || text.trim() === '' || typed === undefined}
            onClick={() =>
              void act(acting.run(call('press.briefKeep', { id: meeting.id, text: text.trim() })))
            }
          >
            {said.keep}
          </button>
          {meeting.briefState !== 'written' && (
            <button
              type="button"
              disabled={acting.busy}
              onClick={() => void act(acting.run(call('press.briefTake', { id: meeting.id })))}
            >
              {said.take}
            </button>
          )}
        </div>
        <Refused refusal={acting.refusal} />
      </div>
    </section>
  )
}

/** Put together from the registers: nothing here is typed twice. */
function Known({ meeting: { promises, asks, said: all, laws } }: { readonly meeting: MeetingView }) {
  const { notes } = usePressWords()
  const said = notes.meetings
  const isEmpty = promises.length + asks.length + all.length + laws.length === 0
  return (
    <section className={parts['part']}>
      <h2>{said.from}</h2>
      {isEmpty && <p>{said.nothing}</p>}
      {promises.length > 0 && <h3>{said.promises}</h3>}
      {promises.map((one) => (
        <div key={one.id} className={css['entry']}>
          <Promised promise={one} />
        </div>
      ))}
      {asks.length > 0 && <h3>{said.asks}</h3>}
      {asks.length > 0 && <AskTable asks={asks} />}
      {all.length > 0 && <h3>{said.said}</h3>}
      {all.map((one) => (
        <Said key={one.record.id} one={one} />
      ))}
      {laws.length > 0 && <h3>{said.laws}</h3>}
      {laws.map((law) => (
        <Law key={law.id} law={law} />
      ))}
    </section>
  )
}

function Said({ one: { record, kind, speaker, said, words, lang } }: { readonly one: SaidView }) {
  const speaking = useSpeaking()
  const language = useLanguage()
  const facts = [speaker, saidDayWords(said, speaking), plainTerm(statementKind, kind, language)]
  return (
    <div className={`${css['entry']} ${table['line']}`}>
      <HitLink hit={{ ...record, title: facts.filter((fact) => fact !== '').join(' · ') }} />
      <blockquote className={desk['words']} lang={lang} dir="auto">
        {words}
      </blockquote>
    </div>
  )
}
