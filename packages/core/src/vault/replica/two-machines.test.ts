/** Two machines that go on with one key: a copy was started while the first was still at work. docs/formats/vault.md, D8. */
import { describe, expect, it } from 'vitest'
import { MemoryStore } from './memory-store.ts'
import { opened, TestDevice, TestTeam } from './replica.fixture.ts'

/** A copy of this desk's disk on another machine, which nobody tells that it is one. */
async function copyOf(desk: TestDevice): Promise<TestDevice> {
  const store = MemoryStore.fromImage(desk.store.image())
  return new TestDevice(store, await opened(store, desk.world), desk.clock, desk.world)
}

describe('a desk whose copy goes on with its key', () => {
  it('[D8] is told, where the copy writes in a feed of its own, and so is the copy', async () => {
    const team = await TestTeam.of(2)
    const desk = team.at(1)
    await desk.saved({ fields: { label: 'at work' } })
    const copy = await copyOf(desk)
    expect([desk.alarms(), copy.alarms()]).toEqual([[], []])
    desk.clock.at += 1_000
    await copy.saved({ fields: { label: 'on the copy' } })
    expect(copy.log().writing?.hex).not.toBe(desk.log().writing?.hex)
    await desk.hears(copy)
    expect(desk.alarms()).toEqual(['own-feed-behind'])
    desk.clock.at += 1_000
    await desk.saved({ fields: { label: 'on the first' } })
    await copy.hears(desk)
    expect(copy.alarms()).toEqual(['own-feed-behind'])
  })

  it('[D8] is told also by a heartbeat alone, of whoever reads with the copy and writes nothing', async () => {
    const team = await TestTeam.of(2)
    const [colleague, desk] = [team.founder, team.at(1)]
    await desk.saved({ fields: { label: 'at work' } })
    const copy = await copyOf(desk)
    await colleague.saved({ fields: { label: 'of a colleague' } })
    for (const one of [desk, copy]) await one.hears(colleague)
    desk.clock.at += 1_000
    expect(await copy.replica.acknowledge()).toBe(1)
    await desk.hears(copy)
    expect(desk.alarms()).toEqual(['own-feed-behind'])
  })

  it('[D8] [D35] is told nothing where its own words come back after a journey, whoever wrote since', async () => {
    const team = await TestTeam.of(2)
    const [colleague, desk] = [team.founder, team.at(1)]
    for (const label of ['one', 'two']) {
      desk.clock.at += 1_000
      await desk.saved({ fields: { label } })
      await colleague.hears(desk)
      await desk.reopen()
    }
    await desk.replica.forget([desk.log().id])
    await team.grant(desk, desk.log().name)
    await desk.hears(colleague)
    expect(desk.alarms()).toEqual([])
  })

  it('[D8] is told nothing of a colleague’s second desk', async () => {
    const team = await TestTeam.of(3)
    const [one, two] = [team.at(1), team.at(2)]
    two.clock.at += 1_000
    await two.saved({ fields: { label: 'of somebody else' } })
    await one.hears(two)
    expect(one.alarms()).toEqual([])
  })
})
