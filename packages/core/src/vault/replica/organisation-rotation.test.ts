/** New keys that are due: docs/formats/control.md, R31. */
import { describe, expect, it } from 'vitest'
import { toBase64Url, toHex } from '../../base/bytes.ts'
import { newRecordId } from '../../base/id.ts'
import { platformRandom as random } from '../../base/random.ts'
import { publicHalfOf } from '../../sealed/envelope.ts'
import { publicKeyOf } from '../../sealed/sign.ts'
import { openMail } from '../control/mail.ts'
import { deviceIdOf, logHexOf } from '../control/names.ts'
import { kitKeys, newKitSeed } from '../recovery/kit.ts'
import { MemoryStore } from './memory-store.ts'
import { Club, carry, given } from './organisation.fixture.ts'
import { pressLog } from './replica.fixture.ts'

describe('a key that is due where nobody who leads is there', () => {
  it('[R31] is made by a writer after a minute, also when a clock that was ten years ahead is right again', async () => {
    const club = await Club.of(2, { relay: true })
    const [founder, writer] = [club.desk(0), club.desk(1)]
    const log = logHexOf(founder.log(pressLog).id)
    given(await founder.replica.acts.changeRights([{ log, member: club.member(1), right: 'writer' }]))
    await club.meet()
    const tenYears = 10 * 365 * 86_400_000
    writer.clock.at += tenYears
    given(await writer.replica.acts.suspend(club.device(0)))
    await club.meet([writer])
    writer.clock.at -= tenYears
    await club.meet([writer])
    writer.clock.at += 61_000
    await club.meet([writer])
    expect(club.keysAt(1, pressLog)).toEqual([1, 2])
    expect(club.keysAt(1, founder.replica.book.directory.name)).toEqual([1, 2])
  })
})

describe('a new key that somebody gives up', () => {
  it('[R32] is here when the relay had taken it and only the answer was lost', async () => {
    const club = await Club.of(1, { relay: true })
    const desk = club.desk(0)
    given(await desk.replica.acts.rotateAll('suspicion'))
    const before = desk.store.image()
    await club.meet()
    desk.store = MemoryStore.fromImage(before)
    await desk.restart()
    const { acts } = desk.replica
    for (const { id } of acts.proposals()) given(await acts.dropProposal(id))
    await desk.restart()
    expect([desk.replica.acts.proposals(), desk.replica.acts.toCommit()]).toEqual([[], []])
    await club.meet()
    expect(club.keysAt(0, pressLog)).toEqual([1, 2])
    expect(desk.store.shelf.list('proposal', '')).toEqual([])
  })

  it('[R32] leaves nothing behind when somebody else made one', async () => {
    const club = await Club.of(2, { relay: true })
    const [one, two] = [club.desk(0), club.desk(1)]
    const log = logHexOf(one.log(pressLog).id)
    given(await one.replica.acts.changeRights([{ log, member: club.member(1), right: 'lead' }]))
    await club.meet()
    given(await two.replica.acts.rotateAll('suspicion'))
    for (const { id } of two.replica.acts.proposals()) given(await two.replica.acts.dropProposal(id))
    given(await one.replica.acts.rotateAll('suspicion'))
    await club.meet()
    expect(club.keysAt(1, pressLog)).toEqual([1, 2])
    expect(two.store.shelf.list('proposal', '')).toEqual([])
  })
})

describe('a laptop that is locked while a new key of its own waits to be marked', () => {
  /** Somebody alone in a case makes a new key; then a kit of theirs comes in, and nothing marks the key yet. */
  async function aloneInCase() {
    const club = await Club.of(2)
    const [keeper, laptop] = [club.desk(0), club.desk(1)]
    const caseId = newRecordId(random)
    const home = { kind: 'case', caseId } as const
    await laptop.saved({ id: caseId, type: 'Case', home, fields: { label: 'a case' } })
    given(await laptop.replica.acts.rotateAll('suspicion'))
    await laptop.replica.acts.settle()
    const keys = await kitKeys(newKitSeed(random))
    const envelope = toBase64Url(publicHalfOf(keys.envelope))
    const device = deviceIdOf(publicKeyOf(keys.device))
    given(await laptop.replica.acts.enrol({ device, envelope, box: toHex(keys.box), kind: 'paper' }))
    await carry(laptop, keeper)
    const work = laptop.log({ scope: home, part: 'work' })
    const offers = () => laptop.replica.acts.toCommit().some(({ log }) => log.toHex() === work.hex)
    const granted = async () => {
      const organisation = laptop.replica.organisation.id
      const letters = laptop.replica.acts.letters().filter(({ box }) => toHex(box) === toHex(keys.box))
      const mails = await Promise.all(
        letters.map(({ sealed }) => openMail(keys.envelope, publicKeyOf(keys.device), organisation, sealed)),
      )
      return mails
        .flatMap((mail) => (typeof mail !== 'string' && 'keys' in mail.body ? mail.body.keys : []))
        .flatMap(({ log, epoch }) => (log === work.hex ? [epoch] : []))
    }
    return { club, keeper, laptop, offers, granted }
  }

  it('[R32] hands the key to what came in meanwhile before it is marked', async () => {
    const { keeper, laptop, offers, granted } = await aloneInCase()
    expect(offers()).toBe(true)
    await carry(keeper, laptop)
    await laptop.replica.acts.settle()
    expect([await granted(), offers()]).toEqual([expect.arrayContaining([2]), false])
    for (const { key } of laptop.replica.acts.letters()) await laptop.replica.acts.posted(key)
    expect(offers()).toBe(true)
  })

  it('[R16] offers nothing more to be marked until it is let in again', async () => {
    const { club, keeper, laptop, offers } = await aloneInCase()
    given(await keeper.replica.acts.suspend(club.device(1)))
    await carry(keeper, laptop)
    await laptop.replica.acts.settle()
    expect(offers()).toBe(false)
    given(await keeper.replica.acts.restore(club.device(1)))
    await carry(keeper, laptop)
    await laptop.replica.acts.takeMail(keeper.replica.acts.letters().map(({ sealed }) => sealed))
    await laptop.replica.acts.settle()
    for (const { key } of laptop.replica.acts.letters()) await laptop.replica.acts.posted(key)
    expect(offers()).toBe(true)
  })
})
