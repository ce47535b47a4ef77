/** Walking a value along its declaration: every text and code at the place that says what it is. */
import { isObject } from '../base/parse.ts'
import type { Parts } from './field.ts'
import { type Kind, kindsOf } from './kinds.ts'

/** What to put instead of a reference; `to` are the kinds of record it may lead to, none for any. */
type Change = (id: string, to: readonly string[]) => string

/** The same value with every reference to a record passed through `change`. */
function withReferences(kind: Kind<unknown>, value: unknown, change: Change): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withReferences(kind, item, change))
  if (isObject(value))
    return kind.parts === undefined ? value : fieldsWithReferences(kind.parts, value, change)
  const leading = kindsOf(kind).find(({ control }) => control === 'record')
  return leading !== undefined && typeof value === 'string' ? change(value, leading.to ?? []) : value
}

export function fieldsWithReferences(
  parts: Parts,
  values: Readonly<Record<string, unknown>>,
  change: Change,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const part = Object.hasOwn(parts, name) ? parts[name] : undefined
      return [name, part === undefined ? value : withReferences(part, value, change)]
    }),
  )
}
