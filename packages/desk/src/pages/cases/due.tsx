/** When something is due: a word, a shape and how far away, so that colour is never alone. */
import type { DueAt } from '../../calls/cases.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { agoWords } from './ago.ts'
import css from './cases.module.css'

type Props = { readonly due: DueAt | undefined; readonly now: string }

/** "Missed · 5 hr ago". */
export function DueMark({ due, now }: Props) {
  const { due: said } = useWords().cases
  const language = useLanguage()
  if (due === undefined) return <span className={css['due']}>{said.none}</span>
  return (
    <span className={css['due']} data-due={due.state}>
      {/* What is not pressing needs no word: how far away says it. */}
      {due.state !== 'later' && due.state !== 'today' && `${said[due.state]} `}
      {agoWords(due.at, now, language)}
    </span>
  )
}
