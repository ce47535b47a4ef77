/** Programmes of States: their dated status, and who hangs on each; a change lists everybody the same minute. */
import { programmeStatus } from '@safeconduct/core/records/choices/moves.ts'
import { type CodeOf, termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import type { ProgrammeAsk } from '../../../calls/cases-asks.ts'
import type { ProgrammeRow, ProgrammesView } from '../../../calls/cases-moves.ts'
import { call } from '../../calls/client.ts'
import { type Acting, useAct } from '../../calls/use-act.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { Colon } from '../../words/colon.tsx'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { DayField, TermField } from '../fields.tsx'
import { useLook } from '../use-cases.ts'
import { VisaTable } from './visas.tsx'

type Own = {
  readonly acting: Acting<ProgrammesView>
  readonly run: (ask: ProgrammeAsk) => Promise<void>
  readonly now: string
}

export function Programmes({ again }: { readonly again: () => void }) {
  const { visas: said } = useWords().cases.ways
  const looking = useLook('cases.programmes', { language: useLanguage() })
  const acting = useAct<ProgrammesView>()
  const run = async (ask: ProgrammeAsk): Promise<void> => {
    await acting.run(call('cases.programme', ask))
    looking.again()
    again()
  }
  const { asked } = looking
  return (
    <section className={css['part']}>
      <h2>{said.programmes}</h2>
      {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
      {asked.state === 'answered' && (
        <>
          {asked.value.programmes.length === 0 && <p className={css['quiet']}>{said.programmesNone}</p>}
          {asked.value.programmes.map((programme) => (
            <Programme
              key={programme.id}
              programme={programme}
              acting={acting}
              run={run}
              now={asked.value.now}
            />
          ))}
          <AddProgramme acting={acting} run={run} now={asked.value.now} />
        </>
      )}
      <CasesRefused refusal={acting.refusal} />
    </section>
  )
}

function Programme({ programme, acting, run, now }: Own & { readonly programme: ProgrammeRow }) {
  const { visas: said } = useWords().cases.ways
  const language = useLanguage()
  const { id, code, stateCode, office, status, since, dependants, history } = programme
  const isShut = status === 'suspended' || status === 'closed'
  return (
    <div className={isShut && dependants.length > 0 ? parts['due'] : css['leg']}>
      <p>
        <strong>
          <bdi>{code}</bdi>
        </strong>{' '}
        {stateCode} · <bdi>{office}</bdi> · {termWords(programmeStatus, status, language)}
        {since !== undefined && `, ${dayWords(since, language, now)}`} · {said.dependants(dependants.length)}
      </p>
      <VisaTable visas={dependants} now={now} />
      <details>
        <summary className={css['quiet']}>{said.history}</summary>
        <ul className={parts['lines']}>
          {history.map((step) => (
            <li key={`${step.at} ${step.status}`}>
              {dayWords(step.at, language, now)}
              <Colon />
              {termWords(programmeStatus, step.status, language)}{' '}
              <span className={css['quiet']}>
                <bdi>{step.source}</bdi>
              </span>
            </li>
          ))}
        </ul>
        <Changing id={id} acting={acting} run={run} now={now} />
      </details>
    </div>
  )
}

function Changing({ id, acting, run, now }: Own & { readonly id: string }) {
  const { visas: said } = useWords().cases.ways
  const [status, setStatus] = useState<CodeOf<typeof programmeStatus> | ''>('')
  const [at, setAt] = useState(now.slice(0, 10))
  const [source, setSource] = useState('')
  return (
    <div className={parts['act-on']}>
      <TermField label={said.status} of={programmeStatus} value={status} choose={setStatus} />
      <DayField label={said.on} text={at} change={setAt} />
      <TextField label={said.source} text={source} change={setSource} />
      <button
        type="button"
        disabled={acting.busy || status === '' || source.trim() === ''}
        onClick={() => void run({ act: 'status', id, status, at: at.trim(), source })}
      >
        {said.statusAct}
      </button>
    </div>
  )
}

function AddProgramme({ acting, run, now }: Own) {
  const { visas: said } = useWords().cases.ways
  const [status, setStatus] = useState<CodeOf<typeof programmeStatus> | ''>('open')
  const [typed, setTyped] = useState({ code: '', stateCode: '', legalBasis: '', office: '', source: '' })
  const set = (part: keyof typeof typed) => (text: string) => setTyped({ ...typed, [part]: text })
  const isFilled = Object.values(typed).every((text) => text.trim() !== '')
  return (
    <details>
      <summary>{said.addProgramme}</summary>
      <div className={parts['act-on']}>
        <TextField label={said.code} text={typed.code} change={set('code')} />
        <TextField label={said.stateCode} text={typed.stateCode} change={set('stateCode')} dir="ltr" />
        <TextField label={said.legalBasis} text={typed.legalBasis} change={set('legalBasis')} />
        <TextField label={said.office} text={typed.office} change={set('office')} />
        <TermField label={said.status} of={programmeStatus} value={status} choose={setStatus} />
        <TextField label={said.source} text={typed.source} change={set('source')} />
        <button
          type="button"
          disabled={acting.busy || !isFilled}
          onClick={() =>
            void run({
              act: 'open',
              ...typed,
              stateCode: typed.stateCode.trim().toUpperCase(),
              status,
              at: now.slice(0, 10),
            })
          }
        >
          {said.addAct}
        </button>
      </div>
    </details>
  )
}
