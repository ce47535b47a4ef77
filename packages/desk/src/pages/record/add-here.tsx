import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useId } from 'react'
import { Link } from 'wouter'
import { type Origin, typesFrom } from '../form/from-record.ts'
import { paths } from '../frame/places.ts'
import { useTypeWords } from '../words/use-type-words.ts'
import { useWords } from '../words/use-words.ts'
import css from './record.module.css'
import { typesAround, type View } from './views.ts'

/** New records about this one, with the reference already chosen. */
export function AddHere({ origin, view }: { readonly origin: Origin; readonly view: View }) {
  const { record } = useWords()
  const typeWords = useTypeWords()
  const id = useId()
  const offered: readonly RecordTypeName[] = typesFrom(origin, typesAround(view))
  if (offered.length === 0) return null
  return (
    <div>
      <button type="button" popoverTarget={id} className={css['adder']}>
        {record.add}
      </button>
      <div id={id} popover="auto" className={css['adds']}>
        <ul>
          {offered.map((type) => (
            <li key={type}>
              <Link href={paths.makeFrom(type, origin.type, origin.id)}>{typeWords.one(type)}</Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
