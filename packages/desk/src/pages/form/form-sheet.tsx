/** The sheet of a form: its fields, what is wrong with them, and what can be done. */
import { Fragment, lazy, type SubmitEvent, Suspense } from 'react'
import { Refused } from '../frame/refused.tsx'
import { useKeys } from '../frame/use-keys.ts'
import { useWords } from '../words/use-words.ts'
import { useAccountGate } from './account-gate.ts'
import { CaseChoice } from './case-choice.tsx'
import { FieldRow } from './field-row.tsx'
import css from './form.module.css'
import { FormActs } from './form-acts.tsx'
import { FormTitle } from './form-title.tsx'
import { asksForCase } from './home.ts'
import { offeredStates } from './next-states.ts'
import { type FormProps, useRecordForm } from './use-record-form.ts'

/** The words of the rules are loaded when a rule has refused. */
const RulesRefused = lazy(async () => {
  const { CasesRefused } = await import('../cases/cases-refused.tsx')
  return { default: CasesRefused }
})

/** What is known of earlier accounts comes before a new one (docs/formats/testimony.md, TY10). */
const BeforeAccount = lazy(async () => {
  const { BeforeAccount } = await import('../evidence/account/before.tsx')
  return { default: BeforeAccount }
})

export function FormSheet(props: FormProps) {
  const { type, id, start } = props
  const words = useWords()
  const form = useRecordForm(props)
  const { asked, isHeld, before } = useAccountGate(props, form)
  const save = (): void => {
    if (!isHeld) void form.save()
  }
  useKeys('form', { save })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    save()
  }
  return (
    <form className={css['sheet']} onSubmit={submit} autoComplete="off" noValidate>
      <FormTitle type={type} id={id} />
      {form.touched && <p className={css['kept']}>{words.form.kept}</p>}
      {id === undefined && asksForCase(type) && <CaseChoice value={form.caseId} change={form.setCaseId} />}
      {asked.map(([name, field]) => (
        <Fragment key={name}>
          <FieldRow
            name={name}
            field={field}
            kind={offeredStates(type, name, start[name]) ?? field}
            value={form.values[name] ?? null}
            faults={form.faults}
            change={(value) => form.change(name, value)}
          />
          {before !== undefined && name === 'sourceId' && (
            <Suspense fallback={null}>
              <BeforeAccount {...before} />
            </Suspense>
          )}
        </Fragment>
      ))}
      {form.refusal?.breaks === undefined ? (
        <Refused refusal={form.refusal} />
      ) : (
        <Suspense fallback={null}>
          <RulesRefused refusal={form.refusal} />
        </Suspense>
      )}
      <FormActs form={form} isHeld={isHeld} />
    </form>
  )
}
