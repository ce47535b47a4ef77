import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf } from '../base/date.ts'
import { nextDue } from '../rules/repeating.ts'
import { day, hour } from '../rules/world.ts'
import {
  alarms,
  beatOf,
  lostPersons,
  overdueChecks,
  steadyNow,
  upcomingChecks,
  watched,
  watchedNow,
} from './checks.ts'
import { isLikelyPlan, strangeDayIn } from './days.ts'
import { clock, demonstration, held, on, republic, world, writtenApart } from './world.fixture.ts'

const check = (values: Readonly<Record<string, unknown>> = {}) =>
  held('K', 'Check', {
    kind: 'safety',
    subject: 'P-06',
    dueAt: '2021-08-05T08:00:00Z',
    graceHours: 6,
    escalation: ['M-02', 'M-11'],
    ...values,
  })
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted()
const next = (due: string, every: string, zone: string, after: string) => {
  const found = nextDue({ due: Date.parse(due), every, zone }, Date.parse(after))
  return found.ok ? instantOf(found.value) : found.refusal.why
}

describe('what is due and what was missed', () => {
  it('[MV30] in the fictional republic four checks are overdue, three come up, and one man cannot be reached', () => {
    expect(ids(overdueChecks(world()))).toEqual(['K-01', 'K-05', 'K-09', 'K-10'])
    expect(ids(upcomingChecks(world()))).toEqual(['K-03', 'K-08', 'K-11'])
    expect(alarms(world())).toEqual([{ person: 'P-14', because: ['K-01', 'K-02'] }])
    expect(lostPersons(world())).toEqual(['P-14'])
  })

  it('[MV30] another clock, other answers', () => {
    expect(ids(overdueChecks(world(demonstration, on('2021-07-20T20:59:00Z'))))).not.toContain('K-01')
    expect(ids(overdueChecks(world(demonstration, on('2021-07-20T21:00:01Z'))))).toContain('K-01')
    const later = world(demonstration, on('2021-08-06T02:00:01Z'))
    expect(lostPersons(later)).toEqual(['P-06', 'P-14'])
    const found = republic({ 'K-01': { outcome: 'safe', doneAt: '2021-08-01T09:00:00Z' } })
    expect(lostPersons(found)).toEqual([])
  })

  it('[MV31] is late within its grace and missed after it, and the ladder goes on until somebody takes it', () => {
    const at = (time: string, values = {}) => watched(check(values), on(time))
    expect(at('2021-08-05T07:59:59Z')?.state).toBe('waiting')
    expect(at('2021-08-05T08:00:00Z')?.state).toBe('late')
    expect(at('2021-08-05T14:00:01Z')).toMatchObject({ state: 'missed', rung: 0 })
    expect(at('2021-08-05T14:15:00Z')).toMatchObject({ rung: 1 })
    expect(at('2021-08-06T14:15:00Z')).toMatchObject({ rung: 1, ladder: ['M-02', 'M-11'] })
    const taken = {
      acknowledged: [{ dueAt: '2021-08-05T08:00:00Z', at: '2021-08-05T14:10:00Z', by: 'M-11' }],
    }
    expect(at('2021-08-05T14:15:00Z', taken)).toMatchObject({ acknowledgedBy: 'M-11' })
  })

  it('[MV32] of two due times the later never hides the earlier, until the earlier is answered', () => {
    const two = writtenApart(check(), { dueAt: '2021-08-06T08:00:00Z' })
    expect(watched(two, clock)).toMatchObject({ due: on('2021-08-05T08:00:00Z'), state: 'late' })
    const answers = [{ dueAt: '2021-08-05T08:00:00Z', at: '2021-08-05T08:10:00Z', outcome: 'safe' }]
    const answered = { ...two, fields: { ...two.fields, answers: [answers] } }
    expect(watched(answered, clock)).toMatchObject({ due: on('2021-08-06T08:00:00Z'), state: 'waiting' })
    expect(watched(check({ answers }), clock + day)?.state).toBe('settled')
  })

  it('[MV32] of two outcomes the one that worries counts: a safe answer hides no duress', () => {
    const apart = writtenApart(check({ outcome: 'safe' }), { outcome: 'duress' })
    expect(watched(apart, clock)?.state).toBe('duress')
    expect(watched(writtenApart(check({ outcome: 'safe' }), { outcome: 'no_answer' }), clock)?.state).toBe(
      'missed',
    )
    expect(watchedNow(world([apart]))).toHaveLength(1)
  })
})

