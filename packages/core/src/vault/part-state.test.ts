/** The parts of records as they lie in a file, read whole and read at once. */
import {
  type Arbitrary,
  array,
  assert,
  constantFrom,
  dictionary,
  integer,
  oneof,
  property,
  string,
  tuple,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from '../base/json.ts'
import { nextStamp } from './hybrid-clock.ts'
import { resolveField } from './merge.ts'
import { decodePartState, encodePartState, type FieldState, settledFields } from './part-state.ts'

const stamp = (millis: number) => nextStamp(undefined, 1_628_154_000_000 + millis)
const dot = (number: number) => `AAAAAAAAAAAA.${number + 1}`
const value: Arbitrary<Json> = oneof(
  string(),
  integer(),
  array(integer()),
  dictionary(string(), integer()),
  constantFrom<Json>(null, true, 'a name'),
)
const held = tuple(integer({ min: 0, max: 5 }), value).map(([at, one]) => ({
  dot: dot(at),
  stamp: stamp(at),
  value: one,
}))
const single = array(held, { maxLength: 2 }).map((all): FieldState => ({ kind: 'single', held: all }))
const list = held.map((one): FieldState => {
  return { kind: 'list', items: new Map([['k', [{ ...one, place: 1 }]]]) }
})
const name = constantFrom('body', 'lang', 'state', 'files')
const mostly = oneof(
  { arbitrary: held.map((one): FieldState => ({ kind: 'single', held: [one] })), weight: 6 },
  { arbitrary: single, weight: 1 },
  { arbitrary: list, weight: 1 },
)

describe('a part of a record', () => {
  it('that is read at once says what it says when it is read whole, or nothing', () => {
    let [settled, whole] = [0, 0]
    assert(
      property(dictionary(name, mostly), (fields) => {
        const state = new Map(Object.entries(fields))
        const text = encodePartState(state)
        const read = settledFields(text)
        if (read === undefined) {
          whole++
          expect([...state.values()].some((field) => field.kind === 'list' || field.held.length !== 1)).toBe(
            true,
          )
          return
        }
        settled++
        const resolved = [...(decodePartState(text) ?? [])].flatMap(([field, one]) => {
          const stands = resolveField(one, { kind: 'last' })
          return stands?.state === 'value' ? [[field, canonicalJson(stands.value)]] : []
        })
        expect([...read].map(([field, one]) => [field, canonicalJson(one)])).toEqual(resolved)
      }),
    )
    expect(Math.min(settled, whole)).toBeGreaterThan(5)
  })

  it('that is not as it was written is not read at once', () => {
    for (const text of [
      '',
      '[]',
      '{"d":[],"f":{"a":[0,1]}}',
      '{"d":[["x",1]],"f":{"a":[-1,1]}}',
      '{"d":[["x",1]],"f":{"a":[0]}}',
      '{"f":{}}',
    ])
      expect([text, settledFields(text)]).toEqual([text, undefined])
  })
})
