import { investigationStage } from '@safeconduct/core/records/vocabulary/investigation-stage.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { StageLine } from '../../../calls/charts.ts'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { shortened, useIsNarrow } from './twin.tsx'

const rows = { wide: 46, narrow: 74 } as const

/**
 * What documents show above, what is claimed under it: each on the same scale of stages, in the order of the procedure.
 * A claim that no document of its day shows is hollow and says so.
 */
export function StagePicture({ line }: { readonly line: StageLine }) {
  const { charts: said } = usePressWords()
  const language = useLanguage()
  const isNarrow = useIsNarrow()
  const [width, names] = isNarrow ? [360, 10] : [820, 300]
  const row = isNarrow ? rows.narrow : rows.wide
  const used = new Set([
    line.documented?.stage ?? '',
    ...line.claimed.flatMap(({ stage, shown = '' }) => [stage, shown]),
  ])
  const stages = investigationStage.terms.map(({ code }) => code).filter((code) => used.has(code))
  const xOf = (stage: string): number =>
    Math.round(names + ((stages.findIndex((one) => one === stage) + 0.5) / stages.length) * (width - names))
  const { documented, claimed } = line
  const letters = Math.floor((width - names) / Math.max(1, stages.length) / 7)
  const marks = [
    ...(documented === undefined
      ? []
      : [
          {
            name: said.documented,
            day: documented.on,
            stage: documented.stage,
            isShown: true,
            shown: undefined,
            isFirst: true,
          },
        ]),
    ...claimed.map(({ source, asOf, stage, shown, isOverclaim }) => ({
      name: source.title,
      day: asOf ?? '',
      stage,
      isShown: !isOverclaim,
      shown: isOverclaim ? shown : undefined,
      isFirst: false,
    })),
  ]
  return (
    <svg
      viewBox={`0 0 ${width} ${44 + marks.length * row}`}
      direction="ltr"
      fontFamily="Noto Sans, sans-serif"
      fontSize="13"
      role="img"
      aria-label={`${said.stages}: ${line.filing.title}`}
    >
      {stages.map((stage) => (
        <g key={stage}>
          <line
            x1={xOf(stage)}
            x2={xOf(stage)}
            y1="26"
            y2={40 + marks.length * row}
            stroke="currentColor"
            strokeOpacity="0.14"
          />
          <text x={xOf(stage)} y="16" textAnchor="middle" fontSize="12" fill="currentColor">
            {shortened(termWords(investigationStage, stage, language), letters)}
          </text>
        </g>
      ))}
      {marks.map(({ name, day, stage, shown, isShown, isFirst }, i) => {
        const y = (isNarrow ? 60 : 54) + i * row
        const facts = [day === '' ? '' : dayWords(day, language), isShown ? '' : said.overclaim]
        return (
          <g key={`${name} ${stage} ${day}`}>
            <text x="4" y={isNarrow ? y - 14 : y - 2} fontWeight={isFirst ? 600 : 400} fill="currentColor">
              {shortened(name, isNarrow ? 50 : 42)}
            </text>
            <text x="4" y={isNarrow ? y + 32 : y + 14} fontSize="12" fill="currentColor" fillOpacity="0.85">
              {shortened(facts.filter((one) => one !== '').join(' · '), isNarrow ? 58 : 48)}
            </text>
            {shown !== undefined && (
              <circle cx={xOf(shown)} cy={isNarrow ? y + 5 : y} r="5" fill="currentColor" />
            )}
            <circle
              cx={xOf(stage)}
              cy={isNarrow ? y + 5 : y}
              r="7"
              fill={isShown ? 'currentColor' : 'none'}
              stroke="currentColor"
              strokeWidth="2"
              strokeDasharray={isShown ? undefined : '3 2'}
            />
          </g>
        )
      })}
    </svg>
  )
}
