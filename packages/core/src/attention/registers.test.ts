/** The registers of the press desk over the demonstration: denials, threats, promises, figures, days. */
import { describe, expect, it } from 'vitest'
import { changed, clock, demonstration, world } from '../rules/republic.fixture.ts'
import { commitmentsOf, promiseCalendar } from './commitments.ts'
import { denialsOf } from './denials.ts'
import { figureStances } from './figure-stances.ts'
import { figuresGiven, statementRegister } from './statements.ts'
import { timeline } from './timeline.ts'

describe('denials', () => {
  it('[AT10] stand with office, words, type and what they deny, one denial in three languages, and a count only', () => {
    const [first, second] = denialsOf(world())
    expect(first).toMatchObject({ statement: 'Q-1', office: 'Head of Velmar Territory', type: '0102' })
    expect(first?.renderings.map(({ lang }) => lang)).toEqual(['ru', 'en', 'fr'])
    // Four accounts, and the sealed items given with them.
    expect(first?.sealedItems).toBe(7)
    expect(JSON.stringify(second?.sealedItems)).toBe('1')
  })

  it('[AT10] are not shown items that were erased or never sealed', () => {
    const at = changed({
      'E-01': { sealedAt: null },
      'E-02': { sealedAt: null },
      'T-03': { state: 'withdrawn' },
    })
    expect(denialsOf(at)[0]?.sealedItems).toBe(4)
  })
})

describe('threats', () => {
  it('[AT11] stay with what was said of them later, and say that the later words are not captured', () => {
    const [threat] = statementRegister(world(), 'threat')
    expect(threat).toMatchObject({ statement: 'Q-6', laterWords: ['Q-6b'], isCaptured: true })
    expect(statementRegister(world(), 'clarification')[0]).toMatchObject({
      statement: 'Q-6b',
      isCaptured: false,
    })
  })
})

describe('promises', () => {
  it('[AT12] are held to both who agreed, with checks, marks and the document that stands against them', () => {
    const [monthly, told] = commitmentsOf(world())
    expect(monthly).toMatchObject({
      promisors: ['P-33', 'P-32'],
      every: 'P1M',
      smart: ['A', 'R', 'T'],
      status: 'overdue',
      overdueDays: 6,
    })
    expect(monthly?.checks.map(({ outcome, isMissed }) => [outcome, isMissed])).toEqual([
      ['no_info', false],
      [undefined, true],
    ])
    expect(told).toMatchObject({ relayedBy: 'P-33', status: 'token' })
    expect(told?.contrary).toContainEqual({ record: 'E-09', kind: 'stage', says: 'refused' })
  })

  it('[AT12] stand in a calendar on each day they are due, and on the next one', () => {
    const days = promiseCalendar(world())
    expect(days.map(({ day }) => day)).toEqual(['2021-06-29', '2021-06-30', '2021-07-29', '2021-08-29'])
    expect(days.find(({ day }) => day === '2021-07-29')?.due).toEqual([
      { statement: 'Q-3', isAssumed: false, isMissed: true },
    ])
  })
})

describe('figures that were given', () => {
  it('[AT13] stand under what they count, with bounds and day; without a number on no axis', () => {
    const given = figureStances(world()).filter(({ about }) => about === '')
    expect(given.map(({ source, slot }) => [source, slot])).toEqual(
      figuresGiven(world()).map(({ statement, definition }) => [statement, definition]),
    )
    expect(new Set(given.map(({ slot }) => slot)).size).toBe(given.length)
    expect(given.every(({ asOf, bounds }) => asOf !== undefined && bounds.min >= 0)).toBe(true)
  })
})

describe('the line of days', () => {
  it('[AT14] has no person and no talks on it, and a stage only with its document', () => {
    const moments = timeline(world())
    expect(moments.every(({ record }) => !record.startsWith('P-'))).toBe(true)
    expect(moments.some(({ record }) => record === 'N-4')).toBe(false)
    expect(moments.filter(({ kind }) => kind === 'stage').map(({ words }) => words)).toContain('prelim_check')
    const ats = moments.map(({ at }) => at)
    expect(ats).toEqual(ats.toSorted((a, b) => a - b))
    expect(moments.find(({ record }) => record === 'X-2')?.precision).toBe('X-BEF')
    expect(demonstration.length).toBeGreaterThan(100)
    expect(moments.some(({ kind }) => kind === 'promise')).toBe(true)
    const past = moments.filter(({ kind }) => kind !== 'promise' && kind !== 'meeting')
    expect(Math.max(...past.map(({ at }) => at))).toBeLessThan(clock)
  })
})
