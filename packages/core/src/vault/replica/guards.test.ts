import { describe, expect, it } from 'vitest'
import { equalBytes } from '../../base/bytes.ts'
import { newRecordId } from '../../base/id.ts'
import { platformRandom } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import type { Entry } from '../entry.ts'
import { headAfter } from '../feed.ts'
import { nextStamp } from '../hybrid-clock.ts'
import { merges } from '../merge.fixture.ts'
import { resolveField } from '../merge.ts'
import { hostileFeed } from './hostile-feed.fixture.ts'
import { press, start, type TestDevice, TestTeam } from './replica.fixture.ts'
import { rotated } from './rotation.fixture.ts'
import { stateText } from './state-hash.ts'

/** What a field of the press log's record says here. */
function said(
  device: TestDevice,
  record: Parameters<TestDevice['store']['records']['find']>[0],
  field: string,
) {
  const place = device.store.records.find(record)
  const held = place && device.store.records.partState(place, device.log().name).get(field)
  return held && resolveField(held, certain(merges[field], 'declared'))
}

function ofFeed(entries: readonly Entry[], feed: Uint8Array): readonly Entry[] {
  return entries.filter(({ header }) => equalBytes(header.feed, feed))
}

describe('a colleague whose program keeps to no rule', () => {
  it('[D5] makes no two records of one by replacing what she never saw', async () => {
    const team = await TestTeam.of(4)
    const [one, two, liar, four] = [team.at(0), team.at(1), team.at(2), team.at(3)]
    const record = await one.saved({ fields: { risk: 'low' } })
    const dot = `${one.log().writing?.tag}.2`
    const { open, says } = await hostileFeed(liar)
    const words = await says(headAfter(open), {
      operation: { record, sets: { risk: 'high' }, replaced: { risk: [dot] } },
    })
    // Two hears the words first and what they replace afterwards; four the other way round.
    expect(await two.takes([open, words])).toMatchObject({ applied: 1, waiting: 1 })
    expect(said(two, record, 'risk')).toBeUndefined()
    await two.hears(one)
    await four.hears(one)
    await four.takes([open, words])
    expect(said(two, record, 'risk')).toEqual({ state: 'value', value: 'high' })
    expect(stateText(two.replica, [two.log()])).toBe(stateText(four.replica, [four.log()]))
  })

  it('[D16] [F1] opens a feed once: whose it is does not change', async () => {
    const team = await TestTeam.of(2)
    const { open, opensAgain } = await hostileFeed(team.at(1))
    const again = await opensAgain(headAfter(open))
    expect(await team.founder.takes([open, again])).toMatchObject({ applied: 1, refused: 1 })
  })

  it('[F5] carries no feed of another room into this one', async () => {
    const team = await TestTeam.of(2)
    const name = { scope: { kind: 'shelters' }, part: 'whole' } as const
    const { open } = await hostileFeed(team.at(1), { name })
    expect(await team.founder.takes([open])).toMatchObject({ applied: 0, refused: 1 })
  })

  it('[F6] ends no feed but her own, and is named when she takes back words that counted', async () => {
    const team = await TestTeam.of(3)
    const [one, two, liar] = [team.at(0), team.at(1), team.at(2)]
    const kept = await two.saved({ fields: { label: 'of two' } })
    const taken = await liar.saved({ fields: { label: 'an account' } })
    await one.hears(two)
    await one.hears(liar)
    const tags = [two, liar].map((device) => certain(device.log().writing, 'it wrote').tag)
    const { open } = await hostileFeed(liar, {
      ends: tags.map((tag) => [tag, 1, nextStamp(undefined, start + 1000)]),
    })
    await one.takes([open])
    expect(one.store.records.find(kept)).toBeDefined()
    expect(one.store.records.find(taken)).toBeUndefined()
    expect(one.replica.alarms.list().map(({ kind, who }) => [kind, who])).toEqual([
      ['member-equivocated', 'M-03'],
    ])
  })

  it('[F6] hides nobody’s late work and accuses nobody by naming an end of a feed that is not hers', async () => {
    const team = await TestTeam.of(4)
    const [one, two, gone, liar] = [team.at(0), team.at(1), team.at(2), team.at(3)]
    const id = await gone.saved({ fields: { label: 'in time' } })
    await one.hears(gone)
    await gone.saved({ id, fields: { label: 'too late' } })
    await two.hears(gone)
    const { tag, head } = certain(gone.log().writing, 'it wrote')
    // Where the final will be, and later than anything that was said.
    const { open } = await hostileFeed(liar, {
      ends: [[tag, head.seq - 1, nextStamp(undefined, start + 1000)]],
    })
    await two.takes([open])
    await rotated(team, [one, two, liar])
    expect(two.replica.late().map(({ seq }) => seq)).toEqual([head.seq])
    expect(two.alarms()).toEqual([])
  })

  it('[F6] [D3] keeps nobody waiting by naming another end of a feed than its own device does', async () => {
    const team = await TestTeam.of(3)
    const [one, two, liar] = [team.at(0), team.at(1), team.at(2)]
    const id = await one.saved({ fields: { label: 'first' } })
    const { key, tag } = certain(one.log().writing, 'it wrote')
    const { open } = await hostileFeed(liar, { ends: [[tag, 0, nextStamp(undefined, start)]] })
    await two.takes([open])
    await one.restart()
    // What stands in the next feed names what the disk has changed of the first, before anybody had it.
    await one.saved({ id, fields: { label: 'second' } })
    expect(one.store.rot(key, 1, 700)).toBe(true)
    expect(await one.replica.mendRot(one.log().id, key, 1)).toBe(true)
    await two.hears(one)
    expect(two.replica.holes()).toEqual([])
    expect(two.store.records.find(id)).toBeDefined()
  })

  it('[M9] moves no record to another home and makes no other type of it', async () => {
    const team = await TestTeam.of(3)
    const [one, liar] = [team.at(0), team.at(2)]
    const record = await one.saved({ fields: { label: 'a thing of the press' } })
    await liar.hears(one)
    const { open, says } = await hostileFeed(liar)
    const asCase = await says(headAfter(open), {
      operation: { record, type: 'Case', sets: { label: 'a case' } },
    })
    const elsewhere = await says(headAfter(asCase), {
      operation: { record, home: { kind: 'events' }, sets: { label: 'elsewhere' } },
    })
    expect(await one.takes([open, asCase, elsewhere])).toMatchObject({ applied: 3 })
    expect(said(one, record, 'label')).toEqual({ state: 'value', value: 'a thing of the press' })
  })

  it('[M9] does not by what was late and comes to count, when the record is made again', async () => {
    const team = await TestTeam.of(1)
    const [one, liar] = [team.at(0), await team.add('reader')]
    const record = await one.saved({ fields: { label: 'a thing of the press' } })
    const { open, says } = await hostileFeed(liar)
    const later = { at: start + 60_000 }
    const asCase = await says(headAfter(open), {
      ...later,
      operation: { record, type: 'Case', sets: { label: 'a case' } },
    })
    const elsewhere = await says(headAfter(asCase), {
      ...later,
      operation: { record, home: { kind: 'events' }, sets: { label: 'elsewhere' } },
    })
    expect(await one.takes([open, asCase, elsewhere])).toMatchObject({ applied: 1, late: 2 })
    const member = certain(team.members[1], 'a member')
    await team.decide(one.log().name, { kind: 'members', set: [[member, 'writer']] })
    expect(one.replica.late()).toEqual([])
    expect(said(one, record, 'label')).toEqual({ state: 'value', value: 'a thing of the press' })
  })

  it('[D19] acknowledges for nobody else: a second feed of one’s own device is no second device', async () => {
    const team = await TestTeam.of(2)
    const { founder } = team
    await founder.saved({ fields: { label: 'one' } })
    const first = certain(founder.log().writing, 'it wrote')
    await founder.restart()
    await founder.saved({ fields: { label: 'two' } })
    expect(certain(founder.log().writing, 'it wrote').hex).not.toBe(first.hex)
    const point = { log: founder.log().id, feed: first.tag, seq: 2 }
    expect(founder.replica.changeState(point)).toBe('saved-here')
    founder.store.transaction(() => founder.replica.noteRelayed(point.log, first.key, 2))
    expect(founder.replica.changeState(point)).toBe('at-relay')
    await team.at(1).hears(founder)
    await team.at(1).replica.acknowledge()
    await founder.hears(team.at(1))
    expect(founder.replica.changeState(point)).toBe('second-device')
    await founder.reopen()
    expect(founder.replica.changeState(point)).toBe('second-device')
  })

  it('[D3] waits for nobody’s late words', async () => {
    const team = await TestTeam.of(3)
    const [one, two] = [team.at(0), team.at(1)]
    const reader = await team.add('reader')
    const { open, says } = await hostileFeed(reader)
    const words = await says(headAfter(open), { sets: { label: 'of a reader' } })
    // Two cites the reader's words as if they counted; they never will, and one goes on without them.
    await one.takes([open, words])
    expect(one.replica.late()).toHaveLength(1)
    const liar = await hostileFeed(two)
    const tag = certain(one.log().feeds.get(open.header.feed.toHex()), 'opened').tag
    const citing = await liar.says(headAfter(liar.open), { sets: { label: 'after it' }, seen: [[tag, 2]] })
    expect(await one.takes([liar.open, citing])).toMatchObject({ applied: 2, waiting: 0 })
  })
})

describe('acts of one person', () => {
  it('[E10] change nothing when they say nothing, and one record once', async () => {
    const { founder } = await TestTeam.of(1)
    const id = newRecordId(platformRandom)
    const change = { id, type: 'Thing', home: press, fields: { label: 'same' } }
    await founder.replica.save([change])
    const before = founder.store.transactions
    expect(await founder.replica.save([change])).toEqual({ ok: true, value: { changed: 0, touched: [] } })
    expect(founder.store.transactions).toBe(before)
    await expect(founder.replica.save([change, change])).rejects.toThrow('once')
    expect(ofFeed(founder.entries(), certain(founder.log().writing, 'it wrote').key)).toHaveLength(2)
  })
})
