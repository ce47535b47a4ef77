/** Which kinds of record may be placed in a case by hand; the others say by a reference where they belong. */
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'

const placed: ReadonlySet<RecordTypeName> = new Set(['Person', 'EvidenceItem', 'Intervention', 'Release'])

export function asksForCase(type: RecordTypeName): boolean {
  return placed.has(type)
}
