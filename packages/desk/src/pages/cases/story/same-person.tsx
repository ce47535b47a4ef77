/** Two codes that are one person (R18): a member of each team says so, and nothing is found or offered by itself. */
import { useId, useState } from 'react'
import type { CasesCalls } from '../../../calls/cases-calls.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import control from '../../form/control.module.css'
import { RecordChoice } from '../../form/record-choice.tsx'
import parts from '../../style/parts.module.css'
import { useWords } from '../../words/use-words.ts'
import { CasesRefused } from '../cases-refused.tsx'
import type { OfStory } from './story.tsx'

type Ask = CasesCalls['cases.merge']['ask']

export function SamePerson({ story: { personId }, again }: OfStory) {
  const { merge: said } = useWords().cases.acts
  const acting = useAct<CasesCalls['cases.merge']['answer']>()
  const field = useId()
  const [into, setInto] = useState<string | null>(null)
  const say = async (what: Ask['what']): Promise<void> => {
    if (into === null) return
    await acting.run(call('cases.merge', { id: personId, into, what }))
    again()
  }
  return (
    <div className={parts['act-on']}>
      <p className={parts['facts']}>{said.why}</p>
      <div className={control['field']}>
        <label htmlFor={field}>{said.other}</label>
        <RecordChoice
          id={field}
          to={['Person']}
          value={into}
          change={setInto}
          describedBy={undefined}
          invalid={false}
        />
      </div>
      <div className={parts['row']}>
        {(['same', 'apart'] as const).map((what) => (
          <button
            key={what}
            type="button"
            disabled={acting.busy || into === null}
            onClick={() => void say(what)}
          >
            {said[what]}
          </button>
        ))}
      </div>
      {acting.done !== undefined && (
        <p role="status" className={parts['note']}>
          {said.states[acting.done.state]}
        </p>
      )}
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}
