/**
 * R08 for people who are hunted abroad, too: for them the country is part of the hiding place. A proud word about a visa
 * has told whoever looks for somebody in which country to begin.
 */
import type { ReleaseWish } from './action.ts'
import { isNamedState, stateCodesIn } from './figures.ts'
import { leavingIds, nameLeaves } from './name-and-place.ts'
import { casesOf } from './persons.ts'
import type { Break } from './verdict.ts'
import { type Held, textsIn, type World } from './world.ts'

/** A file of such a person that names a country, coded, and to anybody but the body of that country. */
export function huntedAbroadBreaks(wish: ReleaseWish, world: World): readonly Break[] {
  if (nameLeaves(wish, world)) return []
  return leavingIds(wish.items).flatMap((id) => {
    const held = world.byId(id)
    if (held === undefined || !isAboutHunted(held, world)) return []
    const isTold = stateCodesIn(held).some(
      (code) => !(wish.to.kind === 'state' && isNamedState(wish.to.name, code, world)),
    )
    return isTold
      ? [{ rule: 'R08', record: id, because: 'country-of-hunted', allow: 'say-in-hiding' } as const]
      : []
  })
}

function isAboutHunted(held: Held, world: World): boolean {
  return textsIn(held, 'personId')
    .flatMap((person) => casesOf(person, world))
    .some((one) => textsIn(one, 'threatActors').includes('abroad'))
}
