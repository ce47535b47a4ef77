/** When something is due: a word, a shape and how far away, so that colour is never alone. */
import type { DueAt } from '../../calls/cases.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { agoWords } from './ago.ts'
import css from './cases.module.css'

type Props = {
  readonly due: DueAt | undefined
  readonly now: string
  /** What is said of a day that has passed, where nobody is late: a consent has ended. */
  readonly over?: string
}

/** "Missed · 5 hr ago". */
export function DueMark({ due, now, over }: Props) {
  const { due: said } = useWords().cases
  const language = useLanguage()
  if (due === undefined) return <span className={css['due']}>{said.none}</span>
  return (
    <span className={css['due']} data-due={due.state}>
      {/* What is not pressing needs no word: how far away says it. */}
      {due.state !== 'later' &&
        due.state !== 'today' &&
        `${(due.state === 'late' ? over : undefined) ?? said[due.state]} · `}
      {agoWords(due.at, now, language)}
    </span>
  )
}
