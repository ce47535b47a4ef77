/** A report as a page: furniture folded, speakers in the margin, shared words leading to where they also stand. */
import { inUtc } from '@safeconduct/core/attention/utc.ts'
import { useEffect, useMemo, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import type { MarginNote } from '../../calls/attention.ts'
import type { Answer } from '../../calls/calls.ts'
import type { ReadingView, ReportDay } from '../../calls/reading.ts'
import { type Asked, useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useKeys } from '../frame/use-keys.ts'
import { statedWords } from '../records/plain.ts'
import { useSpeaking } from '../records/speaking.ts'
import { usePressWords } from '../words/press/use-press-words.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { saidDayWords } from './desk/said-day.ts'
import { FaultList } from './fault-list.tsx'
import { FurnitureBlock } from './furniture-block.tsx'
import { ParagraphBlock } from './paragraph-block.tsx'
import { blocksOf } from './pieces.ts'
import css from './reading.module.css'
import { ReadingSide } from './reading-side.tsx'

const none: readonly MarginNote[] = []

type ReadingProps = {
  readonly id: string
  readonly at: number | undefined
  /** The report from which somebody followed shared words. */
  readonly from: string | undefined
}

export function Reading({ id, at, from }: ReadingProps) {
  const words = useWords()
  const [, go] = useLocation()
  const reading = useCall('press.reading', { id })
  const faults = useCall('press.faults', { id, language: useLanguage() })
  useKeys('record', { back: () => go(paths.table('Publication')) })
  return (
    <article className={css['page']}>
      <p className={css['ways']}>
        <Link href={paths.table('Publication')}>{words.press.back}</Link>
        <Link href={paths.record('Publication', id)}>{words.press.record}</Link>
        <Link href={paths.shares}>{words.press.shares}</Link>
      </p>
      {reading.state === 'waiting' && <p role="status">{words.waiting}</p>}
      <Refused refusal={reading.state === 'refused' ? reading.refusal : undefined} />
      {reading.state === 'answered' && <Report view={reading.value} at={at} from={from} faults={faults} />}
    </article>
  )
}

type Shown = Pick<ReadingProps, 'at' | 'from'> & {
  readonly view: ReadingView
  readonly faults: Asked<Answer<'press.faults'>>
}

function Report({ view, at, from, faults }: Shown) {
  const words = useWords()
  const language = useLanguage()
  const blocks = useMemo(() => blocksOf(view), [view])
  const notes = faults.state === 'answered' ? faults.value.notes : none
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (at !== undefined) showWords(sheet.current, at)
  }, [at, blocks])
  return (
    <>
      <header>
        <p className={css['quiet']}>
          <bdi>{statedWords(view.outlet, language)}</bdi>
        </p>
        <h1>
          <bdi>{view.title}</bdi>
        </h1>
        <HeadLine head={view.head} />
      </header>
      <div className={css['columns']}>
        <div className={css['sheet']} ref={sheet} dir="auto" role="document" aria-label={words.press.reading}>
          {blocks.map((block) =>
            block.kind === 'furniture' ? (
              <FurnitureBlock key={block.start} block={block} />
            ) : (
              <ParagraphBlock key={block.start} block={block} notes={notes} of={view.id} from={from} />
            ),
          )}
        </div>
        <div>
          <FaultList faults={faults} />
          <ReadingSide view={view} />
        </div>
      </div>
    </>
  )
}

/** Who wrote it, when, and from whom it says it has it. Nothing is said where the page says nothing. */
function HeadLine({ head: { bylines, published, updated, sources } }: Pick<ReadingView, 'head'>) {
  const { reading: said } = usePressWords()
  const speaking = useSpeaking()
  const when = (day: ReportDay): string =>
    [saidDayWords(day, speaking), day.time, day.zone, utcOf(day)]
      .filter((part) => part !== undefined)
      .join(' ')
  const facts = [
    ...(bylines.length === 0 ? [] : [said.by(bylines.join(', '))]),
    ...(published === undefined ? [] : [said.published(when(published))]),
    ...(updated === undefined ? [] : [said.updated(when(updated))]),
    ...(sources.length === 0 ? [] : [said.sources(sources.join(', '))]),
  ]
  return facts.length === 0 ? null : (
    <p className={css['quiet']}>
      <bdi>{facts.join(' · ')}</bdi>
    </p>
  )
}

/** "17:34 BST (2017-05-20 16:34 UTC)": who was first is often a matter of minutes. */
function utcOf({ date, time, zone }: ReportDay): string | undefined {
  const utc = inUtc({ date, time, zone })
  return utc === undefined || zone?.toLowerCase() === 'utc' ? undefined : `(${utc} UTC)`
}

/** Brings the words at an offset into the middle and gives them the focus, so that a reader sees why they came. */
function showWords(sheet: HTMLElement | null, at: number): void {
  const places = [...(sheet?.querySelectorAll<HTMLElement>('[data-start]') ?? [])]
  // The last that holds the place is the innermost: the words themselves, not the paragraph around them.
  const words = places.findLast(
    ({ dataset }) => Number(dataset['start']) <= at && at < Number(dataset['end']),
  )
  words?.scrollIntoView({ block: 'center' })
  words?.focus({ preventScroll: true })
}
