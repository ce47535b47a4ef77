/** The 45 attempts of the demonstration, and the same in republics that differ in all that no rule may depend on. */
import { describe, expect, it } from 'vitest'
import { demonstrationTermList } from '../records/demonstration/world.ts'
import { tryAttempt } from './attempting.ts'
import { attempts } from './attempts.fixture.ts'
import { type Change, changedRepublic } from './other-republics.fixture.ts'
import { clock, demonstration, members, world } from './republic.fixture.ts'

const own = { records: demonstration, attempts, now: clock, terms: demonstrationTermList, members }

function differing(...changes: readonly Change[]): readonly string[] {
  const { at, attempts: asked } = changedRepublic(own, changes)
  return asked.map((attempt) => tryAttempt(attempt, at)).flatMap((one) => (one.same ? [] : [one.id]))
}

describe('the attempts of the demonstration', () => {
  it.each(attempts)('$id comes out as it is written', (attempt) => {
    const { expected, got } = tryAttempt(attempt, world())
    expect({ result: got.result, rules: got.rules }).toEqual({
      result: expected.result,
      rules: expected.rules,
    })
    if (expected.recall !== undefined) expect(got.recall).toEqual(expected.recall)
  })

  it('[RU2] come out the same where every record and member has another code', () => {
    expect(differing('rename')).toEqual([])
  })

  it('[RU2] come out the same three years later, and nineteen years earlier', () => {
    expect(differing('later')).toEqual([])
    expect(differing('earlier')).toEqual([])
  })

  it('[RU2] come out the same in whatever order the records stand', () => {
    expect(differing('permute')).toEqual([])
  })

  it('[RU2] come out the same where the persecutors use other words', () => {
    expect(differing('terms')).toEqual([])
  })

  it('[RU2] come out the same among twice as many people and members', () => {
    expect(differing('more')).toEqual([])
  })

  it('[RU2] come out the same where all of that is so at once', () => {
    expect(differing('more', 'terms', 'later', 'permute', 'rename')).toEqual([])
  })
})
