/**
 * Another hour, grace or list. Stricter counts at once; what is weaker is asked for here and counts when a second member
 * agrees, at a desk of their own: an alarm is not put to sleep by one.
 */
import { useState } from 'react'
import type { CheckRow } from '../../../calls/cases.ts'
import { readInstant, typedInstant } from '../../form/read-day.ts'
import { wholeNumber } from '../../form/read-number.ts'
import { TextField } from '../../line/field.tsx'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { MomentField } from '../fields.tsx'
import type { OfCheck } from './check.tsx'

export function CheckChange({ check, acting, run }: OfCheck) {
  const { checks: said } = useWords().cases.ways
  const [due, setDue] = useState(typedInstant(check.due.at))
  const [grace, setGrace] = useState(String(check.graceHours))
  const [list, setList] = useState(check.escalation.join(' '))
  const [why, setWhy] = useState('')
  const escalation = list.split(/[\s,;]+/).filter((one) => one !== '')
  const hours = Number(wholeNumber(grace))
  const isFit =
    due.trim() !== '' && escalation.length > 0 && grace.trim() !== '' && Number.isSafeInteger(hours)
  const isMoved = due !== typedInstant(check.due.at)
  const isOther = escalation.join(' ') !== check.escalation.join(' ')
  return (
    <div className={parts['act-on']}>
      <p className={parts['facts']}>{said.changeWhy}</p>
      <MomentField label={said.changeDue} text={due} change={setDue} />
      <TextField label={said.grace} text={grace} change={setGrace} read={wholeNumber} />
      <TextField label={said.escalation} text={list} change={setList} dir="ltr" />
      <TextField label={said.changeReason} text={why} change={setWhy} />
      <button
        type="button"
        disabled={acting.busy || !isFit}
        onClick={() =>
          void run({
            act: 'change',
            id: check.id,
            ...(isMoved ? { dueAt: readInstant(due) } : {}),
            ...(hours === check.graceHours ? {} : { graceHours: hours }),
            ...(isOther ? { escalation } : {}),
            ...(why.trim() === '' ? {} : { why }),
          })
        }
      >
        {said.changeAct}
      </button>
    </div>
  )
}

type Asked = CheckRow['asked'][number]

/** What a colleague wants weaker, with the reason; whoever agrees asks for the very same. */
export function CheckAsked(props: OfCheck) {
  return props.check.asked.map((one) => <OneAsked key={`${one.by} ${one.at}`} {...props} one={one} />)
}

function OneAsked({ check: { id }, acting, run, one }: OfCheck & { readonly one: Asked }) {
  const { checks: said } = useWords().cases.ways
  const language = useLanguage()
  const { by, dueAt, graceHours, escalation, why, mine } = one
  return (
    <div className={parts['due']}>
      <p>
        {said.asked(by, instantWords(dueAt, language), graceHours, escalation.join(', '))} <bdi>{why}</bdi>
      </p>
      {mine ? (
        <p>{said.askedWaits}</p>
      ) : (
        <p>
          <button
            type="button"
            disabled={acting.busy}
            onClick={() => void run({ act: 'change', id, dueAt, graceHours, escalation, why })}
          >
            {said.agree}
          </button>
        </p>
      )}
    </div>
  )
}
