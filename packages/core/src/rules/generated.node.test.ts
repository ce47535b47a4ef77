/** Thousands of attempts in republics that nobody wrote come out as a second, plainer reading of the rules says. */
import { assert as holds, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf } from './attempting.ts'
import { attempt, dice, madeUp } from './generated.fixture.ts'
import { foretell } from './oracle.fixture.ts'
import { parseRepublic } from './republic.ts'

describe('[RU2] republics that nobody wrote', () => {
  it('come out as a plain reading of the rules foretells', () => {
    const met = new Set<string>()
    const oneRepublic = property(integer(), (seed) => {
      const d = dice(seed)
      const written = madeUp(d)
      const republic = parseRepublic(written)
      if (!republic.ok) throw new Error(`${republic.refusal.where} ${republic.refusal.why}`)
      for (let n = 0; n < 25; n++) {
        const tried = attempt(d, written)
        const { result, rules, recall } = outcomeOf(tried, republic.value.world)
        const foretold = foretell(tried, written)
        expect({ tried, result, rules, ...(recall === undefined ? {} : { recall }) }).toEqual({
          tried,
          ...foretold,
        })
        met.add([tried.do, result, ...rules].join(' '))
      }
    })
    holds(oneRepublic, { numRuns: 70, seed: 1 })
    // The dice reach what is allowed and what is refused, each in many ways.
    expect(met.size).toBeGreaterThan(70)
    expect(met).toContain('release allow')
    expect(met).toContain('place allow')
  })

  it('[RU3] with nonsense in their fields are judged all the same', () => {
    const nonsense = [
      null,
      0,
      -1,
      '',
      [],
      {},
      [[]],
      [null],
      ['H0q'],
      'H0q',
      true,
      '2021-02-30',
      '__proto__',
      1e308,
    ]
    const spoiled = property(integer(), (seed) => {
      const d = dice(seed)
      const written = madeUp(d)
      const wishes = Array.from({ length: 15 }, () => attempt(d, written))
      const lists = Object.values(written).filter(Array.isArray)
      for (let n = 0; n < 20; n++) {
        const row: Record<string, unknown> = d.one(d.one(lists))
        const [field] = d.some(
          Object.keys(row).filter((name) => name !== 'id' && name !== 'role'),
          1,
        )
        if (field !== undefined) row[field] = d.one(nonsense)
      }
      const republic = parseRepublic(written)
      if (!republic.ok) throw new Error(`${republic.refusal.where} ${republic.refusal.why}`)
      for (const wish of wishes) {
        const { result } = outcomeOf(wish, republic.value.world)
        expect(['allow', 'warn', 'block', 'effect', 'not-understood']).toContain(result)
      }
    })
    holds(spoiled, { numRuns: 40, seed: 2 })
  })
})