describe('a check that comes back', () => {
  it('[MV33] at eight in Paris stays at eight when the clocks go forward and back', () => {
    const paris = (after: string) => next('2021-03-26T07:00:00Z', 'P1D', 'Europe/Paris', after)
    expect(paris('2021-03-27T06:59:59Z')).toBe('2021-03-27T07:00:00Z')
    expect(paris('2021-03-27T07:00:00Z')).toBe('2021-03-28T06:00:00Z')
    expect(paris('2021-10-30T06:00:00Z')).toBe('2021-10-31T07:00:00Z')
    expect(paris('2021-10-31T07:00:00Z')).toBe('2021-11-01T07:00:00Z')
  })

  it('[MV33] an hour that spring skips is asked for one hour later, one that autumn repeats the first time', () => {
    const half = (after: string) => next('2021-03-01T01:30:00Z', 'P1D', 'Europe/Paris', after)
    expect(half('2021-03-27T12:00:00Z')).toBe('2021-03-28T01:30:00Z')
    expect(half('2021-03-28T12:00:00Z')).toBe('2021-03-29T00:30:00Z')
    expect(half('2021-10-30T12:00:00Z')).toBe('2021-10-31T00:30:00Z')
    expect(half('2021-10-31T00:30:00Z')).toBe('2021-11-01T01:30:00Z')
  })

  it('[MV33] on the 31st comes back to the 31st after a shorter month', () => {
    const monthly = (after: string) => next('2021-01-31T12:00:00Z', 'P1M', 'UTC', after)
    expect(monthly('2021-02-01T00:00:00Z')).toBe('2021-02-28T12:00:00Z')
    expect(monthly('2021-02-28T12:00:00Z')).toBe('2021-03-31T12:00:00Z')
    const answers = [{ dueAt: '2021-01-31T12:00:00Z', at: '2021-01-31T13:00:00Z', outcome: 'done' }]
    const beat = beatOf(check({ dueAt: '2021-02-28T12:00:00Z', every: 'P1M', answers }))
    expect(beat).toEqual({ due: on('2021-01-31T12:00:00Z'), every: 'P1M' })
    const moved = beatOf(check({ dueAt: '2021-02-20T12:00:00Z', every: 'P1M', answers }))
    expect(moved?.due).toBe(on('2021-02-20T12:00:00Z'))
  })

  it('[MV33] a zone or an interval that does not exist is refused', () => {
    expect(next('2021-01-31T12:00:00Z', 'P1D', 'Europe/Atlantis', '2021-02-01T00:00:00Z')).toBe(
      'no-such-zone',
    )
    expect(next('2021-01-31T12:00:00Z', 'often', 'UTC', '2021-02-01T00:00:00Z')).toBe('no-such-interval')
    expect(next('2021-01-31T12:00:00Z', 'PT30M', 'UTC', '2021-02-01T00:00:00Z')).toBe('no-such-interval')
    expect(next('2021-01-31T12:00:00Z', 'P0D', 'UTC', '2021-02-01T00:00:00Z')).toBe('no-such-interval')
  })

  it('[MV33] always comes after the moment asked for, at the same hour of the place, and skips no turn', () => {
    const zone = constantFrom(
      'Europe/Paris',
      'Asia/Yekaterinburg',
      'America/New_York',
      'Australia/Lord_Howe',
      'UTC',
    )
    const every = constantFrom('P1D', 'P2D', 'P1W', 'P1M', 'P1Y')
    assert(
      property(
        integer({ min: 0, max: 365 * 24 }),
        integer({ min: 0, max: 900 * 24 }),
        zone,
        every,
        (start, off, place, step) => {
          const due = on('2020-11-01') + start * hour
          const after = due + off * hour
          const found = nextDue({ due, every: step, zone: place }, after)
          if (!found.ok) throw new Error(found.refusal.why)
          expect(found.value).toBeGreaterThan(after)
          const before = nextDue({ due, every: step, zone: place }, found.value - 32 * day)
          expect(before.ok && before.value <= found.value).toBe(true)
          const again = nextDue({ due, every: step, zone: place }, found.value - 1)
          expect(again).toEqual(found)
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('the clock', () => {
  it('[MV34] a clock that was set back puts no alarm to sleep', () => {
    const back = steadyNow(clock - 30 * day, [clock, clock - hour])
    expect(back).toEqual({ now: clock, behind: 30 * day })
    expect(lostPersons(world(demonstration, back.now))).toEqual(['P-14'])
    expect(steadyNow(clock, [])).toEqual({ now: clock, behind: 0 })
  })

  it('[MV35] a move can be meant for the last two months and the next three years', () => {
    const meant = (text: string) => isLikelyPlan(text, clock)
    const likely = ['2021-08-08', '2021-06-05', '2024-08-04', '2021-08-06T18:00:00Z']
    expect(likely.filter(meant)).toEqual(likely)
    const strange = ['1921-08-08', '2121-08-08', '0021-08-08', '2012-08-08', '2021-06-02', '2025-08-08']
    expect([...strange, '2012-08-06T18:00:00Z'].filter(meant)).toEqual([])
  })

  it('[MV35] is refused wherever it stands in what an act writes', () => {
    const leg = { n: 1, kind: 'move', planned: '2021-08-08', state: 'planned' }
    expect(strangeDayIn({ personId: 'P-08', legs: [leg] }, clock)).toBeUndefined()
    expect(strangeDayIn({ legs: [{ ...leg, planned: '1921-08-08' }] }, clock)).toBe('legs')
    expect(strangeDayIn({ dueAt: '2121-08-05T08:00:00Z' }, clock)).toBe('dueAt')
    expect(strangeDayIn({ withdrawn: { at: '0021-08-08', via: 'line', wish: 'stop' } }, clock)).toBe(
      'withdrawn',
    )
    expect(
      strangeDayIn({ birth: { date: '1940-01-01' }, note: 'in 1921-08-08 it was', asked: null }, clock),
    ).toBeUndefined()
    const wholeDemonstration = demonstration.filter(({ fields }) => strangeDayIn(fields, clock) !== undefined)
    expect(wholeDemonstration).toEqual([])
  })
})
