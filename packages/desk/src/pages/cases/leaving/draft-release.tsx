/** Preparing what is to leave: to whom, for what, which items, how recognisable at most. The rules judge it at once. */
import { type ExportKind, papersFor } from '@safeconduct/core/cases/exports/ways.ts'
import { recipientKind } from '@safeconduct/core/records/choices/consent.ts'
import { consentPurpose } from '@safeconduct/core/records/vocabulary/consent-purpose.ts'
import { identifiability } from '@safeconduct/core/records/vocabulary/identifiability.ts'
import type { CodeOf } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ReleaseView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { paths } from '../../frame/places.ts'
import { Choice, TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { CaseField } from '../case-field.tsx'
import { CasesRefused } from '../cases-refused.tsx'
import { TermField } from '../fields.tsx'
import { ItemsField } from './items-field.tsx'

export function DraftRelease({ again }: { readonly again: () => void }) {
  const { releases: said, consents } = useLeavingWords()
  const acting = useAct<ReleaseView>()
  const [, go] = useLocation()
  const [caseId, setCase] = useState<string | null>(null)
  const [purpose, setPurpose] = useState<CodeOf<typeof consentPurpose> | ''>('')
  const [kind, setKind] = useState<CodeOf<typeof recipientKind> | ''>('')
  const [name, setName] = useState('')
  const [level, setLevel] = useState<CodeOf<typeof identifiability> | ''>('I1')
  const [items, setItems] = useState<readonly string[]>([])
  const [chosen, setPaper] = useState<ExportKind | ''>('')
  const fitting = papersFor(purpose, kind)
  const paper = fitting.find((one) => one === chosen)
  const draft = async (): Promise<void> => {
    const made = await acting.run(
      call('cases.release', {
        act: 'draft',
        to: { kind, name: name.trim() },
        purpose,
        identifiability: level,
        items: items.map((item) => ({ item })),
        ...(paper === undefined ? {} : { paper }),
        ...(caseId === null ? {} : { caseId }),
      }),
    )
    again()
    if (made !== undefined) go(paths.release(made.id))
  }
  return (
    <div className={parts['act-on']}>
      <CaseField label={said.of} value={caseId} change={setCase} />
      <TermField label={consents.purpose} of={consentPurpose} value={purpose} choose={setPurpose} />
      <TermField label={consents.recipientKind} of={recipientKind} value={kind} choose={setKind} />
      <TextField label={consents.recipientName} text={name} change={setName} />
      <TermField label={consents.identifiability} of={identifiability} value={level} choose={setLevel} />
      {fitting.length > 0 && (
        <Choice
          label={said.paperAs}
          help={said.paperAsHelp}
          value={paper ?? ''}
          of={[['', said.noPaper], ...fitting.map((one) => [one, said.kinds[one]] as const)]}
          choose={setPaper}
        />
      )}
      <ItemsField label={consents.addItem} caseId={caseId} items={items} change={setItems} />
      <button
        type="button"
        disabled={acting.busy || purpose === '' || kind === '' || (items.length === 0 && paper === undefined)}
        onClick={() => void draft()}
      >
        {said.draftAct}
      </button>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}
