import type { Json } from '@safeconduct/core/base/json.ts'
import type { Kind } from '@safeconduct/core/records/kinds.ts'
import { useReason } from '../words/use-reason.ts'
import { useWords } from '../words/use-words.ts'
import css from './control.module.css'
import { OneControl } from './control.tsx'
import { type Fault, faultAt } from './faults.ts'

type Props = {
  readonly kind: Kind<unknown>
  readonly value: Json
  readonly number: number
  readonly path: string
  readonly faults: readonly Fault[]
  readonly id: string
  readonly labelledBy: string
  readonly change: (value: Json) => void
  readonly remove: () => void
}

/** One entry of a list: its control, its fault, and a way to remove it. */
export function ListEntry({ kind, value, number, path, faults, id, labelledBy, change, remove }: Props) {
  const { form } = useWords()
  const reason = useReason()
  const fault = faultAt(faults, path)
  const describedBy = fault === undefined ? undefined : `${id}-fault`
  const marks = { id, describedBy, labelledBy, invalid: fault !== undefined, required: true }
  return (
    <div className={css['entry']} role="group" aria-label={form.item(number)}>
      <OneControl {...{ kind, value, path, faults, marks, change }} />
      <button type="button" data-plain aria-label={`${form.remove}: ${form.item(number)}`} onClick={remove}>
        {form.remove}
      </button>
      {fault !== undefined && (
        <span className={css['fault']} id={`${id}-fault`}>
          {reason(fault.reason)}
        </span>
      )}
    </div>
  )
}
