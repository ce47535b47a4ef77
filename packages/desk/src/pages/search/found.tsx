import { isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import type { Hit, SearchAnswer } from '../../calls/calls.ts'
import { useTypeWords } from '../words/use-type-words.ts'
import { useWords } from '../words/use-words.ts'
import css from './search.module.css'

type Props = {
  readonly answer: SearchAnswer
  readonly active: number
  readonly open: (hit: Hit) => void
  readonly choose: (index: number) => void
}

export function Found({ answer, active, open, choose }: Props) {
  const { search } = useWords()
  const typeWords = useTypeWords()
  if (answer.state === 'nothing-asked') return null
  if (answer.state === 'mission-term') return <p role="status">{search.ground}</p>
  return (
    <>
      <p role="status" className={css['count']}>
        {answer.count === 0 ? search.none : search.found(answer.count)}
        {answer.count > answer.hits.length && `. ${search.newest(answer.hits.length)}`}
      </p>
      <ul id="search-hits" role="listbox" aria-label={search.title} className={css['hits']}>
        {answer.hits.map((hit, index) => (
          // The field keeps the focus; arrows and Enter act there (combobox pattern).
          <li
            key={hit.id}
            id={`hit-${index}`}
            role="option"
            aria-selected={index === active}
            className={css['hit']}
            onClick={() => open(hit)}
            onPointerMove={() => choose(index)}
          >
            <bdi>{hit.title}</bdi>
            <span>{isRecordTypeName(hit.type) ? typeWords.one(hit.type) : hit.type}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
