import { assert, property, shuffledSubarray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, hour } from '../rules/world.ts'
import { boardOf, boardRow } from './board.ts'
import { caseFiles } from './case-files.ts'
import { harmAt } from './harm.ts'
import { reviewOf } from './reviews.ts'
import { clock, demonstration, held, on, republic, world, writtenApart } from './world.fixture.ts'

const open = { filter: 'open', offset: 0, limit: 100 } as const
const order = (at = world()) => boardOf(at, open).rows.map(({ id }) => id)
const rowOf = (id: string, at = world()) => {
  const file = caseFiles(at).byId.get(id)
  if (file === undefined) throw new Error(`no ${id}`)
  return boardRow(file, at.now)
}
const review = (id: string, at = world()) => {
  const file = caseFiles(at).byId.get(id)
  return file === undefined ? undefined : reviewOf(file, at.now)
}

describe('who is in danger now', () => {
  it('[CA7] in the fictional republic: whoever went missing first, then who is sought, then the child, then the rest', () => {
    expect(order().slice(0, 4)).toEqual(['C-14', 'C-06', 'C-13', 'C-04'])
    expect(rowOf('C-14')).toMatchObject({ code: 'P-14', alarms: 2, priority: 'emergency', inDanger: true })
    expect(rowOf('C-13')).toMatchObject({ minor: true, threatActors: ['family'] })
  })

  it('[CA7] counts what it filters, shows only the window, and knows whose cases they are', () => {
    const mine = boardOf(world(), { filter: 'mine', offset: 0, limit: 3, by: 'M-03' })
    expect(mine.rows).toHaveLength(3)
    expect(mine.total).toBe(7)
    expect(mine.counts).toMatchObject({ open: 14, mine: 7, danger: 8, closed: 0 })
    const second = boardOf(world(), { filter: 'mine', offset: 3, limit: 3, by: 'M-03' })
    expect(second.rows.map(({ id }) => id)).not.toContain(mine.rows[0]?.id)
    expect(boardOf(world(), { ...open, offset: -5, limit: 1 }).rows[0]?.id).toBe('C-14')
  })

  it('[CA7] a colleague on the never-opened laptop sees the same: no order of records matters', () => {
    const expected = boardOf(world(), open)
    assert(
      property(shuffledSubarray([...demonstration], { minLength: demonstration.length }), (records) => {
        expect(boardOf(world(records), open)).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })

  it('[CA7] two desks that wrote a state or a priority apart both show the one that worries more', () => {
    const apart = demonstration.map((one) =>
      one.id === 'C-01' ? writtenApart(one, { state: 'lost_contact', priority: 'emergency' }) : one,
    )
    expect(rowOf('C-01', world(apart))).toMatchObject({ state: 'lost_contact', priority: 'emergency' })
  })

  it('[CA7] where the person is in danger an old emergency that nobody lowered still counts', () => {
    expect(rowOf('C-01').priority).toBe('normal')
    expect(rowOf('C-01', republic({ 'C-01': { state: 'active_in_danger' } })).priority).toBe('emergency')
  })

  it('[CA8] the earliest promise stands, a late one is late, and nothing promised is a fault of its own', () => {
    expect(rowOf('C-14').next).toMatchObject({ late: true, who: 'M-03' })
    const later = { due: '2021-09-01T10:00:00Z', what: 'later', who: 'M-02', said: '2021-08-04T10:00:00Z' }
    const apart = demonstration.map((one) =>
      one.id === 'C-14' ? writtenApart(one, { nextStep: later }) : one,
    )
    expect(rowOf('C-14', world(apart)).next?.late).toBe(true)
    expect(rowOf('C-05').next).toBeUndefined()
    const without = boardOf(world(), { ...open, filter: 'no-step' })
    expect(without.rows.map(({ id }) => id)).toContain('C-05')
  })

  it('[CA8] a case whose next step nobody on this device can read is not hidden', () => {
    const withheld = demonstration.map((one) =>
      one.id === 'C-14'
        ? { ...one, fields: { personId: ['P-14'] }, withheld: new Set(['state', 'priority']) }
        : one,
    )
    expect(boardOf(world(withheld), open).rows.map(({ id }) => id)).toContain('C-14')
  })
})

describe('a review', () => {
  it('[CA6] is due on the day that was agreed, and late the day after', () => {
    expect(review('C-06')).toMatchObject({ why: 'agreed', late: false })
    expect(review('C-06', republic({}, [], on('2021-08-20T20:00:00Z')))?.late).toBe(false)
    expect(review('C-06', republic({}, [], on('2021-08-21T00:00:01Z')))).toMatchObject({ late: true })
  })

  it('[CA6] is due a day after the first word where nobody has judged the danger', () => {
    expect(review('C-04')).toMatchObject({ why: 'never-assessed', late: true, at: on('2021-04-14') })
    expect(review('C-02')?.why).toBe('agreed')
  })

  it('[CA6] is due as soon as anything happens, and no longer once somebody has looked', () => {
    const threat = held('O-9', 'Occurrence', { what: 'threat', at: '2021-08-05T07:00:00Z', caseId: 'C-03' })
    expect(review('C-03', republic({}, [threat]))).toMatchObject({ why: 'occurrence', late: true })
    const looked = held('RA-9', 'RiskAssessment', {
      caseId: 'C-03',
      at: '2021-08-05T08:00:00Z',
      by: 'M-02',
      priority: 'urgent',
      reviewAt: '2021-08-07',
    })
    expect(review('C-03', republic({}, [threat, looked]))).toMatchObject({ why: 'agreed', late: false })
    // What is dated in the future has not happened: a wrong clock does not fill the night.
    const ahead = held('O-8', 'Occurrence', { what: 'threat', at: '2031-08-05T07:00:00Z', caseId: 'C-03' })
    expect(review('C-03', republic({}, [ahead]))?.why).toBe('agreed')
  })

  it('[CA6] is due for everybody in a house to which something happened, and for nobody who has left it', () => {
    const door = held('O-9', 'Occurrence', { what: 'threat', at: '2021-08-05T07:00:00Z', shelter: 'S-1' })
    const at = republic({}, [door])
    for (const id of ['C-03', 'C-04', 'C-05', 'C-11']) expect(review(id, at)?.late, id).toBe(true)
    expect(review('C-03', at)?.why).toBe('occurrence')
    expect(review('C-01', at)?.why).toBe('agreed')
    expect(review('C-06', at)?.why).toBe('agreed')
  })

  it('[CA6] comes after 24 hours for RED, 72 for AMBER, 14 days for GREEN, and never later than was agreed', () => {
    const made = (answer: string) =>
      held('RA-9', 'RiskAssessment', {
        caseId: 'C-03',
        at: '2021-08-04T09:00:00Z',
        by: 'M-02',
        priority: 'emergency',
        reviewAt: '2021-08-30',
        instrument: { code: 'SC-T', version: 1 },
        answers: [
          'in_custody',
          'released_with_deadline',
          'relatives_told_to_kill',
          'threat_or_attempt_30d',
          'search_under_way',
          'acute_medical',
        ].map((question, i) => ({ question, answer: i === 0 ? answer : 'no' })),
      })
    const red = review('C-03', republic({}, [made('yes')]))
    expect(red).toMatchObject({ why: 'instrument', at: on('2021-08-05T09:00:00Z') })
    const amber = review('C-03', republic({}, [made('no')]))
    expect(amber?.at).toBe(on('2021-08-04T09:00:00Z') + 72 * hour)
  })

  it('[CA19] a review agreed for the next century is asked for within half a year', () => {
    const far = review(
      'C-05',
      republic({ 'C-05': { reviewAt: '2121-08-20' }, 'RA-05': { reviewAt: '2121-08-20' } }),
    )
    expect(far?.at).toBeLessThanOrEqual(clock + 181 * day)
  })

  it('[CA6] a case that is over has none', () => {
    expect(review('C-12', republic({ 'C-12': { state: 'closed' } }))).toBeUndefined()
  })
})

describe('time to harm', () => {
  it('[CA9] who is missing longest comes first; a late paper never goes before a late person', () => {
    expect(harmAt('alarm', clock - day, clock)).toBeLessThan(harmAt('alarm', clock - hour, clock))
    expect(harmAt('commitment', clock - 99 * day, clock)).toBeGreaterThan(
      harmAt('safety', clock + 10 * hour, clock),
    )
    expect(harmAt('review', clock - 99 * day, clock)).toBe(harmAt('review', clock - day, clock))
  })
})
