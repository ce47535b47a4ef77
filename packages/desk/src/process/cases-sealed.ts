/** What takes two members: opening what was sealed away, taking somebody out of an item, making two codes one person. */
import { ok } from '@safeconduct/core/base/result.ts'
import { shownIn } from '@safeconduct/core/rules/persons.ts'
import { sayNotShown } from '@safeconduct/host/cases/item-acts.ts'
import { openSealed } from '@safeconduct/host/cases/opening-seals.ts'
import { mergePersons } from '@safeconduct/host/cases/person-acts.ts'
import type { CaseAct } from './cases-acts.ts'
import { type Answer, answered, type CasesDesk, refusedHere } from './cases-answering.ts'

type SealedRequest = Extract<CaseAct, { name: 'cases.openSealed' | 'cases.notShown' | 'cases.merge' }>

export async function ofSealed(desk: CasesDesk, request: SealedRequest): Promise<Answer> {
  const { cases } = desk
  if (request.name === 'cases.notShown') {
    const { id, person } = request.ask
    const done = await sayNotShown(cases, request.ask)
    return answered(desk, done, ({ world }) => {
      const item = world.byId(id)
      const shown = item === undefined ? undefined : shownIn(item, world)
      return shown === undefined ? undefined : { id, stillNamed: shown.includes(person) }
    })
  }
  if (request.name === 'cases.merge') {
    const merged = await mergePersons(cases, request.ask)
    return merged.ok ? ok({ id: request.ask.id, state: merged.value }) : refusedHere(desk, merged.refusal)
  }
  const { id } = request.ask
  const opened = await openSealed(cases, id)
  if (!opened.ok) return refusedHere(desk, opened.refusal)
  const { words, files } = opened.value
  return ok({ id, words: words.reveal(), files: files.map(({ item }) => item) })
}
