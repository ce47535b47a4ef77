import { memo } from 'react'
import { Link } from 'wouter'
import type { MarginNote } from '../../calls/attention.ts'
import { paths } from '../frame/places.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { FaultName } from './fault-list.tsx'
import { numberWords } from './number-words.ts'
import type { Paragraph, Piece, Quote, Stretch } from './pieces.ts'
import css from './reading.module.css'

/** A paragraph, and in its margin who speaks in it and what is wrong with it. */
type Props = { readonly block: Paragraph; readonly notes: readonly MarginNote[] }

export const ParagraphBlock = memo(function ParagraphBlock({ block, notes }: Props) {
  const here = notes.filter(({ at }) => at !== null && block.start <= at && at < block.end)
  return (
    <div className={css['block']}>
      <p data-start={block.start} data-end={block.end}>
        {block.stretches.map((stretch) => (
          <StretchView key={stretch.start} stretch={stretch} />
        ))}
      </p>
      {block.quotes.length + here.length > 0 && (
        <ul className={css['margin']}>
          {speakers(block.quotes).map(([speaker, start]) => (
            <Speaker key={start} speaker={speaker} />
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
function speakers(quotes: readonly Quote[]): readonly (readonly [string | null, number])[] {
  const sorted = quotes.toSorted((a, b) => a.start - b.start)
  return sorted
    .filter(({ speaker }, index) => index === 0 || sorted[index - 1]?.speaker !== speaker)
    .map(({ speaker, start }) => [speaker, start])
}

function Speaker({ speaker }: { readonly speaker: string | null }) {
  const { press } = useWords()
  return speaker === null ? (
    <li className={css['nobody']}>{press.unattributed}</li>
  ) : (
    <li>
      <bdi>{speaker}</bdi>
    </li>
  )
}

function StretchView({ stretch }: { readonly stretch: Stretch }) {
  const { press } = useWords()
  const [first, ...more] = stretch.runs
  const pieces = stretch.pieces.map((piece) => <PieceView key={piece.start} piece={piece} />)
  if (first === undefined) return pieces
  const titles = [first, ...more].map(({ other }) => other.title).join(' · ')
  return (
    <Link
      href={paths.reading(first.other.id, first.other.start)}
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
