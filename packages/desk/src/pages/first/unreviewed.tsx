import { useWords } from '../words/use-words.ts'
import css from './door.module.css'

/** Said before anybody types a word: what this program has not yet been through. */
export function Unreviewed() {
  const { first } = useWords()
  return (
    <div className={css['warning']} role="note">
      <strong>{first.unreviewed}</strong>
      <span>{first.unreviewedWhy}</span>
    </div>
  )
}
