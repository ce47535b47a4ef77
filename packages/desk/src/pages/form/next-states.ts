/**
 * The states a form offers: where the record stands and where it may go from there, or where it begins.
 * The vault refuses every other move; a form that offered one would only lead into the refusal.
 */
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Kind } from '@safeconduct/core/records/kinds.ts'
import { declarationOf, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'

/** The kind with only the terms that may be chosen; undefined when the field is no state. */
export function offeredStates(
  type: RecordTypeName,
  name: string,
  from: Json | undefined,
): Kind<unknown> | undefined {
  const { states, fields } = declarationOf(type)
  const field = fields[name]
  if (states === undefined || states.field !== name || field?.vocabulary === undefined) return undefined
  const possible = typeof from === 'string' ? [from, ...(states.moves[from] ?? [])] : [states.initial]
  const terms = field.vocabulary.terms.filter(({ code }) => possible.includes(code))
  return { ...field, vocabulary: { ...field.vocabulary, terms } }
}

/** A new record begins where its states begin. */
export function firstState(type: RecordTypeName): Readonly<Record<string, Json>> {
  const { states, fields } = declarationOf(type)
  if (states === undefined || fields[states.field]?.control !== 'term') return {}
  return { [states.field]: states.initial }
}
