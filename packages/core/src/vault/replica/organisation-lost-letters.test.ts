/** Keys whose letters a relay lost, and keys that a welcome brought and no chain names: docs/formats/control.md, R33, R34. */
import { describe, expect, it } from 'vitest'
import { equalBytes, toBase64Url, toHex } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { publicHalfOf } from '../../sealed/envelope.ts'
import { publicKeyOf } from '../../sealed/sign.ts'
import { deviceIdOf, logHexOf } from '../control/names.ts'
import { kitKeys, newKitSeed } from '../recovery/kit.ts'
import { renewKits } from '../recovery/kit-renewal.ts'
import { raise } from '../sync/pull.ts'
import { Club, chainOf, given } from './organisation.fixture.ts'
import { noteLettersLost } from './organisation-shelf.ts'
import { opened, pressLog, type TestDevice } from './replica.fixture.ts'

async function twoInPress(): Promise<Club> {
  const club = await Club.of(2)
  const log = logHexOf(club.desk(0).log(pressLog).id)
  given(await club.desk(0).replica.acts.changeRights([{ log, member: club.member(1), right: 'writer' }]))
  await club.meet()
  return club
}

describe('a relay that was put back', () => {
  it('[R33] has lost letters too: whoever made the newest key hands it out again, and not in every round', async () => {
    const club = await twoInPress()
    const [one, two] = [club.desk(0), club.desk(1)]
    given(await one.replica.acts.rotateAll('suspicion'))
    await one.replica.acts.settle()
    for (const { key } of one.replica.acts.letters()) await one.replica.acts.posted(key)
    const press = one.log(pressLog)
    const lettersAfterLoss = async (): Promise<number> => {
      one.store.transaction(() => noteLettersLost(one.store.shelf, press.hex))
      await one.replica.acts.settle()
      return one.replica.acts.letters().length
    }
    expect(club.keysAt(1, pressLog)).toEqual([1])
    expect(await lettersAfterLoss()).toBe(1)
    await club.meet()
    expect(club.keysAt(1, pressLog)).toEqual([1, 2])
    expect(await lettersAfterLoss()).toBe(0)
    // Who did not make the key leaves it to who did.
    two.store.transaction(() => noteLettersLost(two.store.shelf, press.hex))
    await two.replica.acts.settle()
    expect(two.replica.acts.letters()).toEqual([])
  })

  it('[R33] has lost the first key of a log too: whoever founded it hands it out again', async () => {
    const club = await Club.of(2)
    const [one] = [club.desk(0)]
    const press = one.log(pressLog)
    const right = { log: logHexOf(press.id), member: club.member(1), right: 'writer' } as const
    given(await one.replica.acts.changeRights([right]))
    await one.replica.acts.settle()
    expect(one.replica.acts.letters()).toHaveLength(1)
    for (const { key } of one.replica.acts.letters()) await one.replica.acts.posted(key)
    const { directory } = one.replica.book
    // The log of the right looks as it was: only another gives the backup away.
    one.store.transaction(() => raise(one.replica, [{ kind: 'relay-rolled-back', log: directory.id, at: 2 }]))
    await one.replica.acts.settle()
    expect(one.replica.acts.letters()).toHaveLength(1)
    await club.meet()
    expect(club.keysAt(1, pressLog)).toEqual([1])
  })
})

describe('a log that whoever made its newest key has left by their own hand', () => {
  it('[R33] [R44] is handed out again by whoever leads it: nobody else would, and a colleague may not know of it', async () => {
    const club = await Club.of(3, { relay: true })
    const [gone, lead, reader] = [club.desk(0), club.desk(1), club.desk(2)]
    const log = logHexOf(gone.log(pressLog).id)
    const gives = async (desk: TestDevice, at: number, right: 'lead' | 'reader' | 'none') =>
      given(await desk.replica.acts.changeRights([{ log, member: club.member(at), right }]))
    await gives(gone, 1, 'lead')
    await club.meet()
    await gives(gone, 0, 'none')
    await club.meet()
    expect(club.keysAt(0, pressLog)).toEqual([])
    await gives(lead, 2, 'reader')
    await club.meet([lead])
    await posted(lead.replica)
    await club.meet([lead, reader])
    expect(club.keysAt(2, pressLog)).toEqual([])
    lead.store.transaction(() => noteLettersLost(lead.store.shelf, log))
    await club.meet([lead, reader])
    expect(club.keysAt(2, pressLog)).toEqual([1, 2])
  })
})

