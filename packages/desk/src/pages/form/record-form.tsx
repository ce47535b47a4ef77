/** Create or edit: the form that a type's declaration describes. */
import { declarationOf, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useCall } from '../calls/use-call.ts'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import { FormSheet } from './form-sheet.tsx'
import { firstState } from './next-states.ts'
import { startOf } from './start.ts'

export function RecordForm({ type, id }: { readonly type: RecordTypeName; readonly id?: string }) {
  return id === undefined ? <NewForm type={type} /> : <EditForm type={type} id={id} />
}

function NewForm({ type }: { readonly type: RecordTypeName }) {
  return <FormSheet type={type} start={{}} preset={firstState(type)} />
}

function EditForm({ type, id }: { readonly type: RecordTypeName; readonly id: string }) {
  const words = useWords()
  const record = useCall('records.read', { id })
  if (record.state === 'waiting') return <p role="status">{words.waiting}</p>
  if (record.state === 'refused') return <Refused refusal={record.refusal} />
  const { fields, rev } = record.value
  return (
    <FormSheet type={type} id={id} rev={rev} start={startOf(declarationOf(type), fields)} views={fields} />
  )
}
