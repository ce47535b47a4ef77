/** Beside a report: what is wrong with it or wants a second look, with the words that show it. Nothing is corrected. */
import { quoteFault } from '@safeconduct/core/records/vocabulary/quote-fault.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import type { MarginNote } from '../../calls/attention.ts'
import type { Answer } from '../../calls/calls.ts'
import type { Asked } from '../calls/use-call.ts'
import { Refused } from '../frame/refused.tsx'
import { usePressWords } from '../words/press/use-press-words.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { HitLink } from './desk/hit-links.tsx'
import css from './reading.module.css'

export function FaultList({ faults }: { readonly faults: Asked<Answer<'press.faults'>> }) {
  const { faults: said } = usePressWords()
  const { waiting } = useWords()
  return (
    <section className={css['faults']}>
      <h2>{said.title}</h2>
      <Refused refusal={faults.state === 'refused' ? faults.refusal : undefined} />
      {faults.state === 'waiting' && <p role="status">{waiting}</p>}
      {faults.state === 'answered' && faults.value.notes.length === 0 && (
        <p className={css['quiet']}>{faults.value.isCompared ? said.none : said.notCompared}</p>
      )}
      {faults.state === 'answered' && (
        <ul>
          {faults.value.notes.map((note) => (
            <Note key={`${note.at ?? ''} ${note.kind} ${note.words}`} note={note} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Note({ note: { kind, at, words, beside } }: { readonly note: MarginNote }) {
  const { faults: said } = usePressWords()
  return (
    <li>
      <p className={css['fault']}>
        <FaultName kind={kind} />
      </p>
      {at === null && <p className={css['quiet']}>{said.inHead}</p>}
      {words !== '' && (
        <p>
          «<bdi>{words}</bdi>»
        </p>
      )}
      {beside.map((one) => (
        <p key={`${one.source.id} ${one.words}`} className={css['quiet']}>
          {said.beside}: <HitLink hit={one.source} />
          {one.words !== '' && (
            <>
              {' '}
              «<bdi>{one.words}</bdi>»
            </>
          )}
        </p>
      ))}
    </li>
  )
}

export function FaultName({ kind }: { readonly kind: MarginNote['kind'] }) {
  const { kinds } = usePressWords().faults
  const language = useLanguage()
  switch (kind) {
    case 'file_photo':
    case 'search_picture':
    case 'one_permission':
    case 'legal_term':
      return kinds[kind]
    default:
      return termWords(quoteFault, kind, language)
  }
}
