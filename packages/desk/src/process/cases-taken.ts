/** What a capture began, for whoever leads it: the one who began it went to sleep, and the clock goes on. */
import { caseFiles } from '@safeconduct/core/cases/case-files.ts'
import { earliestIn, textsIn } from '@safeconduct/core/rules/world.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import type { TakenView } from '../calls/cases-leaving.ts'
import { takenView } from './cases-exposure.ts'
import type { Looking } from './cases-naming.ts'
import { storyView } from './cases-story.ts'
import type { Organised } from './organised.ts'

/** Of a person who is taken now, by the custody record that was written last; else there is nothing to lead. */
export function takenNow(
  looking: Looking,
  cases: CasesWorld,
  organised: Organised,
  id: string,
): TakenView | undefined {
  const file = caseFiles(looking.world).byId.get(id)
  if (file?.state !== 'taken') return undefined
  const story = storyView(looking, cases, organised, id)
  const [last] = file
    .of('Occurrence')
    .filter((one) => textsIn(one, 'what').includes('taken'))
    .map((one) => ({ occurrence: one.id, at: earliestIn(one, 'at') ?? 0 }))
    .toSorted((a, b) => b.at - a.at)
  return story === undefined || last === undefined ? undefined : takenView(looking, cases, story, last)
}
