import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { millisOfStamp, nextStamp, parseStamp, type Stamp } from './hybrid-clock.ts'

describe('the clock of changes', () => {
  it('[O3] only ever grows, in whatever steps a wall clock jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 2 }), (walls) => {
        let last: Stamp | undefined
        for (const millis of walls) {
          const next = nextStamp(last, millis)
          if (last !== undefined) expect(next > last).toBe(true)
          expect(parseStamp(next)).toBe(next)
          last = next
        }
      }),
    )
  })

  it('[O3] says the time when time goes on, and counts when it stands', () => {
    const first = nextStamp(undefined, 1_628_154_000_000)
    expect(millisOfStamp(first)).toBe(1_628_154_000_000)
    const second = nextStamp(first, 1_628_154_000_000)
    expect(second).toBe(`${first.slice(0, 9)}0001`)
    expect(millisOfStamp(nextStamp(second, 1_628_154_000_001))).toBe(1_628_154_000_001)
    // Set back by a year: the stamps go on from the last one.
    expect(nextStamp(second, 1_600_000_000_000)).toBe(`${first.slice(0, 9)}0002`)
  })

  it('[O3] runs over into the next millisecond when the counter is full', () => {
    const full = parseStamp(`${nextStamp(undefined, 5).slice(0, 9)}zzzz`)
    expect(millisOfStamp(nextStamp(full, 5))).toBe(6)
  })

  it('[O3] has one form', () => {
    for (const text of ['', '0', 'kr9yiuo0000A', 'KR9YIUO000000', '0000000000000 ', 7, null, undefined]) {
      expect(parseStamp(text)).toBeUndefined()
    }
  })
})
