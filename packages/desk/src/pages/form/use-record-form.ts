/** What a form keeps: what was typed, what is wrong with it, and the way to the vault. */
import type { Json } from '@safeconduct/core/base/json.ts'
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Ask, CallRefusal, FieldView } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import { whileSaving } from '../calls/saving.ts'
import { paths } from '../frame/places.ts'
import { changed } from '../records/changes.ts'
import { type Draft, draftKey, draftOf, dropDraft, keepDraft, readDraft } from './drafts.ts'
import { faultOf, faultsOf } from './faults.ts'
import { askedFields } from './form-fields.ts'
import { showFault } from './show-fault.ts'

export type FormProps = {
  readonly type: RecordTypeName
  readonly start: Readonly<Record<string, Json>>
  /** What a new record begins with; it is sent like what was typed. */
  readonly preset?: Readonly<Record<string, Json>>
  readonly id?: string
  readonly rev?: number
  readonly views?: Readonly<Record<string, FieldView>>
  readonly caseId?: string
}

export function useRecordForm({ type, start, preset = {}, id, rev, views, caseId: given }: FormProps) {
  const [, go] = useLocation()
  const key = draftKey(type, id)
  const [draft, setDraft] = useDraft(key)
  const [caseId, setCaseId] = useState(given)
  const [tried, setTried] = useState(false)
  const asked = askedFields(type, views)
  const own = faultsOf(asked, { ...start, ...preset, ...draft })
  const leave = (): void => go(id === undefined ? paths.table(type) : paths.record(type, id))
  const sending = useSending((saved) => {
    dropDraft(key)
    go(paths.record(type, saved))
  })
  const theirs = faultOf(sending.refusal)
  return {
    asked,
    values: { ...start, ...preset, ...draft },
    faults: [...(tried ? own : []), ...(theirs === undefined ? [] : [theirs])],
    busy: sending.busy,
    /** A refusal that belongs to no field. */
    refusal: theirs === undefined ? sending.refusal : undefined,
    touched: Object.keys(draft).length > 0,
    caseId,
    setCaseId,
    change: (name: string, value: Json): void => {
      const next = { ...draft, [name]: value }
      setDraft(next)
      keepDraft(key, next)
      sending.forget()
    },
    save: async (): Promise<void> => {
      setTried(true)
      if (own.length > 0) return showFault()
      await sending.send({ type, fields: { ...preset, ...draft }, ...placeOf(id, rev, caseId) })
    },
    leave,
    discard: (): void => {
      dropDraft(key)
      leave()
    },
  }
}

/** The draft of the page, else the one the vault kept; a key that is pressed meanwhile wins. */
function useDraft(key: string) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(key) ?? {})
  useEffect(() => {
    let wanted = draftOf(key) === undefined
    const look = async (): Promise<void> => {
      const kept = await readDraft(key)
      if (wanted && kept !== undefined && draftOf(key) === undefined) setDraft(kept)
    }
    if (wanted) void look()
    return () => {
      wanted = false
    }
  }, [key])
  return [draft, setDraft] as const
}

/** Sends a record to the vault, one at a time. */
function useSending(saved: (id: string) => void) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const send = async (ask: Ask<'records.save'>): Promise<void> => {
    if (busy) return
    setBusy(true)
    const answer = await whileSaving(call('records.save', ask))
    setBusy(false)
    if (answer.ok) {
      changed()
      return saved(answer.value.id)
    }
    setRefusal(answer.refusal)
    showFault()
  }
  return { busy, refusal, send, forget: () => setRefusal(undefined) }
}

/** Which record is meant; what is not known is not sent. */
function placeOf(
  id: string | undefined,
  rev: number | undefined,
  caseId: string | undefined,
): Pick<Ask<'records.save'>, 'id' | 'rev' | 'caseId'> {
  return {
    ...(id === undefined ? {} : { id }),
    ...(rev === undefined ? {} : { rev }),
    ...(caseId === undefined ? {} : { caseId }),
  }
}
