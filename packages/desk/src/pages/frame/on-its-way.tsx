import { useWords } from '../words/use-words.ts'
import css from './frame.module.css'

/** An empty page would be taken for a room with nothing in it; what comes at once shows no word before it. */
export function OnItsWay() {
  const words = useWords()
  return (
    <p role="status" className={css['waits']}>
      {words.waiting}
    </p>
  )
}
