/**
 * The door of the records: `unknown` becomes a record, or a refusal that names field and reason.
 *
 * A refusal never holds the value: it may reach a log or a screen that the value must not reach.
 */
import { brand } from '../base/brand.ts'
import { recordId } from '../base/id.ts'
import { isObject, type Refusal, unfit } from '../base/parse.ts'
import { ok, type Result } from '../base/result.ts'
import { parseParts } from './field.ts'
import { instant, member } from './kinds.ts'
import { type MissionTerms, missionTermIn } from './mission-terms.ts'
import {
  type AnyRecord,
  declarationOf,
  type FieldsOf,
  type RecordOf,
  type RecordTypeName,
} from './record-types.ts'
import { wholeRecordRefusal } from './whole-record.ts'

export type ParseOptions = {
  /** The mission's words for the persecutors' ground; short fields may not hold one (rule R29). */
  readonly terms?: MissionTerms
}

/** Everything between the header and the value, so that a refusal of a field is named as the form names it. */
const headerNames: readonly string[] = ['id', 'type', 'createdAt', 'createdBy', 'fields']

export function parseRecord<N extends RecordTypeName>(
  type: N,
  value: unknown,
  options: ParseOptions = {},
): Result<RecordOf<N>, Refusal> {
  if (!isObject(value)) return unfit('', 'not-an-object')
  if (Object.keys(value).some((name) => !headerNames.includes(name))) return unfit('', 'unknown-field')
  const id = present(value, 'id') ? recordId(value['id'], 'id') : unfit('id', 'missing')
  if (!id.ok) return id
  if (value['type'] !== type) return unfit('type', 'wrong-type')
  const createdAt = present(value, 'createdAt')
    ? instant.parse(value['createdAt'], 'createdAt')
    : unfit('createdAt', 'missing')
  if (!createdAt.ok) return createdAt
  const createdBy = present(value, 'createdBy')
    ? member.parse(value['createdBy'], 'createdBy')
    : unfit('createdBy', 'missing')
  if (!createdBy.ok) return createdBy
  const fields = parseFields(type, value['fields'], options)
  if (!fields.ok) return fields
  return ok(
    brand<RecordOf<N>>({
      id: id.value,
      type,
      createdAt: createdAt.value,
      createdBy: createdBy.value,
      fields: fields.value,
    }),
  )
}

/** The same where the type is known only while the program runs: `record.type` then tells the fields. */
export function parseAnyRecord(
  type: RecordTypeName,
  value: unknown,
  options: ParseOptions = {},
): Result<AnyRecord, Refusal> {
  const parsed = parseRecord(type, value, options)
  return parsed.ok ? ok(brand<AnyRecord>(parsed.value)) : parsed
}

/** All fields of one record, without the header: what a form sends when a record is made. */
export function parseFields<N extends RecordTypeName>(
  type: N,
  value: unknown,
  { terms }: ParseOptions = {},
): Result<FieldsOf<N>, Refusal> {
  const { writable } = declarationOf(type)
  const parsed = parseParts(writable, value, '')
  if (!parsed.ok) return parsed
  const named = terms === undefined ? undefined : missionTermIn(writable, parsed.value, terms)
  const refusal = named ?? wholeRecordRefusal(type, parsed.value)
  if (refusal !== undefined) return { ok: false, refusal }
  return ok(brand<FieldsOf<N>>(parsed.value))
}

/** One field, for a save of what changed. `null` empties a field that may be empty. */
export function parseField(
  type: RecordTypeName,
  field: string,
  value: unknown,
  { terms }: ParseOptions = {},
): Result<unknown, Refusal> {
  const { writable } = declarationOf(type)
  const declared = Object.hasOwn(writable, field) ? writable[field] : undefined
  if (declared === undefined) return unfit('', 'unknown-field')
  if (value === null || value === undefined) {
    return declared.required ? unfit(field, 'missing') : ok(null)
  }
  const parsed = declared.parse(value, field)
  if (!parsed.ok || terms === undefined) return parsed
  const named = missionTermIn({ [field]: declared }, { [field]: parsed.value }, terms)
  return named === undefined ? parsed : { ok: false, refusal: named }
}

function present(value: Readonly<Record<string, unknown>>, name: string): boolean {
  return value[name] !== undefined && value[name] !== null
}
