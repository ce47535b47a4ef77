/** What became of an erasure: who has erased, and how the words leave the entries. See `calls/cases-leaving.ts`. */
import { shapesIn, textOf } from '@safeconduct/core/rules/world.ts'
import { ownItems } from '@safeconduct/core/rules/written.ts'
import { isErasedByTwo } from '@safeconduct/host/cases/erased-files.ts'
import type { StrikeView } from '../calls/sync.ts'
import type { Looking } from './cases-naming.ts'
import { strikeViews } from './strike-views.ts'

export type ErasedUnder = {
  readonly by: readonly string[]
  readonly isDone: boolean
  readonly strikes: readonly StrikeView[]
}

export function erasedUnder({ world, vault }: Looking, consent: string): ErasedUnder {
  const marked = [...world.ofType('EvidenceItem'), ...world.ofType('Testimony')].flatMap((item) => {
    const marks = ownItems(item, 'erased', shapesIn(item, 'erased')).filter(
      (one) => one['consent'] === consent,
    )
    return marks.length === 0 ? [] : [{ item, by: marks.flatMap((one) => textOf(one, 'by') ?? []) }]
  })
  if (marked.length === 0) return { by: [], isDone: false, strikes: [] }
  const ids = new Set(marked.map(({ item }) => item.id))
  return {
    by: [...new Set(marked.flatMap(({ by }) => by))],
    isDone: marked.every(({ item }) => isErasedByTwo(item, world)),
    strikes: strikeViews({ replica: vault.replica, caseTitle: () => undefined }, ids),
  }
}
