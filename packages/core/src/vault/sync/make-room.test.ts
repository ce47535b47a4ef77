import { describe, expect, it } from 'vitest'
import { certain } from '../../base/result.ts'
import { newSigningKey } from '../../sealed/sign.ts'
import { type Entry, entryHash } from '../entry.ts'
import type { FeedState, LogState } from '../replica/log-book.ts'
import { TestTeam } from '../replica/replica.fixture.ts'
import { StoreFull } from '../replica/store.ts'
import { keepOverflow, limits, newTrayItem } from '../replica/tray.ts'
import { Listener, random, TellingRelay } from './relay-view.fixture.ts'
import type { Round } from './round-state.ts'
import { makeRoom } from './round-steps.ts'

/** What one desk wrote under these labels, of which another has read the log of a relay to its end; `entries`, in order. */
async function readOf(labels: readonly string[]) {
  const team = await TestTeam.of(2)
  const [one, two] = [team.at(0), team.at(1)]
  for (const label of labels) await one.saved({ fields: { label } })
  const entries = one.entries()
  const log = two.log()
  const relay = new TellingRelay(await newSigningKey(random), log.id)
  relay.entries = [...entries]
  const device = new Listener(relay, two.store)
  await device.pull()
  const { replica, store } = two
  const round = { replica, view: device.view, wishes: {}, shut: new Set() } as unknown as Round
  const letGo = (of: string): void => store.transaction(() => keepOverflow(store.shelf, log, of))
  const marks = (): number => store.shelf.list('overflow', log.hex).length
  return { two, entries, log, relay, device, round, letGo, marks }
}

/** The tray of the feed that `entry` stands in, with as many words that wait as it can hold. */
function filled(log: LogState, entry: Entry): FeedState {
  const feed = certain(log.feeds.get(entry.header.feed.toHex()), 'a feed that was opened')
  for (let at = 0; at < limits.ofFeed; at++)
    feed.tray.set(10 + at, { ...newTrayItem(entry, entryHash(entry)), shelf: 'waiting', why: 'cause' })
  return feed
}

describe('entries that were let go', () => {
  it('[Y10] are read again though the line broke while the log was read from its beginning', async () => {
    const { log, relay, device, round, letGo, marks } = await readOf(['one', 'two', 'three', 'four'])

    letGo('a feed')
    await makeRoom(round)
    expect(marks()).toBe(0)
    expect(device.view.question(log.id).after).toBe(0)
    await device.hear(await relay.answer(0, { limit: 2 }))
    // What is let go now may be one of these two.
    letGo('a feed')
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
    const { two, entries, log, relay, device, round, letGo, marks } = await readOf([
      'one',
      'two',
      'three',
      'four',
    ])
    await two.takes(entries.slice(0, 1))
    letGo('a feed')
    await makeRoom(round)
    await device.hear(await relay.answer(0, { limit: 2 }))
    letGo(filled(log, certain(entries[1], 'a word')).hex)
    await makeRoom(round)
    await device.pull()
    await makeRoom(round)
    expect(device.view.question(log.id).after).toBe(0)
    expect(marks()).toBe(0)
  })

  it('[D17] [Y10] are read again when there is room for noting that they are', async () => {
    const { two, entries, log, device, round, letGo, marks } = await readOf(['one'])
    await two.takes(entries.slice(0, 1))
    letGo(filled(log, certain(entries[1], 'a word')).hex)
    two.store.faults = {
      before: () => {
        throw new StoreFull('no room')
      },
    }
    await makeRoom(round).catch(() => undefined)
    two.store.faults = {}
    await makeRoom(round)
    expect(device.view.question(log.id).after).toBe(0)
    expect(marks()).toBe(0)
  })
})
