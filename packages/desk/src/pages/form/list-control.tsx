import type { Json } from '@safeconduct/core/base/json.ts'
import { isList } from '../records/plain.ts'
import { useWords } from '../words/use-words.ts'
import css from './control.module.css'
import type { ControlProps } from './control.tsx'
import { ListEntry } from './list-entry.tsx'
import { emptyEntry, oneOfMany } from './one-of.ts'

/** A list: each entry with its control and a way to remove it. */
export function ListControl({ kind, value, change, path, faults, marks }: ControlProps) {
  const { form } = useWords()
  const entries = isList(value) ? value : []
  const one = oneOfMany(kind)
  const put = (next: readonly Json[]): void => change(next.length === 0 ? null : next)
  return (
    <div className={css['entries']}>
      {entries.map((entry, index) => (
        <ListEntry
          // Entries have no names of their own; their order is their identity while they are typed.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          kind={one}
          value={entry}
          number={index + 1}
          path={`${path}[${index}]`}
          faults={faults}
          id={`${marks.id}-${index}`}
          labelledBy={marks.labelledBy}
          change={(next) => put(entries.with(index, next ?? emptyEntry(one)))}
          remove={() => put(entries.toSpliced(index, 1))}
        />
      ))}
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
