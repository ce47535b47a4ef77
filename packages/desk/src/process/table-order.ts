/**
 * What stands first in a table. Most kinds of record are shown newest first; three are worked through in
 * another order: what is overdue, who is in danger, and people before offices.
 */
import { millisOf, parseInstant } from '@safeconduct/core/base/date.ts'
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { priority } from '@safeconduct/core/records/vocabulary/priority.ts'
import type { StoredRecord } from '@safeconduct/host/vault/stored-record.ts'
import type { OrderOf } from '@safeconduct/host/vault/table-windows.ts'

const ended: readonly string[] = ['closed', 'deceased', 'duplicate']
const urgencies: readonly string[] = priority.terms.map(({ code }) => code)

const orders: { readonly [T in RecordTypeName]?: OrderOf } = {
  /** Open checks by their day, the longest overdue first; then those with an outcome, the last first. */
  Check: (check) => {
    const isDone = textsIn(check, 'outcome').length > 0
    const due = earliest(check, 'dueAt')
    return isDone ? [1, -due] : [0, due]
  },
  /** Cases that are still worked on by their priority, then by the day they must be looked at again. */
  Case: (record) => {
    const isEnded = textsIn(record, 'state').some((state) => ended.includes(state))
    const ranks = textsIn(record, 'priority').map((code) => urgencies.indexOf(code))
    return [isEnded ? 1 : 0, Math.min(urgencies.length, ...ranks), earliest(record, 'reviewAt')]
  },
  /** Whoever begins a case looks for a human being: no ministry, perpetrator or spokesman may be what Enter chooses. */
  Person: (person) => {
    const isPublic = textsIn(person, 'publicName').length > 0
    return textsIn(person, 'kind').includes('individual') ? [0, isPublic ? 1 : 0] : [1, 0]
  },
}

export function orderOf(types: readonly RecordTypeName[]): OrderOf | undefined {
  const [type] = types
  return type === undefined || types.length > 1 ? undefined : orders[type]
}

/** Two values side by side are both looked at: of two days the earlier counts, of two priorities the higher. */
function textsIn(record: StoredRecord, field: string): readonly string[] {
  const resolved = record.fields.get(field)
  const values = resolved === undefined ? [] : resolved.state === 'value' ? [resolved.value] : resolved.values
  return values.filter((value) => typeof value === 'string')
}

function earliest(record: StoredRecord, field: string): number {
  const times = textsIn(record, field).map((text) => {
    const instant = parseInstant(text.length === 10 ? `${text}T00:00:00Z` : text)
    return instant === undefined ? Number.MAX_SAFE_INTEGER : millisOf(instant)
  })
  return Math.min(Number.MAX_SAFE_INTEGER, ...times)
}