async function newKit() {
  const keys = await kitKeys(newKitSeed(random))
  return {
    device: deviceIdOf(publicKeyOf(keys.device)),
    envelope: toBase64Url(publicHalfOf(keys.envelope)),
    box: toHex(keys.box),
    kind: 'paper',
  } as const
}

describe('a kit in a drawer', () => {
  it('[R33] [K18] is filled again when the relay was put back, and not in every round', async () => {
    const club = await Club.of(1)
    const [one] = [club.desk(0)]
    given(await one.replica.acts.enrol(await newKit()))
    expect(await renewKits(one.replica)).toBe(1)
    expect(await renewKits(one.replica)).toBe(0)
    for (const renewed of [1, 0]) {
      one.store.transaction(() => noteLettersLost(one.store.shelf, one.log(pressLog).hex))
      await one.replica.acts.settle()
      expect(await renewKits(one.replica)).toBe(renewed)
    }
  })
})

/** The relay was put back; one round of what follows by itself, and its letters are posted. How many. */
async function postedAfterLoss({ store, replica }: TestDevice): Promise<number> {
  const { directory } = replica.book
  store.transaction(() => raise(replica, [{ kind: 'relay-rolled-back', log: directory.id, at: 2 }]))
  return posted(replica)
}

async function posted({ acts }: TestDevice['replica']): Promise<number> {
  await acts.settle()
  const letters = acts.letters()
  for (const { key } of letters) await acts.posted(key)
  return letters.length
}

const hour = 3_600_000

describe('a secret that a colleague was handed', () => {
  it('[R33] [R91] is handed over again when the relay was put back, and not in every round', async () => {
    const club = await Club.of(2)
    const [one, two] = [club.desk(0), club.desk(1)]
    const log = logHexOf(one.log(pressLog).id)
    given(await one.replica.acts.changeRights([{ log, member: club.member(1), right: 'reader' }]))
    await club.meet()
    const heldAt = async ({ replica }: TestDevice): Promise<number> =>
      (await replica.acts.secrets.of(log, 'line-duress')).length
    await one.replica.acts.secrets.keep(log, 'line-duress', toHex(random.bytes(16)), random.bytes(8))
    expect(await posted(one.replica)).toBe(1)
    await club.meet()
    expect(await heldAt(two)).toBe(0)
    one.store.transaction(() => noteLettersLost(one.store.shelf, log))
    await club.meet()
    expect(await heldAt(two)).toBe(1)
    one.store.transaction(() => noteLettersLost(one.store.shelf, log))
    expect(await posted(one.replica)).toBe(0)
    // Whoever was handed it leaves it to who did so.
    two.store.transaction(() => noteLettersLost(two.store.shelf, log))
    expect(await posted(two.replica)).toBe(0)
  })
})

