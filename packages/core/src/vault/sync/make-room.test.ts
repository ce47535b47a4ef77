import { describe, expect, it } from 'vitest'
import { newSigningKey } from '../../sealed/sign.ts'
import { TestTeam } from '../replica/replica.fixture.ts'
import { keepOverflow } from '../replica/tray.ts'
import { Listener, random, TellingRelay } from './relay-view.fixture.ts'
import type { Round } from './round-state.ts'
import { makeRoom } from './round-steps.ts'

describe('entries that were let go', () => {
  it('[Y10] are read again though the line broke while the log was read from its beginning', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    for (const label of ['one', 'two', 'three', 'four']) await one.saved({ fields: { label } })
    const log = two.log()
    const relay = new TellingRelay(await newSigningKey(random), log.id)
    relay.entries = [...one.entries()]
    const device = new Listener(relay, two.store)
    await device.pull()
    const { replica, store } = two
    const round = { replica, view: device.view, wishes: {}, shut: new Set() } as unknown as Round
    const letGo = (): void => store.transaction(() => keepOverflow(store.shelf, log, 'a feed'))
    const marks = (): number => store.shelf.list('overflow', log.hex).length

    letGo()
    await makeRoom(round)
    expect(marks()).toBe(0)
    expect(device.view.question(log.id).after).toBe(0)
    await device.hear(await relay.answer(0, { limit: 2 }))
    // What is let go now may be one of these two.
    letGo()
    await makeRoom(round)
    expect(device.view.question(log.id).after).toBe(2)
    await device.pull()
    await makeRoom(round)
    expect(marks()).toBe(0)
    expect(device.view.question(log.id).after).toBe(0)
    await device.pull()
    expect(device.kinds()).toEqual([])
  })
})
