/** Taken: one step that begins everything at once, and then the page from which it is led. */
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { StoryView } from '../../../calls/cases.ts'
import type { TakenView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { type Acting, useAct } from '../../calls/use-act.ts'
import { readInstant, typedInstant } from '../../form/read-day.ts'
import { paths } from '../../frame/places.ts'
import { TextField } from '../../line/field.tsx'
import { awayWords } from '../../line/when.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { DueMark } from '../due.tsx'
import { MomentField } from '../fields.tsx'
import { Tasks } from '../story/tasks.tsx'
import { CasesTabs } from '../tabs.tsx'
import { useLook } from '../use-cases.ts'
import { ExposedList } from './exposure.tsx'
import { Filing } from './filings.tsx'
import { recipientWords } from './recipients.ts'

export function Taken({ id }: { readonly id: string }) {
  const words = useWords()
  const language = useLanguage()
  const { asked, again } = useLook('cases.story', { id, language })
  const acting = useAct<TakenView>()
  return (
    <>
      <CasesTabs tab={undefined} />
      <article className={parts['wide']}>
        <Link href={paths.story(id)}>{words.cases.leaving.exposure.back}</Link>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && (
          <>
            <h1>{words.cases.leaving.taken.title(asked.value.code)}</h1>
            {acting.done === undefined ? (
              <Begin story={asked.value} acting={acting} again={again} />
            ) : (
              <Begun taken={acting.done} story={asked.value} again={again} />
            )}
          </>
        )}
      </article>
    </>
  )
}

type BeginProps = {
  readonly story: StoryView
  readonly acting: Acting<TakenView>
  readonly again: () => void
}

function Begin({ story, acting, again }: BeginProps) {
  const { taken: said } = useWords().cases.leaving
  const [at, setAt] = useState(typedInstant(story.now))
  const [known, setKnown] = useState('')
  const [heldBy, setHeldBy] = useState('')
  const [lastSeen, setLastSeen] = useState('')
  const begin = async (): Promise<void> => {
    await acting.run(
      call('cases.taken', {
        caseId: story.id,
        at: readInstant(at),
        known,
        ...(heldBy.trim() === '' ? {} : { heldBy }),
        ...(lastSeen.trim() === '' ? {} : { lastSeen: readInstant(lastSeen) }),
      }),
    )
    // The tasks that it made stand in the case.
    again()
  }
  return (
    <div className={css['asking']}>
      <p>{said.why}</p>
      <MomentField label={said.at} text={at} change={setAt} />
      <TextField label={said.known} text={known} change={setKnown} rows={3} />
      <TextField label={said.heldBy} text={heldBy} change={setHeldBy} />
      <MomentField label={said.lastSeen} text={lastSeen} change={setLastSeen} />
      <p>
        <button
          type="button"
          data-main
          disabled={acting.busy || known.trim() === ''}
          onClick={() => void begin()}
        >
          {said.act}
        </button>
      </p>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}

type BegunProps = {
  readonly taken: TakenView
  readonly story: StoryView
  readonly again: () => void
}

function Begun({ taken, story, again }: BegunProps) {
  const { cases } = useWords()
  const { taken: said } = cases.leaving
  const language = useLanguage()
  const [, go] = useLocation()
  return (
    <>
      <p className={parts['danger']}>{said.since(awayWords(taken.since, story.now, language))}</p>
      <div className={parts['two']}>
        <div className={css['main']}>
          <section className={css['part']}>
            <h2>{said.exposure}</h2>
            <ExposedList view={taken.exposure} again={again} />
          </section>
          <Tasks story={story} again={again} />
          <section className={css['part']}>
            <h2>{said.drafts}</h2>
            {taken.drafts.length === 0 && <p className={css['quiet']}>{said.draftsNone}</p>}
            {taken.drafts.map((filing) => (
              <div key={filing.id} className={css['leg']}>
                <Filing filing={filing} now={taken.now} />
              </div>
            ))}
            <p>
              <button type="button" onClick={() => go(paths.cases('filings'))}>
                {cases.tabs.filings}
              </button>
            </p>
          </section>
        </div>
        <aside className={parts['side']}>
          <div className={parts['inside']}>
            <h2>{said.clock}</h2>
            <ol className={parts['lines']}>
              {taken.clocks.map(({ what, due }) => (
                <li key={what}>
                  {Object.entries(said.marks).find(([code]) => code === what)?.[1] ?? what}
                  <br />
                  <DueMark due={due} now={story.now} />
                </li>
              ))}
            </ol>
            <h2>{said.ifTaken}</h2>
            {taken.ifTaken.length === 0 && <p className={css['quiet']}>{said.ifTakenNone}</p>}
            {taken.ifTaken.map(({ id, ifTaken }) =>
              ifTaken === undefined ? null : (
                <div key={id}>
                  <p className={css['quiet']}>{recipientWords(ifTaken.recipients, language)}</p>
                  <blockquote>
                    <bdi>{ifTaken.words}</bdi>
                  </blockquote>
                </div>
              ),
            )}
          </div>
        </aside>
      </div>
    </>
  )
}
