/** Trays that could never empty, because what they wait for was let go, lost to the disk, or had no room. */
import { describe, expect, it } from 'vitest'
import { certain } from '../../base/result.ts'
import { entryHash } from '../entry.ts'
import { encodeFrame, parseFrame } from './frame.ts'
import type { FeedState, LogState } from './log-book.ts'
import { type TestDevice, TestTeam } from './replica.fixture.ts'
import { rotated } from './rotation.fixture.ts'
import { drained, keepOverflow, limits, newTrayItem } from './tray.ts'

/** A feed of two entries, of which the first has come: what fills the tray stands for what follows the second. */
async function stuckFeed(fill: number, shelf: 'waiting' | 'late') {
  const team = await TestTeam.of(2)
  const [one, two] = [team.at(0), team.at(1)]
  await one.saved({ fields: { label: 'first' } })
  const entries = one.entries()
  const [opening, next] = [certain(entries[0], 'an opening'), certain(entries[1], 'a word')]
  await two.takes([opening])
  const log = two.log()
  const feed = certain(log.feeds.get(opening.header.feed.toHex()), 'a feed that was opened')
  for (let at = 0; at < fill; at++)
    feed.tray.set(10 + at, { ...newTrayItem(next, entryHash(next)), shelf, why: 'cause' })
  return { two, log, feed, next }
}

function marked({ store }: TestDevice, log: LogState, feed: FeedState): readonly string[] {
  store.transaction(() => keepOverflow(store.shelf, log, feed.hex))
  const { keys, noteAsked } = drained(store.shelf, log)
  noteAsked()
  return keys
}

describe('a feed of which something was let go', () => {
  it('[D17] [D24] is read again though two thousand late entries of it lie here', async () => {
    const { two, log, feed, next } = await stuckFeed(limits.ofFeed / 2, 'late')
    await two.takes([next])
    expect(marked(two, log, feed)).toEqual([`${log.hex}/${feed.hex}`])
  })

  it('[D17] is read again, and once, where all that waits does so for the very entry that was let go', async () => {
    const { two, log, feed } = await stuckFeed(limits.ofFeed, 'waiting')
    expect(marked(two, log, feed)).toEqual([`${log.hex}/${feed.hex}`])
    expect(marked(two, log, feed)).toEqual([])
  })

  it('[D17] takes that entry whatever waits for it', async () => {
    const { two, feed, next } = await stuckFeed(limits.ofFeed, 'waiting')
    expect(await two.takes([next])).toMatchObject({ refused: 0, applied: 1 })
    expect(feed.head.seq).toBe(2)
  })
})

describe('an opening that the disk has changed while it waited for its key', () => {
  it('[D17] [D24] is asked for again, and nobody is accused', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    await one.saved({ fields: { label: 'before' } })
    await two.hears(one)
    const key = await rotated(team, [one])
    const id = await one.restart().then(() => one.saved({ fields: { label: 'after' } }))
    await two.hears(one)
    const log = two.log()
    const [row] = two.store.shelf.list('waiting', log.hex)
    const entry = certain(parseFrame(certain(row, 'an entry that waits').value), 'a frame')
    expect(entry.header.kind).toBe('open')
    const body = new Uint8Array(entry.body)
    body[60] = (body[60] ?? 0) ^ 1
    two.store.transaction(() =>
      two.store.shelf.put('waiting', certain(row, 'it waits').key, encodeFrame({ ...entry, body })),
    )
    await two.reopen()
    await two.replica.learn(log.id, log.name, new Map([[2, key]]))
    expect(two.store.records.find(id)).toBeUndefined()
    for (let read = 0; read < 2; read++) await two.replica.readToEnd(log.id)
    expect(drained(two.store.shelf, two.log()).keys).toHaveLength(1)
    await two.hears(one)
    expect(two.store.records.find(id)).toBeDefined()
    expect(two.alarms()).toEqual([])
  })
})

describe('a word that the disk has changed while it waited', () => {
  it('[D17] [D24] leaves nothing on the disk when the sound one comes with what it waited for', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const id = await one.saved({ fields: { label: 'first' } })
    await one.saved({ id, fields: { label: 'second' } })
    const entries = one.entries()
    await two.takes([...entries.slice(0, 1), ...entries.slice(2)])
    const { hex } = two.log()
    const row = certain(two.store.shelf.list('waiting', hex)[0], 'an entry that waits')
    const entry = certain(parseFrame(row.value), 'a frame')
    const body = new Uint8Array(entry.body)
    body[60] = (body[60] ?? 0) ^ 1
    two.store.transaction(() => two.store.shelf.put('waiting', row.key, encodeFrame({ ...entry, body })))
    await two.reopen()
    expect(await two.takes(entries.slice(1))).toMatchObject({ refused: 0, applied: entries.length - 1 })
    expect(two.store.shelf.list('waiting', hex)).toHaveLength(0)
  })
})
