/** What colleagues saw of the relay is compared also where the disk was full when their words came. docs/formats/sync.md, Y12. */
import { describe, expect, it } from 'vitest'
import { platformRandom } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { logHexOf } from '../control/names.ts'
import { Club, given } from '../replica/organisation.fixture.ts'
import type { TestDevice } from '../replica/replica.fixture.ts'
import { StoreFull } from '../replica/store.ts'
import { BundleIntake } from './bundle-intake.ts'
import { waitingCitations } from './citations.ts'
import { relayOf } from './relay-of.ts'
import { relayTag } from './view-state.ts'

/** What a stick brings of another desk's press log. */
async function brought(to: TestDevice, from: TestDevice): Promise<BundleIntake['taken']> {
  const intake = new BundleIntake(to.replica, from.replica.me.device, {})
  await intake.take({ what: 'log', log: to.log().id })
  for (const entry of from.entries()) await intake.take({ what: 'entry', entry })
  await intake.finish()
  return intake.taken
}

describe('what a colleague saw of the relay, and what comes on a stick', () => {
  it('[Y12] is kept from the same stick, where the disk had no room for it at first', async () => {
    const club = await Club.of(2, { relay: true })
    const [one, two] = [club.desk(0), club.desk(1)]
    const { id } = one.log()
    const right = { log: logHexOf(id), member: club.member(1), right: 'writer' } as const
    given(await one.replica.acts.changeRights([right]))
    await club.meet()
    const relay = certain(relayOf(one.replica), 'the roster names it').key
    const root = platformRandom.bytes(32)
    two.replica.noteTree(id, { size: 5, root, relay: relayTag(relay) })
    await two.saved({ fields: { label: 'said behind five entries of the relay' } })
    one.store.faults = {
      keeping: () => {
        if (waitingCitations(one.store.shelf, id).length > 0) throw new StoreFull()
      },
    }
    expect((await brought(one, two)).end).toBe('full')
    one.store.faults = {}
    expect((await brought(one, two)).end).toBe('whole')
    expect(waitingCitations(one.store.shelf, id).map(({ tree }) => tree.root)).toEqual([root])
  })
})