describe('the use of a second code that a colleague was handed', () => {
  it('[R91] is handed over by whoever has it where the desk that heard of it is locked before all its letters came', async () => {
    const club = await Club.of(3)
    const [one, two, three] = [club.desk(0), club.desk(1), club.desk(2)]
    const log = logHexOf(one.log(pressLog).id)
    const rights = [1, 2].map((at) => ({ log, member: club.member(at), right: 'lead' }) as const)
    given(await one.replica.acts.changeRights(rights))
    await club.meet()
    await two.replica.acts.secrets.keep(log, 'line-duress', toHex(random.bytes(16)), random.bytes(8))
    await two.replica.acts.settle()
    // The laptop is carried away with the letter for the third.
    for (const { box, sealed } of two.replica.acts.letters())
      if (equalBytes(box, one.replica.acts.box.id)) await one.replica.acts.takeMail([sealed])
    await club.meet([one, three])
    const heldAt = async ({ replica }: TestDevice): Promise<number> =>
      (await replica.acts.secrets.of(log, 'line-duress')).length
    expect([await heldAt(one), await heldAt(three)]).toEqual([1, 0])
    given(await one.replica.acts.suspend(club.device(1)))
    await club.meet([one, three])
    expect(await heldAt(three)).toBe(1)
    await one.replica.acts.settle()
    expect(one.replica.acts.letters()).toEqual([])
  })
})

describe('a secret that counts when its letters have left', () => {
  it.each(['the relay was put back', 'a colleague asks for it'])(
    '[R33] [R95] counts on, and is handed over again, when %s',
    async (why) => {
      const club = await Club.of(2)
      const [one, two] = [club.desk(0), club.desk(1)]
      const log = logHexOf(one.log(pressLog).id)
      given(await one.replica.acts.changeRights([{ log, member: club.member(1), right: 'reader' }]))
      await club.meet()
      const id = toHex(random.bytes(16))
      await one.replica.acts.secrets.keep(log, 'line-week', id, random.bytes(8))
      const isHanded = (): boolean => one.replica.acts.secrets.areHanded(log, 'line-week', id)
      expect(isHanded(), 'before the letters are written').toBe(false)
      await one.replica.acts.settle()
      expect(isHanded()).toBe(false)
      // Lost before anybody collected it.
      await posted(one.replica)
      expect(isHanded()).toBe(true)
      if (why === 'a colleague asks for it') {
        expect(await two.replica.acts.secrets.ask(log, 'line-week')).toBe(true)
        await one.replica.acts.takeMail(two.replica.acts.letters().map(({ sealed }) => sealed))
      } else one.store.transaction(() => noteLettersLost(one.store.shelf, log))
      await one.replica.acts.settle()
      const letters = one.replica.acts.letters().map(({ sealed }) => sealed)
      expect(isHanded(), 'though the letters have not left').toBe(true)
      await two.replica.acts.takeMail(letters)
      expect(await two.replica.acts.secrets.of(log, 'line-week')).toHaveLength(1)
    },
  )
})

describe('a ratchet that counts while nobody else reads the line', () => {
  it('[R95] counts on when a colleague is to have it, though the letter cannot leave', async () => {
    const club = await Club.of(2)
    const [one] = club.desks
    const { acts } = certain(one, 'the founder').replica
    const log = logHexOf(club.desk(0).log(pressLog).id)
    const id = toHex(random.bytes(16))
    await acts.secrets.keep(log, 'line-week', id, random.bytes(8))
    await acts.settle()
    expect(acts.secrets.areHanded(log, 'line-week', id)).toBe(true)
    given(await acts.changeRights([{ log, member: club.member(1), right: 'reader' }]))
    await acts.settle()
    expect(acts.letters().length).toBeGreaterThan(0)
    expect(acts.secrets.areHanded(log, 'line-week', id)).toBe(true)
  })
})

describe('the use of a second code that somebody has said to have heard of', () => {
  it('[R33] [R91] is shown no more when the letter comes again; another use is', async () => {
    const club = await Club.of(2)
    const [one, two] = [club.desk(0), club.desk(1)]
    const log = logHexOf(one.log(pressLog).id)
    given(await one.replica.acts.changeRights([{ log, member: club.member(1), right: 'reader' }]))
    await club.meet()
    const told = async (): Promise<void> => {
      await one.replica.acts.secrets.keep(log, 'line-duress', toHex(random.bytes(16)), random.bytes(8))
      await club.meet()
    }
    const shown = () => two.replica.acts.secrets.of(log, 'line-duress')
    await told()
    const heard = await shown()
    expect(heard).toHaveLength(1)
    await two.replica.acts.secrets.drop(heard.map(({ key }) => key))
    for (const shelf of ['secret', 'secret-in', 'secret-out'])
      expect(two.store.shelf.list(shelf, ''), 'that somebody was forced').toEqual([])
    one.store.transaction(() => noteLettersLost(one.store.shelf, log))
    await club.meet()
    expect(await shown()).toEqual([])
    await told()
    expect(await shown()).toHaveLength(1)
  })
})

