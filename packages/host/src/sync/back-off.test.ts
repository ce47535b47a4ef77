import { platformRandom } from '@safeconduct/core/base/random.ts'
import { noRelay, type RoundEnd, type RoundReport } from '@safeconduct/core/vault/sync/round.ts'
import { describe, expect, it } from 'vitest'
import { pause, usualBeat } from './back-off.ts'

function report(end: RoundEnd, wait = 0): RoundReport {
  return { ...noRelay, end, wait }
}

function pauses(end: RoundEnd, failures: number, isWatched: boolean): readonly number[] {
  return Array.from({ length: 200 }, () =>
    pause(report(end), { failures, isWatched }, usualBeat, platformRandom),
  )
}

describe('how long until the next round', () => {
  it('[Y46] never at the same beat, and never off it by more than a quarter', () => {
    const all = pauses('done', 0, true)
    expect(Math.min(...all)).toBeGreaterThanOrEqual(usualBeat.watched * 0.75)
    expect(Math.max(...all)).toBeLessThanOrEqual(usualBeat.watched * 1.25)
    expect(new Set(all).size).toBeGreaterThan(100)
    expect(Math.max(...pauses('done', 0, false))).toBeLessThanOrEqual(usualBeat.quiet * 1.25)
  })

  it('[Y47] grows with every failure and stops growing', () => {
    const first = Math.max(...pauses('silent', 1, false))
    const fifth = Math.min(...pauses('silent', 5, false))
    expect(first).toBeLessThanOrEqual(2_500)
    expect(fifth).toBeGreaterThan(16 * 1_500 - 1)
    expect(Math.max(...pauses('silent', 400, false))).toBeLessThanOrEqual(usualBeat.longest * 1.25)
  })

  it('[Y47] is at least what the relay asked for', () => {
    const asked = pause(report('slow-down', 90), { failures: 1, isWatched: false }, usualBeat, platformRandom)
    expect(asked).toBeGreaterThanOrEqual(90_000)
  })
})
