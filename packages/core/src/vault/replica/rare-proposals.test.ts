/** Proposals between the moment they are made and the mark, and what may happen to them meanwhile: docs/formats/control.md, R7, R22, R85. */
import { describe, expect, it } from 'vitest'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newSigningKey, publicKeyOf } from '../../sealed/sign.ts'
import { keeperMark } from '../control/marks.ts'
import { entryHash } from '../entry.ts'
import { activeMembers, Club, carry, given } from './organisation.fixture.ts'
import type { TestDevice } from './replica.fixture.ts'

/** The founder, who keeps, and `admins - 1` more. */
async function clubOfAdmins(admins: number, members: number): Promise<Club> {
  const club = await Club.of(members)
  for (let at = 1; at < admins; at++) {
    given(await club.desk(0).replica.acts.setRole(club.member(at), 'admin'))
    await club.meet()
    for (const desk of club.desks)
      for (const { id, state } of desk.replica.acts.proposals())
        if (state === 'asks-me') given(await desk.replica.acts.approve(id))
    await club.meet()
  }
  return club
}

async function posted(from: TestDevice, to: readonly TestDevice[]): Promise<void> {
  for (const { key, box, sealed } of from.replica.acts.letters()) {
    const desk = to.find(({ replica }) => replica.acts.box.id.toHex() === box.toHex())
    if (desk === undefined) continue
    await desk.replica.acts.takeMail([sealed])
    await from.replica.acts.posted(key)
  }
}

describe('a keeper to whom a stick has brought a false mark', () => {
  it('[R7] marks what comes next all the same', async () => {
    const club = await Club.of(3)
    const [keeper, turned] = [club.desk(0), club.desk(1)]
    const { directory } = keeper.replica.book
    given(await turned.replica.acts.suspend(club.device(2)))
    const { entry } = certain(turned.replica.acts.toCommit()[0], 'a proposal')
    const stranger = await newSigningKey(random)
    const forged = await keeperMark(stranger, directory.id, entry, keeper.clock.millis())
    await keeper.replica.receiveControl(directory.id, [{ entry, mark: forged }])
    expect(given(await keeper.replica.acts.remove(club.member(1)))).toMatchObject({ state: 'done' })
    expect(activeMembers(keeper)).toEqual(['M-01', 'M-03'])
  })

  it('[R7] marks the very proposal that lies there under one', async () => {
    const club = await Club.of(3)
    const [keeper, colleague] = [club.desk(0), club.desk(1)]
    const { directory } = keeper.replica.book
    given(await colleague.replica.acts.suspend(club.device(2)))
    const { entry } = certain(colleague.replica.acts.toCommit()[0], 'a proposal')
    const stranger = await newSigningKey(random)
    const forged = await keeperMark(stranger, directory.id, entry, keeper.clock.millis())
    await keeper.replica.receiveControl(directory.id, [{ entry, mark: forged }])
    await carry(colleague, keeper)
    expect(keeper.replica.book.roster?.head[1]).toBe(entryHash(entry).toHex())
  })
})
