import { numberQualifier } from '@safeconduct/core/records/vocabulary/number-qualifier.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { FigureSaid } from '../../../calls/charts.ts'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { layOutRanges, type Range, slim, wide } from './range-layout.ts'
import { shortened, useIsNarrow } from './twin.tsx'

type Props = { readonly said: readonly FigureSaid[]; readonly label: string }

/** Drawn with attributes alone, so that the saved file looks as the page does. */
export function RangePicture({ said, label }: Props) {
  const isNarrow = useIsNarrow()
  const frame = isNarrow ? slim : wide
  const { height, ranges, ticks } = layOutRanges(said, frame)
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${height}`}
      direction="ltr"
      fontFamily="Noto Sans, sans-serif"
      fontSize="13"
      role="img"
      aria-label={label}
    >
      {ticks.map(({ x, n }) => (
        <g key={n}>
          <line x1={x} x2={x} y1="24" y2={height} stroke="currentColor" strokeOpacity="0.14" />
          <text x={x} y="16" textAnchor="middle" fill="currentColor" fillOpacity="0.85">
            {n}
          </text>
        </g>
      ))}
      {ranges.map((range) => (
        <Row
          key={`${range.figure.source.id} ${range.figure.value} ${range.y}`}
          range={range}
          letters={frame.letters}
          isNarrow={isNarrow}
        />
      ))}
    </svg>
  )
}

/** "at least 80", as the source says it. */
export function useFigureWords(): (figure: FigureSaid) => string {
  const language = useLanguage()
  return ({ value, qualifier }) =>
    qualifier === 'eq'
      ? value
      : // The examples of a term are for whoever chooses it.
        `${termWords(numberQualifier, qualifier, language).replace(/\s*\([^)]*\)$/u, '')} ${value}`
}

type RowProps = { readonly range: Range; readonly letters: number; readonly isNarrow: boolean }

function Row({ range: { figure, y, from, to, isOpen }, letters, isNarrow }: RowProps) {
  const language = useLanguage()
  const { charts } = usePressWords()
  const said = useFigureWords()(figure)
  const day = figure.asOf === undefined ? '' : charts.asOf(dayWords(figure.asOf, language))
  const [nameAt, dayAt] = isNarrow ? [y - 14, y + 20] : [y - 3, y + 13]
  return (
    <g>
      <text x="4" y={nameAt} fill="currentColor">
        {shortened(figure.source.title, letters)}
      </text>
      <text x="4" y={dayAt} fontSize="12" fill="currentColor" fillOpacity="0.85">
        {isNarrow ? [said, day].filter((one) => one !== '').join(' · ') : day}
      </text>
      {to > from && (
        <line x1={from} x2={to} y1={y} y2={y} stroke="currentColor" strokeOpacity="0.55" strokeWidth="4" />
      )}
      {isOpen && (
        <polygon points={`${to + 8},${y} ${to - 2},${y - 6} ${to - 2},${y + 6}`} fill="currentColor" />
      )}
      <circle cx={from} cy={y} r="5" fill="currentColor" />
      {!isNarrow && (
        <text x={from - 5} y={y - 10} fontWeight="600" fill="currentColor">
          {said}
        </text>
      )}
    </g>
  )
}
