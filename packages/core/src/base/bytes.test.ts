/** Bytes, dates, ids, clocks and parsers: the floor that every other part stands on. */
import { array, assert, constantFrom, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  concat,
  equalBytes,
  fromBase64,
  fromBase64Url,
  fromHex,
  textOf,
  toBase64,
  toBase64Url,
  toHex,
  u8,
  u32,
  u64,
  u64At,
  utf8,
} from './bytes.ts'

describe('bytes', () => {
  it('come back from every text form unchanged', () => {
    assert(
      property(uint8Array(), (given) => {
        const bytes = new Uint8Array(given)
        expect(fromHex(toHex(bytes))).toEqual(bytes)
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
      }),
    )
  })
  it('are joined in order and compared by every byte', () => {
    assert(
      property(array(uint8Array({ minLength: 1 }), { minLength: 1 }), (parts) => {
        const whole = concat(...parts)
        expect([...whole]).toEqual(parts.flatMap((part) => [...part]))
        const changed = new Uint8Array(whole)
        changed[whole.length - 1] = (changed[whole.length - 1] ?? 0) ^ 1
        expect(equalBytes(whole, new Uint8Array(whole))).toBe(true)
        expect(equalBytes(whole, changed)).toBe(false)
        expect(equalBytes(whole, whole.subarray(1))).toBe(false)
      }),
    )
  })
  it('hold numbers with the highest byte first', () => {
    expect(toHex(concat(u8(1), u32(0x01020304), u64(2 ** 53 - 1)))).toBe('0101020304001fffffffffffff')
  })
  it('are read from one spelling only, so that two names never mean one thing', () => {
    for (const hex of ['0', '0g', ' 00', '0x00']) expect(fromHex(hex)).toBeUndefined()
    for (const text of ['AB', 'AA=', 'AB==', 'AA==\n', 'A', '_w==']) expect(fromBase64(text)).toBeUndefined()
    for (const text of ['AB', 'AA==', 'AA ', 'A', '/w', '_x']) expect(fromBase64Url(text)).toBeUndefined()
    expect(fromBase64Url('_w')).toEqual(Uint8Array.of(255))
    const letters = 'AQgwEIMUYckosx0489_-+/= \n'.split('')
    assert(
      property(array(constantFrom(...letters), { maxLength: 9 }), (typed) => {
        const bytes = fromBase64Url(typed.join(''))
        if (bytes !== undefined) expect(toBase64Url(bytes)).toBe(typed.join(''))
      }),
      { numRuns: 2_000 },
    )
  })
  it('say a count as it is, or not at all', () => {
    for (const count of [0, 1, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1]) {
      expect(u64At(new DataView(u64(count).buffer), 0)).toBe(count)
    }
    for (const none of [-1, 2 ** 53]) {
      expect(Number.isSafeInteger(u64At(new DataView(u64(none).buffer), 0))).toBe(false)
    }
    for (const none of [0.5, Number.NaN]) expect(() => u64(none)).toThrow(RangeError)
  })
  it('are text only when they are valid UTF-8, and a byte-order mark stays where it was', () => {
    expect(textOf(Uint8Array.of(0xc0, 0x80))).toBeUndefined()
    expect(textOf(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined()
    expect(textOf(utf8('\ufeffБайсангур'))).toBe('\ufeffБайсангур')
  })
})
