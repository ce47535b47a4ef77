/** Who is on duty, who comes next, and the note without which no shift ends. */

import { dutyLevel } from '@safeconduct/core/records/choices/line.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import type { DutyView, ShiftView } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { type Acting, useAct } from '../calls/use-act.ts'
import { useCall } from '../calls/use-call.ts'
import { instantWords, spanWords } from '../records/dates.ts'
import { languageName } from '../records/language-names.ts'
import { useNews } from '../session/copies.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { TextField } from './field.tsx'
import css from './line.module.css'
import { LineRefused } from './line-refused.tsx'
import { MarkedText } from './marked-text.tsx'
import { PlanShift } from './plan-shift.tsx'
import { LineTabs } from './tabs.tsx'
import { useKept } from './use-line.ts'

export type OfDuty = { readonly duty: DutyView; readonly acting: Acting<DutyView> }

export function Duty() {
  const words = useWords()
  const [acts, setActs] = useState(0)
  const acting = useAct<DutyView>()
  const asked = useKept(useCall('duty.read', {}, useNews() * 1_000 + acts))
  const run: Acting<DutyView>['run'] = async (work) => {
    const done = await acting.run(work)
    setActs((before) => before + 1)
    return done
  }
  const shown = { ...acting, run }
  return (
    <>
      <LineTabs tab="duty" />
      <div className={parts['narrow']}>
        <h1>{words.line.duty.title}</h1>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <LineRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && (
          <>
            <Now duty={asked.value} acting={shown} />
            <Shifts duty={asked.value} acting={shown} />
            <Left duty={asked.value} />
            <PlanShift duty={asked.value} acting={shown} />
          </>
        )}
      </div>
    </>
  )
}

function Now({ duty, acting }: OfDuty) {
  const { duty: said } = useWords().line
  return (
    <section className={parts['part']}>
      <h2>{said.now}</h2>
      {duty.now.length === 0 ? (
        <div className={parts['due']}>
          <p>{said.nobody}</p>
          <p>{said.nobodyWhy}</p>
        </div>
      ) : (
        <ul className={parts['lines']}>
          {duty.now.map((shift) => (
            <ShiftLine key={shift.id} shift={shift} />
          ))}
        </ul>
      )}
      {duty.nights.map(({ who, nights }) => (
        <p key={who} className={parts['due']}>
          {said.nights(who, nights)}
        </p>
      ))}
      {duty.mine !== undefined && <Ending id={duty.mine} acting={acting} />}
      <LineRefused refusal={acting.refusal} />
    </section>
  )
}

function Ending({ id, acting }: { readonly id: string; readonly acting: OfDuty['acting'] }) {
  const { duty: said } = useWords().line
  const [note, setNote] = useState('')
  const end = async (): Promise<void> => {
    if ((await acting.run(call('duty.end', { id, handOver: note }))) !== undefined) setNote('')
  }
  return (
    <div className={parts['act-on']}>
      <h3>{said.end}</h3>
      <TextField label={said.handOver} help={said.handOverHelp} text={note} change={setNote} rows={4} />
      <p>
        <button type="button" disabled={acting.busy || note.trim() === ''} onClick={() => void end()}>
          {said.endAct}
        </button>
      </p>
    </div>
  )
}

function Shifts({ duty, acting }: OfDuty) {
  const { duty: said } = useWords().line
  const coming = duty.shifts.filter(({ state }) => state === 'coming' || state === 'missing')
  return (
    <section className={parts['part']}>
      <h2>{said.shifts}</h2>
      {coming.length === 0 && <p className={parts['facts']}>{said.none}</p>}
      <ul className={parts['lines']}>
        {coming.map((shift) => (
          <ShiftLine key={shift.id} shift={shift} acting={acting} />
        ))}
      </ul>
    </section>
  )
}

function ShiftLine({ shift, acting }: { readonly shift: ShiftView; readonly acting?: OfDuty['acting'] }) {
  const { duty: said } = useWords().line
  const language = useLanguage()
  const { id, who, level, from, to, languages, state, mine } = shift
  return (
    <li className={css['shift']} data-late={state === 'overdue' || state === 'missing'}>
      <strong>{who}</strong>
      <span className={css['grow']}>
        {termWords(dutyLevel, level, language)} · {spanWords(from, to, language)} ·{' '}
        {languages.map((one) => languageName(one, language)).join(', ')}
        {state !== 'on' && ` · ${said.states[state]}`}
      </span>
      {acting !== undefined && mine && (state === 'coming' || state === 'missing') && (
        <button
          type="button"
          disabled={acting.busy}
          onClick={() => void acting.run(call('duty.start', { id }))}
        >
          {said.start}
        </button>
      )}
      {acting !== undefined && state === 'coming' && (
        <button
          type="button"
          data-plain
          disabled={acting.busy}
          onClick={() => void acting.run(call('duty.drop', { id }))}
        >
          {said.drop}
        </button>
      )}
    </li>
  )
}

function Left({ duty: { handOvers } }: Pick<OfDuty, 'duty'>) {
  const { duty: said } = useWords().line
  const language = useLanguage()
  return (
    <section className={parts['part']}>
      <h2>{said.notes}</h2>
      {handOvers.length === 0 && <p className={parts['facts']}>{said.notesNone}</p>}
      <ul className={css['notes']}>
        {handOvers.map(({ who, at, text }) => (
          <li key={`${who} ${at}`}>
            <MarkedText text={text} />
            <p className={parts['facts']}>
              {who} · {instantWords(at, language)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
