/** How an act of cases is answered: with the refreshed view, or with the refusal in the words of the contract. */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CaseRefusal, CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import type { CallRefusal } from '../calls/calls.ts'
import { callRefusalOf } from './call-refusal.ts'
import { breakViews, type Looking, lookingAt } from './cases-naming.ts'
import { storyView } from './cases-story.ts'
import type { OpenVault } from './open-vault.ts'

export type Answer = Result<unknown, CallRefusal>
export type Acted = Result<unknown, CaseRefusal>
export type CasesDesk = { readonly open: OpenVault; readonly cases: CasesWorld }

export function look({ open, cases }: CasesDesk): Looking {
  return lookingAt(cases, { isArmed: (check) => open.cases.isArmed(check) })
}

export function answered(
  desk: CasesDesk,
  done: Acted,
  view: (looking: Looking) => object | undefined,
): Answer {
  if (!done.ok) return refusedHere(desk, done.refusal)
  const shown = view(look(desk))
  return shown === undefined ? refuse({ kind: 'not-found' }) : ok(shown)
}

export function refusedHere(desk: CasesDesk, refusal: CaseRefusal): Answer {
  if ('breaks' in refusal)
    return refuse({ kind: refusal.kind, breaks: breakViews(look(desk), refusal.breaks) })
  return refuse(callRefusalOf(refusal))
}

export function story(desk: CasesDesk, done: Acted, id: string): Answer {
  return answered(desk, done, (looking) => storyView(looking, desk.cases, desk.open.organised, id))
}
