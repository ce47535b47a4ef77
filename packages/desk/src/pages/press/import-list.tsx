import { printable } from '@safeconduct/core/base/printable.ts'
import { Link } from 'wouter'
import { paths } from '../frame/places.ts'
import { refusalSentence } from '../words/refusal.ts'
import { useWords } from '../words/use-words.ts'
import type { Incoming } from './import-files.ts'
import css from './press.module.css'

type Props = { readonly incoming: readonly Incoming[]; readonly close: () => void }

/** What became of each file; a refusal stays until it is read. */
export function ImportList({ incoming, close }: Props) {
  const words = useWords()
  const left = incoming.filter(({ state }) => state === 'waiting').length
  return (
    <div className={css['imported']} role="status">
      {left > 0 && <p>{words.press.importing(left)}</p>}
      <ul>
        {incoming.map((file, index) => (
          // Two chosen files may have one name.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${index} ${file.name}`}>
            <bdi>{printable(file.name)}</bdi> <FileOutcome file={file} />
          </li>
        ))}
      </ul>
      {left === 0 && (
        <button type="button" onClick={close}>
          {words.press.dismiss}
        </button>
      )}
    </div>
  )
}

function FileOutcome({ file }: { readonly file: Incoming }) {
  const words = useWords()
  switch (file.state) {
    case 'waiting':
      return null
    case 'refused':
      return (
        <span>
          <strong>{words.press.refused}</strong>. {refusalSentence(words, file.refusal)}
        </span>
      )
    case 'imported':
    case 'already-here':
      return (
        <span>
          {file.state === 'imported' ? words.press.imported : words.press.already} ·{' '}
          <Link href={paths.reading(file.id)}>{words.press.open}</Link>
        </span>
      )
  }
}
