import { describe, expect, it } from 'vitest'
import { certain } from '../../base/result.ts'
import { TestTeam } from './replica.fixture.ts'
import { rotated } from './rotation.fixture.ts'
import { stateText } from './state-hash.ts'

describe('a bit that falls in an entry that counts', () => {
  it('[D24] takes nothing from a record that is made again, and is healed when the entry is read once more', async () => {
    const team = await TestTeam.of(3)
    const [one, two, gone] = [team.at(0), team.at(1), team.at(2)]
    const id = await two.saved({ fields: { label: 'of two', steps: ['first'] } })
    await gone.hears(two)
    await gone.saved({ id, fields: { label: 'in time' } })
    await one.hears(two)
    await one.hears(gone)
    await two.hears(gone)
    const before = await gone.saved({ id, fields: { label: 'too late' } })
    await two.hears(gone)
    const { key, head } = certain(two.log().writing, 'a feed that was written to')
    expect(two.store.rot(key, head.seq, 700)).toBe(true)
    // What came too late is taken back, and the record is made again from the rest.
    await rotated(team, [one, two])
    const place = certain(two.store.records.find(before), 'the record is here')
    const steps = two.store.records.partState(place, two.log().name).get('steps')
    expect(steps?.kind === 'list' && [...steps.items.keys()]).toEqual(['first'])
    expect(two.store.shelf.list('overflow', two.log().hex)).toHaveLength(1)

    expect(await two.hears(one)).toMatchObject({ refused: 0 })
    expect(two.entries().map(({ body }) => body.toHex())).toEqual(
      expect.arrayContaining(one.entries().map(({ body }) => body.toHex())),
    )
    expect(stateText(two.replica, [two.log()])).toBe(stateText(one.replica, [one.log()]))
    expect([...one.alarms(), ...two.alarms()]).toEqual([])
  })

  it('[D24] is healed though the disk has changed a later entry of its feed too, whichever of them comes first', async () => {
    for (const order of ['as written', 'turned round'] as const) {
      const team = await TestTeam.of(2)
      const [one, two] = [team.at(0), team.at(1)]
      const id = await one.saved({ fields: { label: 'first', steps: ['first'] } })
      await one.saved({ id, fields: { label: 'second' } })
      await one.saved({ id, fields: { steps: ['first', 'second'] } })
      await two.hears(one)
      const { key, head } = certain(one.log().writing, 'a feed that was written to')
      for (const seq of [head.seq - 1, head.seq]) expect(two.store.rot(key, seq, 700)).toBe(true)
      const entries = order === 'as written' ? one.entries() : one.entries().toReversed()
      for (const entry of entries) await two.takes([entry])
      expect(two.entries().map(({ body }) => body.toHex())).toEqual(
        one.entries().map(({ body }) => body.toHex()),
      )
      expect(stateText(two.replica, [two.log()])).toBe(stateText(one.replica, [one.log()]))
      expect(two.alarms()).toEqual([])
    }
  })
})
