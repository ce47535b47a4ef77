/** When something is due: a word, a shape and how far away, so that colour is never alone. */
import type { DueAt } from '../../calls/cases.ts'
import { awayWords } from '../line/when.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './cases.module.css'

type Props = { readonly due: DueAt | undefined; readonly now: string }

/** "Missed · 5 hr ago". */
export function DueMark({ due, now }: Props) {
  const { due: said } = useWords().cases
  const language = useLanguage()
  if (due === undefined) return <span className={css['due']}>{said.none}</span>
  return (
    <span className={css['due']} data-due={due.state}>
      <span className={css['word']}>{said[due.state]}</span> {awayWords(due.at, now, language)}
    </span>
  )
}
