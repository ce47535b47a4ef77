/**
 * A paper for a body, a fund, a doctor or the person: name, place and danger are typed for this one paper alone.
 *
 * What is typed lives in this component and in the one call; it is in no draft, and a lock takes it away.
 */
import { typedBoxes } from '@safeconduct/core/cases/exports/typed.ts'
import { useEffect, useState } from 'react'
import { type ExportKind, exportKinds } from '../../../calls/cases-calls.ts'
import type { ExportView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { Choice, TextField } from '../../line/field.tsx'
import parts from '../../line/line.module.css'
import { useLanguage, useSay, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'

export function MakePaper({ release }: { readonly release: string }) {
  const { releases: said } = useWords().cases.leaving
  const language = useLanguage()
  const say = useSay()
  const acting = useAct<ExportView>()
  const [kind, setKind] = useState<ExportKind>('medical')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const boxes = typedBoxes[kind]
  const missing = boxes.some(({ name, required }) => required && (typed[name] ?? '').trim() === '')
  const make = async (): Promise<void> => {
    const filled = Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ''))
    const done = await acting.run(call('cases.export', { kind, release, typed: filled, language }))
    if (done !== undefined) setTyped({})
  }
  return (
    <div className={parts['act-on']}>
      <p className={css['quiet']}>{said.paperWhy}</p>
      <Choice
        label={said.paperKind}
        value={kind}
        of={exportKinds.map((one) => [one, said.kinds[one]] as const)}
        choose={(chosen) => {
          setKind(chosen)
          setTyped({})
        }}
      />
      {boxes.map(({ name, label, of }) => (
        <TextField
          key={name}
          label={say(label)}
          text={typed[name] ?? ''}
          change={(text) => setTyped({ ...typed, [name]: text })}
          {...(of === 'danger' ? { rows: 4 } : {})}
        />
      ))}
      <button type="button" disabled={acting.busy || missing} onClick={() => void make()}>
        {said.paperAct}
      </button>
      <CasesRefused refusal={acting.refusal} />
      {acting.done !== undefined && <Paper paper={acting.done} />}
    </div>
  )
}

/** Shown in a frame that may run nothing and ask nothing; its address ends with the component. */
function Paper({ paper }: { readonly paper: ExportView }) {
  const { releases: said } = useWords().cases.leaving
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([paper.html], { type: 'text/html' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [paper.html])
  return (
    <div className={parts['became']} role="status">
      <p>
        {address !== undefined && (
          <a href={address} download="paper.html">
            {said.paperOpen}
          </a>
        )}
      </p>
      <p className={css['quiet']}>
        {said.paperHash}: <code className={css['url']}>{paper.sha256}</code>
      </p>
    </div>
  )
}
