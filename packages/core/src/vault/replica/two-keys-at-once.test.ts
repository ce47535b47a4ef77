/** Two new keys of one log that one desk hands out at once: docs/formats/control.md, R32, R33, R36. */
import { describe, expect, it } from 'vitest'
import { equalBytes } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { rightOf } from '../control/membership.ts'
import { logHexOf } from '../control/names.ts'
import { Club, given } from './organisation.fixture.ts'
import { pressLog } from './replica.fixture.ts'

/**
 * The second member leads with the founder, and asks for two new keys before anything is marked. The founder's event is
 * marked first, so both are made anew at once, and their letters reach everybody's boxes together.
 */
async function afterTwo(asked: readonly ('suspicion' | 2 | 3)[]) {
  const club = await Club.of(4, { relay: true })
  const [founder, lead] = [club.desk(0), club.desk(1)]
  const log = logHexOf(founder.log(pressLog).id)
  const changes = (['lead', 'writer', 'writer'] as const).map((right, at) => ({
    log,
    member: club.member(at + 1),
    right,
  }))
  given(await founder.replica.acts.changeRights(changes))
  await club.meet()
  for (const what of asked) {
    const done =
      what === 'suspicion'
        ? await lead.replica.acts.rotateAll(what)
        : await lead.replica.acts.changeRights([{ log, member: club.member(what), right: 'none' }])
    given(done)
  }
  given(await founder.replica.acts.changeRights([{ log, member: club.member(3), right: 'reader' }]))
  await club.meet([founder])
  await club.meet([lead])
  for (const { key, box, sealed } of lead.replica.acts.letters()) {
    const to = club.desks.find(({ replica }) => equalBytes(replica.acts.box.id, box))
    await certain(to, 'a desk').replica.acts.takeMail([sealed])
    await lead.replica.acts.posted(key)
  }
  // One of the two is marked; the other is to be made again, and its letters do not leave any more.
  await club.meet([lead])
  expect(club.keysAt(1, pressLog)).toEqual([1, 2])
  return club
}

describe('two new keys of one log that come in one letter', () => {
  it('[R32] are both kept: the one that is marked opens the log though who made it is lost then', async () => {
    const club = await afterTwo(['suspicion', 2])
    await club.meet([club.desk(0), club.desk(3)])
    expect([club.keysAt(0, pressLog), club.keysAt(3, pressLog)]).toEqual([
      [1, 2],
      [1, 2],
    ])
  })
})

describe('two new keys of one log that each take out somebody else', () => {
  it('[R33] [R44] are sent to nobody whom they take out', async () => {
    const club = await afterTwo([2, 3])
    const key = certain(club.desk(1).log(pressLog).keys.get(2), 'marked').key
    const { control } = club.desk(1).log(pressLog)
    for (const at of [2, 3]) {
      const { keys, offered } = club.desk(at).log(pressLog)
      const has = [...keys.values(), ...offered.values()].some((one) => equalBytes(one.key, key))
      const stays = control?.kind === 'membership' && rightOf(control.state, club.member(at)) !== 'none'
      expect(has, stays ? 'stays' : 'taken out').toBe(stays)
    }
    await club.meet([club.desk(0)])
    expect(club.keysAt(0, pressLog)).toEqual([1, 2])
  })
})
