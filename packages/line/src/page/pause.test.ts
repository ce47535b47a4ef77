import { describe, expect, it } from 'vitest'
import { goAhead, secondsBefore, standAside, waiting } from './pause.ts'

describe('a relay that does not answer', () => {
  it('is asked soon at first, then once a minute, for as long as it takes', () => {
    expect([0, 1, 2, 3, 4, 5, 50, 5_000].map(secondsBefore)).toEqual([3, 6, 12, 24, 48, 60, 60, 60])
  })

  it('is asked at once when the person says so', async () => {
    const { wait, wake } = waiting()
    const began = performance.now()
    const left: number[] = []
    const waited = wait(3_600, (seconds) => left.push(seconds))
    wake()
    await waited
    expect(left).toEqual([3_600])
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})

describe('a stamp that is worked on beforehand', () => {
  it('waits while somebody waits for an answer, also when none comes, and no longer', async () => {
    const order: string[] = []
    const answer = Promise.withResolvers<void>()
    const waited = goAhead(answer.promise).catch(() => order.push('no answer'))
    const stamp = standAside().then(() => order.push('stamp'))
    await new Promise((done) => setTimeout(done, 30))
    expect(order).toEqual([])
    answer.reject(new Error('the relay is silent'))
    await waited
    await stamp
    await standAside()
    expect(order.toSorted()).toEqual(['no answer', 'stamp'])
  })
})
