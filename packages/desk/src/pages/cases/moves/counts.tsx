/** Counts as of a day, and a published figure held beside ours. */
import { useState } from 'react'
import { type CountWhat, countWhats } from '../../../calls/cases-asks.ts'
import type { CountsView } from '../../../calls/cases-moves.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { wholeNumber } from '../../form/read-number.ts'
import { Choice, TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useWords } from '../../words/use-words.ts'
import { CasesRefused } from '../cases-refused.tsx'
import { DayField } from '../fields.tsx'

export function Counts({ now }: { readonly now: string }) {
  const { visas: said } = useWords().cases.ways
  const acting = useAct<CountsView>()
  const [asOf, setAsOf] = useState(now.slice(0, 10))
  const [what, setWhat] = useState<CountWhat>('visas-issued')
  const [figure, setFigure] = useState('')
  const value = wholeNumber(figure)
  const compare = value === undefined ? {} : { compare: { what, value: Number(value) } }
  return (
    <div className={parts['act-on']}>
      <DayField label={said.asOf} text={asOf} change={setAsOf} />
      <Choice
        label={said.publishedWhat}
        value={what}
        of={countWhats.map((one) => [one, said.whats[one]] as const)}
        choose={setWhat}
      />
      <TextField label={said.published} text={figure} change={setFigure} read={wholeNumber} />
      <button
        type="button"
        disabled={acting.busy || (value === undefined && figure.trim() !== '')}
        onClick={() => void acting.run(call('cases.counts', { asOf: asOf.trim(), ...compare }))}
      >
        {said.show}
      </button>
      <CasesRefused refusal={acting.refusal} />
      {acting.done !== undefined && <Shown counts={acting.done} />}
    </div>
  )
}

function Shown({ counts }: { readonly counts: CountsView }) {
  const { visas: said } = useWords().cases.ways
  const { compared } = counts
  return (
    <div role="status">
      <ul className={parts['lines']}>
        <li>{said.inTalks(counts.statesInTalks)}</li>
        <li>
          {said.issued(counts.visasIssued)}
          {counts.issuedByState.length > 0 &&
            `: ${counts.issuedByState.map(({ stateCode, n }) => `${stateCode} ${n}`).join(', ')}`}
        </li>
        <li>{said.pending(counts.visasPending)}</li>
        <li>{said.refused(counts.visasRefused)}</li>
        <li>{said.noAnswer(counts.visasNoAnswer)}</li>
        <li>{said.supported(counts.personsSupported)}</li>
      </ul>
      {compared !== undefined && (
        <p className={parts['note']}>
          {said.ours(compared.ours)} {said.verdicts[compared.verdict]}
        </p>
      )}
    </div>
  )
}
