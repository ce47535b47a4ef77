/**
 * Which kinds of record may lie in a case. Their form asks for it: what a consent or a name lies under is
 * decided when it is made and cannot be changed afterwards.
 */
import { lineTypeNames, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'

/** At home elsewhere, whoever they are about (`core/records/home.ts`). */
const neverInCase: ReadonlySet<RecordTypeName> = new Set([
  'HelpRequest',
  'Case',
  'Shelter',
  'Event',
  'Publication',
  'Statement',
  'PressNote',
  ...lineTypeNames,
])

export function asksForCase(type: RecordTypeName): boolean {
  return !neverInCase.has(type)
}
