/** A phone that was seized, told to the line in the same save. */
import { textsIn } from '@safeconduct/core/rules/world.ts'
import { mayWrite } from '@safeconduct/core/vault/replica/rights.ts'
import type { BatchWish } from '../work/save-record.ts'
import { type CasesWorld, idOf } from './cases-world.ts'

/**
 * Whoever has the phone reads the line as the person: the hours that were safe are none from then on. Where this desk
 * may write the line; elsewhere an operator reads of it in the occurrence.
 */
export function threadsOf({ vault, index }: CasesWorld, caseId: string, at: string): readonly BatchWish[] {
  const log = vault.replica.book.byName({ scope: { kind: 'line' }, part: 'whole' })
  if (log === undefined || !mayWrite(vault.replica.context, log)) return []
  const world = index.world()
  const requests = new Set(
    world
      .ofType('HelpRequest')
      .filter((request) => textsIn(request, 'caseId').includes(caseId))
      .map(({ id }) => id),
  )
  return world
    .ofType('LineThread')
    .filter((thread) => textsIn(thread, 'request').some((id) => requests.has(id)))
    .filter((thread) => textsIn(thread, 'phoneTakenAt').every((before) => before < at))
    .map((thread) => ({ id: idOf(thread), type: 'LineThread', fields: { phoneTakenAt: at } }))
}
