/** What a capture began: who is exposed, the tasks, the drafts, the clock, and the words the person left for this day. */
import { Link, useLocation } from 'wouter'
import type { TakenView } from '../../../calls/cases-leaving.ts'
import { paths } from '../../frame/places.ts'
import { awayWords } from '../../line/when.ts'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { DueMark } from '../due.tsx'
import { Tasks } from '../story/tasks.tsx'
import { useLook } from '../use-cases.ts'
import { ExposedList } from './exposure.tsx'
import { Filing } from './filings.tsx'
import { recipientWords } from './recipients.ts'

/** It is asked for anew: a colleague who opens it in the morning sees what whoever began it saw. */
export function Led({ id }: { readonly id: string }) {
  const words = useWords()
  const { taken: said } = useLeavingWords()
  const language = useLanguage()
  const { asked, again } = useLook('cases.takenRead', { id, language })
  if (asked.state === 'waiting') return <p role="status">{words.waiting}</p>
  if (asked.state === 'refused') return <CasesRefused refusal={asked.refusal} />
  const taken = asked.value
  return (
    <>
      <p className={parts['danger']}>{said.since(awayWords(taken.since, taken.now, language))}</p>
      <div className={parts['two']}>
        <div className={css['main']}>
          <section className={css['part']}>
            <h2>{said.exposure}</h2>
            <ExposedList view={taken.exposure} again={again} />
          </section>
          <Tasks story={taken.story} again={again} />
          <Drafts taken={taken} />
        </div>
        <aside className={parts['side']}>
          <div className={parts['inside']}>
            <Clock taken={taken} />
            <Custody taken={taken} />
            <IfTaken taken={taken} />
          </div>
        </aside>
      </div>
    </>
  )
}

type OfTaken = { readonly taken: TakenView }

function Drafts({ taken: { drafts, now } }: OfTaken) {
  const { cases } = useWords()
  const { taken: said } = useLeavingWords()
  const [, go] = useLocation()
  return (
    <section className={css['part']}>
      <h2>{said.drafts}</h2>
      {drafts.length === 0 && <p className={css['quiet']}>{said.draftsNone}</p>}
      {drafts.map((filing) => (
        <div key={filing.id} className={css['leg']}>
          <Filing filing={filing} now={now} />
        </div>
      ))}
      <p>
        <button type="button" onClick={() => go(paths.cases('filings'))}>
          {cases.tabs.filings}
        </button>
      </p>
    </section>
  )
}

function Clock({ taken: { clocks, now } }: OfTaken) {
  const { taken: said } = useLeavingWords()
  return (
    <>
      <h2>{said.clock}</h2>
      <ol className={parts['lines']}>
        {clocks.map(({ what, due }) => (
          <li key={what}>
            {Object.entries(said.marks).find(([code]) => code === what)?.[1] ?? what}
            <br />
            <DueMark due={due} now={now} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** Where the person is held is learned bit by bit, and the appeals ask for it: it is one step away. */
function Custody({ taken: { story, occurrence } }: OfTaken) {
  const { taken: said } = useLeavingWords()
  const record = story.occurrences.find(({ id }) => id === occurrence)
  return (
    <>
      <h2>{said.record}</h2>
      {record !== undefined && (
        <p className={parts['said']}>
          <bdi>{record.known}</bdi>
          {record.heldBy !== undefined && (
            <>
              <br />
              <bdi>{record.heldBy}</bdi>
            </>
          )}
        </p>
      )}
      <p>
        <Link href={paths.edit('Occurrence', occurrence)}>{said.recordEdit}</Link>
      </p>
    </>
  )
}

function IfTaken({ taken: { ifTaken } }: OfTaken) {
  const { taken: said } = useLeavingWords()
  const language = useLanguage()
  return (
    <>
      <h2>{said.ifTaken}</h2>
      {ifTaken.length === 0 && <p className={css['quiet']}>{said.ifTakenNone}</p>}
      {ifTaken.map(({ id, ifTaken: left }) =>
        left === undefined ? null : (
          <div key={id}>
            <p className={css['quiet']}>{recipientWords(left.recipients, language)}</p>
            <blockquote>
              <bdi>{left.words}</bdi>
            </blockquote>
          </div>
        ),
      )}
    </>
  )
}
