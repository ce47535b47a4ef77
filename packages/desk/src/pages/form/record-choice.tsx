/** Choosing another record by searching: beginnings of words, arrows, Enter (the combobox pattern). */
import { Reference } from '../records/reference.tsx'
import { useWords } from '../words/use-words.ts'
import css from './control.module.css'
import { RecordFinder } from './record-finder.tsx'

export type RecordChoiceProps = {
  readonly id: string
  /** Kinds of record it may be; none named: any. */
  readonly to: readonly string[]
  readonly value: string | null
  readonly change: (id: string | null) => void
  readonly describedBy: string | undefined
  readonly invalid: boolean
}

export function RecordChoice(props: RecordChoiceProps) {
  const { form } = useWords()
  const { id, value, change } = props
  if (value === null || value === '') return <RecordFinder {...props} />
  return (
    <span className={css['chosen']}>
      <Reference id={value} plain />
      <button type="button" id={id} data-plain onClick={() => change(null)}>
        {form.remove}
      </button>
    </span>
  )
}
