/**
 * The wall: every item that this member may read, newest first. It is chosen by kind and by state; nobody is looked for
 * on it. More of it is asked for as one goes down, so that thousands of items open as fast as ten.
 */
import { sourceMaterial } from '@safeconduct/core/records/vocabulary/source-material.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type WallState, type WallView, wallStates } from '../../../calls/evidence-items.ts'
import { useCall } from '../../calls/use-call.ts'
import { Refused } from '../../frame/refused.tsx'
import { Choice } from '../../line/field.tsx'
import { useKept } from '../../line/use-line.ts'
import { useNews } from '../../session/copies.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { EvidenceTabs } from '../tabs.tsx'
import { useEvidenceWords } from '../use-evidence-words.ts'
import { Card } from './card.tsx'
import { moveOnWall } from './move.ts'
import { rememberWall, wallPlace } from './remembered.ts'
import css from './wall.module.css'

/** Rows of a tall window and a half. */
const oneWindow = 60

type Filter = { readonly kind: string; readonly state: WallState | '' }

export function Wall() {
  const words = useWords()
  const before = wallPlace()
  const [filter, setFilter] = useState<Filter>(before)
  const [windows, setWindows] = useState(before.windows)
  const [seen, setSeen] = useState(0)
  const first = useWindow(filter, 0)
  const choose = (next: Partial<Filter>): void => {
    setFilter({ ...filter, ...next })
    setWindows(1)
  }
  useEffect(() => rememberWall({ ...filter, windows }), [filter, windows])
  return (
    <>
      <EvidenceTabs tab="wall" />
      <div className={parts['wide']}>
        <h1>{words.places.evidence}</h1>
        {first.state === 'waiting' && <p role="status">{words.waiting}</p>}
        <Refused refusal={first.state === 'refused' ? first.refusal : undefined} />
        {first.state === 'answered' && (
          <>
            <Head wall={first.value} seen={seen} filter={filter} choose={choose} />
            <Items wall={first.value} filtered={filter.kind !== '' || filter.state !== ''}>
              {Array.from({ length: windows }, (_, at) => (
                <Window
                  key={`${filter.kind} ${filter.state} ${at}`}
                  filter={filter}
                  at={at}
                  counted={setSeen}
                />
              ))}
            </Items>
            <More
              key={windows}
              left={first.value.total > windows * oneWindow}
              more={() => setWindows((many) => many + 1)}
            />
          </>
        )}
      </div>
    </>
  )
}

function useWindow({ kind, state }: Filter, at: number) {
  return useKept(
    useCall(
      'evidence.wall',
      {
        ...(kind === '' ? {} : { kind }),
        ...(state === '' ? {} : { state }),
        offset: at * oneWindow,
        limit: oneWindow,
        language: useLanguage(),
      },
      useNews(),
    ),
  )
}

type HeadProps = {
  readonly wall: WallView
  /** As the last card told it: a picture may have been shown since the wall was asked for. */
  readonly seen: number
  readonly filter: Filter
  readonly choose: (next: Partial<Filter>) => void
}

function Head({ wall, seen, filter, choose }: HeadProps) {
  const { wall: said } = useEvidenceWords().items
  const language = useLanguage()
  const figures = new Intl.NumberFormat(language)
  const today = Math.max(seen, wall.graphicToday)
  return (
    <>
      <p className={parts['facts']}>
        {said.why} <span role="status">{today > 0 && said.today(figures.format(today))}</span>
      </p>
      <div className={css['tools']}>
        <Choice
          label={said.kind}
          value={filter.kind}
          of={[
            ['', said.every] as const,
            ...wall.kinds.map(
              ({ kind, count }) =>
                [kind, `${termWords(sourceMaterial, kind, language)} (${figures.format(count)})`] as const,
            ),
          ]}
          choose={(kind) => choose({ kind })}
        />
        <Choice
          label={said.state}
          value={filter.state}
          of={[['', said.every] as const, ...wallStates.map((state) => [state, said.states[state]] as const)]}
          choose={(state) => choose({ state })}
        />
        <span className={parts['facts']}>
          {said.shown(figures.format(wall.total), figures.format(wall.all))}
        </span>
      </div>
    </>
  )
}

type ItemsProps = {
  readonly wall: WallView
  readonly filtered: boolean
  readonly children: ReactNode
}

function Items({ wall, filtered, children }: ItemsProps) {
  const { wall: said } = useEvidenceWords().items
  if (wall.total === 0)
    return (
      <div className={parts['empty']}>
        <p>{filtered ? said.noMatch : said.none}</p>
        {!filtered && <p className={parts['facts']}>{said.noneWhy}</p>}
      </div>
    )
  return (
    // Arrows are for those who have no mouse in hand; each card is reached with the tab key too.
    <ul className={css['wall']} aria-label={said.list} onKeyDown={moveOnWall}>
      {children}
    </ul>
  )
}

type WindowProps = {
  readonly filter: Filter
  readonly at: number
  readonly counted: (graphicToday: number) => void
}

function Window({ filter, at, counted }: WindowProps) {
  const asked = useWindow(filter, at)
  if (asked.state !== 'answered') return null
  return asked.value.items.map((item) => <Card key={item.item.id} item={item} counted={counted} />)
}

/** Comes by itself when one has gone down so far, and when it is pressed. */
function More({ left, more }: { readonly left: boolean; readonly more: () => void }) {
  const { wall: said } = useEvidenceWords().items
  const place = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const button = place.current
    if (button === null) return undefined
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) more()
    })
    watch.observe(button)
    return () => watch.disconnect()
    // A new button stands there for each window.
  }, [])
  return left ? (
    <p>
      <button ref={place} type="button" onClick={more}>
        {said.more}
      </button>
    </p>
  ) : null
}
