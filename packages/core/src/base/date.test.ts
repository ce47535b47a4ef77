/** Moments and days, and the clocks that tell them. */
import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockFrom, frozenClock } from './clock.ts'
import { instantOf, millisOf, parseDay, parseInstant } from './date.ts'

describe('a moment', () => {
  it('is written as it is read, to the millisecond', () => {
    assert(
      property(integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }), (millis) => {
        const instant = instantOf(millis)
        expect(parseInstant(instant)).toBe(instant)
        expect(millisOf(instant)).toBe(millis)
      }),
    )
  })
  it('is refused when no calendar has it or when it leaves the zone open', () => {
    for (const text of [
      '2021-02-29T00:00:00Z',
      '2021-08-05T24:00:00Z',
      '2021-08-05T09:60:00Z',
      '2021-08-05T09:00:60Z',
      '2021-08-05T09:00:00',
      '2021-08-05T09:00:00+03:00',
      '2021-08-05T09:00:00.0000Z',
      '2021-08-05 09:00:00Z',
      '2021-08-05T09:00Z',
    ]) {
      expect([text, parseInstant(text)]).toEqual([text, undefined])
    }
  })
})

describe('a day', () => {
  it('is one that the calendar has', () => {
    for (const day of ['2020-02-29', '2021-12-31', '0001-01-01']) expect(parseDay(day)).toBe(day)
    for (const day of ['2021-02-29', '2021-13-01', '2021-00-10', '21-01-01', '2021-1-1', '2021-01-01Z']) {
      expect([day, parseDay(day)]).toEqual([day, undefined])
    }
  })

  it('is one that the platform’s calendar has, and no other', () => {
    const digits = (value: number, length: number): string => String(value).padStart(length, '0')
    assert(
      property(
        integer({ min: 0, max: 9_999 }),
        integer({ min: 0, max: 13 }),
        integer({ min: 27, max: 32 }),
        (year, month, day) => {
          const text = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
          const theirs = (): string => Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
          if (parseDay(text) === undefined) expect(theirs).toThrow()
          else expect(theirs()).toBe(text)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a clock', () => {
  it('goes on from where the demonstration starts, by time that only grows', () => {
    let monotonic = 5_000
    const clock = clockFrom(1_628_154_000_000, () => monotonic)
    expect(clock.now()).toBe('2021-08-05T09:00:00Z')
    monotonic += 90_500.7
    expect(clock.now()).toBe('2021-08-05T09:01:30.5Z')
    expect(clock.millis()).toBe(1_628_154_090_500)
  })
  it('stands still when it is frozen', () => {
    const clock = frozenClock(1_628_154_000_000)
    expect([clock.now(), clock.millis(), clock.monotonic()]).toEqual([
      '2021-08-05T09:00:00Z',
      1_628_154_000_000,
      0,
    ])
  })
})
