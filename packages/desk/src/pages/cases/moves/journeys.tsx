/** Journeys: what is planned and under way, what still keeps a move from starting, and planning one. */
import { journeyPurpose, legKind } from '@safeconduct/core/records/choices/moves.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link } from 'wouter'
import type { JourneysView, JourneyView } from '../../../calls/cases-moves.ts'
import { paths } from '../../frame/places.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { Fold } from '../fold.tsx'
import { Nothing, Part } from '../room.tsx'
import { useLook } from '../use-cases.ts'
import { Leg } from './leg.tsx'
import { PlanMove } from './plan-move.tsx'

export function Journeys() {
  const { journeys: said } = useWords().cases.moves
  const { asked, again } = useLook('cases.journeys', { language: useLanguage() })
  return (
    <Part
      tab="journeys"
      title={said.title}
      asked={asked}
      show={(view) => <All view={view} again={again} />}
    />
  )
}

function All({ view, again }: { readonly view: JourneysView; readonly again: () => void }) {
  const { journeys: said } = useWords().cases.moves
  return (
    <div className={parts['two']}>
      <div className={css['main']}>
        {view.journeys.length === 0 && <Nothing what={said.none} why={said.noneWhy} />}
        {view.journeys.map((journey) => (
          <Journey key={journey.id} journey={journey} now={view.now} again={again} />
        ))}
      </div>
      <aside className={parts['side']}>
        <Fold title={said.plan} open={view.journeys.length === 0}>
          <PlanMove now={view.now} again={again} />
        </Fold>
      </aside>
    </div>
  )
}

type Props = { readonly journey: JourneyView; readonly now: string; readonly again: () => void }

function Journey({ journey, now, again }: Props) {
  const { journeys: said } = useWords().cases.moves
  const language = useLanguage()
  // What has ended is history; what is open is work.
  const open = journey.legs.filter(({ state }) => state !== 'ended' && state !== 'aborted')
  const over = journey.legs.filter(({ state }) => state === 'ended' || state === 'aborted')
  return (
    <section className={css['part']}>
      <h2>
        <Link href={paths.story(journey.caseId)}>{journey.code}</Link>{' '}
        <span className={css['title']}>
          {termWords(journeyPurpose, journey.purpose, language)}
          {journey.minor && ` · ${said.minor}`}
        </span>
      </h2>
      <ol className={css['stack']}>
        {open.map((leg) => (
          <Leg key={leg.id} journey={journey.id} leg={leg} now={now} again={again} />
        ))}
      </ol>
      {over.length > 0 && (
        <details>
          <summary className={css['quiet']}>
            {over.map(({ kind }) => termWords(legKind, kind, language)).join(' · ')}
          </summary>
          <ol className={css['stack']}>
            {over.map((leg) => (
              <Leg key={leg.id} journey={journey.id} leg={leg} now={now} again={again} />
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}
