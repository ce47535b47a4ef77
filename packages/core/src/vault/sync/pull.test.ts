import { describe, expect, it } from 'vitest'
import { TestTeam } from '../replica/replica.fixture.ts'
import { raise } from './pull.ts'
import type { LieKind } from './relay-lie.ts'

describe('a relay that lost what it had receipted', () => {
  it('[Y51] may have been put back: it is asked again for what was struck', async () => {
    const asked: [LieKind, number][] = []
    for (const kind of ['relay-rolled-back', 'relay-withheld', 'relay-reordered'] as const) {
      const { founder } = await TestTeam.of(1)
      const { id, hex } = founder.log()
      founder.store.transaction(() => {
        founder.store.shelf.put('struck-at', `${hex}/a strike`, new Uint8Array(36))
        raise(founder.replica, [{ kind, log: id, at: 1 }])
      })
      asked.push([kind, founder.store.shelf.list('struck-at', hex).length])
      expect(founder.alarms()).toEqual([kind])
    }
    expect(asked).toEqual([
      ['relay-rolled-back', 0],
      ['relay-withheld', 0],
      ['relay-reordered', 1],
    ])
  })
})
