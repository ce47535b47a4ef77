import { useId } from 'react'
import { useWords } from '../words/use-words.ts'
import css from './control.module.css'
import { RecordChoice } from './record-choice.tsx'

/** In which case a new record lies; that cannot be changed afterwards. */
export function CaseChoice({
  value,
  change,
}: {
  readonly value: string | undefined
  readonly change: (id: string | undefined) => void
}) {
  const { form } = useWords()
  const id = useId()
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{form.inCase}</label>
      <RecordChoice
        id={id}
        to={['Case']}
        value={value ?? null}
        change={(chosen) => change(chosen ?? undefined)}
        describedBy={`${id}-help`}
        invalid={false}
      />
      <span className={css['help']} id={`${id}-help`}>
        {form.inCaseHelp}
      </span>
    </div>
  )
}
