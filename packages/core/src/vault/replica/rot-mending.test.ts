import { describe, expect, it } from 'vitest'
import { concat } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { makeBundle, takeBundle } from '../sync/bundle.ts'
import { TestTeam } from './replica.fixture.ts'
import { stateText } from './state-hash.ts'

describe('a bit that falls in our last entry, before anybody has it', () => {
  it('[D14] leaves nothing behind that colleagues wait for: what it said is said again', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const id = await one.saved({ fields: { label: 'first' } })
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    expect(one.store.rot(key, head.seq, 700)).toBe(true)
    await one.restart()
    await one.saved({ id, fields: { label: 'second' } })
    await two.hears(one)
    expect(two.replica.holes()).toEqual([])
    expect(two.log().feeds.size).toBeGreaterThan(1)
    const place = certain(two.store.records.find(id), 'the record came')
    const label = two.store.records.partState(place, two.log().name).get('label')
    expect(label?.kind === 'single' && label.held.map(({ value }) => value)).toEqual(['second'])
  })
})

describe('a bit that falls in an entry that has left on a stick', () => {
  it('[F6] [Y28] makes no liar of us before the colleague who has it, and is said again for the others', async () => {
    const team = await TestTeam.of(3)
    const [one, two, three] = [team.at(0), team.at(1), team.at(2)]
    const id = await one.saved({ fields: { label: 'on a stick' } })
    const { key, head } = certain(one.log().writing, 'a feed that was written to')
    const stick: Uint8Array[] = []
    for await (const piece of makeBundle(one.replica, one.replica.deviceKey, {})) stick.push(piece)
    expect(await takeBundle(two.replica, () => [concat(...stick)])).toMatchObject({ ok: true })
    expect(one.store.rot(key, head.seq, 700)).toBe(true)
    expect(await one.replica.mendRot(one.log().id, key, head.seq)).toBe(true)
    await two.hears(one)
    expect(two.alarms()).toEqual([])
    await three.hears(one)
    expect(three.replica.holes()).toEqual([])
    for (const { store } of [two, three]) expect(store.records.find(id)).toBeDefined()
    await three.hears(two)
    expect(stateText(three.replica, [three.log()])).toBe(stateText(two.replica, [two.log()]))
  })
})

describe('a bit that falls in the opening of our feed, before anybody has it', () => {
  it('[D3] [F6] leaves nothing behind that colleagues wait for, though a later feed of ours names what followed it', async () => {
    const team = await TestTeam.of(2)
    const [one, two] = [team.at(0), team.at(1)]
    const first = await one.saved({ fields: { label: 'first' } })
    const { key } = certain(one.log().writing, 'a feed that was written to')
    await one.restart()
    // The vault was cut off at work: its next word stands in a new feed, and names the old one.
    const second = await one.saved({ fields: { label: 'second' } })
    expect(one.store.rot(key, 1, 700)).toBe(true)
    expect(await one.replica.mendRot(one.log().id, key, 1)).toBe(true)
    await two.hears(one)
    expect(two.replica.holes()).toEqual([])
    for (const id of [first, second]) expect(two.store.records.find(id)).toBeDefined()
  })
})
