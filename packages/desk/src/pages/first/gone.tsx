import { readSession } from '../session/open-close.ts'
import { useWords } from '../words/use-words.ts'
import css from './door.module.css'
import { Door } from './door.tsx'

/** The process is away, or this window was never let in: says which, and what to do. */
export function Gone({ why }: { readonly why: 'no-answer' | 'not-entered' }) {
  const { gone } = useWords()
  return (
    <Door title={why === 'no-answer' ? gone.noAnswer : gone.notEntered}>
      <p role="alert">{why === 'no-answer' ? gone.noAnswerWhat : gone.notEnteredWhat}</p>
      <div className={css['row']}>
        <button type="button" data-main onClick={() => void readSession()}>
          {gone.retry}
        </button>
      </div>
    </Door>
  )
}
