/** A stored record as people look at it: every field with its state, and the header apart. */
import type { Instant } from '@safeconduct/core/base/date.ts'
import { parseInstant } from '@safeconduct/core/base/date.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { declarationOf, isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import type { Resolved } from '@safeconduct/core/vault/merge.ts'
import { fileField } from '../vault/joined-schema.ts'
import type { StoredRecord } from '../vault/stored-record.ts'

export type RecordView = {
  readonly id: RecordId
  readonly type: string
  readonly rev: number
  readonly createdAt: string
  readonly createdBy: string
  readonly scope: string
  readonly caseId?: string
  readonly fields: { readonly [field: string]: Resolved | { readonly state: 'withheld' } }
}

const apart: readonly string[] = ['createdAt', 'createdBy', fileField]

/** Keys and tokens of the line leave this process for nobody's screen. */
function isSecret(type: string, field: string): boolean {
  return isRecordTypeName(type) && declarationOf(type).all[field]?.secret === true
}

export function viewOf(stored: StoredRecord): RecordView {
  const { id, type, rev, home, withheld } = stored
  return {
    id,
    type,
    rev,
    createdAt: textOf(stored, 'createdAt'),
    createdBy: textOf(stored, 'createdBy'),
    scope: home.kind,
    ...(home.kind === 'case' ? { caseId: home.caseId } : {}),
    fields: Object.fromEntries(
      [...withheld.map((name) => [name, { state: 'withheld' }] as const), ...stored.fields].filter(
        ([name]) => !apart.includes(name) && !isSecret(type, name),
      ),
    ),
  }
}

/** The plain values of a record; a field with two values side by side has none. */
export function valuesOf(stored: StoredRecord): { readonly [field: string]: Json } {
  const values: Record<string, Json> = {}
  for (const [name, resolved] of stored.fields) {
    if (resolved.state === 'value' && !apart.includes(name)) values[name] = resolved.value
  }
  return values
}

/** What a table shows of a record: its column fields and nothing else. */
export function columnsOf(stored: StoredRecord): { readonly [field: string]: Json | null } {
  if (!isRecordTypeName(stored.type)) return {}
  const columns: Record<string, Json | null> = {}
  for (const [name, { column }] of Object.entries(declarationOf(stored.type).writable)) {
    const resolved = stored.fields.get(name)
    if (!column) continue
    columns[name] =
      resolved === undefined ? null : resolved.state === 'value' ? resolved.value : resolved.values
  }
  return columns
}

export function textOf(stored: StoredRecord, field: string): string {
  const resolved = stored.fields.get(field)
  return resolved?.state === 'value' && typeof resolved.value === 'string' ? resolved.value : ''
}

export function instantIn(stored: StoredRecord, field: string): Instant | undefined {
  return parseInstant(textOf(stored, field))
}
