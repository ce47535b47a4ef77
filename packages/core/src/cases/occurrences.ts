/** What happened to the person of a case, as exposure and story begin from it. */
import { byCode, careful, day, earliestIn } from '../rules/world.ts'
import type { CaseFile } from './case-files.ts'
import type { Happened } from './exposure.ts'

/** The occurrence that an exposure of this case is counted from: the latest bad one that has not ended well since. */
export function lastOccurrence(
  file: CaseFile,
  now: number,
): { readonly id: string; readonly what: Happened; readonly at: number } | undefined {
  const all = file
    .of('Occurrence')
    .map((held) => ({
      id: held.id,
      what: careful(held, 'what', worstFirst) ?? 'threat',
      at: earliestIn(held, 'at') ?? 0,
    }))
    .filter(({ at }) => at <= now + day)
    .toSorted(
      (a, b) => b.at - a.at || worstFirst.indexOf(a.what) - worstFirst.indexOf(b.what) || byCode(a.id, b.id),
    )
  return all[0]
}

const worstFirst = [
  'taken',
  'raid',
  'turned',
  'phone_seized',
  'lost',
  'outed',
  'threat',
  'found',
  'freed',
] as const
