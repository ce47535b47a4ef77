import { describe, expect, it } from 'vitest'
import { newRecordId } from '../../base/id.ts'
import { platformRandom } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { MemoryStore } from './memory-store.ts'
import { putBack } from './older-copy.fixture.ts'
import { opened, press, type TestDevice, TestTeam } from './replica.fixture.ts'
import { rotated } from './rotation.fixture.ts'
import { stateText } from './state-hash.ts'
import { StoreFull } from './store.ts'

class Killed extends Error {}

async function heard(devices: readonly TestDevice[]): Promise<void> {
  for (const a of devices) for (const b of devices) if (a !== b) await a.hears(b)
}

describe('a device that dies, or whose disk is full', () => {
  it.each(['before', 'after'] as const)(
    '[D6] keeps what it had acknowledged, wherever it dies (%s a transaction)',
    async (when) => {
      for (const at of [1, 2, 3, 4, 7, 10]) {
        const team = await TestTeam.of(2)
        const [one, two] = [team.founder, team.at(1)]
        const acknowledged: string[] = []
        const first = one.store.transactions
        one.store.faults = {
          [when]: (transaction: number) => {
            if (transaction === first + at) throw new Killed()
          },
        }
        try {
          for (let n = 0; n < 5; n++) {
            const id = newRecordId(platformRandom)
            const done = await one.replica.save([
              { id, type: 'Thing', home: press, fields: { label: `${n}` } },
            ])
            if (done.ok) acknowledged.push(id)
            await two.saved({ fields: { label: `two ${n}` } })
            await one.hears(two)
          }
        } catch (problem) {
          if (!(problem instanceof Killed)) throw problem
        }
        await one.restart()
        for (const id of acknowledged) expect(one.store.records.find(id as never), `at ${at}`).toBeDefined()
        await one.saved({ fields: { label: 'after' } })
        await one.hears(two)
        await two.hears(one)
        expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
        expect([...one.alarms(), ...two.alarms()]).toEqual([])
      }
    },
  )

  it('[D7] refuses in a word when the disk is full, and goes on when there is room', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    await two.saved({ fields: { label: 'of two' } })
    one.store.faults = {
      before: () => {
        throw new StoreFull()
      },
    }
    const id = newRecordId(platformRandom)
    const refused = await one.replica.save([{ id, type: 'Thing', home: press, fields: { label: 'lost' } }])
    expect(refused).toEqual({ ok: false, refusal: { kind: 'disk-full' } })
    await expect(one.hears(two)).rejects.toThrow(StoreFull)
    one.store.faults = {}
    await one.saved({ id, fields: { label: 'kept' } })
    await one.hears(two)
    await two.hears(one)
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
    expect(one.alarms()).toEqual([])
  })
})

