/**
 * A heartbeat told a colleague that their words are here, and comes to count no more before they have heard it: it is said
 * again, or their words would be called theirs alone for good. docs/formats/vault.md, D19.
 */
import { describe, expect, it } from 'vitest'
import { certain } from '../../base/result.ts'
import { MemoryStore } from './memory-store.ts'
import type { LogPoint } from './outcomes.ts'
import { opened, start, type TestDevice, TestTeam } from './replica.fixture.ts'

const day = 86_400_000

/** Where the newest words of a device stand. */
function newest(device: TestDevice): LogPoint {
  const { id, writing } = device.log()
  const { tag, head } = certain(writing, 'a feed that was written to')
  return { log: id, feed: tag, seq: head.seq }
}

/**
 * The second vault goes on in an older copy of itself, and there hears the first one's words and says so. `lost`: what it had
 * said where it was copied from.
 */
async function toldInTwoWays() {
  const team = await TestTeam.of(3)
  const [one, two, three] = [team.founder, team.at(1), team.at(2)]
  await two.saved({ fields: { label: 'kept' } })
  await two.reopen()
  const image = two.store.image()
  await one.saved({ fields: { label: 'of a colleague' } })
  await two.saved({ fields: { label: 'after the copy' } })
  const lost = two.entries()
  two.store = new MemoryStore(image)
  two.replica = await opened(two.store, two.world)
  await two.hears(one)
  expect(await two.replica.acknowledge()).toBe(1)
  return { one, two, three, lost, point: newest(one) }
}

describe('a heartbeat that is taken back before its colleague has heard it', () => {
  it.each(['at work', 'after a restart'] as const)(
    '[D11] [D19] for another history of its feed stands, is said again (%s)',
    async (when) => {
      const { one, two, point, lost } = await toldInTwoWays()
      await two.takes(lost)
      if (when === 'after a restart') await two.restart()
      expect(await two.replica.acknowledge()).toBe(1)
      await one.takes(lost)
      await one.hears(two)
      expect(one.replica.changeState(point)).toBe('second-device')
      expect(await two.replica.acknowledge()).toBe(0)
    },
  )

  it('[D20] [D21] [D19] for a colleague had both histories of its feed, is said again', async () => {
    const { one, two, three, point, lost } = await toldInTwoWays()
    await three.takes(lost)
    await three.hears(two)
    await three.replica.acknowledge()
    await two.hears(three)
    expect(await two.replica.acknowledge()).toBe(1)
    await one.hears(three)
    await one.hears(two)
    expect(one.replica.changeState(point)).toBe('second-device')
  })

  it('[D18] [D19] for its clock was years ahead, is said again', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.founder, team.at(1)]
    await one.saved({ fields: { label: 'of a colleague' } })
    const point = newest(one)
    await two.hears(one)
    two.clock.at += 600 * day
    await two.replica.acknowledge()
    two.clock.at = start + 60_000
    two.replica.noteDay(Math.floor(start / day))
    await two.replica.retry()
    await two.replica.acknowledge()
    await one.hears(two)
    expect(one.replica.changeState(point)).toBe('second-device')
  })
})
