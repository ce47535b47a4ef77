/** Whose case: found by typing, as references are in forms. */
import { useId } from 'react'
import control from '../form/control.module.css'
import { RecordChoice } from '../form/record-choice.tsx'

type Props = {
  readonly label: string
  readonly value: string | null
  readonly change: (id: string | null) => void
}

export function CaseField({ label, value, change }: Props) {
  const id = useId()
  return (
    <div className={control['field']}>
      <label htmlFor={id}>{label}</label>
      <RecordChoice
        id={id}
        to={['Case']}
        value={value}
        change={change}
        describedBy={undefined}
        invalid={false}
      />
    </div>
  )
}
