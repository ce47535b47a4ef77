import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useWords } from '../words/use-words.ts'
import css from './record.module.css'
import { type View, viewsOf } from './views.ts'

type Props = { readonly type: RecordTypeName; readonly view: View; readonly change: (view: View) => void }

/** One view at a time; there is no way to have names and places together. */
export function ViewChoice({ type, view, change }: Props) {
  const words = useWords()
  const views = viewsOf(type)
  if (views.length < 2) return null
  return (
    <div className={css['views']} role="group" aria-label={words.record.view}>
      {views.map((one) => (
        <button key={one} type="button" aria-pressed={one === view} onClick={() => change(one)}>
          {words.record.groups[one]}
        </button>
      ))}
    </div>
  )
}
