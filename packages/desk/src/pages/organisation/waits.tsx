import type { WaitView } from '../../calls/sync.ts'
import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Part } from './part.tsx'
import people from './people.module.css'
import { useLogWords } from './use-log-words.ts'

/** What waits and why, in sentences: quota, size, patience, a full disk, silence. Nothing is swallowed. */
export function Waits({ waits }: { readonly waits: readonly WaitView[] }) {
  const { people: said } = useWords()
  const logWords = useLogWords()
  return (
    <Part title={said.sync.waits}>
      {waits.length === 0 && <p>{said.sync.nothingWaits}</p>}
      <ul className={people['lines']}>
        {waits.map((wait) => (
          <li
            key={`${wait.direction} ${wait.why} ${wait.name === undefined ? '' : logWords(wait.name)}`}
            className={people['wait']}
          >
            <strong>{said.sync[wait.direction](wait.count)}</strong>
            {wait.name !== undefined && <bdi className={css['quiet']}>{logWords(wait.name)}</bdi>}
            <span>
              {said.sync.why[wait.why]}
              {wait.seconds !== undefined && ` ${said.sync.retry(wait.seconds)}`}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
