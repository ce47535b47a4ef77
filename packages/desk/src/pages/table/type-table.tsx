import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useKeys } from '../frame/use-keys.ts'
import { useTypeWords } from '../words/use-type-words.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { ColumnChoice } from './column-choice.tsx'
import { columnsOf, useColumns } from './columns.tsx'
import { Empty } from './empty.tsx'
import { Grid } from './grid.tsx'
import css from './room.module.css'
import { useRows } from './use-rows.ts'
import { useWidth } from './use-width.ts'

/** The table of one kind of record, with its filter. */
export function TypeTable({ type }: { readonly type: RecordTypeName }) {
  const words = useWords()
  const typeWords = useTypeWords()
  const language = useLanguage()
  const [, go] = useLocation()
  const filter = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const { rows, state } = useRows({ types: [type], filter: typed, language })
  const [place, width] = useWidth()
  const columns = useColumns(type, hidden, width)
  useKeys('table', { filter: () => filter.current?.focus(), new: () => go(paths.make(type)) })
  const guarded =
    type === 'Identity'
      ? words.table.guardedNames
      : guardedPlace(type)
        ? words.table.guardedPlaces
        : undefined
  return (
    <section className={css['work']} ref={place}>
      <div className={css['tools']}>
        <input
          ref={filter}
          type="search"
          className={css['filter']}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          placeholder={words.table.filter}
          aria-label={words.table.filter}
          title={words.table.filterHelp}
          autoComplete="off"
          spellCheck={false}
        />
        <span className={css['count']} role="status">
          {state.total === undefined ? words.table.loading : words.table.rows(state.total)}
        </span>
        <ColumnChoice all={columnsOf(type)} hidden={hidden} change={setHidden} />
        <button type="button" data-main onClick={() => go(paths.make(type))}>
          {words.table.new}
        </button>
      </div>
      {guarded !== undefined && <p className={css['guarded']}>{guarded}</p>}
      <Refused refusal={state.refusal} />
      {state.total === 0 && state.refusal === undefined ? (
        <Empty type={type} filtered={(state.answered?.filter ?? '') !== ''} clear={() => setTyped('')} />
      ) : (
        <Grid
          label={typeWords.all(type)}
          rows={rows}
          state={state}
          columns={columns}
          open={(row) => go(paths.record(type, row.id))}
        />
      )}
    </section>
  )
}

function guardedPlace(type: RecordTypeName): boolean {
  return type === 'Journey' || type === 'Shelter'
}
