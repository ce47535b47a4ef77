/** A case over time: a lane for each kind of thing, and the same as a table (`t`). */
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { StoryMark, StoryView } from '../../../calls/cases.ts'
import { useKeys } from '../../frame/use-keys.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { hrefOf } from '../hits.ts'
import { type LanePicture, layOutLanes, type Placed } from './lanes-layout.ts'

/** Below this width a table is read sooner than a picture. */
const narrow = 600

export function Lanes({ story }: { readonly story: StoryView }) {
  const { story: said } = useWords().cases
  const [asTable, setAsTable] = useState(() => window.innerWidth < narrow)
  useKeys('picture', { toggle: () => setAsTable(!asTable) })
  const isEmpty = story.lanes.length === 0
  return (
    <section className={css['part']}>
      <div className={css['part-head']}>
        <h2>{said.line}</h2>
        {!isEmpty && (
          <button type="button" data-plain onClick={() => setAsTable(!asTable)}>
            {asTable ? said.picture : said.table} <kbd aria-hidden="true">t</kbd>
          </button>
        )}
      </div>
      {isEmpty && <p className={css['quiet']}>{said.nothing}</p>}
      {!isEmpty && (asTable ? <LaneTable story={story} /> : <Picture story={story} />)}
    </section>
  )
}

function Picture({ story }: { readonly story: StoryView }) {
  const { story: said } = useWords().cases
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(720)
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(320, entry?.contentRect.width ?? 720)))
    if (box.current !== null) watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  const picture = layOutLanes(story, width)
  return (
    <div ref={box} className={css['picture']} dir="ltr">
      <svg
        width={picture.width}
        height={picture.height}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        fontFamily="Noto Sans, sans-serif"
        fontSize="13"
        role="group"
        aria-label={said.line}
      >
        <Axis picture={picture} />
        {picture.lanes.map(({ lane, y, marks }) => (
          <g key={lane}>
            <text x="0" y={y + 5} fill="currentColor">
              {said.lanes[lane]}
            </text>
            <line x1="132" x2={picture.width} y1={y} y2={y} stroke="currentColor" strokeOpacity="0.18" />
            {marks.map((placed) => (
              <Mark key={`${placed.mark.id} ${placed.mark.at} ${placed.mark.what}`} placed={placed} y={y} />
            ))}
          </g>
        ))}
        {picture.now !== undefined && (
          <text
            x={picture.now}
            y="14"
            // Today is mostly the right edge: the word must not be cut off there.
            textAnchor={picture.width - picture.now < 50 ? 'end' : 'middle'}
            dx={picture.width - picture.now < 50 ? picture.width - picture.now : 0}
            fill="currentColor"
            fontWeight="600"
          >
            {said.today}
          </text>
        )}
      </svg>
      <p className={css['unseen']}>{dayWords(story.span.from, language)}</p>
    </div>
  )
}

function Axis({ picture: { ticks, height, now } }: { readonly picture: LanePicture }) {
  const language = useLanguage()
  return (
    <g>
      {ticks.map(({ x, at }) => (
        <g key={at}>
          <line x1={x} x2={x} y1="20" y2={height} stroke="currentColor" strokeOpacity="0.12" />
          {(now === undefined || Math.abs(now - x) > 90) && (
            <text x={x} y="14" textAnchor="middle" fill="currentColor" fillOpacity="0.85">
              {new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
                Date.parse(at),
              )}
            </text>
          )}
        </g>
      ))}
      {now !== undefined && (
        <line
          x1={now}
          x2={now}
          y1="20"
          y2={height}
          stroke="currentColor"
          strokeOpacity="0.6"
          strokeDasharray="3 3"
        />
      )}
    </g>
  )
}

function Mark({ placed: { mark, x, width }, y }: { readonly placed: Placed; readonly y: number }) {
  const [, go] = useLocation()
  const language = useLanguage()
  const open = (): void => go(hrefOf(mark))
  return (
    <g
      role="link"
      tabIndex={0}
      aria-label={`${dayWords(mark.at, language)}: ${mark.title}`}
      cursor="pointer"
      onClick={open}
      onKeyDown={({ key }) => key === 'Enter' && open()}
    >
      <title>{`${dayWords(mark.at, language)}: ${mark.title}`}</title>
      <rect
        x={x}
        y={y - 6}
        width={width}
        height="12"
        rx={mark.until === undefined ? 6 : 3}
        fill="currentColor"
        fillOpacity={mark.until === undefined ? 0.9 : 0.45}
      />
    </g>
  )
}

function LaneTable({ story: { lanes, now } }: { readonly story: StoryView }) {
  const { story: said } = useWords().cases
  const language = useLanguage()
  const rows = lanes
    .flatMap(({ lane, marks }) => marks.map((mark) => ({ lane, mark })))
    .toSorted((a, b) => (a.mark.at < b.mark.at ? 1 : a.mark.at > b.mark.at ? -1 : 0))
  return (
    <div className={css['scroll']}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{said.columns.at}</th>
            <th scope="col">{said.columns.lane}</th>
            <th scope="col">{said.columns.what}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ lane, mark }) => (
            <tr key={`${mark.id} ${mark.at} ${mark.what}`}>
              <td className={css['when']}>{spanWords(mark, language, now)}</td>
              <td>{said.lanes[lane]}</td>
              <td>
                <Link href={hrefOf(mark)}>
                  <bdi>{mark.title}</bdi>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function spanWords({ at, until }: StoryMark, language: 'en' | 'ru' | 'fr', now: string): string {
  const from = dayWords(at, language, now)
  return until === undefined || dayWords(until, language, now) === from
    ? from
    : `${from} – ${dayWords(until, language, now)}`
}
