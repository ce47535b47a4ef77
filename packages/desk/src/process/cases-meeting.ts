/** Whether a person may meet a journalist at a place (R34), judged for the member who asks. Nothing of it is kept. */
import { judge } from '@safeconduct/core/rules/judge.ts'
import { textsIn } from '@safeconduct/core/rules/world.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import type { CasesCalls } from '../calls/cases-calls.ts'
import type { MeetingView } from '../calls/cases-leaving.ts'
import { consentViews } from './cases-leaving-views.ts'
import { breakViews, type Looking, nowOf } from './cases-naming.ts'

export function meetingView(
  looking: Looking,
  { by }: CasesWorld,
  { caseId, place }: CasesCalls['cases.meeting']['ask'],
): MeetingView | undefined {
  const { world } = looking
  const held = world.byId(caseId)
  const person = held?.type === 'Case' ? textsIn(held, 'personId')[0] : undefined
  if (person === undefined) return undefined
  const verdict = judge({ do: 'meetJournalist', with: { personId: person, place, chosenBy: by } }, world, by)
  return {
    now: nowOf(looking),
    breaks: 'breaks' in verdict ? breakViews(looking, verdict.breaks) : [],
    consents: consentViews(looking, caseId).filter(({ purpose, usable }) => purpose === 'P13' && usable),
  }
}
