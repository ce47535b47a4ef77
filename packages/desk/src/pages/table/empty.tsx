import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useWords } from '../words/use-words.ts'
import css from './room.module.css'

type Props = { readonly type: RecordTypeName; readonly filtered: boolean; readonly clear: () => void }

/** An empty table says what the first step is. */
export function Empty({ type, filtered, clear }: Props) {
  const words = useWords()
  return (
    <div className={css['empty']}>
      {filtered ? (
        <>
          <p>{words.table.noMatch}</p>
          <button type="button" onClick={clear}>
            {words.table.clear}
          </button>
        </>
      ) : (
        <p>{words.empty[type]}</p>
      )}
    </div>
  )
}
