import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import type { RefObject } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../frame/places.ts'
import { useWords } from '../words/use-words.ts'
import { ColumnChoice } from './column-choice.tsx'
import { columnsOf } from './columns.tsx'
import css from './room.module.css'

type Props = {
  readonly type: RecordTypeName
  readonly filter: RefObject<HTMLInputElement | null>
  readonly typed: string
  readonly setTyped: (typed: string) => void
  readonly hidden: ReadonlySet<string>
  readonly setHidden: (hidden: ReadonlySet<string>) => void
  readonly total: number | undefined
}

/** Above a table: the filter, how many rows there are, which columns, a new record. */
export function TableTools({ type, filter, typed, setTyped, hidden, setHidden, total }: Props) {
  const { table } = useWords()
  const [, go] = useLocation()
  return (
    <div className={css['tools']}>
      <input
        ref={filter}
        type="search"
        className={css['filter']}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        placeholder={table.filter}
        aria-label={table.filter}
        title={table.filterHelp}
        autoComplete="off"
        spellCheck={false}
      />
      <span className={css['count']} role="status">
        {total === undefined ? table.loading : table.rows(total)}
      </span>
      <ColumnChoice all={columnsOf(type)} hidden={hidden} change={setHidden} />
      <button type="button" data-main onClick={() => go(paths.make(type))}>
        {table.new}
      </button>
    </div>
  )
}
