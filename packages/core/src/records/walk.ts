/** Walking a value along its declaration: every text and code at the place that says what it is. */
import { isObject } from '../base/parse.ts'
import type { Parts } from './field.ts'
import type { Kind } from './kinds.ts'

/** The same value with every reference to a record passed through `change`. */
export function withReferences(kind: Kind<unknown>, value: unknown, change: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withReferences(kind, item, change))
  if (isObject(value))
    return kind.parts === undefined ? value : fieldsWithReferences(kind.parts, value, change)
  const leads = kind.control === 'record' || kind.or?.some((other) => other.control === 'record') === true
  return leads && typeof value === 'string' ? change(value) : value
}

export function fieldsWithReferences(
  parts: Parts,
  values: Readonly<Record<string, unknown>>,
  change: (id: string) => string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const part = Object.hasOwn(parts, name) ? parts[name] : undefined
      return [name, part === undefined ? value : withReferences(part, value, change)]
    }),
  )
}

/** Every record that a value refers to. */
export function referencesIn(parts: Parts, values: Readonly<Record<string, unknown>>): readonly string[] {
  const found: string[] = []
  fieldsWithReferences(parts, values, (id) => {
    found.push(id)
    return id
  })
  return found
}
