import type { Json } from '@safeconduct/core/base/json.ts'
import type { Kind } from '@safeconduct/core/records/kinds.ts'

/** The kind of one entry of a list. Its parser is the list's; entries are judged with the whole. */
export function oneOfMany({ many: _many, or: _or, ...kind }: Kind<unknown>): Kind<unknown> {
  return kind
}

/** What a new entry begins as: a shape without parts, else an empty line. */
export function emptyEntry(kind: Kind<unknown>): Json {
  return kind.control === 'shape' ? {} : ''
}
