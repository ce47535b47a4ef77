/** Planning a move: areas and days, never an address; what it needs; what is done when it fails. */
import { journeyPurpose, requiredItem } from '@safeconduct/core/records/choices/moves.ts'
import { type CodeOf, termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import type { JourneyView } from '../../../calls/cases-moves.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { readInstant } from '../../form/read-day.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { CaseField } from '../case-field.tsx'
import { CasesRefused } from '../cases-refused.tsx'
import { DayField, MomentField, TermField, Ticks } from '../fields.tsx'

type Item = CodeOf<typeof requiredItem>
const usual: readonly Item[] = ['papers', 'money', 'phone', 'check_in', 'plan_b']
const nothing = {
  fromArea: '',
  toArea: '',
  toCountry: '',
  planned: '',
  arrival: '',
  means: '',
  planB: '',
  abortWords: '',
}

export function PlanMove({ now, again }: { readonly now: string; readonly again: () => void }) {
  const { journeys: said } = useWords().cases.moves
  const language = useLanguage()
  const acting = useAct<JourneyView>()
  const [caseId, setCase] = useState<string | null>(null)
  const [purpose, setPurpose] = useState<CodeOf<typeof journeyPurpose> | ''>('evacuation')
  const [typed, setTyped] = useState({ ...nothing, planned: now.slice(0, 10) })
  const [required, setRequired] = useState<readonly Item[]>(usual)
  const set = (part: keyof typeof nothing) => (text: string) => setTyped({ ...typed, [part]: text })
  const plan = async (): Promise<void> => {
    if (caseId === null) return
    const { planned, arrival, toCountry, ...rest } = typed
    const done = await acting.run(
      call('cases.leg', {
        act: 'plan',
        caseId,
        planned: planned.trim(),
        required,
        ...(purpose === '' ? {} : { purpose }),
        ...(arrival.trim() === '' ? {} : { arrival: readInstant(arrival) }),
        ...filled({ ...rest, toCountry: toCountry.trim().toUpperCase() }),
      }),
    )
    if (done !== undefined) setTyped({ ...nothing, planned: now.slice(0, 10) })
    again()
  }
  return (
    <div className={parts['act-on']}>
      <CaseField label={said.of} value={caseId} change={setCase} />
      <TermField label={said.purpose} of={journeyPurpose} value={purpose} choose={setPurpose} />
      <TextField label={said.fromArea} text={typed.fromArea} change={set('fromArea')} />
      <TextField label={said.toArea} text={typed.toArea} change={set('toArea')} />
      <TextField label={said.toCountry} text={typed.toCountry} change={set('toCountry')} dir="ltr" />
      <DayField label={said.planned} text={typed.planned} change={set('planned')} />
      <MomentField label={said.arrival} text={typed.arrival} change={set('arrival')} />
      <TextField label={said.means} text={typed.means} change={set('means')} />
      <Ticks
        label={said.required}
        of={requiredItem.terms.map(({ code }) => [code, termWords(requiredItem, code, language)] as const)}
        ticked={required}
        change={setRequired}
      />
      <TextField label={said.planB} text={typed.planB} change={set('planB')} rows={2} />
      <TextField label={said.abortWords} text={typed.abortWords} change={set('abortWords')} />
      <button type="button" disabled={acting.busy || caseId === null} onClick={() => void plan()}>
        {said.planAct}
      </button>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}

/** Only what was typed: an empty box says nothing. */
function filled<K extends string>(typed: Readonly<Record<K, string>>): { readonly [P in K]?: string } {
  const parts: { [P in K]?: string } = {}
  for (const part in typed) if (typed[part].trim() !== '') parts[part] = typed[part].trim()
  return parts
}
