import { Link } from 'wouter'
import type { ReadingView } from '../../calls/calls.ts'
import { paths } from '../frame/places.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { numberWords } from './number-words.ts'
import css from './reading.module.css'

/** Beside the report: who speaks in it, which passages stand elsewhere, its numbers with their bounds. */
export function ReadingSide({ view }: { readonly view: ReadingView }) {
  const { press } = useWords()
  return (
    <aside className={css['side']}>
      <section>
        <h2>{press.speakers}</h2>
        <Speakers quotes={view.quotes} />
      </section>
      <section>
        <h2>{press.shared}</h2>
        <SharedPassages view={view} />
      </section>
      {view.numbers.length > 0 && <Numbers view={view} />}
      <section>
        <h2>{press.marks}</h2>
        <ul className={css['marks']}>
          <li>
            <span className={css['quote']}>«…»</span> {press.markQuote}
          </li>
          <li>
            <span className={css['shared']}>abc</span> {press.markShared}
          </li>
          <li>
            <span className={css['number']}>12</span> {press.markNumber}
          </li>
        </ul>
      </section>
    </aside>
  )
}

function Speakers({ quotes }: { readonly quotes: ReadingView['quotes'] }) {
  const { press } = useWords()
  const bySpeaker = [...Map.groupBy(quotes, ({ speaker }) => speaker)].sort(
    ([a, one], [b, two]) => Number(a === null) - Number(b === null) || two.length - one.length,
  )
  return (
    <ul>
      {bySpeaker.map(([speaker, said]) => (
        <li key={speaker ?? ''} className={css['line']}>
          {speaker === null ? <em>{press.unattributed}</em> : <bdi>{speaker}</bdi>}
          <span>{press.quotesOf(said.length)}</span>
        </li>
      ))}
    </ul>
  )
}

function SharedPassages({ view: { runs, text } }: { readonly view: ReadingView }) {
  const { press } = useWords()
  const wordsIn = (start: number, end: number): number => text.slice(start, end).trim().split(/\s+/u).length
  if (runs.length === 0) return <p className={css['quiet']}>{press.sharedNone}</p>
  return [...Map.groupBy(runs, ({ other }) => other.id)].map(([id, shared]) => (
    <div key={id}>
      <h3>
        <bdi>{shared[0]?.other.title}</bdi>
      </h3>
      <ul>
        {shared.map(({ start, end, other }) => (
          <li key={start} className={css['line']}>
            <Link href={paths.reading(id, other.start)}>{press.wordsOf(wordsIn(start, end))}</Link>
          </li>
        ))}
      </ul>
    </div>
  ))
}

function Numbers({ view }: { readonly view: ReadingView }) {
  const { press } = useWords()
  const language = useLanguage()
  return (
    <section>
      <details>
        <summary>
          <h2>{press.numbers}</h2>
        </summary>
        <ul>
          {view.numbers.map((number) => (
            <li key={number.start} className={css['line']}>
              <bdi>{view.text.slice(number.start, number.end)}</bdi>
              <span>{numberWords(number, press, language)}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
