/** Where a record that is named on these pages is opened. */
import { isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import type { Hit } from '../../calls/calls.ts'
import { paths } from '../frame/places.ts'

export function hrefOf({ type, id }: Pick<Hit, 'type' | 'id'>): string {
  if (type === 'Case') return paths.story(id)
  if (type === 'Shelter') return paths.shelter(id)
  if (type === 'Release') return paths.release(id)
  if (type === 'Member') return paths.removal(id)
  return isRecordTypeName(type) ? paths.record(type, id) : paths.cases('tonight')
}
