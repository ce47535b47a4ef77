import { Link } from 'wouter'
import type { ReadingView } from '../../calls/reading.ts'
import { paths } from '../frame/places.ts'
import { usePressWords } from '../words/press/use-press-words.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { numberWords } from './number-words.ts'
import css from './reading.module.css'
import { TakeOver } from './take-over.tsx'
import { Voices } from './voices.tsx'

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
      <TakeOver view={view} />
      <Voices id={view.id} />
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
  const { reading: words } = usePressWords()
  const bySpeaker = [
    ...Map.groupBy(quotes, ({ speaker, isChosen }) => `${isChosen} ${speaker ?? ''}`).values(),
  ]
  bySpeaker.sort((one, two) => Number(isNobodys(one)) - Number(isNobodys(two)) || two.length - one.length)
  return (
    <ul>
      {bySpeaker.map((said) => (
        <li key={said[0]?.start} className={css['line']}>
          {isNobodys(said) ? (
            <em>{press.unattributed}</em>
          ) : (
            <span>
              <bdi>{said[0]?.speaker}</bdi>
              {said[0]?.isChosen === true && <span className={css['nobody']}> {words.chosen}</span>}
            </span>
          )}
          <span>{press.quotesOf(said.length)}</span>
        </li>
      ))}
    </ul>
  )
}

function isNobodys([first]: ReadingView['quotes']): boolean {
  return first === undefined || first.speaker === null
}

function SharedPassages({ view }: { readonly view: ReadingView }) {
  const { runs, text } = view
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
            <Link href={paths.reading(id, other.start, view.id)}>{press.wordsOf(wordsIn(start, end))}</Link>
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
