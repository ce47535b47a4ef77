/** What gets a code: each with every form in which it stands in the text, because in Russian a name has twelve. */
import { useEffect, useState } from 'react'
import { type LabelKind, labelKinds } from '../../../calls/evidence-items.ts'
import { Choice, TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useEvidenceWords } from '../use-evidence-words.ts'

export type Listed = { readonly key: number; readonly kind: LabelKind; readonly forms: string }
type Props = { readonly names: readonly Listed[]; readonly change: (names: readonly Listed[]) => void }

export function Names({ names, change }: Props) {
  const { account: said } = useEvidenceWords().items
  const chosen = useChosenWords()
  const put = (key: number, some: Partial<Listed>): void =>
    change(names.map((one) => (one.key === key ? { ...one, ...some } : one)))
  const add = (forms: string): void =>
    change([...names, { key: Math.max(0, ...names.map(({ key }) => key)) + 1, kind: 'person', forms }])
  return (
    <section className={parts['part']}>
      <h2>{said.names}</h2>
      {names.map(({ key, kind, forms }, at) => (
        <fieldset key={key} className={parts['group']}>
          <Choice
            label={said.kind}
            value={kind}
            of={labelKinds.map((one) => [one, said.kinds[one]] as const)}
            choose={(next) => put(key, { kind: next })}
          />
          <TextField
            label={said.forms}
            help={said.formsHelp}
            text={forms}
            rows={2}
            change={(next) => put(key, { forms: next })}
          />
          <p>
            <button type="button" onClick={() => change(names.filter((one) => one.key !== key))}>
              {said.removeName(at + 1)}
            </button>
          </p>
        </fieldset>
      ))}
      <p className={parts['row']}>
        <button type="button" onClick={() => add('')}>
          {said.add}
        </button>
        <button
          type="button"
          disabled={chosen === ''}
          // The words would be unmarked before the click is heard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => add(chosen)}
        >
          {said.addChosen}
        </button>
      </p>
    </section>
  )
}

/** Words that are marked on this page, where they are short enough to be a name. */
function useChosenWords(): string {
  const [chosen, setChosen] = useState('')
  useEffect(() => {
    const look = (): void => {
      const text = String(document.getSelection() ?? '')
        .replaceAll(/\s+/g, ' ')
        .trim()
      setChosen(text.length > 80 ? '' : text)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  return chosen
}
