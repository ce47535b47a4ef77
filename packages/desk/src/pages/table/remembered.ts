/** Where somebody was in each table, so that the way back from a record leads to the same row. Gone with the session. */
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { onDrop } from '../session/session.ts'

export type TablePlace = { readonly filter: string; readonly row: number }

const start: TablePlace = { filter: '', row: 0 }
const places = new Map<RecordTypeName, TablePlace>()
onDrop(() => places.clear())

export function tablePlace(type: RecordTypeName): TablePlace {
  return places.get(type) ?? start
}

export function rememberPlace(type: RecordTypeName, place: TablePlace): void {
  places.set(type, place)
}
