/** Where a note has it from: a report or document of ours, or words of where, each with its day. */
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { NoteSourceView } from '../../../calls/press-notes.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { HitLink } from '../desk/hit-links.tsx'
import css from './notes.module.css'

export function Sources({ sources }: { readonly sources: readonly NoteSourceView[] }) {
  const { notes: said } = usePressWords()
  const language = useLanguage()
  return (
    <ul className={css['sources']} aria-label={said.sources}>
      {sources.map(({ record, where, on, words }) => (
        <li key={`${record?.id ?? where} ${on} ${words}`}>
          {record === undefined ? <bdi>{where}</bdi> : <HitLink hit={record} />}
          <span className={parts['facts']}> {said.of(dayWords(on, language))}</span>
          {words !== '' && (
            <>
              {': '}
              <bdi>«{words}»</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
