/** The support ledger: who got what, asked by one and approved by another; distinct people; costs without names. */
import { supportState } from '@safeconduct/core/records/choices/moves.ts'
import { assistanceType } from '@safeconduct/core/records/vocabulary/assistance-type.ts'
import { type CodeOf, termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { SupportRow, SupportView } from '../../../calls/cases-moves.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { wholeNumber } from '../../form/read-number.ts'
import { paths } from '../../frame/places.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { CaseField } from '../case-field.tsx'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { DayField, TermField } from '../fields.tsx'
import { Fold } from '../fold.tsx'
import { Part } from '../room.tsx'
import { useLook } from '../use-cases.ts'
import { Costs } from './costs.tsx'

export function Support() {
  const { support: said } = useWords().cases.ways
  const { asked, again } = useLook('cases.support', { language: useLanguage() })
  return (
    <Part tab="support" title={said.title} asked={asked} show={(view) => <All view={view} again={again} />} />
  )
}

type Props = { readonly view: SupportView; readonly again: () => void }

function All({ view, again }: Props) {
  const { support: said } = useWords().cases.ways
  const language = useLanguage()
  return (
    <div className={parts['two']}>
      <div className={css['main']}>
        <div>
          <p>
            {said.figure(said.persons(view.persons), said.codes(view.codes), dayWords(view.asOf, language))}
          </p>
          <p className={css['quiet']}>{said.definition}</p>
        </div>
        {view.rows.length === 0 ? <p>{said.none}</p> : <Ledger view={view} again={again} />}
        <Costs costs={view.costs} />
      </div>
      <aside className={parts['side']}>
        <Fold title={said.request} open>
          <Requesting now={view.now} again={again} />
        </Fold>
      </aside>
    </div>
  )
}

function Ledger({ view: { rows, now }, again }: Props) {
  const { support: said } = useWords().cases.ways
  return (
    <div className={css['scroll']}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{said.columns.who}</th>
            <th scope="col">{said.columns.what}</th>
            <th scope="col">{said.columns.when}</th>
            <th scope="col" className={css['figure']}>
              {said.columns.amount}
            </th>
            <th scope="col">{said.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} now={now} again={again} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type LineProps = { readonly row: SupportRow; readonly now: string; readonly again: () => void }

function Line({ row, now, again }: LineProps) {
  const { support: said } = useWords().cases.ways
  const language = useLanguage()
  const acting = useAct<SupportRow>()
  const run = async (act: 'approve' | 'pay' | 'account'): Promise<void> => {
    await acting.run(call('cases.supportAct', { act, id: row.id }))
    again()
  }
  return (
    <tr>
      <td>{row.caseId === undefined ? row.code : <Link href={paths.story(row.caseId)}>{row.code}</Link>}</td>
      <td>
        <Link href={paths.record('Assistance', row.id)}>{termWords(assistanceType, row.type, language)}</Link>
      </td>
      <td className={css['when']}>{dayWords(row.at, language, now)}</td>
      <td className={css['figure']}>
        {row.amount === undefined ? '' : `${row.amount.value} ${row.amount.unit}`}
      </td>
      <td>
        {termWords(supportState, row.state, language)}
        <span className={css['quiet']}>
          {row.requestedBy !== undefined && ` · ${said.by(row.requestedBy)}`}
          {row.approvedBy !== undefined && ` · ${said.approved(row.approvedBy)}`}
        </span>
        {row.warnings.map((one) => (
          <p key={one} className={css['missing']}>
            {Object.entries(said.warnings).find(([code]) => code === one)?.[1] ?? one}
          </p>
        ))}
        {row.acts.length > 0 && (
          <p className={parts['row']}>
            {row.acts.map((act) => (
              <button key={act} type="button" disabled={acting.busy} onClick={() => void run(act)}>
                {said.acts[act]}
              </button>
            ))}
          </p>
        )}
        <CasesRefused refusal={acting.refusal} />
      </td>
    </tr>
  )
}

/** Three letters, as in ISO 4217. */
function currency(typed: string): string | undefined {
  const letters = typed.trim().toUpperCase()
  return /^[A-Z]{3}$/u.test(letters) ? letters : undefined
}

function Requesting({ now, again }: { readonly now: string; readonly again: () => void }) {
  const { support: said } = useWords().cases.ways
  const acting = useAct<SupportRow>()
  const [caseId, setCase] = useState<string | null>(null)
  const [type, setType] = useState<CodeOf<typeof assistanceType> | ''>('')
  const [at, setAt] = useState(now.slice(0, 10))
  const [typed, setTyped] = useState({ value: '', unit: '', fund: '' })
  const [value, unit] = [wholeNumber(typed.value), currency(typed.unit)]
  // Half an amount is none, and an amount that cannot be read is not left out in silence.
  const isNone = typed.value.trim() === '' && typed.unit.trim() === ''
  const isFit = isNone || (value !== undefined && unit !== undefined)
  const ask = async (): Promise<void> => {
    if (caseId === null || !isFit) return
    const amount = value === undefined || unit === undefined ? {} : { amount: { value: Number(value), unit } }
    const fund = typed.fund.trim() === '' ? {} : { fund: typed.fund }
    const done = await acting.run(
      call('cases.supportAct', { act: 'request', caseId, type, at: at.trim(), ...amount, ...fund }),
    )
    if (done !== undefined) setTyped({ value: '', unit: '', fund: '' })
    again()
  }
  return (
    <div className={parts['act-on']}>
      <p className={css['quiet']}>{said.requestWhy}</p>
      <CaseField label={said.of} value={caseId} change={setCase} />
      <TermField label={said.type} of={assistanceType} value={type} choose={setType} />
      <DayField label={said.at} text={at} change={setAt} />
      <TextField
        label={said.amount}
        text={typed.value}
        change={(text) => setTyped({ ...typed, value: text })}
        read={wholeNumber}
      />
      <TextField
        label={said.unit}
        text={typed.unit}
        change={(text) => setTyped({ ...typed, unit: text })}
        read={currency}
      />
      <TextField label={said.fund} text={typed.fund} change={(text) => setTyped({ ...typed, fund: text })} />
      <button
        type="button"
        disabled={acting.busy || caseId === null || type === '' || !isFit}
        onClick={() => void ask()}
      >
        {said.requestAct}
      </button>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}