describe('an older copy of a vault', () => {
  it('[D9] that is known to be one opens a new feed before it has heard the relay', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    await one.saved({ fields: { label: 'kept' } })
    const image = one.store.image()
    await one.saved({ fields: { label: 'after the copy' } })
    await two.hears(one)
    one.store = new MemoryStore(image)
    one.replica = await opened(one.store, one.world, { restored: true })
    const feed = one.log().writing?.hex
    await one.saved({ fields: { label: 'on the older copy' } })
    expect(one.log().writing?.hex).not.toBe(feed)
    await one.hears(two)
    await two.hears(one)
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
    expect(two.alarms()).toEqual([])
  })

  it('[D11] that nobody knew to be one writes again, in a new feed, what only it had', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    const lost = await putBack(one, two)
    const made = await one.saved({ fields: { label: 'on the older copy', steps: ['one'] } })
    await one.saved({ id: made, fields: { label: 'changed there' } })
    await one.hears(two)
    expect(one.store.records.find(lost)).toBeDefined()
    expect(one.store.records.find(made)).toBeDefined()
    await two.hears(one)
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
    expect(one.alarms()).toEqual(['own-feed-behind'])
    expect(two.alarms()).toEqual([])
    const part = one.store.records.partState(one.store.records.find(made)!, one.log().name)
    expect(
      JSON.stringify(
        [...part.values()].map((field) =>
          field.kind === 'single' ? field.held.map(({ value }) => value) : 'list',
        ),
      ),
    ).toContain('changed there')
    await one.saved({ fields: { label: 'later' } })
    await two.hears(one)
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
  })

  it('[D11] writes again what a later feed says of it too, and colleagues wait for nothing that nobody has', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    await putBack(one, two)
    const made = await one.saved({ fields: { label: 'on the older copy' } })
    await one.saved({ id: made, fields: { label: 'changed there' } })
    const feed = one.log().writing?.hex
    // Cut off at work: what comes next stands in another feed, and replaces what stands in the first.
    await one.restart()
    await one.saved({ id: made, fields: { label: 'changed once more' } })
    expect(one.log().writing?.hex).not.toBe(feed)
    await one.hears(two)
    await two.hears(one)
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
    expect([...two.log().feeds.values()].map(({ tray }) => tray.size)).toEqual([0, 0, 0])
    const [field] = two.store.records.partState(two.store.records.find(made)!, two.log().name).values()
    expect(field?.kind === 'single' && field.held.map(({ value }) => value)).toEqual(['changed once more'])
    expect(two.alarms()).toEqual([])
  })

  it('[D12] dies in the middle of that and finishes it when it is opened', async () => {
    for (let at = 1; at <= 6; at++) {
      const team = await TestTeam.of(2)
      const [one, two] = [team.founder, team.at(1)]
      await putBack(one, two)
      const made = await one.saved({ fields: { label: 'on the older copy' } })
      const first = one.store.transactions
      one.store.faults = {
        after: (transaction) => {
          if (transaction === first + at) throw new Killed()
        },
      }
      await one.hears(two).catch((problem: unknown) => {
        if (!(problem instanceof Killed)) throw problem
      })
      await one.restart()
      await one.hears(two)
      expect(one.store.records.find(made), `killed after ${at}`).toBeDefined()
      await two.hears(one)
      expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
      expect(two.alarms()).toEqual([])
    }
  })

  it('[D13] whose two histories have both left it ends the feed for everybody and loses nothing', async () => {
    const team = await TestTeam.of(3)
    const [one, two, three] = [team.founder, team.at(1), team.at(2)]
    const lost = await putBack(one, two)
    const made = await one.saved({ fields: { label: 'on the older copy' } })
    await three.hears(one)
    for (let round = 0; round < 4; round++) {
      await heard(team.devices)
      for (const device of team.devices) await device.replica.acknowledge()
    }
    await heard(team.devices)
    for (const device of team.devices) {
      expect(device.store.records.find(made)).toBeDefined()
      expect(device.store.records.find(lost)).toBeDefined()
      expect(stateText(device.replica, [device.log()])).toBe(stateText(one.replica, [one.log()]))
    }
  })

  it('[D13] whose other history is sealed under a key that is not here yet writes it again when the key has come', async () => {
    const team = await TestTeam.of(3)
    const [one, two, three] = [team.founder, team.at(1), team.at(2)]
    await two.saved({ fields: { label: 'kept' } })
    await two.reopen()
    const image = two.store.image()
    const key = await rotated(team, team.devices)
    const lost = await two.saved({ fields: { label: 'after the copy' } })
    await one.hears(two)
    two.store = new MemoryStore(image)
    two.replica = await opened(two.store, two.world)
    const made = await two.saved({ fields: { label: 'on the older copy' } })
    const { key: feed, head } = certain(two.log().writing, 'a feed that was written to')
    two.store.transaction(() => two.replica.noteRelayed(two.log().id, feed, head.seq))
    await three.hears(two)
    await two.hears(one)
    await two.replica.receiveControl(two.log().id, team.chain(two.log().name))
    await two.replica.learn(two.log().id, two.log().name, new Map([[2, key]]))
    for (let round = 0; round < 3; round++) {
      for (const device of team.devices) await device.replica.acknowledge()
      await heard(team.devices)
    }
    for (const device of team.devices) {
      for (const id of [made, lost]) expect(device.store.records.find(id)).toBeDefined()
      expect(stateText(device.replica, [device.log()])).toContain('after the copy')
    }
  })

  it('[D8] knows from a colleague’s word that it is one, before the entry itself comes back', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    const lost = await putBack(one, two)
    await two.saved({ fields: { label: 'of two' } })
    const feed = one.log().writing?.hex
    await one.takes(two.entries().filter(({ header }) => header.feed.toHex() !== feed))
    expect(one.alarms()).toEqual(['own-feed-behind'])
    await one.saved({ fields: { label: 'on the older copy' } })
    expect(one.log().writing?.hex).not.toBe(feed)
    await one.hears(two)
    await two.hears(one)
    expect(one.store.records.find(lost)).toBeDefined()
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
    expect(two.alarms()).toEqual([])
  })

  it('[D9] goes on in its feed after it was closed in good order, and in a new one after it was cut off', async () => {
    const { founder } = await TestTeam.of(1)
    await founder.saved({ fields: { label: 'one' } })
    const feed = founder.log().writing?.hex
    await founder.reopen()
    await founder.saved({ fields: { label: 'two' } })
    expect(founder.log().writing?.hex).toBe(feed)
    await founder.restart()
    await founder.saved({ fields: { label: 'three' } })
    expect(founder.log().writing?.hex).not.toBe(feed)
  })

  it('[D10] [D14] whose last entry cannot be read is not continued', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    await one.saved({ fields: { label: 'kept' } })
    await two.hears(one)
    const { writing } = one.log()
    await one.replica.close()
    one.store.rot(writing!.key, 2, 77)
    await one.restart()
    await one.saved({ fields: { label: 'after' } })
    expect(one.log().writing?.hex).not.toBe(writing?.hex)
  })
})
