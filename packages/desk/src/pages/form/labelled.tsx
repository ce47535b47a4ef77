import type { PartFacts } from '@safeconduct/core/records/field.ts'
import type { Kind } from '@safeconduct/core/records/kinds.ts'
import { type ReactNode, useId } from 'react'
import { useReason } from '../words/use-reason.ts'
import { useSay, useWords } from '../words/use-words.ts'
import css from './control.module.css'
import { type Fault, faultAt } from './faults.ts'

/** What a control needs to be tied to its label, help and fault. */
export type Marks = {
  readonly id: string
  readonly describedBy: string | undefined
  readonly labelledBy: string
  readonly invalid: boolean
  readonly required: boolean
}

type Props = {
  readonly kind: Kind<unknown>
  readonly facts: PartFacts
  readonly required: boolean
  readonly path: string
  readonly faults: readonly Fault[]
  readonly children: (marks: Marks) => ReactNode
}

/** Label, help, control and the fault at the field. Compound controls are groups with a name, single ones have a label. */
export function Labelled({ kind, facts, required, path, faults, children }: Props) {
  const { form } = useWords()
  const say = useSay()
  const reason = useReason()
  const id = useId()
  const fault = faultAt(faults, path)
  const marks: Marks = {
    id,
    labelledBy: `${id}-label`,
    describedBy:
      [facts.help === undefined ? '' : `${id}-help`, fault === undefined ? '' : `${id}-fault`]
        .join(' ')
        .trim() || undefined,
    invalid: fault !== undefined,
    required,
  }
  const compound =
    kind.many === true || kind.control === 'shape' || kind.control === 'yes-no' || kind.or !== undefined
  const label = (
    <>
      {say(facts.label)}
      {required && <span className={css['required']}> · {form.required}</span>}
    </>
  )
  return (
    <div className={css['field']} {...(compound ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}>
      {compound ? (
        <span className={css['label']} id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label htmlFor={id} id={`${id}-label`}>
          {label}
        </label>
      )}
      {facts.help !== undefined && (
        <span className={css['help']} id={`${id}-help`}>
          {say(facts.help)}
        </span>
      )}
      {children(marks)}
      {fault !== undefined && (
        <span className={css['fault']} id={`${id}-fault`}>
          {reason(fault.reason)}
        </span>
      )}
    </div>
  )
}