describe('a relay that was put back twice within six hours', () => {
  it('[R33] has lost the second letter too: whoever waits for signatures asks again when they are over', async () => {
    const club = await Club.of(2)
    const two = club.desk(1)
    given(await two.replica.acts.setRole(club.member(1), 'admin'))
    expect(await posted(two.replica)).toBe(1)
    expect(await postedAfterLoss(two)).toBe(1)
    two.clock.at += hour
    expect(await postedAfterLoss(two)).toBe(0)
    two.clock.at += 5 * hour
    expect(await posted(two.replica)).toBe(1)
    two.clock.at += 6 * hour
    expect(await posted(two.replica)).toBe(0)
  })

  it('[R33] [K18] has lost the second filling of a kit too: it is filled again when they are over', async () => {
    const club = await Club.of(2)
    const two = club.desk(1)
    given(await two.replica.acts.enrol(await newKit()))
    await club.meet()
    expect(await renewKits(two.replica)).toBe(1)
    await postedAfterLoss(two)
    expect(await renewKits(two.replica)).toBe(1)
    two.clock.at += hour
    await postedAfterLoss(two)
    expect(await renewKits(two.replica)).toBe(0)
    two.clock.at += 5 * hour
    await posted(two.replica)
    expect(await renewKits(two.replica)).toBe(1)
    two.clock.at += 6 * hour
    await posted(two.replica)
    expect(await renewKits(two.replica)).toBe(0)
  })
})

describe('a key that was kept and that no chain names', () => {
  it('[R34] gives way to the true one when a colleague sends it', async () => {
    const club = await twoInPress()
    const [one, two] = [club.desk(0), club.desk(1)]
    const { row } = two.log(pressLog)
    // As a welcome brings it, whose event then lost its race.
    two.store.transaction(() => two.store.logs.keepKey(row, 2, random.bytes(32)))
    two.replica = await opened(two.store, two.world)
    given(await one.replica.acts.rotateAll('suspicion'))
    await club.meet()
    const key = certain(one.log(pressLog).keys.get(2)?.key, 'made here')
    expect(two.log(pressLog).keys.get(2)?.key).toEqual(key)
    await two.restart()
    expect(two.log(pressLog).keys.get(2)?.key).toEqual(key)
  })
})

describe('a key that comes before its chain', () => {
  it('[R74] waits where the line was cut before the event that gives the right', async () => {
    const club = await Club.of(2)
    const [one, two] = [club.desk(0), club.desk(1)]
    const press = one.log(pressLog)
    const right = { log: logHexOf(press.id), member: club.member(1), right: 'writer' } as const
    given(await one.replica.acts.changeRights([right]))
    await one.replica.acts.settle()
    const letters = one.replica.acts.letters()
    expect(letters).toHaveLength(1)
    await two.replica.acts.takeMail(letters.map(({ sealed }) => sealed))
    const chain = chainOf(one, press.hex)
    expect(chain).toHaveLength(2)
    // The first event names the key, and gives the right to who founded the log alone.
    await two.replica.receiveControl(press.id, chain.slice(0, 1))
    await two.replica.acts.settle()
    expect(club.keysAt(1, pressLog)).toEqual([])
    await two.replica.receiveControl(press.id, chain)
    await two.replica.acts.settle()
    expect(club.keysAt(1, pressLog)).toEqual([1])
  })
})
