/** Opening an application, moving it, and writing down what the State said. Approved is not issued. */
import { visaKind, visaStage } from '@safeconduct/core/records/choices/moves.ts'
import { priority } from '@safeconduct/core/records/vocabulary/priority.ts'
import { visaCategory } from '@safeconduct/core/records/vocabulary/visa-category.ts'
import { visaState } from '@safeconduct/core/records/vocabulary/visa-state.ts'
import { type CodeOf, termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import type { VisaAsk } from '../../../calls/cases-asks.ts'
import type { VisaRow } from '../../../calls/cases-moves.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { CaseField } from '../case-field.tsx'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { DayField, TermField, Ticks } from '../fields.tsx'

type Props = { readonly visa: VisaRow; readonly now: string; readonly again: () => void }

export function VisaActs({ visa: { id, moves }, now, again }: Props) {
  const { visas: said } = useWords().cases.ways
  const acting = useAct<VisaRow>()
  const [state, setState] = useState<CodeOf<typeof visaState> | ''>('')
  const [stage, setStage] = useState<CodeOf<typeof visaStage> | ''>('')
  const [at, setAt] = useState(now.slice(0, 10))
  const run = async (ask: VisaAsk): Promise<void> => {
    await acting.run(call('cases.visa', ask))
    again()
  }
  return (
    <details>
      <summary className={css['quiet']}>{said.set}</summary>
      <div className={parts['act-on']}>
        <DayField label={said.on} text={at} change={setAt} />
        <TermField label={said.stage} of={visaStage} value={stage} choose={setStage} />
        {stage !== '' && (
          <button
            type="button"
            disabled={acting.busy}
            onClick={() => void run({ act: 'stage', id, stage, at: at.trim() })}
          >
            {said.set}
          </button>
        )}
        {moves.length > 0 && (
          <TermField label={said.move} of={visaState} only={moves} value={state} choose={setState} />
        )}
        {state !== '' && (
          <button
            type="button"
            disabled={acting.busy}
            onClick={() => void run({ act: 'move', id, state, at: at.trim() })}
          >
            {said.set}
          </button>
        )}
        <CasesRefused refusal={acting.refusal} />
      </div>
    </details>
  )
}

export function OpenVisa({ again }: { readonly again: () => void }) {
  const { visas: said } = useWords().cases.ways
  const language = useLanguage()
  const acting = useAct<VisaRow>()
  const [caseId, setCase] = useState<string | null>(null)
  const [stateCode, setStateCode] = useState('')
  const [kind, setKind] = useState<CodeOf<typeof visaKind> | ''>('humanitarian')
  const [urgency, setUrgency] = useState<CodeOf<typeof priority> | ''>('urgent')
  const [category, setCategory] = useState<readonly CodeOf<typeof visaCategory>[]>([])
  const open = async (): Promise<void> => {
    if (caseId === null) return
    const code = stateCode.trim().toUpperCase()
    await acting.run(
      call('cases.visa', { act: 'open', caseId, stateCode: code, kind, priority: urgency, category }),
    )
    again()
  }
  return (
    <div className={parts['act-on']}>
      <CaseField label={said.of} value={caseId} change={setCase} />
      <TextField label={said.stateCode} text={stateCode} change={setStateCode} dir="ltr" />
      <TermField label={said.kind} of={visaKind} value={kind} choose={setKind} />
      <TermField label={said.priority} of={priority} value={urgency} choose={setUrgency} />
      <Ticks
        label={said.category}
        of={visaCategory.terms.map(({ code }) => [code, termWords(visaCategory, code, language)] as const)}
        ticked={category}
        change={setCategory}
      />
      <button
        type="button"
        disabled={acting.busy || caseId === null || stateCode.trim().length !== 2}
        onClick={() => void open()}
      >
        {said.openAct}
      </button>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}
