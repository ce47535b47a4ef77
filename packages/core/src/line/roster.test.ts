import { describe, expect, it } from 'vitest'
import { at, day, held, hour, minute, now, writtenApart } from './contact.fixture.ts'
import type { Held } from './contact.ts'
import { isZone, nightsOf } from './nights.ts'
import {
  endShift,
  ladderOf,
  onDuty,
  onDutyFor,
  type Shift,
  shiftNow,
  shiftsOf,
  tooManyNights,
} from './roster.ts'

function record(id: string, values: { readonly [field: string]: unknown } = {}): Held {
  return held(id, 'DutyShift', {
    member: 'M-01',
    from: at(now - 4 * hour),
    to: at(now + 4 * hour),
    zone: 'Europe/Istanbul',
    languages: ['ru', 'en'],
    level: 'L1',
    state: 'begun',
    ...values,
  })
}

function shift(id: string, values: { readonly [field: string]: unknown } = {}): Shift {
  const [one] = shiftsOf([record(id, values)])
  if (one === undefined) throw new Error('a shift was meant')
  return one
}

describe('who is on duty', () => {
  it('[LW21] is whoever began and has not handed over, by language', () => {
    const shifts = shiftsOf([
      record('a'),
      record('b', { member: 'M-06', languages: ['fr'], from: at(now - 3 * hour) }),
      record('c', { member: 'M-07', state: 'planned' }),
      record('d', { member: 'M-08', state: 'ended', handover: 'Quiet.' }),
      record('e', { member: 'M-09', state: 'cancelled' }),
    ])
    expect(onDuty(shifts, now).map(({ member }) => member)).toEqual(['M-01', 'M-06'])
    expect(onDutyFor(shifts, 'fr', now).map(({ member }) => member)).toEqual(['M-06'])
    expect(onDutyFor(shifts, 'ru-Cyrl', now).map(({ member }) => member)).toEqual(['M-01'])
    expect(onDutyFor(shifts, 'ce', now)).toEqual([])
  })

  it('[LW21] a shift without its note does not end: its person stays on duty, and that is seen', () => {
    const late = shift('a', { from: at(now - 10 * hour), to: at(now - 2 * hour) })
    expect(shiftNow(late, now)).toBe('overdue')
    expect(onDuty([late], now)).toEqual([late])
    expect(endShift(late, ' \n', now)).toEqual({ ok: false, refusal: { kind: 'shift-no-handover' } })
    expect(endShift(late, 'HR-04 waits for a word.', now)).toEqual({
      ok: true,
      value: { state: 'ended', handover: 'HR-04 waits for a word.', endedAt: now },
    })
  })

  it('[LW21] nobody ends what was not begun or is over', () => {
    expect(endShift(shift('a', { state: 'planned' }), 'x', now)).toMatchObject({
      refusal: { kind: 'shift-not-begun' },
    })
    expect(endShift(shift('a', { state: 'ended' }), 'x', now)).toMatchObject({
      refusal: { kind: 'shift-over' },
    })
  })

  it('[LW21] a shift that nobody began is missing, and stays so', () => {
    const planned = shift('a', { state: 'planned' })
    expect(shiftNow(planned, now - 5 * hour)).toBe('coming')
    expect(shiftNow(planned, now)).toBe('missing')
    expect(shiftNow(planned, now + day)).toBe('missing')
  })

  it('[LW21] of two times that were written apart the longer shift counts', () => {
    const [both] = shiftsOf([writtenApart(record('a'), { to: at(now + 6 * hour), from: at(now - hour) })])
    expect([both?.from, both?.to]).toEqual([now - 4 * hour, now + 6 * hour])
    expect(shiftsOf([held('x', 'DutyShift', { member: 'M-01' })])).toEqual([])
  })
})

