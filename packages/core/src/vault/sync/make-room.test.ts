import { describe, expect, it } from 'vitest'
import { certain } from '../../base/result.ts'
import { newSigningKey } from '../../sealed/sign.ts'
import { entryHash } from '../entry.ts'
import { TestTeam } from '../replica/replica.fixture.ts'
import { StoreFull } from '../replica/store.ts'
import { keepOverflow, limits, newTrayItem } from '../replica/tray.ts'

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

  it('[D17] [Y10] are read again when that has ended though what fills the tray waits for them', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    for (const label of ['one', 'two', 'three', 'four']) await one.saved({ fields: { label } })
    const entries = one.entries()
    const log = two.log()
    const relay = new TellingRelay(await newSigningKey(random), log.id)
    relay.entries = [...entries]
    const device = new Listener(relay, two.store)
    await device.pull()
    const { replica, store } = two
    await two.takes(entries.slice(0, 1))
    const next = certain(entries[1], 'a word')
    const feed = certain(log.feeds.get(next.header.feed.toHex()), 'a feed that was opened')
    const letGo = (of: string): void => store.transaction(() => keepOverflow(store.shelf, log, of))
    const round = { replica, view: device.view, wishes: {}, shut: new Set() } as unknown as Round
    letGo('a feed')
    await makeRoom(round)
    await device.hear(await relay.answer(0, { limit: 2 }))
    for (let at = 0; at < limits.ofFeed; at++)
      feed.tray.set(10 + at, { ...newTrayItem(next, entryHash(next)), shelf: 'waiting', why: 'cause' })
    letGo(feed.hex)
    await makeRoom(round)
    await device.pull()
    await makeRoom(round)
    expect(device.view.question(log.id).after).toBe(0)
    expect(store.shelf.list('overflow', log.hex)).toEqual([])
  })

  it('[D17] [Y10] are read again when there is room for noting that they are', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    await one.saved({ fields: { label: 'one' } })
    const entries = one.entries()
    const log = two.log()
    const relay = new TellingRelay(await newSigningKey(random), log.id)
    relay.entries = [...entries]
    const device = new Listener(relay, two.store)
    await device.pull()
    const { replica, store } = two
    await two.takes(entries.slice(0, 1))
    const next = certain(entries[1], 'a word')
    const feed = certain(log.feeds.get(next.header.feed.toHex()), 'a feed that was opened')
    for (let at = 0; at < limits.ofFeed; at++)
      feed.tray.set(10 + at, { ...newTrayItem(next, entryHash(next)), shelf: 'waiting', why: 'cause' })
    store.transaction(() => keepOverflow(store.shelf, log, feed.hex))
    const round = { replica, view: device.view, wishes: {}, shut: new Set() } as unknown as Round
    store.faults = {
      before: () => {
        throw new StoreFull('no room')
      },
    }
    await makeRoom(round).catch(() => undefined)
    store.faults = {}
    await makeRoom(round)
    expect(device.view.question(log.id).after).toBe(0)
    expect(store.shelf.list('overflow', log.hex)).toEqual([])
  })
})
