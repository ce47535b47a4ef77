import type { Ask } from '../../calls/calls.ts'

/** Where a person looks. `case` is the one that is open. */
export type Where = NonNullable<Ask<'search.find'>['room']> | 'everywhere' | 'case'
export const wheres: readonly Where[] = [
  'everywhere',
  'line',
  'cases',
  'evidence',
  'press',
  'names',
  'places',
]

/** The same as the call asks it. */
export function rangeOf(
  where: Where,
  caseId: string | undefined,
): Pick<Ask<'search.find'>, 'room' | 'caseId'> {
  if (where === 'case') return caseId === undefined ? {} : { caseId }
  return where === 'everywhere' ? {} : { room: where }
}
