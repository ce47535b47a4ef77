/**
 * Who found out that a colleague told two stories said so in a heartbeat, and the heartbeat comes to count no more; or the
 * disk had no room for what was found out.
 */
import { describe, expect, it } from 'vitest'
import { toHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { headAfter } from '../feed.ts'
import { hostileFeed } from './hostile-feed.fixture.ts'
import { MemoryStore, type StoreFaults } from './memory-store.ts'
import { putBack } from './older-copy.fixture.ts'
import { opened, start, type TestDevice, TestTeam } from './replica.fixture.ts'
import { rotated } from './rotation.fixture.ts'
import { stateText } from './state-hash.ts'
import { StoreFull } from './store.ts'

const day = 86_400_000

type Lie = { readonly feed: string; readonly both: () => Promise<void> }

/** A liar's feed, of which everybody has one story; `both`: the first desk is shown the other one too. */
async function liedTo(desks: readonly TestDevice[], liar: TestDevice): Promise<Lie> {
  const { open, says } = await hostileFeed(liar)
  const toAll = await says(headAfter(open), { sets: { label: 'to all' } })
  const other = await says(headAfter(open), { sets: { label: 'to one' } })
  for (const desk of desks) await desk.takes([open, toAll])
  const [first] = desks
  const both = async (): Promise<void> => {
    await first?.takes([other])
  }
  return { feed: toHex(open.header.feed), both }
}

function expectEnded(desk: TestDevice, like: TestDevice, { feed }: Lie): void {
  expect(desk.log().feeds.get(feed)?.forkedAt).toBe(1)
  expect(desk.alarms()).toContain('member-equivocated')
  expect(stateText(desk.replica, [desk.log()])).toBe(stateText(like.replica, [like.log()]))
}

/** For the next transaction there is no room: none to begin it, or none to keep what it did. */
function full({ store }: TestDevice, when: 'before' | 'keeping'): StoreFaults {
  const next = store.transactions + 1
  return {
    [when]: (transaction: number) => {
      if (transaction === next) throw new StoreFull()
    },
  }
}

describe('a heartbeat that tells of a fork and is taken back before anybody has it', () => {
  it.each(['writer', 'reader'] as const)(
    '[D18] [D21] because the clock of a %s was years ahead, is said again under today’s date',
    async (right) => {
      const team = await TestTeam.of(2)
      const [two, liar] = [team.founder, team.at(1)]
      const one = await team.add(right)
      const lie = await liedTo([one, two], liar)
      one.clock.at += 600 * day
      await lie.both()
      expect(await one.replica.acknowledge()).toBe(1)
      one.clock.at = start + 60_000
      one.replica.noteDay(Math.floor(start / day))
      await one.replica.retry()
      await one.restart()
      expect(await one.replica.acknowledge()).toBe(1)
      await two.hears(one)
      expectEnded(two, one, lie)
      expect(await one.replica.acknowledge()).toBe(0)
    },
  )

  it.each(['before', 'keeping'] as const)(
    '[D18] [D21] is said again once also where the disk was full (%s) when the clock was mended',
    async (when) => {
      const team = await TestTeam.of(3)
      const [one, two, liar] = [team.at(0), team.at(1), team.at(2)]
      const lie = await liedTo([one, two], liar)
      one.clock.at += 600 * day
      await lie.both()
      await one.replica.acknowledge()
      one.clock.at = start + 60_000
      one.replica.noteDay(Math.floor(start / day))
      one.store.faults = full(one, when)
      await expect(one.replica.retry()).rejects.toThrow(StoreFull)
      one.store.faults = {}
      await one.replica.retry()
      await one.replica.acknowledge()
      // The opening, and one heartbeat.
      expect(one.log().writing?.head.seq).toBe(2)
      await two.hears(one)
      expectEnded(two, one, lie)
    },
  )

  it('[D14] [D21] because the disk has changed it, is said again', async () => {
    const team = await TestTeam.of(3)
    const [one, two, liar] = [team.at(0), team.at(1), team.at(2)]
    const lie = await liedTo([one, two], liar)
    await lie.both()
    await one.replica.acknowledge()
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    expect(one.store.rot(key, head.seq, 700)).toBe(true)
    await one.reopen()
    await one.replica.acknowledge()
    await two.hears(one)
    expectEnded(two, one, lie)
  })

  it('[D11] [D21] because the vault was an older copy of itself, is said again', async () => {
    const team = await TestTeam.of(3)
    const [one, two, liar] = [team.at(0), team.at(1), team.at(2)]
    await putBack(one, two)
    const lie = await liedTo([one, two], liar)
    await lie.both()
    await one.replica.acknowledge()
    await one.hears(two)
    expect(one.alarms()).toContain('own-feed-behind')
    await one.replica.acknowledge()
    await two.hears(one)
    expectEnded(two, one, lie)
  })
})

describe('a heartbeat that tells of a fork, and that not everybody had before it came to count no more', () => {
  it('[D21] [D30] because its writer was shut out, is said again by who had read it', async () => {
    const team = await TestTeam.of(4)
    const [one, two, liar, four] = [team.at(0), team.at(1), team.at(2), team.at(3)]
    const lie = await liedTo([two, one, four], liar)
    await one.hears(two)
    await lie.both()
    await two.replica.acknowledge()
    await four.hears(two)
    // Nobody else had it: the final lies before it.
    await rotated(team, [one, liar, four])
    await four.replica.acknowledge()
    await one.takes(four.entries().filter(({ header }) => header.feed.toHex() === four.log().writing?.hex))
    expectEnded(one, four, lie)
  })

  it('[D20] [D21] because its writer told two stories as well, is said again by who had read it', async () => {
    const team = await TestTeam.of(4)
    const [one, two, liar, four] = [team.at(0), team.at(1), team.at(2), team.at(3)]
    await two.saved({ fields: { label: 'kept' } })
    await two.reopen()
    const image = two.store.image()
    const lie = await liedTo([two, one, four], liar)
    await lie.both()
    await two.replica.acknowledge()
    await four.hears(two)
    // The same desk, as it was before: what it says now stands at the number of that heartbeat.
    two.store = new MemoryStore(image)
    two.replica = await opened(two.store, two.world)
    await two.saved({ fields: { label: 'said in its other life' } })
    await one.hears(two)
    for (let round = 0; round < 2; round++) {
      await four.hears(one)
      await one.hears(four)
      for (const desk of [one, four]) await desk.replica.acknowledge()
    }
    await one.hears(four)
    expectEnded(one, four, lie)
  })
})

describe.each(['before', 'keeping'] as const)('a fork for which the disk has no room (%s)', (when) => {
  it('[D7] [D20] is named when it is shown again, and stays known after a restart', async () => {
    const team = await TestTeam.of(3)
    const [one, two, liar] = [team.at(0), team.at(1), team.at(2)]
    const lie = await liedTo([one, two], liar)
    one.store.faults = full(one, when)
    await expect(lie.both()).rejects.toThrow(StoreFull)
    one.store.faults = {}
    await lie.both()
    await one.replica.acknowledge()
    await two.hears(one)
    await one.restart()
    await one.replica.retry()
    for (const desk of [one, two]) expectEnded(desk, two, lie)
  })

  it('[D7] [D21] is named by whom it is told again, and stays known after a restart', async () => {
    const team = await TestTeam.of(3)
    const [one, two, liar] = [team.at(0), team.at(1), team.at(2)]
    const lie = await liedTo([one, two], liar)
    await lie.both()
    await one.replica.acknowledge()
    two.store.faults = full(two, when)
    await expect(two.hears(one)).rejects.toThrow(StoreFull)
    two.store.faults = {}
    await two.hears(one)
    await two.restart()
    await two.replica.retry()
    expectEnded(two, one, lie)
  })
})
