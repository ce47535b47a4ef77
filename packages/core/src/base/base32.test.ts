/** Letters that a person copies by hand: what was written reads back, and one value has one spelling. */
import { assert, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase32, grouped, toBase32 } from './base32.ts'
import { utf8 } from './bytes.ts'

describe('bytes as letters', () => {
  it('read back whatever they are, in groups and in small letters', () => {
    assert(
      property(uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase32(bytes)
        expect(fromBase32(text)).toEqual(bytes)
        expect(fromBase32(grouped(text).toLowerCase())).toEqual(bytes)
      }),
    )
  })
  it('are the letters that others write', () => {
    expect(toBase32(utf8('foobar'))).toBe('CSQPYRK1E8')
    expect(grouped('CSQPYRK1E8')).toBe('CSQPY-RK1E8')
  })
  it('forgive what looks alike, and nothing else', () => {
    expect(fromBase32('O1I')).toEqual(fromBase32('011'))
    expect(fromBase32('lO')).toEqual(fromBase32('10'))
    for (const wrong of ['U0', '!0', 'é0', '0', '01Z', '000'])
      expect(fromBase32(wrong), wrong).toBeUndefined()
  })
})
