/** Arming a check: of whom, when, how often, who is told in which order, and the two words. */
import { checkKind } from '@safeconduct/core/records/vocabulary/check-kind.ts'
import type { CodeOf } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import type { CheckAnswer } from '../../../calls/cases-asks.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { readInstant } from '../../form/read-day.ts'
import { wholeNumber } from '../../form/read-number.ts'
import { Choice, TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useWords } from '../../words/use-words.ts'
import { CaseField } from '../case-field.tsx'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { MomentField, TermField } from '../fields.tsx'

type Every = '' | 'PT6H' | 'PT12H' | 'P1D' | 'P2D' | 'P1W' | 'P1M'
const everies: readonly Every[] = ['', 'PT6H', 'PT12H', 'P1D', 'P2D', 'P1W', 'P1M']
const nothing = { due: '', zone: '', grace: '6', escalation: '', safeWord: '', duressWord: '' }

export function ArmCheck({ again }: { readonly again: () => void }) {
  const { checks: said } = useWords().cases.ways
  const acting = useAct<CheckAnswer>()
  const [caseId, setCase] = useState<string | null>(null)
  const [kind, setKind] = useState<CodeOf<typeof checkKind> | ''>('safety')
  const [every, setEvery] = useState<Every>('P1D')
  const [typed, setTyped] = useState(nothing)
  const set = (part: keyof typeof nothing) => (text: string) => setTyped({ ...typed, [part]: text })
  const escalation = typed.escalation.split(/[\s,;]+/).filter((one) => one !== '')
  const grace = wholeNumber(typed.grace)
  const ready = caseId !== null && typed.due.trim() !== '' && escalation.length > 0 && grace !== undefined
  const arm = async (): Promise<void> => {
    if (caseId === null || kind === '' || grace === undefined) return
    const { zone, safeWord, duressWord } = typed
    const done = await acting.run(
      call('cases.check', {
        act: 'arm',
        caseId,
        kind,
        dueAt: readInstant(typed.due),
        graceHours: Number(grace),
        escalation,
        ...(every === '' ? {} : { every }),
        ...(zone.trim() === '' ? {} : { zone: zone.trim() }),
        ...(safeWord.trim() === '' ? {} : { safeWord }),
        ...(duressWord.trim() === '' ? {} : { duressWord }),
      }),
    )
    if (done !== undefined) setTyped(nothing)
    again()
  }
  return (
    <div className={parts['act-on']}>
      <CaseField label={said.of} value={caseId} change={setCase} />
      <TermField label={said.kind} of={checkKind} value={kind} choose={setKind} />
      <MomentField label={said.due} text={typed.due} change={set('due')} />
      <Choice
        label={said.every}
        value={every}
        of={everies.map((one) => [one, said.everyOf[one]] as const)}
        choose={setEvery}
      />
      {every !== '' && <TextField label={said.zone} text={typed.zone} change={set('zone')} dir="ltr" />}
      <TextField label={said.grace} text={typed.grace} change={set('grace')} read={wholeNumber} />
      <TextField label={said.escalation} text={typed.escalation} change={set('escalation')} dir="ltr" />
      <TextField label={said.safeWord} text={typed.safeWord} change={set('safeWord')} />
      <TextField label={said.duressWord} text={typed.duressWord} change={set('duressWord')} />
      <p className={css['quiet']}>{said.wordsHelp}</p>
      <button type="button" disabled={acting.busy || !ready} onClick={() => void arm()}>
        {said.armAct}
      </button>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}
