/** Before anybody goes to meet a journalist: what stands against it (R34). Nothing that is typed here is kept. */
import { useState } from 'react'
import type { MeetingView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import css from '../cases.module.css'
import { Breaks, CasesRefused } from '../cases-refused.tsx'

export function Meeting({ caseId }: { readonly caseId: string }) {
  const { meeting: said, releases } = useLeavingWords()
  const acting = useAct<MeetingView>()
  const [place, setPlace] = useState('')
  const { done } = acting
  return (
    <div className={parts['act-on']}>
      <p className={css['quiet']}>{said.why}</p>
      <TextField label={said.place} text={place} change={setPlace} />
      <button
        type="button"
        disabled={acting.busy || place.trim() === ''}
        onClick={() => void acting.run(call('cases.meeting', { caseId, place: place.trim() }))}
      >
        {said.act}
      </button>
      <CasesRefused refusal={acting.refusal} />
      {done !== undefined && (
        <div role="status" className={done.breaks.length === 0 ? parts['note'] : css['broken']}>
          <p>{done.breaks.length === 0 ? said.clear : releases.judged.block}</p>
          <Breaks breaks={done.breaks} />
        </div>
      )}
    </div>
  )
}
