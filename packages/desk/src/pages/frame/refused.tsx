import type { CallRefusal } from '../../calls/calls.ts'
import { refusalSentence } from '../words/refusal.ts'
import { useWords } from '../words/use-words.ts'
import { intoView } from './into-view.ts'
import css from './refused.module.css'

/** A refusal at the place it concerns; it stays until the next attempt. */
export function Refused({
  refusal,
  id,
}: {
  readonly refusal: CallRefusal | undefined
  readonly id?: string
}) {
  const words = useWords()
  return refusal === undefined ? null : (
    <p className={css['refused']} role="alert" id={id} ref={intoView}>
      {refusalSentence(words, refusal)}
    </p>
  )
}
