/** The sheet of a form: what is typed, what is wrong with it, and saving. */
import type { Json } from '@safeconduct/core/base/json.ts'
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { type SubmitEvent, useState } from 'react'
import { useLocation } from 'wouter'
import type { CallRefusal, FieldView } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import { whileSaving } from '../calls/saving.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useKeys } from '../frame/use-keys.ts'
import { changed } from '../records/changes.ts'
import { useTitle } from '../records/titles.ts'
import { useTypeWords } from '../words/use-type-words.ts'
import { useWords } from '../words/use-words.ts'
import { CaseChoice } from './case-choice.tsx'
import { draftKey, draftOf, dropDraft, keepDraft } from './drafts.ts'
import { faultOf, faultsOf } from './faults.ts'
import { FieldRow } from './field-row.tsx'
import css from './form.module.css'
import { askedFields } from './form-fields.ts'
import { asksForCase } from './home.ts'
import { offeredStates } from './next-states.ts'
import { shownFault } from './show-fault.ts'

type Props = {
  readonly type: RecordTypeName
  readonly start: Readonly<Record<string, Json>>
  /** What a new record begins with; it is sent like what was typed. */
  readonly preset?: Readonly<Record<string, Json>>
  readonly id?: string
  readonly rev?: number
  readonly views?: Readonly<Record<string, FieldView>>
}

export function FormSheet({ type, start, preset = {}, id, rev, views }: Props) {
  const words = useWords()
  const [, go] = useLocation()
  const key = draftKey(type, id)
  const [draft, setDraft] = useState(() => draftOf(key) ?? {})
  const [caseId, setCaseId] = useState<string>()
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const asked = askedFields(type, views)
  const values = { ...start, ...preset, ...draft }
  const own = faultsOf(asked, values)
  const theirs = faultOf(refusal)
  const faults = [...(tried ? own : []), ...(theirs === undefined ? [] : [theirs])]
  const change = (name: string, value: Json): void => {
    const next = { ...draft, [name]: value }
    setDraft(next)
    keepDraft(key, next)
    setRefusal(undefined)
  }
  const leave = (): void => go(id === undefined ? paths.table(type) : paths.record(type, id))
  const save = async (): Promise<void> => {
    setTried(true)
    if (busy) return
    if (own.length > 0) return shownFault()
    setBusy(true)
    const ask = {
      type,
      fields: { ...preset, ...draft },
      ...place(id, rev),
      ...(caseId === undefined ? {} : { caseId }),
    }
    const saved = await whileSaving(call('records.save', ask))
    setBusy(false)
    if (!saved.ok) {
      setRefusal(saved.refusal)
      return shownFault()
    }
    dropDraft(key)
    changed()
    go(paths.record(type, saved.value.id))
  }
  useKeys('form', { save: () => void save() })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    void save()
  }
  return (
    <form className={css['sheet']} onSubmit={submit} autoComplete="off" noValidate>
      <FormTitle type={type} id={id} />
      {Object.keys(draft).length > 0 && <p className={css['kept']}>{words.form.kept}</p>}
      {id === undefined && asksForCase(type) && <CaseChoice value={caseId} change={setCaseId} />}
      {asked.map(([name, field]) => (
        <FieldRow
          key={name}
          name={name}
          field={field}
          kind={offeredStates(type, name, start[name]) ?? field}
          value={values[name] ?? null}
          faults={faults}
          change={(value) => change(name, value)}
        />
      ))}
      <Refused refusal={theirs === undefined ? refusal : undefined} />
      <div className={css['acts']}>
        <button type="submit" data-main disabled={busy}>
          {busy ? words.form.saving : words.form.save}
        </button>
        <button type="button" onClick={leave}>
          {words.form.cancel}
        </button>
        {Object.keys(draft).length > 0 && (
          <button
            type="button"
            data-plain
            onClick={() => {
              dropDraft(key)
              leave()
            }}
          >
            {words.form.drop}
          </button>
        )}
        {faults.length > 0 && (
          <span role="status" className={css['count']}>
            {words.form.faults(faults.length)}
          </span>
        )}
      </div>
    </form>
  )
}

function place(
  id: string | undefined,
  rev: number | undefined,
): { readonly id?: string; readonly rev?: number } {
  return id === undefined ? {} : { id, ...(rev === undefined ? {} : { rev }) }
}

function FormTitle({ type, id }: { readonly type: RecordTypeName; readonly id: string | undefined }) {
  const typeWords = useTypeWords()
  if (id === undefined) return <NewTitle name={typeWords.one(type)} />
  return <EditTitle id={id} name={typeWords.one(type)} />
}

function NewTitle({ name }: { readonly name: string }) {
  const { form } = useWords()
  return <h1>{form.newTitle(name)}</h1>
}

function EditTitle({ id, name }: { readonly id: string; readonly name: string }) {
  const { form } = useWords()
  return (
    <h1>
      <bdi>{form.editTitle(useTitle(id)?.title ?? name)}</bdi>
    </h1>
  )
}
