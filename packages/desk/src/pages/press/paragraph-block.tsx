import { memo } from 'react'
import { Link } from 'wouter'
import type { MarginNote } from '../../calls/attention.ts'
import { paths } from '../frame/places.ts'
import { usePressWords } from '../words/press/use-press-words.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { FaultName } from './fault-list.tsx'
import { numberWords } from './number-words.ts'
import type { Paragraph, Piece, Quote, Stretch } from './pieces.ts'
import css from './reading.module.css'

/** A paragraph, and in its margin who speaks in it and what is wrong with it. */
type Ways = {
  /** This report, and the one that somebody came from by words that both have. */
  readonly of: string
  readonly from: string | undefined
}
type Props = Ways & { readonly block: Paragraph; readonly notes: readonly MarginNote[] }

export const ParagraphBlock = memo(function ParagraphBlock({ block, notes, ...ways }: Props) {
  const here = notes.filter(({ at }) => at !== null && block.start <= at && at < block.end)
  return (
    <div className={css['block']}>
      <p data-start={block.start} data-end={block.end}>
        {block.stretches.map((stretch) => (
          <StretchView key={stretch.start} stretch={stretch} {...ways} />
        ))}
      </p>
      {block.quotes.length + here.length > 0 && (
        <ul className={css['margin']}>
          {speakers(block.quotes).map((quote) => (
            <Speaker key={quote.start} quote={quote} />
          ))}
          {here.map((note) => (
            <li key={`${note.at} ${note.kind}`} className={css['fault']} data-note={note.kind}>
              <FaultName kind={note.kind} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
})

/** One line for each change of speaker, in the order of the text. */
function speakers(quotes: readonly Quote[]): readonly Quote[] {
  const sorted = quotes.toSorted((a, b) => a.start - b.start)
  return sorted.filter(({ speaker, isChosen }, index) => {
    const before = sorted[index - 1]
    return before === undefined || before.speaker !== speaker || before.isChosen !== isChosen
  })
}

function Speaker({ quote: { speaker, isChosen } }: { readonly quote: Quote }) {
  const { press } = useWords()
  const { reading: said } = usePressWords()
  return speaker === null ? (
    <li className={css['nobody']}>{press.unattributed}</li>
  ) : (
    <li>
      <bdi>{speaker}</bdi>
      {isChosen && <span className={css['nobody']}> {said.chosen}</span>}
    </li>
  )
}

function StretchView({ stretch, of, from }: Ways & { readonly stretch: Stretch }) {
  const { press } = useWords()
  const first = stretch.runs.find(({ other }) => other.id === from) ?? stretch.runs[0]
  const pieces = stretch.pieces.map((piece) => <PieceView key={piece.start} piece={piece} />)
  if (first === undefined) return pieces
  const titles = stretch.runs.map(({ other }) => other.title).join(' · ')
  return (
    <Link
      href={paths.reading(first.other.id, first.other.start, of)}
      className={css['shared'] ?? ''}
      title={press.alsoIn(titles)}
      data-start={stretch.start}
      data-end={stretch.end}
    >
      {pieces}
    </Link>
  )
}

function PieceView({ piece }: { readonly piece: Piece }) {
  const { press } = useWords()
  const language = useLanguage()
  const text =
    piece.number === undefined ? (
      piece.text
    ) : (
      <span className={css['number']} title={numberWords(piece.number, press, language)}>
        {piece.text}
      </span>
    )
  return piece.quote ? <span className={css['quote']}>{text}</span> : text
}
