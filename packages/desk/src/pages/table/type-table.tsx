/** The table of one kind of record, with its filter. */
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useKeys } from '../frame/use-keys.ts'
import { useTypeWords } from '../words/use-type-words.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { useColumns } from './columns.tsx'
import { Empty } from './empty.tsx'
import { Grid } from './grid.tsx'
import { rememberPlace, tablePlace } from './remembered.ts'
import css from './room.module.css'
import { TableTools } from './table-tools.tsx'
import { useRows } from './use-rows.ts'
import { useWidth } from './use-width.ts'

export function TypeTable({ type }: { readonly type: RecordTypeName }) {
  const typeWords = useTypeWords()
  const language = useLanguage()
  const [, go] = useLocation()
  const filter = useRef<HTMLInputElement>(null)
  const [start] = useState(() => tablePlace(type))
  const [typed, setTyped] = useState(start.filter)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const { rows, state } = useRows({ types: [type], filter: typed, language })
  const [place, width] = useWidth()
  const columns = useColumns(type, hidden, width)
  useKeys('table', { filter: () => filter.current?.focus(), new: () => go(paths.make(type)) })
  const empty = state.total === 0 && state.refusal === undefined
  return (
    <section className={css['work']} ref={place}>
      <TableTools {...{ type, filter, typed, setTyped, hidden, setHidden }} total={state.total} />
      <Guarded type={type} />
      <Refused refusal={state.refusal} />
      {empty ? (
        <Empty type={type} filtered={(state.answered?.filter ?? '') !== ''} clear={() => setTyped('')} />
      ) : (
        <Grid
          {...{ rows, state, columns }}
          label={typeWords.all(type)}
          startAt={start.row}
          open={(row, index) => {
            rememberPlace(type, { filter: typed, row: index })
            go(paths.record(type, row.id))
          }}
        />
      )}
    </section>
  )
}

/** Says what a room of names or of places leaves out, and that it does so on purpose. */
function Guarded({ type }: { readonly type: RecordTypeName }) {
  const { table } = useWords()
  if (type === 'Identity') return <p className={css['guarded']}>{table.guardedNames}</p>
  if (type === 'Journey' || type === 'Shelter') return <p className={css['guarded']}>{table.guardedPlaces}</p>
  return null
}
