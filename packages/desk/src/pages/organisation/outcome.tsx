import type { ActOutcome } from '../../calls/organisation.ts'
import { useWords } from '../words/use-words.ts'
import css from './people.module.css'

/** What became of an act: done, or what it still waits for. */
export function Outcome({ outcome }: { readonly outcome: ActOutcome | undefined }) {
  const { people } = useWords()
  return (
    <p role="status" className={css['outcome']}>
      {outcome === undefined ? '' : outcomeWords(outcome, people.outcome)}
    </p>
  )
}

function outcomeWords(outcome: ActOutcome, said: ReturnType<typeof useWords>['people']['outcome']): string {
  return outcome.state === 'waits-for-approval'
    ? said.waits(outcome.have, outcome.need, outcome.by.join(', '))
    : said[outcome.state]
}
