import { useLocation } from 'wouter'
import type { SharesView } from '../../calls/reading.ts'
import { paths } from '../frame/places.ts'
import { statedWords } from '../records/plain.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { type Frame, type Line, layOut, lying, type Point, upright } from './shares-layout.ts'

/** Drawn with attributes alone, so that the saved file looks as the page does. */
export function SharesPicture({ view, narrow }: { readonly view: SharesView; readonly narrow: boolean }) {
  const { press } = useWords()
  const frame = narrow ? upright : lying
  const { points, lines } = layOut(view, frame)
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      direction="ltr"
      fontFamily="Noto Sans, sans-serif"
      fontSize="14"
      role="group"
      aria-label={press.shares}
    >
      {lines.map((line) => (
        <SharedLine key={line.key} line={line} />
      ))}
      {points.map((point) => (
        <ReportPoint key={point.id} point={point} frame={frame} />
      ))}
    </svg>
  )
}

function SharedLine({ line: { a, b, words, stroke } }: { readonly line: Line }) {
  const { press } = useWords()
  return (
    <g>
      <line
        x1={a.x}
        y1={a.y}
        x2={b.x}
        y2={b.y}
        stroke="currentColor"
        strokeOpacity="0.45"
        strokeWidth={stroke}
      />
      <text
        x={(a.x * 2 + b.x) / 3}
        y={(a.y * 2 + b.y) / 3 - 6}
        textAnchor="middle"
        fontSize="12"
        fill="currentColor"
      >
        {press.wordsOf(words)}
      </text>
    </g>
  )
}

function ReportPoint({ point, frame }: { readonly point: Point; readonly frame: Frame }) {
  const [, go] = useLocation()
  const outlet = statedWords(point.outlet, useLanguage())
  const shift = point.side === 'start' ? 14 : point.side === 'end' ? -14 : 0
  const lower = point.side === 'middle' && point.y > frame.height / 2 ? 26 : point.side === 'middle' ? -16 : 5
  const open = (): void => go(paths.reading(point.id))
  return (
    <g
      role="link"
      tabIndex={0}
      aria-label={`${outlet}: ${point.title}`}
      cursor="pointer"
      onClick={open}
      onKeyDown={({ key }) => key === 'Enter' && open()}
    >
      <circle cx={point.x} cy={point.y} r="7" fill="currentColor" />
      <text
        x={point.x + shift}
        y={point.y + lower}
        textAnchor={point.side}
        fontWeight="600"
        fill="currentColor"
      >
        {shortened(outlet, frame === upright ? 16 : 24)}
      </text>
    </g>
  )
}

function shortened(text: string, most: number): string {
  const signs = Array.from(text)
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}