describe('when nobody answers in time', () => {
  const L1 = record('a')
  const L2 = record('b', { member: 'M-04', level: 'L2' })
  const L3 = record('c', { member: 'M-11', level: 'L3' })
  const wait = { receivedAt: now, dueAt: now + 10 * minute, lang: 'ru', red: true }
  const told = (shifts: readonly Held[], when: number) =>
    ladderOf(wait, shiftsOf(shifts), when)
      .filter((rung) => rung.told)
      .map(({ level }) => level)

  it('[LW22] the coordinator is told, then the emergency group', () => {
    const all = [L1, L2, L3]
    expect(told(all, now)).toEqual(['L1'])
    expect(told(all, now + 10 * minute)).toEqual(['L1', 'L2'])
    expect(told(all, now + 20 * minute)).toEqual(['L1', 'L2', 'L3'])
    const slow = ladderOf({ ...wait, red: false }, shiftsOf(all), now + 20 * minute)
    expect(slow.map((rung) => rung.told)).toEqual([true, true, false])
  })

  it('[LW22] a rung with nobody on it takes no time', () => {
    expect(told([L2, L3], now)).toEqual(['L1', 'L2'])
    expect(told([L3], now)).toEqual(['L1', 'L2', 'L3'])
    expect(told([L1, L3], now + 10 * minute)).toEqual(['L1', 'L2', 'L3'])
  })

  it('[LW22] those who speak the language are named, and if nobody does, all of the rung', () => {
    const french = record('f', { member: 'M-06', languages: ['fr'] })
    const named = (lang: string) => ladderOf({ ...wait, lang }, shiftsOf([L1, french]), now)[0]?.who
    expect(named('fr')).toEqual(['M-06'])
    expect(named('ru')).toEqual(['M-01'])
    expect(named('ce')).toEqual(['M-01', 'M-06'])
  })

  it('[LW22] every desk names the same people, whatever it heard first', () => {
    const all = [L1, L2, L3, record('f', { member: 'M-06' })]
    expect(ladderOf(wait, shiftsOf(all.toReversed()), now)).toEqual(ladderOf(wait, shiftsOf(all), now))
  })
})

describe('nights', () => {
  const night = (n: number, values = {}): Held =>
    record(`n${n}`, {
      member: 'M-03',
      from: at(Date.parse('2021-08-01T19:00:00Z') + n * day),
      to: at(Date.parse('2021-08-02T03:00:00Z') + n * day),
      ...values,
    })

  it('[LW23] are counted where the person is: three in the morning there', () => {
    const shiftOf = (from: string, to: string, zone: string) =>
      nightsOf({ from: Date.parse(from), to: Date.parse(to), zone }).length
    expect(shiftOf('2021-08-01T19:00:00Z', '2021-08-02T03:00:00Z', 'Europe/Istanbul')).toBe(1)
    expect(shiftOf('2021-08-01T19:00:00Z', '2021-08-02T03:00:00Z', 'America/Los_Angeles')).toBe(0)
    expect(shiftOf('2021-08-02T03:00:00Z', '2021-08-02T11:00:00Z', 'Europe/Istanbul')).toBe(0)
    // The night in which clocks go from two to three still has its three in the morning.
    expect(shiftOf('2021-03-27T21:00:00Z', '2021-03-28T05:00:00Z', 'Europe/Paris')).toBe(1)
    expect(isZone('Nowhere/At_All')).toBe(false)
    expect(shiftOf('2021-08-01T19:00:00Z', '2021-08-02T04:00:00Z', 'Nowhere/At_All')).toBe(1)
  })

  it('[LW23] more than three in a row are named; a free night or a cancelled shift breaks the row', () => {
    expect(tooManyNights(shiftsOf([0, 1, 2].map((n) => night(n))))).toEqual([])
    expect(tooManyNights(shiftsOf([3, 0, 2, 1].map((n) => night(n))))).toEqual([
      { member: 'M-03', nights: 4 },
    ])
    expect(tooManyNights(shiftsOf([0, 1, 3, 4].map((n) => night(n))))).toEqual([])
    const cancelled = [night(0), night(1), night(2, { state: 'cancelled' }), night(3), night(4)]
    expect(tooManyNights(shiftsOf(cancelled))).toEqual([])
    const called = [0, 1, 2, 3].map((n) => night(n, { level: 'L3' }))
    expect(tooManyNights(shiftsOf(called))).toEqual([])
  })
})
