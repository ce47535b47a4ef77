import { isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { Link } from 'wouter'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { useTypeWords } from '../words/use-type-words.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './record.module.css'
import { typesAround, type View } from './views.ts'

const most = 100

/** What refers to this record. Nothing is said when there is nothing, or nothing this member may read. */
export function Around({ id, view }: { readonly id: string; readonly view: View }) {
  const words = useWords()
  const typeWords = useTypeWords()
  const language = useLanguage()
  const around = useCall('records.table', {
    types: typesAround(view),
    filter: '',
    offset: 0,
    limit: most,
    about: id,
    language,
  })
  if (around.state !== 'answered' || around.value.rows.length === 0) return null
  const byType = Map.groupBy(around.value.rows, ({ type }) => type)
  return (
    <section className={css['around']}>
      <h2>{words.record.around}</h2>
      {[...byType].map(([type, rows]) =>
        isRecordTypeName(type) ? (
          <div key={type} className={css['kindAround']}>
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
        ) : null,
      )}
    </section>
  )
}
