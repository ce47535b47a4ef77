import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, hour, minute, now } from './contact.fixture.ts'
import { isInside, minuteOfDay, type SafeRule, safeHoursLast, safeNow } from './safe-hours.ts'

const rule = (hours: SafeRule['hours'], saidAt = now - day): SafeRule => ({
  hours,
  screen: 'only-me',
  way: '',
  cannotTalk: '',
  saidAt,
})
// Nine in the morning UTC is noon where the offset is three hours.
const noon = 720

describe('when an answer does no harm', () => {
  it('[LW10] is any time when the person said so, and not known when nobody asked', () => {
    expect(safeNow([rule([])], now)).toEqual({ state: 'any-time' })
    expect(safeNow([], now)).toEqual({ state: 'not-said' })
  })

  it('[LW10] is in the minutes of the day where the person is', () => {
    expect(minuteOfDay(now, 180)).toBe(noon)
    expect(minuteOfDay(now, -600)).toBe(1380)
    expect(safeNow([rule([{ from: noon, to: noon + 60, offset: 180 }])], now)).toEqual({ state: 'inside' })
    expect(safeNow([rule([{ from: noon - 60, to: noon, offset: 180 }])], now)).toEqual({
      state: 'outside',
      opensAt: now + 23 * hour,
    })
  })

  it('[LW10] goes over midnight', () => {
    const night = { from: 1380, to: 330, offset: 180 }
    const midnight = now + 12 * hour
    expect([-61, -60, 0, 329, 330].map((n) => isInside(night, midnight + n * minute))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(safeNow([rule([night])], now)).toEqual({ state: 'outside', opensAt: now + 11 * hour })
  })

  it('[LW10] has several windows, and the next one counts', () => {
    const two = [
      { from: 1200, to: 1260, offset: 180 },
      { from: 840, to: 900, offset: 180 },
    ]
    expect(safeNow([rule(two)], now)).toEqual({ state: 'outside', opensAt: now + 2 * hour })
    expect(safeNow([rule(two)], now + 4 * hour)).toEqual({ state: 'outside', opensAt: now + 8 * hour })
  })

  it('[LW10] must be allowed by both rules where two desks wrote down different ones', () => {
    const morning = rule([{ from: 600, to: 780, offset: 180 }])
    const late = rule([{ from: 720, to: 1320, offset: 180 }])
    expect(safeNow([morning, late], now)).toEqual({ state: 'inside' })
    expect(safeNow([morning, late], now + 2 * hour)).toEqual({ state: 'outside', opensAt: now + 24 * hour })
  })

  it('[LW10] of rules that never meet waits for the next window, also where one begins this minute', () => {
    const noonHour = rule([{ from: noon, to: noon + 60, offset: 180 }])
    const later = rule([{ from: noon + 120, to: noon + 180, offset: 180 }])
    expect(safeNow([noonHour, later], now)).toEqual({ state: 'outside', opensAt: now + 2 * hour })
  })

  it('[LW10] follows what was said last', () => {
    const old = rule([{ from: 0, to: 60, offset: 180 }], now - 3 * day)
    expect(safeNow([old, rule([])], now)).toEqual({ state: 'any-time' })
  })

  it('[LW11] ends after fourteen days: the offset came from a phone, and clocks are changed in spring', () => {
    const saidAt = now - safeHoursLast
    expect(safeNow([rule([], saidAt + minute)], now)).toEqual({ state: 'any-time' })
    expect(safeNow([rule([], saidAt)], now)).toEqual({ state: 'expired', why: 'old' })
  })

  it('[LW11] ends when the phone was taken, until the person has been asked again', () => {
    expect(safeNow([rule([])], now, now - hour)).toEqual({ state: 'expired', why: 'phone-taken' })
    expect(safeNow([], now, now - hour)).toEqual({ state: 'expired', why: 'phone-taken' })
    // Hours that the page sent since may come from whoever has the phone.
    expect(safeNow([rule([], now)], now, now - hour)).toEqual({ state: 'expired', why: 'phone-taken' })
    expect(safeNow([rule([], now)], now)).toEqual({ state: 'any-time' })
  })

  it('[LW10] never opens outside its hours, and opens within a day', () => {
    const minutes = fc.integer({ min: 0, max: 1439 })
    const windows = fc.array(
      fc.record({ from: minutes, to: minutes, offset: fc.constantFrom(-600, 0, 180, 345) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(windows, fc.integer({ min: 0, max: 2880 }), (hours, after) => {
        const when = now + after * minute
        const safe = safeNow([rule(hours)], when)
        const opens = safe.state === 'outside' ? safe.opensAt : when
        expect(hours.some((window) => isInside(window, opens))).toBe(true)
        expect(opens - when).toBeLessThanOrEqual(day)
        if (safe.state === 'outside') expect(hours.some((window) => isInside(window, when))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
