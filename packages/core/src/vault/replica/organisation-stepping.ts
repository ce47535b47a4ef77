/**
 * A log in which nobody's right has changed for years names a roster from long ago, and an event may name one that is only
 * so much newer (docs/formats/control.md, R41). Beyond that nobody could be taken out of it any more. So a lead says their
 * own right again before the roster has gone on so far, and as often as it takes where they were away.
 */
import { leadsOf } from '../control/membership.ts'
import { rosterWindow } from '../control/membership-rules.ts'
import { propose } from './organisation-proposals.ts'
import { membershipOf, myRight, type Scene } from './organisation-scene.ts'
import { storedProposals } from './organisation-shelf.ts'

/** The first lead does it; the others only where that one does not: else each would. */
const first = rosterWindow / 2
const others = first + rosterWindow / 4

export async function stepUp(scene: Scene): Promise<void> {
  const { context, roster, view, me } = scene
  for (const log of context.book.all()) {
    const state = membershipOf(log)
    if (state === undefined || log.frozen || myRight(scene, log) !== 'lead') continue
    const isFirst = leadsOf(state, view)[0] === me
    if (roster.head[0] - state.roster <= (isFirst ? first : others)) continue
    if (storedProposals(context.store.shelf, log.hex).some((one) => one.state === 'mine')) continue
    await propose(scene, log, { kind: 'members', set: [[me, 'lead']] })
  }
}
