/**
 * A full disk at the very end of a transaction: all of it was done, and none of it is kept. What memory moved meanwhile must
 * not be taken for kept when the same comes again. docs/formats/vault.md, D9, D11, D19.
 */
import { describe, expect, it } from 'vitest'
import { certain } from '../../base/result.ts'
import { MemoryStore } from './memory-store.ts'
import { opened, type TestDevice, TestTeam } from './replica.fixture.ts'
import { stateText } from './state-hash.ts'
import { StoreFull } from './store.ts'

/** The disk has no room to keep the next transaction. */
async function full({ store }: TestDevice, work: () => Promise<unknown>): Promise<void> {
  const next = store.transactions + 1
  store.faults = {
    keeping: (transaction) => {
      if (transaction === next) throw new StoreFull()
    },
  }
  await expect(work()).rejects.toThrow(StoreFull)
  store.faults = {}
}

/** The second vault is an older copy of itself, closed in good order: a colleague has what it said since. */
async function putBack(): Promise<readonly [TestDevice, TestDevice]> {
  const team = await TestTeam.of(2)
  const [one, two] = [team.founder, team.at(1)]
  await two.saved({ fields: { label: 'kept' } })
  await two.reopen()
  await one.hears(two)
  const image = two.store.image()
  await two.saved({ fields: { label: 'after the copy' } })
  await one.hears(two)
  two.store = new MemoryStore(image)
  two.replica = await opened(two.store, two.world)
  return [one, two]
}

describe('an older copy of a vault that has no room to keep what it hears of itself', () => {
  it('[D9] [D11] goes on in a new feed after it was closed and opened, and says so', async () => {
    const [one, two] = await putBack()
    await one.replica.acknowledge()
    const before = certain(two.log().writing, 'a feed that was written to').tag
    // Only what a colleague says of it: the words themselves do not come.
    const heard = one
      .entries()
      .filter(({ header }) => one.log().writing?.key.every((byte, at) => byte === header.feed[at]))
    await full(two, () => two.takes(heard))
    await two.takes(heard)
    expect(two.alarms()).toEqual(['own-feed-behind'])
    await two.reopen()
    await two.saved({ fields: { label: 'on the older copy' } })
    expect(two.log().writing?.tag).not.toBe(before)
    await one.hears(two)
    await two.hears(one)
    expect(one.alarms()).toEqual([])
    expect(stateText(one.replica, [one.log()])).toBe(stateText(two.replica, [two.log()]))
  })

  it('[D11] says so also where the words themselves come', async () => {
    const [one, two] = await putBack()
    await full(two, () => two.hears(one))
    await two.hears(one)
    expect(two.alarms()).toEqual(['own-feed-behind'])
  })
})

describe('what others have of us', () => {
  it('[D19] stays known after a restart, where the disk had no room for it at first', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    await one.saved({ fields: { label: 'said' } })
    await two.hears(one)
    await two.replica.acknowledge()
    await full(one, () => one.hears(two))
    await one.hears(two)
    const { tag, head } = certain(one.log().writing, 'a feed that was written to')
    const point = { log: one.log().id, feed: tag, seq: head.seq }
    expect(one.replica.changeState(point)).toBe('second-device')
    await one.restart()
    expect(one.replica.changeState(point)).toBe('second-device')
  })

  it('[D9] is at the relay also after a restart, where the disk had no room to note it at first', async () => {
    const { founder } = await TestTeam.of(1)
    await founder.saved({ fields: { label: 'said' } })
    const { key, tag, head } = certain(founder.log().writing, 'a feed that was written to')
    const { id } = founder.log()
    const noted = async (): Promise<void> =>
      founder.store.transaction(() => founder.replica.noteRelayed(id, key, head.seq))
    await full(founder, noted)
    await noted()
    await founder.restart()
    expect(founder.replica.changeState({ log: id, feed: tag, seq: head.seq })).toBe('at-relay')
  })
})
