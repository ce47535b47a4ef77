import { isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { Link } from 'wouter'
import type { Row } from '../../calls/calls.ts'
import { useCall } from '../calls/use-call.ts'
import type { Origin } from '../form/from-record.ts'
import { paths } from '../frame/places.ts'
import { useTypeWords } from '../words/use-type-words.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { AddHere } from './add-here.tsx'
import css from './record.module.css'
import { typesAround, type View } from './views.ts'

const most = 100

/** What refers to this record, and for a case to its person. Nothing is said of what this member may not read. */
export function Around({ origin, view }: { readonly origin: Origin; readonly view: View }) {
  const words = useWords()
  const rows = useRowsAbout(origin, view)
  return (
    <section className={css['around']}>
      {rows.length > 0 && <h2>{words.record.around}</h2>}
      {[...Map.groupBy(rows, ({ type }) => type)].map(([type, ofType]) => (
        <OneKind key={type} type={type} rows={ofType} />
      ))}
      <AddHere origin={origin} view={view} />
    </section>
  )
}

function useRowsAbout({ id, person = id }: Origin, view: View): readonly Row[] {
  const language = useLanguage()
  const ask = { types: typesAround(view), filter: '', offset: 0, limit: most, language }
  const own = useCall('records.table', { ...ask, about: id })
  const ofPerson = useCall('records.table', { ...ask, about: person })
  const rows = [own, ofPerson].flatMap((asked) => (asked.state === 'answered' ? asked.value.rows : []))
  return [...new Map(rows.filter((row) => row.id !== id).map((row) => [row.id, row])).values()]
}

function OneKind({ type, rows }: { readonly type: string; readonly rows: readonly Row[] }) {
  const typeWords = useTypeWords()
  if (!isRecordTypeName(type)) return null
  return (
    <div className={css['kindAround']}>
      <h3>{typeWords.all(type)}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link href={paths.record(type, row.id)}>
              <bdi>{row.title}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
