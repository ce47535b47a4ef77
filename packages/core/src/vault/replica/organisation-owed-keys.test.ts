/** A key that was promised, and the desk that alone has it is locked: docs/formats/control.md, R33. */
import { describe, expect, it } from 'vitest'
import { logHexOf } from '../control/names.ts'
import { Club, given } from './organisation.fixture.ts'
import { pressLog } from './replica.fixture.ts'

describe('a desk that reads in one round that a right it gave is marked and that it is locked itself', () => {
  it('[R33] hands the key over still: nobody else has it, and the log would be shut for good', async () => {
    const club = await Club.of(2, { relay: true })
    const [giver, colleague] = [club.desk(0), club.desk(1)]
    given(await colleague.replica.acts.suspend(club.device(0)))
    await club.meet([colleague])
    const log = logHexOf(giver.log(pressLog).id)
    given(await giver.replica.acts.changeRights([{ log, member: club.member(1), right: 'lead' }]))
    await club.meet()
    expect(club.keysAt(1, pressLog)).toContain(1)
  })
})
