import { assert, integer, property, shuffledSubarray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hour, worldAt } from '../rules/world.ts'
import { watchedNow } from './checks.ts'
import { tonight } from './tonight.ts'
import { tonightWhats } from './tonight-row.ts'
import { clock, demonstration, held, on, republic, world } from './world.fixture.ts'

const said = (at = world(), by?: string) =>
  tonight(at, by === undefined ? {} : { by }).map(({ what, id }) => `${what} ${id}`)

describe('tonight', () => {
  it('[CA9] in the fictional republic begins with the man who did not arrive and ends with a promise of an office', () => {
    const rows = said()
    expect(rows.slice(0, 4)).toEqual([
      'leg-overdue J-14#1',
      'check-missed K-01',
      'check-missed K-02',
      'promise-late C-14',
    ])
    expect(rows.at(-1)).toBe('paper-late K-05')
    expect(rows).toContain('check-due K-03')
    expect(rows.filter((row) => row.startsWith('stay-over'))).toEqual([
      'stay-over J-03#2',
      'stay-over J-04#2',
      'stay-over J-05#2',
    ])
  })

  it('[CA9] puts whoever waits on the line among the others, by the same time', () => {
    const waiting = [
      { id: 'HR-01', what: 'line-waiting', due: clock - 20 * 60_000, priority: 'emergency' },
      { id: 'HR-02', what: 'line-promised', due: clock + 9 * hour, priority: 'normal' },
    ] as const
    const rows = tonight(world(), { waiting }).map(({ id }) => id)
    expect(rows.indexOf('HR-01')).toBeLessThan(rows.indexOf('TK-1'))
    expect(rows.indexOf('HR-01')).toBeGreaterThan(rows.indexOf('K-02'))
    expect(rows.indexOf('HR-02')).toBeGreaterThan(rows.indexOf('TK-1'))
  })

  it('[CA9] shows the second word to those on the list of the check and to nobody else', () => {
    const at = republic({ 'K-03': { outcome: 'duress', doneAt: '2021-08-05T08:00:00Z' } })
    expect(said(at, 'M-11')).toContain('duress K-03')
    expect(said(at, 'M-10').filter((row) => row.includes('K-03'))).toEqual([])
    expect(tonight(at, { by: 'M-11' }).find(({ id }) => id === 'K-03')).toMatchObject({
      kind: 'alarm',
      state: 'missed',
    })
  })

  it('[CA9] keeps the second word of a repeating check, though the next time is already set', () => {
    const answer = { dueAt: '2021-08-05T06:00:00Z', at: '2021-08-05T05:00:00Z', outcome: 'duress' }
    const next = { dueAt: '2021-08-06T06:00:00Z', every: 'P1D', zone: 'UTC', outcome: null }
    const at = republic({ 'K-03': { ...next, answers: [answer] } })
    expect(said(at, 'M-11')).toContain('duress K-03')
    expect(said(at, 'M-10')).not.toContain('duress K-03')
    const safe = { ...answer, at: '2021-08-05T07:00:00Z', outcome: 'safe_word_ok' }
    const heard = republic({ 'K-03': { ...next, answers: [answer, safe] } })
    expect(said(heard, 'M-11')).not.toContain('duress K-03')
    // Who took that alarm has not taken the next one.
    const note = { dueAt: next.dueAt, at: '2021-08-05T06:00:00Z', by: 'M-11' }
    const taken = republic({ 'K-03': { ...next, answers: [answer], acknowledged: [note] } })
    const later = watchedNow(worldAt(taken, Date.parse('2021-08-09T00:00:00Z')))
    const missed = later.find(({ id }) => id === 'K-03')
    expect([missed?.state, missed?.acknowledgedBy]).toEqual(['missed', undefined])
  })

  it('[CA9] an answered check, a done task and a closed case are gone from it', () => {
    const safe = { outcome: 'safe', doneAt: '2021-08-05T08:00:00Z' }
    const at = republic({
      'K-01': safe,
      'K-02': safe,
      'K-03': safe,
      'TK-1': { state: 'done' },
      'C-04': { state: 'closed' },
    })
    const rows = said(at)
    for (const gone of ['check-missed K-01', 'check-missed K-02', 'check-due K-03', 'task-due TK-1'])
      expect(rows).not.toContain(gone)
    expect(rows.filter((row) => row.endsWith('C-04'))).toEqual([])
  })

  it('[CA9] names a lowering that waits for a second person, a consent that ends, a lease, a stranded visa', () => {
    const at = republic(
      {
        'S-1': { leaseUntil: '2021-08-12' },
        'V-5': { stages: [{ stage: 'approved', at: '2021-07-20' }] },
        'G-03': { expiresAt: '2021-08-09' },
      },
      [
        held('RA-9', 'RiskAssessment', {
          caseId: 'C-06',
          at: '2021-08-05T07:00:00Z',
          by: 'M-03',
          priority: 'normal',
          reviewAt: '2021-08-20',
        }),
      ],
    )
    const rows = said(at)
    for (const row of ['awaits-second RA-9', 'lease-ends S-1', 'visa-stranded V-5', 'consent-ends G-03'])
      expect(rows).toContain(row)
  })

  it('[CA18] a minor for whom two members have not decided is on it, before the day of the journey', () => {
    expect(said()).toContain('minor-undecided C-13')
    const decided = republic({
      'C-13': {
        bestInterest: { by: ['M-02', 'M-11'], at: '2021-08-04', decision: 'leaves with the escort' },
      },
    })
    expect(said(decided)).not.toContain('minor-undecided C-13')
  })

  it('[CA9] a task of a house, which is no case’s, is on it too', () => {
    const task = held('TK-9', 'Task', {
      what: 'close_place',
      from: 'S-2',
      due: '2021-08-05T12:00:00Z',
      state: 'open',
    })
    const row = tonight(republic({}, [task])).find(({ id }) => id === 'TK-9')
    expect(row).toMatchObject({ what: 'task-due', facts: { task: 'close_place' } })
    expect(row).not.toHaveProperty('caseId')
  })

  it('[CA14] two desks that were apart both began the same capture: each task stands once, done when either did it', () => {
    const capture = (id: string, at: string) =>
      held(id, 'Occurrence', { what: 'taken', at, caseId: 'C-03', known: 'x', by: 'M-03' })
    const task = (id: string, from: string, values: Readonly<Record<string, unknown>> = {}) =>
      held(id, 'Task', {
        what: 'send_lawyer',
        caseId: 'C-03',
        from,
        due: '2021-08-05T10:00:00Z',
        state: 'open',
        ...values,
      })
    const both = [capture('O-8', '2021-08-05T08:00:00Z'), capture('O-9', '2021-08-05T08:20:00Z')]
    const tasks = (...made: Parameters<typeof task>[]) =>
      said(republic({}, [...both, ...made.map((one) => task(...one))])).filter((row) => /TK-9/.test(row))
    expect(tasks(['TK-91', 'O-8'], ['TK-92', 'O-9'])).toEqual(['task-due TK-91'])
    expect(tasks(['TK-91', 'O-8'], ['TK-92', 'O-9', { state: 'done' }])).toEqual([])
    // Written in words, or for another week, it is another task.
    expect(tasks(['TK-91', 'O-8'], ['TK-92', 'O-9', { text: 'and the second lawyer' }])).toHaveLength(2)
    expect(
      tasks(['TK-91', 'O-8', { state: 'done', due: '2021-07-20T10:00:00Z' }], ['TK-92', 'O-8']),
    ).toHaveLength(1)
  })

  it('[CA9] is the same on two desks with the same records, at any hour, and in the order of harm', () => {
    assert(
      property(
        shuffledSubarray([...demonstration], { minLength: demonstration.length }),
        integer({ min: -500, max: 500 }),
        (records, hours) => {
          const now = clock + hours * hour
          const rows = tonight(world(records, now))
          expect(rows).toEqual(tonight(world(demonstration, now)))
          const times = rows.map(({ harmAt }) => harmAt)
          expect(times).toEqual(times.toSorted((a, b) => a - b))
          for (const { what } of rows) expect(tonightWhats).toContain(what)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('[CA10] a device without the keys of a case has no row of it', () => {
    const case14 = new Set(['C-14', 'P-14', 'J-14', 'K-01', 'K-02', 'RA-14', 'TK-1', 'TD-1', 'TD-2', 'O-1'])
    const without = demonstration.filter(({ id }) => !case14.has(id))
    const text = JSON.stringify(tonight(world(without)))
    expect(text).not.toMatch(/C-14|P-14|J-14/)
  })

  it('[CA9] with nothing in it is empty', () => {
    expect(tonight(world([], on('2030-01-01')))).toEqual([])
  })
})
