/** The disk of the keeper fills while it marks new keys: nothing of one number is ever marked twice. */
import { describe, expect, it } from 'vitest'
import { epochOf } from './log-book.ts'
import { TestTeam } from './replica.fixture.ts'
import { StoreFull } from './store.ts'

function fullDisk(problem: unknown): undefined {
  if (!(problem instanceof StoreFull)) throw problem
}

describe('a keeper whose disk is full', () => {
  it('[D43] goes on with what it marked, whichever transaction there was no room for', async () => {
    for (let failing = 1; failing <= 14; failing++) {
      const { founder } = await TestTeam.of(1)
      const { replica, store } = founder
      const from = store.transactions
      store.faults = {
        before: (transaction) => {
          if (transaction === from + failing) throw new StoreFull('no room')
        },
      }
      await replica.acts.rotateAll('age').catch(fullDisk)
      store.faults = {}
      await replica.acts.settle()
      await replica.acts.rotateAll('age')
      await replica.acts.settle()
      expect(founder.alarms(), `transaction ${failing}`).toEqual([])
      expect(
        replica.book.all().filter(({ frozen }) => frozen),
        `transaction ${failing}`,
      ).toEqual([])
      for (const log of replica.book.all()) expect(epochOf(log), `transaction ${failing}`).toBeGreaterThan(1)
      await founder.reopen()
      expect(founder.alarms()).toEqual([])
    }
  })
})
