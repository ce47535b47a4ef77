/** Starting a filing: what, to which body, and what is asked, one ask a line. */
import { interventionType } from '@safeconduct/core/records/vocabulary/intervention-type.ts'
import type { CodeOf } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import type { FilingView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { CaseField } from '../case-field.tsx'
import { CasesRefused } from '../cases-refused.tsx'
import { TermField } from '../fields.tsx'
import { linesOf } from './filing-acts.tsx'

export function StartFiling({ again }: { readonly again: () => void }) {
  const { filings: said } = useLeavingWords()
  const acting = useAct<FilingView>()
  const [caseId, setCase] = useState<string | null>(null)
  const [type, setType] = useState<CodeOf<typeof interventionType> | ''>('')
  const [body, setBody] = useState('')
  const [asks, setAsks] = useState('')
  const start = async (): Promise<void> => {
    if (caseId === null) return
    const done = await acting.run(
      call('cases.filing', { act: 'draft', caseId, type, body, asks: linesOf(asks) }),
    )
    if (done !== undefined) setAsks('')
    again()
  }
  return (
    <div className={parts['act-on']}>
      <CaseField label={said.of} value={caseId} change={setCase} />
      <TermField label={said.type} of={interventionType} value={type} choose={setType} />
      <TextField label={said.body} text={body} change={setBody} />
      <TextField label={said.asksField} text={asks} change={setAsks} rows={3} />
      <button
        type="button"
        disabled={
          acting.busy || caseId === null || type === '' || body.trim() === '' || linesOf(asks).length === 0
        }
        onClick={() => void start()}
      >
        {said.startAct}
      </button>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}
