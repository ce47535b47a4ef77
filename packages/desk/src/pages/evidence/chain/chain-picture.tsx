import type { Language } from '@safeconduct/core/base/language.ts'
import { monthWords } from '../../press/charts/month-words.ts'
import { shortened, useIsNarrow } from '../../press/charts/twin.tsx'
import { useLanguage } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import { useChainWords } from './chain-words.ts'
import {
  type ChainPicture as Drawn,
  type Frame,
  layOutChain,
  type Placed,
  slim,
  type Tick,
  wide,
} from './layout.ts'
import type { Step } from './steps.ts'

/** Drawn with attributes alone, so that the saved file looks as the page does. */
export function ChainPicture({ steps }: { readonly steps: readonly Step[] }) {
  const { chain: said } = useEvidenceWords().films
  const frame = useIsNarrow() ? slim : wide
  const drawn = layOutChain(steps, frame)
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${drawn.height}`}
      direction="ltr"
      fontFamily="Noto Sans, sans-serif"
      fontSize="13"
      role="group"
      aria-label={said.picture}
    >
      <Axis drawn={drawn} />
      <Line placed={drawn.placed} />
      {drawn.placed.map((placed, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be alike in everything, and none moves.
        <Mark key={i} placed={placed} frame={frame} />
      ))}
    </svg>
  )
}

function Axis({ drawn: { ticks, height } }: { readonly drawn: Drawn }) {
  const language = useLanguage()
  return ticks.map((tick) => (
    <g key={tick.at}>
      <line x1={tick.x} x2={tick.x} y1="24" y2={height} stroke="currentColor" strokeOpacity="0.14" />
      <text x={tick.x} y="16" textAnchor="middle" fill="currentColor" fillOpacity="0.85">
        {tickWords(tick, language)}
      </text>
    </g>
  ))
}

/** In UTC like every moment here. Months also where a tick is five years: what counts is where it stands. */
function tickWords({ at, unit }: Tick, language: Language): string {
  const date = new Temporal.Instant(BigInt(at) * 1_000_000n).toString()
  if (unit === 'month') return monthWords(date.slice(0, 7), language)
  const locale = language === 'en' ? 'en-GB' : language
  const shape: Intl.DateTimeFormatOptions =
    unit === 'hour' ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' }
  return new Intl.DateTimeFormat(locale, { ...shape, timeZone: 'UTC' }).format(at)
}

/** One line through all steps: down to the next, then on to its time. Where nobody vouches it is dashed. */
function Line({ placed }: { readonly placed: readonly Placed[] }) {
  return placed.flatMap((one, i) => {
    const next = placed[i + 1]
    if (next === undefined) return []
    const x = one.x + one.reach
    return [
      <polyline
        key={`${one.y}`}
        points={`${x},${one.y} ${x},${next.y} ${next.x},${next.y}`}
        fill="none"
        stroke="currentColor"
        strokeOpacity="0.35"
        strokeWidth="1.5"
      />,
    ]
  })
}

/** How wide a letter is at most on average, in the units of the picture. */
const letter = 6.9

function Mark({ placed, frame }: { readonly placed: Placed; readonly frame: Frame }) {
  const words = useChainWords()
  const { step, x, y, reach, side } = placed
  // Until when nobody had it is when it came, and that stands in the next row.
  const when = step.at === undefined ? '' : words.when(step)
  const said = [words.of(step), when].filter((one) => one !== '').join(' · ')
  const label = shortened(said, Math.floor(roomOf(placed, frame) / letter))
  return (
    <g>
      <title>{said}</title>
      <Shape placed={placed} />
      {frame.isNarrow || side === 'over' ? (
        <text
          x={frame.isNarrow ? 4 : x}
          y={frame.isNarrow ? y + 22 : y - 6}
          fontSize="12"
          fill="currentColor"
        >
          {label}
        </text>
      ) : (
        <text x={side === 'start' ? x + reach + 14 : x - 14} y={y + 4} textAnchor={side} fill="currentColor">
          {label}
        </text>
      )}
    </g>
  )
}

function roomOf({ x, reach, side }: Placed, { width, isNarrow }: Frame): number {
  if (isNarrow) return width - 8
  if (side === 'over') return width - x - 8
  return side === 'start' ? width - x - reach - 18 : x - 18
}

function Shape({ placed: { step, x, y, reach } }: { readonly placed: Placed }) {
  const pen = { stroke: 'currentColor', strokeWidth: 2 } as const
  if (step.kind === 'gap')
    return <line x1={x} x2={x + Math.max(12, reach)} y1={y} y2={y} {...pen} strokeDasharray="5 5" />
  const ink = step.proof === 'open' ? 'var(--ground, #ffffff)' : 'currentColor'
  if (step.kind !== 'handling')
    return <polygon points={`${x},${y - 7} ${x + 7},${y} ${x},${y + 7} ${x - 7},${y}`} fill={ink} {...pen} />
  return (
    <>
      {reach > 0 && <line x1={x} x2={x + reach} y1={y} y2={y} {...pen} />}
      <circle cx={x} cy={y} r="5" fill={ink} {...pen} />
      {reach > 0 && <circle cx={x + reach} cy={y} r="5" fill={ink} {...pen} />}
    </>
  )
}
