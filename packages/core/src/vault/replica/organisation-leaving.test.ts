/** Whoever leaves a log leaves it with somebody who can open it: docs/formats/control.md, R44 and R63. */
import { describe, expect, it } from 'vitest'
import { logHexOf } from '../control/names.ts'
import { Club, carry, given } from './organisation.fixture.ts'
import { pressLog, type TestDevice } from './replica.fixture.ts'

const shelters = { scope: { kind: 'shelters' }, part: 'whole' } as const

/** Its letters lie in the boxes of whoever they are for. */
async function post({ replica: { acts } }: TestDevice): Promise<void> {
  for (const { key } of acts.letters()) await acts.posted(key)
}

describe('a log whose other lead has no desk that opens it', () => {
  async function ledByTwo() {
    const club = await Club.of(3, { relay: true })
    const [home, other, third] = [club.desk(0), club.desk(1), club.desk(2)]
    const log = logHexOf(home.log(pressLog).id)
    const leave = () => home.replica.acts.changeRights([{ log, member: club.member(0), right: 'none' }])
    given(await home.replica.acts.changeRights([{ log, member: club.member(1), right: 'lead' }]))
    await club.meet()
    return { club, home, other, third, leave }
  }

  it('[R44] is not left while their laptop is locked, and is when it is let in again', async () => {
    const { club, home, third, leave } = await ledByTwo()
    given(await home.replica.acts.suspend(club.device(1)))
    await club.meet([home, third])
    const refused = await leave()
    expect(refused.ok ? undefined : refused.refusal).toEqual({ kind: 'last-lead' })
    expect(club.keysAt(0, pressLog)).toEqual([1, 2])
    given(await home.replica.acts.restore(club.device(1)))
    await club.meet()
    given(await leave())
    await club.meet()
    expect(club.keysAt(0, pressLog)).toEqual([])
    expect(club.keysAt(1, pressLog).slice(0, 2)).toEqual([1, 2])
  })

  it('[R44] is not left while they travel', async () => {
    const { club, other, leave } = await ledByTwo()
    given(await other.replica.acts.travel())
    await club.meet()
    const refused = await leave()
    expect(refused.ok ? undefined : refused.refusal).toEqual({ kind: 'last-lead' })
    expect(club.keysAt(1, pressLog)).toEqual([])
    expect(club.keysAt(0, pressLog)).toEqual([1, 2])
  })

  it('[R32] [R44] is not left before the new key is in a box of theirs, however long that takes', async () => {
    const { club, home, leave } = await ledByTwo()
    given(await leave())
    await home.replica.acts.settle()
    home.clock.at += 3_600_000
    expect([home.replica.acts.toCommit().length, home.replica.acts.awaitsPost()]).toEqual([0, true])
    await post(home)
    expect(home.replica.acts.toCommit().map(({ log }) => log.toHex())).toEqual([home.log(pressLog).hex])
    await club.meet()
    expect(club.keysAt(0, pressLog)).toEqual([])
  })

  it('[R44] is left by no key that waits to be marked, and whoever was locked loses the log all the same', async () => {
    const { club, home, third, leave } = await ledByTwo()
    given(await leave())
    await home.replica.acts.settle()
    expect(home.replica.acts.proposals().map(({ what }) => what)).toEqual(['epoch'])
    await post(home)
    given(await third.replica.acts.suspend(club.device(1)))
    await club.meet([third])
    await carry(third, home)
    await home.replica.acts.settle()
    await club.meet([home, third])
    expect(club.keysAt(0, pressLog)).toEqual([1, 2])
    given(await home.replica.acts.restore(club.device(1)))
    await club.meet()
    expect(club.keysAt(1, pressLog).slice(0, 2)).toEqual([1, 2])
  })

  it('[R44] [R63] is handed over in the end where their laptop was locked while the handing over waited to be marked', async () => {
    const { club, home, other, third } = await ledByTwo()
    given(await home.replica.acts.handOver('shelters', club.member(1)))
    await club.meet([home])
    await other.replica.acts.takeMail(home.replica.acts.letters().map(({ sealed }) => sealed))
    await post(home)
    await carry(home, other)
    await other.replica.acts.settle()
    await carry(home, other)
    await other.replica.acknowledge()
    await carry(other, home)
    await home.replica.acts.settle()
    expect(home.replica.acts.proposals().map(({ what }) => what)).toEqual(['epoch'])
    await post(home)
    given(await third.replica.acts.suspend(club.device(1)))
    await club.meet([third])
    await carry(third, home)
    await home.replica.acts.settle()
    await club.meet([home, third])
    expect(club.keysAt(0, shelters)).toEqual([1, 2])
    given(await home.replica.acts.restore(club.device(1)))
    await club.meet()
    // They have read what is said under the new key, and say so: only then it leaves here.
    await home.saved({ home: shelters.scope, fields: { label: 'a door' } })
    await club.meet()
    expect(club.keysAt(0, shelters)).toEqual([])
    expect(club.keysAt(1, shelters).slice(0, 2)).toEqual([1, 2])
  })
})
