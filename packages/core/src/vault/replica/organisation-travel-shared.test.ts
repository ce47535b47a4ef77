/** A desk that would cross a border with what nobody else can open: docs/formats/control.md, R23. */
import { describe, expect, it } from 'vitest'
import { equalBytes } from '../../base/bytes.ts'
import { newRecordId } from '../../base/id.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { logHexOf, type MemberId } from '../control/names.ts'
import { rosterAt } from '../control/roster.ts'
import { caseParts } from '../schema.ts'
import { Club, carry, given } from './organisation.fixture.ts'
import { pressLog, type TestDevice } from './replica.fixture.ts'

async function openCase(desk: TestDevice) {
  const caseId = newRecordId(random)
  const home = { kind: 'case', caseId } as const
  await desk.saved({ id: caseId, type: 'Case', home, fields: { label: 'a case' } })
  return { scope: home, part: 'work' } as const
}

/** How the journey stands that this desk has asked for, and in which logs nobody else can read. */
function waits({ replica }: TestDevice) {
  return replica.acts
    .proposals()
    .filter(({ what }) => what === 'device-travelling')
    .map(({ state, onlyHere }) => [state, onlyHere?.map(({ scope }) => scope)])
}

async function share(desk: TestDevice, { scope }: Awaited<ReturnType<typeof openCase>>, to: MemberId) {
  const parts = Object.fromEntries(caseParts.map((part) => [part, 'lead'] as const))
  given(await desk.replica.acts.assign(scope.caseId, to, parts))
}

describe('a journey that was asked for while a colleague could open everything', () => {
  /** The traveller has opened a case that one colleague reads and nobody at home. */
  async function packed() {
    const club = await Club.of(3, { relay: true })
    const [home, traveller, colleague] = [club.desk(0), club.desk(1), club.desk(2)]
    const name = await openCase(traveller)
    await club.meet()
    await share(traveller, name, club.member(2))
    await club.meet()
    expect([1, 2].map((at) => club.keysAt(at, name))).toEqual([[1], [1]])
    const travels = (at: number) => {
      const roster = certain(home.replica.book.roster, 'read')
      return rosterAt(roster).devices.get(club.device(at))?.state === 'travelling'
    }
    return { club, home, traveller, colleague, name, travels }
  }

  it('[R23] waits where that colleague is locked in the same minute, and begins when they are let in again', async () => {
    const { club, home, traveller, name, travels } = await packed()
    given(await traveller.replica.acts.suspend(club.device(2)))
    given(await traveller.replica.acts.travel())
    expect(waits(traveller)).toEqual([['waits-for-committer', undefined]])
    await club.meet([traveller, home])
    expect([travels(1), club.keysAt(1, name)]).toEqual([false, [1, 2]])
    expect(waits(traveller)).toEqual([['waits-for-another-desk', caseParts.map(() => name.scope)]])
    given(await home.replica.acts.restore(club.device(2)))
    await club.meet()
    expect(waits(traveller)).toEqual([])
    expect([travels(1), club.keysAt(1, name)]).toEqual([true, []])
    expect(club.keysAt(2, name).slice(0, 2)).toEqual([1, 2])
  })

  it('[R23] [R33] waits until the key has left for that colleague, who was let in again', async () => {
    const { club, home, traveller, colleague, name } = await packed()
    given(await traveller.replica.acts.suspend(club.device(2)))
    given(await traveller.replica.acts.travel())
    await club.meet([traveller, home])
    given(await home.replica.acts.restore(club.device(2)))
    await club.meet([home])
    await carry(home, traveller)
    const { acts, book } = traveller.replica
    const offered = () => acts.toCommit().map(({ log }) => log.toHex())
    expect(offered()).toEqual([])
    await acts.settle()
    const letters = acts.letters().filter(({ box }) => equalBytes(box, colleague.replica.acts.box.id))
    expect([letters.length, offered(), acts.awaitsPost()]).toEqual([1, [], true])
    for (const { key, sealed } of letters) {
      await acts.posted(key)
      await colleague.replica.acts.takeMail([sealed])
    }
    expect([offered(), acts.awaitsPost()]).toEqual([[book.directory.hex], false])
    await club.meet()
    expect([1, 2].map((at) => club.keysAt(at, name).slice(0, 2))).toEqual([[], [1, 2]])
  })

  it('[R23] waits where that colleague sets out first, and begins when they are back', async () => {
    const { club, home, traveller, colleague, name, travels } = await packed()
    given(await traveller.replica.acts.travel())
    given(await colleague.replica.acts.travel())
    await club.meet([colleague, home])
    await club.meet()
    // The relay has been told of the new key by now, and nothing else keeps the journey.
    await club.meet()
    expect([travels(1), club.keysAt(1, name)]).toEqual([false, [1, 2]])
    expect([travels(2), club.keysAt(2, name)]).toEqual([true, []])
    given(await home.replica.acts.giveBack(club.device(2)))
    await club.meet()
    expect([travels(1), club.keysAt(1, name)]).toEqual([true, []])
    expect(club.keysAt(2, name).slice(0, 2)).toEqual([1, 2])
  })

  it('[R23] waits where that colleague is removed, and begins when somebody else may read', async () => {
    const { club, home, traveller, name, travels } = await packed()
    given(await traveller.replica.acts.travel())
    given(await home.replica.acts.remove(club.member(2)))
    await club.meet([home])
    await club.meet([traveller, home])
    expect([travels(1), club.keysAt(1, name)]).toEqual([false, [1, 2]])
    const fourth = await club.invite(home, 'person')
    await share(traveller, name, club.member(3))
    await club.meet([home, traveller, fourth])
    expect([travels(1), club.keysAt(1, name)]).toEqual([true, []])
    expect(club.keysAt(3, name).slice(0, 2)).toEqual([1, 2])
  })

  it('[R23] waits where a case was opened since, and begins when somebody else may read it', async () => {
    const { club, traveller, travels } = await packed()
    given(await traveller.replica.acts.travel())
    const name = await openCase(traveller)
    await club.meet()
    expect([travels(1), club.keysAt(1, name)]).toEqual([false, [1]])
    await share(traveller, name, club.member(2))
    await club.meet()
    expect([travels(1), club.keysAt(1, name)]).toEqual([true, []])
    expect(club.keysAt(2, name).slice(0, 1)).toEqual([1])
  })
})

describe('a journey where sticks carry what there is to carry', () => {
  it('[R23] waits for no letter: that it has left is not known here', async () => {
    const club = await Club.of(2)
    const [home, traveller] = [club.desk(0), club.desk(1)]
    const log = logHexOf(home.log(pressLog).id)
    given(await home.replica.acts.changeRights([{ log, member: club.member(1), right: 'lead' }]))
    await club.meet()
    const { acts, book } = traveller.replica
    given(await acts.rotateAll('suspicion'))
    traveller.clock.at += 61_000
    for (let turn = 0; turn < 2; turn++) {
      await home.replica.acts.takeMail(acts.letters().map(({ sealed }) => sealed))
      await carry(traveller, home)
      await home.saved({ fields: { label: 'read and said' } })
      await carry(home, traveller)
    }
    expect([club.keysAt(1, pressLog), acts.letters().length > 0]).toEqual([[1, 2], true])
    given(await acts.travel())
    expect(acts.toCommit().map((one) => one.log.toHex())).toEqual([book.directory.hex])
    expect(acts.awaitsPost()).toBe(false)
  })
})
