/** A colleague's letter says how far its sender had read, and so which of two chains they were shown: docs/formats/control.md, R73. */
import { describe, expect, it } from 'vitest'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { letterOf, type Mail, sealMail } from '../control/mail.ts'
import { envelopeKeyOf, logHexOf } from '../control/names.ts'
import { MemoryStore } from './memory-store.ts'
import { Club, carry, chainOf, given } from './organisation.fixture.ts'
import { opened, pressLog, TestDevice } from './replica.fixture.ts'

async function copyOf(desk: TestDevice): Promise<TestDevice> {
  const store = MemoryStore.fromImage(desk.store.image())
  return new TestDevice(store, await opened(store, desk.world), desk.clock, desk.world)
}

/** What `from` has to send to `to`, and nothing else of theirs. */
async function lettersTo(to: TestDevice, from: TestDevice): Promise<void> {
  await from.replica.acts.settle()
  const letters = from.replica.acts.letters()
  await to.replica.acts.takeMail(letters.map(({ sealed }) => sealed))
}

function forksIn(desk: TestDevice): readonly (string | undefined)[] {
  return desk.replica.alarms.list().flatMap(({ kind, log }) => (kind === 'relay-forked' ? [log] : []))
}

/** The keeper marks one thing here and, as of a relay that shows two chains, another on a copy of itself. */
async function twoStories() {
  const club = await Club.of(3)
  const [keeper, reads] = [club.desk(0), club.desk(1)]
  const log = logHexOf(keeper.log(pressLog).id)
  const change = { log, member: club.member(1), right: 'writer' } as const
  given(await keeper.replica.acts.changeRights([change]))
  await club.meet()
  return { club, keeper, reads, other: await copyOf(keeper) }
}

type Told = Pick<Mail, 'base'>

/** A letter that asks for nothing, of somebody who had read as far as it says. */
async function letter(club: Club, from: TestDevice, to: TestDevice, { base }: Told) {
  const roster = certain(to.replica.book.roster, 'read')
  const at = club.desks.indexOf(to)
  const device = certain(
    roster.devices.find((one) => one.device === club.device(at)),
    'enrolled',
  )
  return sealMail(
    { device: from.replica.deviceKey, organisation: from.replica.organisation.id },
    { device: device.device, envelope: envelopeKeyOf(device.envelope) },
    letterOf({ kind: 'give-back-asked' }),
    { at: from.clock.millis(), base },
    { random },
  )
}

const elsewhere = 'ab'.repeat(32)

describe('a letter of a colleague who was shown another chain', () => {
  it('[R73] raises an alarm, of the roster and of each log of which it hands over a key', async () => {
    const { keeper, reads, other } = await twoStories()
    given(await other.replica.acts.rotateAll('age'))
    await carry(other, reads)
    given(await keeper.replica.acts.rotateAll('suspicion'))
    await lettersTo(reads, keeper)
    const { directory } = reads.replica.book
    expect(new Set(forksIn(reads))).toEqual(new Set([directory.hex, reads.log().hex]))
    expect([directory.frozen, reads.log().frozen]).toEqual([false, false])
  })

  it('[R73] raises it also where the key of that log was here, or opens nothing here', async () => {
    const { club, keeper, reads, other } = await twoStories()
    const log = logHexOf(reads.log().id)
    given(await other.replica.acts.changeRights([{ log, member: club.member(2), right: 'reader' }]))
    await reads.replica.receiveControl(reads.log().id, chainOf(other, log))
    given(await keeper.replica.acts.changeRights([{ log, member: club.member(2), right: 'writer' }]))
    given(await keeper.replica.acts.changeRights([{ log, member: club.member(1), right: 'lead' }]))
    // Asked for it, the keeper hands over the key that is there.
    await keeper.replica.acts.takeMail([
      await letter(club, reads, keeper, { base: certain(reads.replica.book.roster, 'read').head }),
    ])
    await lettersTo(reads, keeper)
    expect(forksIn(reads)).toEqual([])
    given(await other.replica.acts.changeRights([{ log, member: club.member(1), right: 'lead' }]))
    await reads.replica.receiveControl(reads.log().id, chainOf(other, log))
    await reads.restart()
    await reads.replica.acts.settle()
    expect(forksIn(reads)).toEqual([log])
  })

  it('[R73] is remembered until what it names is reached, over a restart', async () => {
    const { club, keeper, reads } = await twoStories()
    const [seq] = certain(reads.replica.book.roster, 'read').head
    const told = await letter(club, club.desk(2), reads, { base: [seq + 1, elsewhere] })
    await reads.replica.acts.takeMail([told])
    await reads.restart()
    await reads.replica.acts.settle()
    expect(forksIn(reads)).toEqual([])
    given(await keeper.replica.acts.suspend(club.device(2)))
    given(await keeper.replica.acts.restore(club.device(2)))
    await club.meet()
    expect(forksIn(reads)).toEqual([reads.replica.book.directory.hex])
    expect(reads.store.shelf.list('told', '')).toEqual([])
  })

  it('[R73] says nothing where its device is locked here, or is nobody’s', async () => {
    const { club, keeper, reads } = await twoStories()
    const base = [1, elsewhere] as const
    const ahead = [certain(reads.replica.book.roster, 'read').head[0] + 2, elsewhere] as const
    const turned = club.desk(2)
    await reads.replica.acts.takeMail([await letter(club, turned, reads, { base: ahead })])
    given(await keeper.replica.acts.suspend(club.device(2)))
    await club.meet()
    await reads.replica.acts.takeMail([await letter(club, turned, reads, { base })])
    const stranger = (await Club.of(1)).desk(0)
    await reads.replica.acts.takeMail([await letter(club, stranger, reads, { base })])
    await club.meet()
    expect(reads.alarms()).toEqual([])
    expect(reads.store.shelf.list('told', '')).toEqual([])
  })

  it('[R73] raises one alarm, however many letters say so', async () => {
    const { club, reads } = await twoStories()
    for (let turn = 0; turn < 3; turn++)
      await reads.replica.acts.takeMail([await letter(club, club.desk(2), reads, { base: [1, elsewhere] })])
    expect(reads.replica.alarms.list().map(({ kind, times }) => [kind, times])).toEqual([['relay-forked', 1]])
  })
})
