/** Values of stored records as the line's work reads them. */
import { fromHex } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import type { Held } from '@safeconduct/core/line/contact.ts'
import type { StoredRecord } from '../vault/stored-record.ts'

/** A record without its home and revision: what is kept in memory of the line's. */
export type KeptRecord = Pick<StoredRecord, 'id' | 'type' | 'fields'>

/**
 * The value of a field. Where two desks collected one message apart, the same fact stands twice with two hours: the
 * least of them is taken, so that every desk's clocks run from the same one.
 */
export function valueAt(record: KeptRecord | undefined, field: string): Json | undefined {
  const resolved = record?.fields.get(field)
  if (resolved === undefined) return undefined
  return resolved.state === 'value' ? resolved.value : resolved.values.toSorted(byText)[0]
}

/** All that stands there, when it stands side by side. */
export function valuesAt(record: KeptRecord | undefined, field: string): readonly Json[] {
  const resolved = record?.fields.get(field)
  if (resolved === undefined) return []
  return resolved.state === 'value' ? [resolved.value] : resolved.values.toSorted(byText)
}

function byText(a: Json, b: Json): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

export function textAt(record: KeptRecord | undefined, field: string): string | undefined {
  const value = valueAt(record, field)
  return typeof value === 'string' ? value : undefined
}

export function saysYes(record: KeptRecord | undefined, field: string): boolean {
  return valueAt(record, field) === true
}

export function listAt(record: KeptRecord | undefined, field: string): readonly Json[] {
  const value = valueAt(record, field)
  return Array.isArray(value) ? value : []
}

export function membersAt(
  record: KeptRecord | undefined,
  field: string,
): Readonly<Record<string, unknown>> | undefined {
  const value = valueAt(record, field)
  return isObject(value) ? value : undefined
}

export function hexAt(members: Readonly<Record<string, unknown>> | undefined, name: string) {
  const value = members?.[name]
  return typeof value === 'string' ? fromHex(value) : undefined
}

/**
 * Words of a stranger as a record may hold them: what no keyboard writes is shown as a sign of its own, and nothing
 * is lost that somebody can read.
 */
export function keptText(text: string, most = 200_000): string {
  const shown = text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    // oxlint-disable-next-line no-control-regex -- naming control characters is the point
    .replaceAll(/[\u0000-\u0008\u000b-\u001f]/g, (sign) =>
      String.fromCodePoint(0x24_00 + (sign.codePointAt(0) ?? 0)),
    )
    // oxlint-disable-next-line no-control-regex -- as above
    .replaceAll(/[\u007f-\u009f]/g, '\ufffd')
    .slice(0, most)
    .toWellFormed()
  return shown.trim() === '' ? '' : shown
}

/** The same for a line of a form. */
export function keptLine(text: string, most: number): string {
  return keptText(text, most)
    .replaceAll(/[\t\n\r\u2028\u2029]+/g, ' ')
    .trim()
}

export function idIn(text: string | undefined): RecordId | undefined {
  const id = recordId(text, '')
  return id.ok ? id.value : undefined
}

/** A record with every value that stands in its fields, as `core/line` reads contacts. */
export function heldOf(record: KeptRecord): Held {
  const fields: Record<string, readonly unknown[]> = {}
  for (const [name, resolved] of record.fields)
    fields[name] = resolved.state === 'value' ? [resolved.value] : resolved.values
  return { id: record.id, type: record.type, fields }
}
