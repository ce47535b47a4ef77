import { describe, expect, it } from 'vitest'
import { readDay, readInstant, typedInstant, wholeDay, wholeMoment } from './read-day.ts'

describe('a date as it is typed', () => {
  it.each([
    ['2021-03-19', '2021-03-19'],
    ['2021-3-9', '2021-03-09'],
    ['19.3.2021', '2021-03-19'],
    [' 2021.03.19 ', '2021-03-19'],
  ])('%s is %s', (typed, day) => expect(readDay(typed)).toBe(day))

  it.each(['4/5/2021', '31.2.2021', '2021-13-01', 'in March', '19.3.21'])(
    '%s may mean another day or none, and stays as typed for the parser to refuse',
    (typed) => expect(readDay(typed)).toBe(typed),
  )

  it('with a time becomes a moment in UTC, and stands in its field as it was typed', () => {
    expect(readInstant('2021-03-19 4:30')).toBe('2021-03-19T04:30:00Z')
    expect(typedInstant('2021-03-19T04:30:00Z')).toBe('2021-03-19 04:30')
    expect(readInstant(typedInstant('2021-03-19T04:30:15Z'))).toBe('2021-03-19T04:30:15Z')
    expect(readInstant('yesterday')).toBe('yesterday')
  })
})

describe('what a field keeps when it is left', () => {
  it('is the day or moment, written as everywhere', () => {
    expect(wholeDay('19.3.2021')).toBe('2021-03-19')
    expect(wholeMoment('2021-3-19 9:05 UTC')).toBe('2021-03-19 09:05')
  })

  it('is nothing where no day or moment can be read, so that the field says so', () => {
    expect(wholeDay('5/8')).toBeUndefined()
    expect(wholeMoment('tomorrow')).toBeUndefined()
    expect(wholeMoment('2021-03-19')).toBeUndefined()
  })
})
