import type { RemovalView } from '../../calls/organisation.ts'
import { useWords } from '../words/use-words.ts'
import css from './people.module.css'
import { useLogWords } from './use-log-words.ts'

/** What a member can read, as far as this one knows of it: a part of which this one knows nothing is not told. */
export function Readable({ readable }: { readonly readable: RemovalView['readable'] }) {
  const { people } = useWords()
  const logWords = useLogWords()
  if (readable.length === 0) return <p>{people.removal.nothing}</p>
  return (
    <ul className={css['lines']}>
      {readable.map(({ name, records, lead }) => (
        <li key={`${name.scope} ${name.caseId ?? ''} ${name.part}`} className={css['line']}>
          <bdi className={css['grow']}>{logWords(name)}</bdi>
          <span>{people.removal.records(records)}</span>
          {lead && <span>{people.removal.leads}</span>}
        </li>
      ))}
    </ul>
  )
}
