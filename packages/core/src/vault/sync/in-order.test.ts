import { describe, expect, it } from 'vitest'
import { TestTeam } from '../replica/replica.fixture.ts'
import { feedEntries, offeredTo } from './in-order.ts'

describe('what a device hands on', () => {
  it('[Y18] is late work of its own as well: a lead can only adopt what arrives', async () => {
    const { founder } = await TestTeam.of(1)
    await founder.saved({ fields: { label: 'counted' } })
    await founder.saved({ fields: { label: 'written while it was locked' } })
    const log = founder.log()
    const feed = [...log.feeds.values()][0]!
    const whole = founder.entries()
    // As a final leaves it: the first two count, the third lies in the late tray.
    founder.store.transaction(() =>
      founder.store.entries.takeBack(feed.row!, { seq: 2, hash: feed.head.hash }),
    )
    feed.head = { seq: 2, hash: feed.head.hash }
    const entry = whole[2]!
    feed.tray.set(3, {
      entry,
      hash: new Uint8Array(32),
      opened: undefined,
      isStale: false,
      unnamed: 0,
      shelf: 'late',
      why: 'late',
      missing: undefined,
    })
    expect(offeredTo(log, feed)).toBe(3)
    const offered = [...feedEntries(founder.store, [{ feed, after: 1, upTo: offeredTo(log, feed) }])]
    expect(offered.map(({ header }) => header.seq)).toEqual([2, 3])
    feed.forkedAt = 2
    expect(offeredTo(log, feed)).toBe(2)
  })
})
