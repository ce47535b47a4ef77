/** Taken: one step that begins everything at once, and then the page from which it is led, by whoever is awake. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { StoryView } from '../../../calls/cases.ts'
import type { TakenView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { readInstant, typedInstant } from '../../form/read-day.ts'
import { paths } from '../../frame/places.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { MomentField } from '../fields.tsx'
import { CasesTabs } from '../tabs.tsx'
import { useLook } from '../use-cases.ts'
import { Led } from './led.tsx'

export function Taken({ id }: { readonly id: string }) {
  const words = useWords()
  const leaving = useLeavingWords()
  const { asked, again } = useLook('cases.story', { id, language: useLanguage() })
  return (
    <>
      <CasesTabs tab={undefined} />
      <article className={parts['wide']}>
        <Link href={paths.story(id)}>{leaving.exposure.back}</Link>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && (
          <>
            <h1>{leaving.taken.title(asked.value.code)}</h1>
            {asked.value.state === 'taken' ? <Led id={id} /> : <Begin story={asked.value} again={again} />}
          </>
        )}
      </article>
    </>
  )
}

type BeginProps = { readonly story: StoryView; readonly again: () => void }

function Begin({ story, again }: BeginProps) {
  const { taken: said } = useLeavingWords()
  const acting = useAct<TakenView>()
  const language = useLanguage()
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
        language,
        ...(heldBy.trim() === '' ? {} : { heldBy }),
        ...(lastSeen.trim() === '' ? {} : { lastSeen: readInstant(lastSeen) }),
      }),
    )
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
