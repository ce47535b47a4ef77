/** Create or edit: the form that a type's declaration describes. */
import { declarationOf, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useCall } from '../calls/use-call.ts'
import { OnItsWay } from '../frame/on-its-way.tsx'
import { Refused } from '../frame/refused.tsx'
import { FormSheet } from './form-sheet.tsx'
import { originOf, presetFrom } from './from-record.ts'
import { firstState } from './next-states.ts'
import { startOf } from './start.ts'

type From = { readonly type: RecordTypeName; readonly id: string }
type Props = { readonly type: RecordTypeName; readonly id?: string; readonly from?: From }

export function RecordForm({ type, id, from }: Props) {
  if (id !== undefined) return <EditForm type={type} id={id} />
  return from === undefined ? <NewForm type={type} /> : <NewFormFrom type={type} from={from} />
}

function NewForm({ type }: { readonly type: RecordTypeName }) {
  return <FormSheet type={type} start={{}} preset={firstState(type)} />
}

/** From another record's page: the reference is chosen, and the case is known. */
function NewFormFrom({ type, from }: { readonly type: RecordTypeName; readonly from: From }) {
  const record = useCall('records.read', { id: from.id })
  if (record.state === 'waiting') return <OnItsWay />
  if (record.state === 'refused') return <Refused refusal={record.refusal} />
  const preset = { ...firstState(type), ...presetFrom(type, originOf(from.type, record.value)) }
  const caseId = from.type === 'Case' ? from.id : record.value.caseId
  return <FormSheet type={type} start={{}} preset={preset} {...(caseId === undefined ? {} : { caseId })} />
}

function EditForm({ type, id }: { readonly type: RecordTypeName; readonly id: string }) {
  const record = useCall('records.read', { id })
  if (record.state === 'waiting') return <OnItsWay />
  if (record.state === 'refused') return <Refused refusal={record.refusal} />
  const { fields, rev } = record.value
  return (
    <FormSheet type={type} id={id} rev={rev} start={startOf(declarationOf(type), fields)} views={fields} />
  )
}
