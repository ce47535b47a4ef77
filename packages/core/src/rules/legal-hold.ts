/** A court or a complaint needs what a consent covered: held until two members end it together. CA34. */
import { distinctMembers } from './two-members.ts'
import { type Held, shapesIn, textOf, timeOf, type World } from './world.ts'
import { ownItems } from './written.ts'

/** Held is held until two members have ended it; one who ends it alone has said so, and no more. */
export function isHeldForCourt(consent: Held, world: World): boolean {
  if (shapesIn(consent, 'legalHold').length === 0) return false
  return liftedBy(consent, world).length < 2
}

/** Who has ended the hold that stands now: whoever holds again makes the others end it again. */
export function liftedBy(consent: Held, world: World): readonly string[] {
  const steps = ownItems(consent, 'holdSteps', shapesIn(consent, 'holdSteps'))
  const held = steps.filter(({ what }) => what === 'hold').flatMap(({ at }) => timeOf(at) ?? [])
  const since = Math.max(...held, Number.NEGATIVE_INFINITY)
  const lifts = steps.filter(({ what, at }) => what === 'lift' && (timeOf(at) ?? since) > since)
  return distinctMembers(
    lifts.flatMap((one) => textOf(one, 'by') ?? []),
    world,
  )
}
