/** Writing down that a person was asked: one purpose, named items, named recipients, what was explained. */
import { consentMethod, explainedPoint, recipientKind } from '@safeconduct/core/records/choices/consent.ts'
import { consentPurpose } from '@safeconduct/core/records/vocabulary/consent-purpose.ts'
import { identifiability } from '@safeconduct/core/records/vocabulary/identifiability.ts'
import { type CodeOf, termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import type { ConsentsView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { Choice, TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { CaseField } from '../case-field.tsx'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { DayField, TermField, Ticks } from '../fields.tsx'
import { ItemsField } from './items-field.tsx'

type Point = CodeOf<typeof explainedPoint>

export function AskConsent({ again }: { readonly again: () => void }) {
  const { consents: said } = useLeavingWords()
  const language = useLanguage()
  const acting = useAct<ConsentsView>()
  const [caseId, setCase] = useState<string | null>(null)
  const [purpose, setPurpose] = useState<CodeOf<typeof consentPurpose> | ''>('')
  const [kind, setKind] = useState<CodeOf<typeof recipientKind> | ''>('')
  const [name, setName] = useState('')
  const [level, setLevel] = useState<CodeOf<typeof identifiability> | ''>('I1')
  const [method, setMethod] = useState<CodeOf<typeof consentMethod> | ''>('spoken_noted')
  const [covers, setCovers] = useState<'all' | 'items'>('items')
  const [items, setItems] = useState<readonly string[]>([])
  const [explained, setExplained] = useState<readonly Point[]>([])
  const [interpreted, setInterpreted] = useState(false)
  const [expires, setExpires] = useState('')
  const ready = caseId !== null && purpose !== '' && kind !== '' && (covers === 'all' || items.length > 0)
  const ask = async (): Promise<void> => {
    if (caseId === null) return
    await acting.run(
      call('cases.consent', {
        act: 'ask',
        caseId,
        purpose,
        scope: covers === 'all' ? 'all' : items,
        recipients: [{ kind, name: name.trim() }],
        identifiability: level,
        method,
        lang: language,
        interpreterUsed: interpreted,
        explained,
        ...(expires.trim() === '' ? {} : { expiresAt: expires.trim() }),
      }),
    )
    again()
  }
  return (
    <div className={parts['act-on']}>
      <CaseField label={said.of} value={caseId} change={setCase} />
      <TermField label={said.purpose} of={consentPurpose} value={purpose} choose={setPurpose} />
      <TermField label={said.recipientKind} of={recipientKind} value={kind} choose={setKind} />
      <TextField label={said.recipientName} text={name} change={setName} />
      <Choice
        label={said.scope}
        value={covers}
        of={[
          ['items', said.scopeItems],
          ['all', said.scopeAll],
        ]}
        choose={setCovers}
      />
      {covers === 'items' && (
        <ItemsField label={said.addItem} caseId={caseId} items={items} change={setItems} />
      )}
      <TermField label={said.identifiability} of={identifiability} value={level} choose={setLevel} />
      <TermField label={said.method} of={consentMethod} value={method} choose={setMethod} />
      <Ticks
        label={said.explainedTicks}
        of={explainedPoint.terms.map(
          ({ code }) => [code, termWords(explainedPoint, code, language)] as const,
        )}
        ticked={explained}
        change={setExplained}
      />
      <p className={css['quiet']}>{said.points}</p>
      <label className={parts['tick']}>
        <input
          type="checkbox"
          checked={interpreted}
          onChange={({ target }) => setInterpreted(target.checked)}
        />
        {said.interpreter}
      </label>
      <DayField label={said.expires} text={expires} change={setExpires} />
      <button type="button" disabled={acting.busy || !ready} onClick={() => void ask()}>
        {said.askAct}
      </button>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}
