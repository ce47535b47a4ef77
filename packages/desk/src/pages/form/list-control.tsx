import type { Json } from '@safeconduct/core/base/json.ts'
import { isList } from '../records/plain.ts'
import { useReason } from '../words/use-reason.ts'
import { useWords } from '../words/use-words.ts'
import css from './control.module.css'
import { type ControlProps, OneControl } from './control.tsx'
import { faultAt } from './faults.ts'
import { emptyEntry, oneOfMany } from './one-of.ts'

/** A list: each entry with its control and a way to remove it. */
export function ListControl({ kind, value, change, path, faults, marks }: ControlProps) {
  const { form } = useWords()
  const reason = useReason()
  const entries = isList(value) ? value : []
  const one = oneOfMany(kind)
  const put = (next: readonly Json[]): void => change(next.length === 0 ? null : next)
  return (
    <div className={css['entries']}>
      {entries.map((entry, index) => {
        const at = `${path}[${index}]`
        const fault = faultAt(faults, at)
        const id = `${marks.id}-${index}`
        return (
          // Entries have no names of their own; their order is their identity while they are typed.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={css['entry']} role="group" aria-label={form.item(index + 1)}>
            <OneControl
              kind={one}
              value={entry}
              path={at}
              faults={faults}
              marks={{
                id,
                describedBy: fault === undefined ? undefined : `${id}-fault`,
                labelledBy: marks.labelledBy,
                invalid: fault !== undefined,
                required: true,
              }}
              change={(next) => put(entries.with(index, next ?? emptyEntry(one)))}
            />
            <button
              type="button"
              data-plain
              aria-label={`${form.remove}: ${form.item(index + 1)}`}
              onClick={() => put(entries.toSpliced(index, 1))}
            >
              {form.remove}
            </button>
            {fault !== undefined && (
              <span className={css['fault']} id={`${id}-fault`}>
                {reason(fault.reason)}
              </span>
            )}
          </div>
        )
      })}
      <button
        type="button"
        id={marks.id}
        aria-invalid={marks.invalid}
        className={css['add']}
        onClick={() => put([...entries, emptyEntry(one)])}
      >
        {form.add}
      </button>
    </div>
  )
}
