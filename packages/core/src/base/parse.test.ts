/** Parsers: what they let through, and that a refusal names the place and never the value. */
import { anything, assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newRecordId, recordId } from './id.ts'
import { listOf, object, oneOf, optional, type Parser, text, whole, yesOrNo } from './parse.ts'

const shelter = object({
  code: text({ max: 8, lines: false }),
  beds: whole(0, 40),
  open: yesOrNo,
  for: listOf(oneOf(['night', 'week']), { min: 1, max: 2 }),
  note: optional(text()),
})
const good = { code: 'K-04', beds: 3, open: true, for: ['night'] }

function refusalOf(parser: Parser<unknown>, value: unknown) {
  const parsed = parser(value, '')
  return parsed.ok ? 'accepted' : `${parsed.refusal.field}: ${parsed.refusal.reason}`
}

describe('a form', () => {
  it('is taken when every field fits, with the optional one and without', () => {
    expect(shelter(good, '')).toEqual({ ok: true, value: good })
    expect(shelter({ ...good, note: 'a\nb' }, '')).toEqual({ ok: true, value: { ...good, note: 'a\nb' } })
    expect(shelter({ ...good, note: null }, '')).toEqual({ ok: true, value: good })
  })
  it.each([
    [{ ...good, beds: 41 }, 'beds: too-large'],
    [{ ...good, beds: -1 }, 'beds: too-small'],
    [{ ...good, beds: 1.5 }, 'beds: not-whole'],
    [{ ...good, beds: Number.NaN }, 'beds: not-a-number'],
    [{ ...good, beds: '3' }, 'beds: not-a-number'],
    [{ ...good, open: 1 }, 'open: not-yes-or-no'],
    [{ ...good, code: 'K-04\n' }, 'code: control-character'],
    [{ ...good, code: ' ' }, 'code: empty'],
    [{ ...good, code: 'K\u0000' }, 'code: control-character'],
    [{ ...good, code: '\ud800' }, 'code: lone-surrogate'],
    [{ ...good, code: 'K-04-too-long' }, 'code: too-long'],
    [{ ...good, for: [] }, 'for: empty'],
    [{ ...good, for: ['night', 'year'] }, 'for[1]: not-a-term'],
    [{ ...good, for: ['night', 'night', 'week'] }, 'for: too-many'],
    [{ ...good, for: { length: 1 } }, 'for: not-a-list'],
    [{ ...good, beds: undefined }, 'beds: missing'],
    [{ ...good, extra: 1 }, 'extra: unknown-field'],
    [[good], ': not-an-object'],
    [null, ': not-an-object'],
  ])('is refused at the field that does not fit (%#)', (value, refusal) => {
    expect(refusalOf(shelter, value)).toBe(refusal)
  })
  it('never takes a field from the prototype for one of the form', () => {
    expect(refusalOf(shelter, Object.create(good))).toBe('code: missing')
    expect(refusalOf(shelter, JSON.parse('{"__proto__":{}}'))).toBe('(unnamed): unknown-field')
  })
  it('does not repeat a field name that is itself content', () => {
    expect(refusalOf(shelter, { ...good, 'Aslan Test': 1 })).toBe('(unnamed): unknown-field')
  })
  it('answers any value without throwing', () => {
    assert(property(anything(), (value) => !shelter(value, '').ok))
  })
})

describe('a record id', () => {
  it('is 16 bytes in lower-case hex and has one spelling', () => {
    const id = newRecordId({ bytes: (count) => new Uint8Array(count).fill(0xab) })
    expect(id).toBe('ab'.repeat(16))
    expect(refusalOf(recordId, id)).toBe('accepted')
    for (const wrong of ['AB'.repeat(16), 'ab'.repeat(15), ` ${id}`, 7]) {
      expect(refusalOf(recordId, wrong)).toBe(': not-an-id')
    }
  })
})
