import { describe, expect, it } from 'vitest'
import { wholeNumber } from './read-number.ts'

describe('a whole number as it is typed', () => {
  it('is read with the spaces that people put between thousands', () => {
    expect(wholeNumber(' 1 200 ')).toBe('1200')
    expect(wholeNumber('0')).toBe('0')
  })

  it('is nothing where a part of it would have to be guessed or thrown away', () => {
    for (const typed of ['12,50', '6 h', '-3', '', '1e3']) expect(wholeNumber(typed)).toBeUndefined()
  })
})
