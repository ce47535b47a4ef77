/** R29: the ground for which people are hunted stands in no field, neither under a name of its own nor in a short one. */
import { isObject } from '../base/parse.ts'
import { missionTermIn, missionTerms } from '../records/mission-terms.ts'
import { declarationOf, type RecordTypeName } from '../records/record-types.ts'
import type { Break } from './verdict.ts'
import type { World } from './world.ts'

export function groundBreaks(
  {
    type,
    field,
    value,
    id,
  }: { readonly type: RecordTypeName; readonly field: string; readonly value: unknown; readonly id?: string },
  world: World,
): readonly Break[] {
  const { writable } = declarationOf(type)
  const [own = ''] = field.split(/[.#[]/)
  const where = { field, ...(id === undefined ? {} : { record: id }) }
  const declared = Object.hasOwn(writable, own) ? writable[own] : undefined
  if (declared === undefined) return [{ rule: 'R29', ...where, because: 'no-such-field', allow: 'nothing' }]
  const found = missionTermIn(
    { [own]: declared },
    { [own]: wholeValue(field, value) },
    missionTerms(world.terms),
  )
  return found === undefined
    ? []
    : [{ rule: 'R29', ...where, because: 'term-in-field', allow: 'other-words' }]
}

/** `office.title` is judged as the part of the shape it is. */
function wholeValue(field: string, value: unknown): unknown {
  const parts = field.split('.').slice(1)
  return parts.reduceRight<unknown>(
    (inner, part) => ({ [part]: inner }),
    isObject(value) ? { ...value } : value,
  )
}
