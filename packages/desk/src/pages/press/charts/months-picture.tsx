import { type MomentKind, momentKinds } from '@safeconduct/core/attention/timeline.ts'
import type { MonthCount } from '../../../calls/charts.ts'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { monthWords } from './month-words.ts'
import { useIsNarrow } from './twin.tsx'

const lanes = { wide: 70, narrow: 94 } as const
const bar = 46

export function kindsIn(months: readonly MonthCount[]): readonly MomentKind[] {
  return momentKinds.filter((kind) => months.some(({ counts }) => (counts[kind] ?? 0) > 0))
}

/** A row of bars for each kind, all on one scale of height, with the number above each. */
export function MonthsPicture({ months }: { readonly months: readonly MonthCount[] }) {
  const { charts: said } = usePressWords()
  const language = useLanguage()
  const isNarrow = useIsNarrow()
  const [width, names] = isNarrow ? [360, 8] : [820, 190]
  const lane = isNarrow ? lanes.narrow : lanes.wide
  const kinds = kindsIn(months)
  const most = Math.max(1, ...months.flatMap(({ counts }) => Object.values(counts)))
  const each = (width - names - 10) / Math.max(1, months.length)
  const height = kinds.length * lane + 30
  const every = Math.max(1, Math.ceil(months.length / (isNarrow ? 5 : 12)))
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      direction="ltr"
      fontFamily="Noto Sans, sans-serif"
      fontSize="13"
      role="img"
      aria-label={said.overTime}
    >
      {kinds.map((kind, k) => {
        const base = k * lane + lane - 8
        return (
          <g key={kind}>
            <text x="4" y={isNarrow ? base - bar - 18 : base - 4} fill="currentColor">
              {said.kinds[kind]}
            </text>
            <line x1={names} x2={width - 6} y1={base} y2={base} stroke="currentColor" strokeOpacity="0.3" />
            {months.map(({ month, counts }, i) => {
              const n = counts[kind] ?? 0
              const tall = n === 0 ? 0 : Math.max(2, Math.round((n / most) * bar))
              const x = names + i * each
              return n === 0 ? null : (
                <g key={month}>
                  <rect
                    x={x + each * 0.15}
                    y={base - tall}
                    width={Math.max(1, each * 0.7)}
                    height={tall}
                    fill="currentColor"
                    fillOpacity="0.6"
                  />
                  {each > 16 && (
                    <text
                      x={x + each / 2}
                      y={base - tall - 4}
                      textAnchor="middle"
                      fontSize="11"
                      fill="currentColor"
                    >
                      {n}
                    </text>
                  )}
                </g>
              )
            })}
          </g>
        )
      })}
      {months.map(({ month }, i) =>
        i % every === 0 ? (
          <text
            key={month}
            x={names + (i + 0.5) * each}
            y={height - 8}
            textAnchor="middle"
            fontSize="12"
            fill="currentColor"
            fillOpacity="0.85"
          >
            {monthWords(month, language)}
          </text>
        ) : null,
      )}
    </svg>
  )
}
