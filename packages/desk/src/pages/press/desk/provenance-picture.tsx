import { useLocation } from 'wouter'
import type { ProvenanceView } from '../../../calls/attention.ts'
import { paths } from '../../frame/places.ts'
import { useSpeaking } from '../../records/speaking.ts'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useWords } from '../../words/use-words.ts'
import { type Arrow, type Frame, layOut, narrowFrame, type Place } from './provenance-layout.ts'
import { saidDayWords } from './said-day.ts'

type Props = { readonly view: ProvenanceView; readonly frame: Frame }

/** Drawn with attributes alone, so that the saved file looks as the page does. */
export function ProvenancePicture({ view, frame }: Props) {
  const { press } = useWords()
  const { places, arrows, height } = layOut(view, frame)
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${height}`}
      direction="ltr"
      fontFamily="Noto Sans, sans-serif"
      fontSize="14"
      role="group"
      aria-label={press.tabs.provenance}
    >
      {arrows.map((arrow) => (
        <CopyArrow key={arrow.key} arrow={arrow} isNarrow={frame === narrowFrame} />
      ))}
      {places.map((place) => (
        <Report key={place.id} place={place} frame={frame} />
      ))}
    </svg>
  )
}

const dashes = {
  uncredited: '7 4',
  'declared-only': '1 5',
  'same-utterance': '1 5',
  'order-unknown': '1 5',
  credited: undefined,
}

/** Without credit: a dashed, heavier line and the words; colour says nothing here. */
type Drawn = { readonly arrow: Arrow; readonly isNarrow: boolean }

function CopyArrow({ arrow: { path, head, credit, x, y }, isNarrow }: Drawn) {
  const { credits } = usePressWords().provenance
  const isSilent = credit === 'uncredited'
  return (
    <g>
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeOpacity={isSilent ? 1 : 0.5}
        strokeWidth={isSilent ? 2.5 : 1.5}
        strokeDasharray={dashes[credit]}
        strokeLinecap="round"
      />
      {credit !== 'order-unknown' && <polygon points={head} fill="currentColor" />}
      {isSilent && !isNarrow && (
        <text x={x - 8} y={y + 4} textAnchor="end" fontSize="12" fill="currentColor">
          {credits.uncredited}
        </text>
      )}
    </g>
  )
}

function Report({ place, frame }: { readonly place: Place; readonly frame: Frame }) {
  const [, go] = useLocation()
  const speaking = useSpeaking()
  const { own } = usePressWords().provenance
  const open = (): void => go(paths.reading(place.id))
  const facts = [saidDayWords(place.day, speaking), ...(place.isOwn ? [own] : [])].join(' · ')
  return (
    <>
      <g
        role="link"
        tabIndex={0}
        aria-label={`${place.outlet}: ${place.title}`}
        cursor="pointer"
        onClick={open}
        onKeyDown={({ key }) => key === 'Enter' && open()}
      >
        <circle
          cx={frame.names}
          cy={place.y}
          r="6"
          fill={place.isOwn ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="2"
        />
        <text x={frame.names + 16} y={place.y - 3} fontWeight="600" fill="currentColor">
          {shortened(place.outlet, frame.letters)}
        </text>
      </g>
      <text x={frame.names + 16} y={place.y + 15} fontSize="12" fill="currentColor">
        {shortened(facts, frame.letters + 4)}
      </text>
    </>
  )
}

function shortened(text: string, most: number): string {
  const signs = Array.from(text)
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}
