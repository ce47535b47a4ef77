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
  const say = useSay()
  const reason = useReason()
  const id = useId()
  const fault = faultAt(faults, path)
  const compound = isCompound(kind)
  const described = [facts.help && `${id}-help`, fault && `${id}-fault`].filter((one) => one !== undefined)
  const marks: Marks = {
    id,
    labelledBy: `${id}-label`,
    describedBy: described.length === 0 ? undefined : described.join(' '),
    invalid: fault !== undefined,
    required,
  }
  return (
    <div className={css['field']} {...(compound ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}>
      <LabelText id={id} facts={facts} required={required} compound={compound} />
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

function isCompound({ many, control, or }: Kind<unknown>): boolean {
  return many === true || control === 'shape' || control === 'yes-no' || or !== undefined
}

type LabelProps = Pick<Props, 'facts' | 'required'> & { readonly id: string; readonly compound: boolean }

function LabelText({ id, facts, required, compound }: LabelProps) {
  const { form } = useWords()
  const say = useSay()
  const text = (
    <>
      {say(facts.label)}
      {required && <span className={css['required']}> · {form.required}</span>}
    </>
  )
  if (!compound) {
    return (
      <label htmlFor={id} id={`${id}-label`}>
        {text}
      </label>
    )
  }
  return (
    <span className={css['label']} id={`${id}-label`}>
      {text}
    </span>
  )
}
