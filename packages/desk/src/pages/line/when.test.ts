import { describe, expect, it } from 'vitest'
import { awayWords, clockWords, offsetWords } from './when.ts'

const now = '2021-08-05T09:00:00Z'

describe('how far away a moment of the line is', () => {
  it('is said in minutes, hours and days, before and after now', () => {
    expect(awayWords('2021-08-05T08:48:00Z', now, 'en')).toBe('12 min. ago')
    expect(awayWords('2021-08-05T12:30:00Z', now, 'en')).toBe('in 3 hr.')
    expect(awayWords('2021-08-03T09:00:00Z', now, 'en')).toBe('2 days ago')
  })

  it('is a date beyond a week, and what cannot be read is shown as it is', () => {
    expect(awayWords('2021-07-01T09:00:00Z', now, 'en')).toBe('1 Jul 2021, 09:00')
    expect(awayWords('soon', now, 'en')).toBe('soon')
  })

  it('has minutes of a day and of an offset as clocks show them', () => {
    expect(clockWords(1410)).toBe('23:30')
    expect(offsetWords(180)).toBe('+03:00')
    expect(offsetWords(-210)).toBe('−03:30')
  })
})
