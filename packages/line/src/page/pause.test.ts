import { describe, expect, it } from 'vitest'
import { secondsBefore, waiting } from './pause.ts'

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
    expect(performance.now() - began).toBeLessThan(900)
  })
})
