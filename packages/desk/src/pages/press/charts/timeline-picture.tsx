import { useLocation } from 'wouter'
import type { MomentView } from '../../../calls/charts.ts'
import { useSpeaking } from '../../records/speaking.ts'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { hrefOfHit } from '../desk/hit-links.tsx'
import { saidDayWords } from '../desk/said-day.ts'
import { useMomentWords } from './moment-words.ts'
import { monthWords } from './month-words.ts'
import { isAbout, isAfter, isBefore } from './precision.ts'
import {
  type Frame,
  layOutTimeline,
  type TimelinePicture as Picture,
  type PlacedMoment,
  slim,
  wide,
} from './timeline-layout.ts'
import { shortened, useIsNarrow } from './twin.tsx'

type Props = { readonly moments: readonly MomentView[]; readonly now: string }

/** Drawn with attributes alone, so that the saved file looks as the page does. */
export function TimelinePicture({ moments, now }: Props) {
  const { press } = useWords()
  const frame = useIsNarrow() ? slim : wide
  const picture = layOutTimeline(moments, now, frame)
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${picture.height}`}
      direction="ltr"
      fontFamily="Noto Sans, sans-serif"
      fontSize="13"
      role="group"
      aria-label={press.tabs.timeline}
    >
      <Axis picture={picture} />
      {picture.placed.map((placed) => (
        <Mark
          key={`${placed.moment.record.id} ${placed.moment.kind} ${placed.moment.day.date}`}
          placed={placed}
          frame={frame}
        />
      ))}
    </svg>
  )
}

function Axis({ picture: { ticks, height, now } }: { readonly picture: Picture }) {
  const language = useLanguage()
  const { charts } = usePressWords()
  return (
    <g>
      {ticks.map(({ x, month }) => (
        <g key={month}>
          <line x1={x} x2={x} y1="24" y2={height} stroke="currentColor" strokeOpacity="0.14" />
          {(now === undefined || Math.abs(now - x) > 64) && (
            <text x={x} y="16" textAnchor="middle" fill="currentColor" fillOpacity="0.85">
              {monthWords(month, language)}
            </text>
          )}
        </g>
      ))}
      {now !== undefined && (
        <>
          <line
            x1={now}
            x2={now}
            y1="24"
            y2={height}
            stroke="currentColor"
            strokeOpacity="0.6"
            strokeDasharray="3 3"
          />
          <text x={now} y="16" textAnchor="end" fill="currentColor" fontWeight="600">
            {charts.today}
          </text>
        </>
      )}
    </g>
  )
}

/** How wide a letter is at most on average, in the units of the picture. */
const letter = 6.9

function Mark({ placed, frame }: { readonly placed: PlacedMoment; readonly frame: Frame }) {
  const [, go] = useLocation()
  const { charts } = usePressWords()
  const speaking = useSpeaking()
  const wordsOf = useMomentWords()
  const { moment, x, y, reach, side } = placed
  const href = hrefOfHit(moment.record)
  const open = (): void => go(href)
  const said = `${charts.kinds[moment.kind]}, ${saidDayWords(moment.day, speaking)}: ${wordsOf(moment)}`
  const room = side === 'start' ? frame.width - x - reach - 18 : x - 18
  const label = shortened(said, frame.isNarrow ? frame.letters : Math.floor(room / letter))
  return (
    <g
      role="link"
      tabIndex={0}
      aria-label={label}
      cursor="pointer"
      onClick={open}
      onKeyDown={({ key }) => key === 'Enter' && open()}
    >
      <title>{said}</title>
      <Shape placed={placed} />
      {frame.isNarrow ? (
        <text x="4" y={y + 22} fontSize="12" fill="currentColor">
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

/** Filled: that day. Hollow: about that day. With a line: not later, or not earlier. A bar: some day within it. */
function Shape({ placed: { moment, x, y, reach } }: { readonly placed: PlacedMoment }) {
  const { precision } = moment.day
  if (reach > 0)
    return (
      <rect
        x={x}
        y={y - 5}
        width={Math.max(10, reach)}
        height="10"
        rx="3"
        fill="currentColor"
        fillOpacity="0.45"
      />
    )
  const isOpen = isBefore(precision) || isAfter(precision)
  const away = isBefore(precision) ? -12 : 12
  return (
    <>
      {isOpen && <line x1={x + away} x2={x} y1={y} y2={y} stroke="currentColor" strokeWidth="2" />}
      <circle
        cx={x}
        cy={y}
        r="5"
        fill={isOpen || isAbout(precision) ? 'none' : 'currentColor'}
        stroke="currentColor"
        strokeWidth="2"
      />
    </>
  )
}
