import type { Ask } from '../../calls/calls.ts'

/** Where to look, as the call asks it. */
export function rangeOf(
  where: NonNullable<Ask<'search.find'>['room']> | 'everywhere' | 'case',
  caseId: string | undefined,
): Pick<Ask<'search.find'>, 'room' | 'caseId'> {
  if (where === 'case') return caseId === undefined ? {} : { caseId }
  return where === 'everywhere' ? {} : { room: where }
}
