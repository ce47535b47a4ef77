/** Everything that must hold before anything leaves. Asked when it is drafted, when it is approved, and at the moment it is sent. */
import { accusedBreaks } from './accused.ts'
import type { ReleaseWish } from './action.ts'
import { agreedBreaks } from './agreed.ts'
import { oneApproval } from './approvals.ts'
import { figureBreaks, stateBreaks } from './figures.ts'
import { huntedAbroadBreaks } from './hunted-abroad.ts'
import { imageBreaks } from './images.ts'
import { sealBreaks } from './items.ts'
import { leavingIds, nameLeaves, pairBreaks, placeLeavesBreaks } from './name-and-place.ts'
import { neverTellBreaks } from './never-tell.ts'
import { isAccused } from './persons.ts'
import { publishBreaks } from './statements.ts'
import { twoApprove } from './two-members.ts'
import type { Break } from './verdict.ts'
import { textsIn, type World } from './world.ts'

export function releaseBreaks(wish: ReleaseWish, world: World): readonly Break[] {
  const ids = leavingIds(wish.items)
  const needsTwo = nameLeaves(wish, world) && !twoApprove(wish.approvals, world)
  const found = [
    ...agreedBreaks(wish, world),
    ...neverTellBreaks(wish, world),
    ...pairBreaks(ids, world),
    ...placeLeavesBreaks(ids, world),
    ...huntedAbroadBreaks(wish, world),
    ...(needsTwo ? [oneApproval(wish.releaseId ?? ids[0] ?? '')] : []),
    ...accusedLeave(wish, world),
    ...wish.items.flatMap((item) => [...sealBreaks(item, world), ...imageBreaks(item, world)]),
    ...ids.filter((id) => world.byId(id)?.type === 'Statement').flatMap((id) => publishBreaks(id, world)),
    ...stateBreaks(ids, wish.to, world),
    ...(wish.figures ?? []).flatMap((figure) => figureBreaks(figure, world, wish.releaseId)),
  ]
  return unlike(found)
}

/** Through a release too an accused person is named only as R30 allows. */
function accusedLeave({ items, to, approvals }: ReleaseWish, world: World): readonly Break[] {
  return leavingIds(items).flatMap((id) => {
    const held = world.byId(id)
    const persons =
      held?.type === 'Person' ? [held.id] : held?.type === 'Identity' ? textsIn(held, 'personId') : []
    return persons
      .filter((person) => isAccused(person, world))
      .flatMap((personId) => accusedBreaks({ personId, to, approvals }, world))
  })
}

/** One sentence for one thing: a person shown on three pictures is asked once for each picture, not twice. */
function unlike(breaks: readonly Break[]): readonly Break[] {
  const byKey = new Map(
    breaks.map((each) => [
      [each.rule, each.record, each.field, each.because, each.names?.['person']].join('|'),
      each,
    ]),
  )
  return [...byKey.values()]
}
