import type { Json } from '@safeconduct/core/base/json.ts'
import type { Field } from '@safeconduct/core/records/field.ts'
import type { Kind } from '@safeconduct/core/records/kinds.ts'
import { Control } from './control.tsx'
import type { Fault } from './faults.ts'
import { Labelled } from './labelled.tsx'

type Props = {
  readonly name: string
  readonly field: Field
  /** The field itself, or less of it: only the states that may follow. */
  readonly kind: Kind<unknown>
  readonly value: Json
  readonly faults: readonly Fault[]
  readonly change: (value: Json) => void
}

export function FieldRow({ name, field, kind, value, faults, change }: Props) {
  return (
    <Labelled kind={field} facts={field} required={field.required} path={name} faults={faults}>
      {(marks) => (
        <Control kind={kind} value={value} change={change} path={name} faults={faults} marks={marks} />
      )}
    </Labelled>
  )
}
