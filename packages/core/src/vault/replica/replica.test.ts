import { describe, expect, it } from 'vitest'
import { equalBytes } from '../../base/bytes.ts'
import { TestTeam } from './replica.fixture.ts'
import { stateText } from './state-hash.ts'

describe('a device at work', () => {
  it('[D1] finds again what it saved, after it was closed and opened', async () => {
    const { founder } = await TestTeam.of(1)
    const id = await founder.saved({ fields: { label: 'one', tags: ['a', 'b'] } })
    const before = stateText(founder.replica)
    await founder.restart()
    expect(founder.store.records.find(id)).toBeDefined()
    expect(stateText(founder.replica)).toBe(before)
  })

  it('[D2] hands its words to a colleague, who reads the same', async () => {
    const team = await TestTeam.of(2)
    const [one, other] = [team.founder, team.at(1)]
    await one.saved({ fields: { label: 'one', tags: ['a', 'b'] } })
    const received = await other.hears(one)
    expect(received).toMatchObject({ applied: 2, waiting: 0, late: 0, refused: 0, alarms: 0 })
    await other.saved({ fields: { label: 'two' } })
    await one.hears(other)
    expect(stateText(one.replica, [one.log()])).toBe(stateText(other.replica, [other.log()]))
    expect(equalBytes(one.log().id, other.log().id)).toBe(true)
    expect([...one.alarms(), ...other.alarms()]).toEqual([])
  })
})
