import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../base/json.ts'
import { nextStamp } from './hybrid-clock.ts'
import { applied, Device, here, inSomeCausalOrder, merges, saysIn, schema, thing } from './merge.fixture.ts'
import { applyOperation, itemKey } from './merge.ts'
import { encodeChanges, type Operation, parseChanges } from './operation.ts'
import { decodePartState, encodePartState, type PartState } from './part-state.ts'

const word = fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__', '10', '9', '#x', '=1', 'ё', '')
const wish: fc.Arbitrary<{ readonly [field: string]: Json }> = fc.oneof(
  fc.record({ label: fc.option(word) }),
  fc.record({ risk: fc.option(fc.integer({ min: 1, max: 5 })) }),
  fc.record({ consent: fc.constantFrom(null, 'given', 'paused', 'withdrawn', 'unheard of') }),
  fc.record({ tags: fc.option(fc.uniqueArray(word, { maxLength: 4 })) }),
  fc.record({
    legs: fc.uniqueArray(fc.record({ n: fc.integer({ min: 1, max: 3 }), area: word }), {
      selector: ({ n }) => n,
      maxLength: 3,
    }),
  }),
  fc.record({ account: word }),
  fc.record({
    label: word,
    risk: fc.integer({ min: 1, max: 5 }),
    tags: fc.uniqueArray(word, { maxLength: 2 }),
  }),
)
const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ who: fc.nat(3), wish, millis: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ who: fc.nat(3), step: word, millis: fc.nat(50) }) },
  { weight: 2, arbitrary: fc.record({ who: fc.nat(3), hears: fc.nat(3) }) },
)

function listIn(state: PartState, field: string): readonly Json[] {
  const said = saysIn(state, field)
  return said?.state === 'value' && Array.isArray(said.value) ? said.value : []
}

describe('merging', () => {
  it('[M1] leaves the same record on every device, in whatever causal order changes come', () => {
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 40 }),
        fc.array(fc.nat(), { minLength: 60 }),
        (actions, dice) => {
          const devices = [0, 1, 2, 3].map((number) => new Device(number))
          const appended = new Set<string>()
          for (const one of actions) {
            const device = devices[one.who] as Device
            if ('hears' in one) device.hears(devices[one.hears] as Device)
            else if ('step' in one) {
              appended.add(one.step)
              device.wants({ steps: [...listIn(device.state, 'steps'), one.step] }, one.millis)
            } else device.wants(one.wish, one.millis)
          }
          for (const device of devices) for (const other of devices) device.hears(other)
          const [one] = devices
          const states = devices.map(({ state }) => encodePartState(state))
          expect(new Set(states).size).toBe(1)
          let at = 0
          const sent = [...(one as Device).seen]
          for (let round = 0; round < 3; round++) {
            const order = inSomeCausalOrder(sent, (count) => (dice[at++ % dice.length] ?? 0) % count)
            expect(encodePartState(order.reduce(applied, new Map()))).toBe(states[0])
          }
          // An append-only list has every item that anybody ever added.
          expect(new Set(listIn((one as Device).state, 'steps'))).toEqual(appended)
          expect(decodePartState(states[0] ?? '')).toEqual((one as Device).state)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('[M1] sends what was drafted through its bytes without a change', () => {
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 6 }), (wishes) => {
        const device = new Device(1)
        for (const [at, fields] of wishes.entries()) device.wants(fields, at)
        for (const { operation, origin } of device.seen) {
          const bytes = encodeChanges({ at: origin.stamp, seen: [], operations: [operation] })
          expect(parseChanges(bytes)?.operations).toEqual([operation])
        }
      }),
    )
  })

  it('[M2] lets the later change win when it has seen the earlier, whatever the rule and the clock', () => {
    for (const [field, first, second] of [
      ['label', 'old', 'new'],
      ['risk', 5, 1],
      ['consent', 'withdrawn', 'given'],
    ] as const) {
      const [a, b] = [new Device(1), new Device(2)]
      a.wants({ [field]: first }, 1_000_000)
      b.hears(a)
      b.wants({ [field]: second }, 1)
      a.hears(b)
      expect(a.says(field), field).toEqual({ state: 'value', value: second })
    }
  })

  function apart(field: string, first: Json, second: Json): readonly [Device, Device] {
    const [a, b] = [new Device(1), new Device(2)]
    a.wants({ [field]: first }, 10)
    b.wants({ [field]: second }, 20)
    a.hears(b)
    b.hears(a)
    expect(encodePartState(a.state)).toBe(encodePartState(b.state))
    return [a, b]
  }

  it('[M3] takes the newer of two labels written apart', () => {
    expect(apart('label', 'Dawn', 'Dusk')[0].says('label')).toEqual({ state: 'value', value: 'Dusk' })
  })

  it('[M4] shows two risks written apart side by side, until somebody decides', () => {
    const [a, b] = apart('risk', 2, 5)
    expect(a.says('risk')).toEqual({ state: 'side-by-side', values: [5, 2] })
    a.wants({ risk: 5 }, 30)
    b.hears(a)
    expect(b.says('risk')).toEqual({ state: 'value', value: 5 })
  })

  it('[M4] shows one value where both wrote the same, and a value where the other emptied', () => {
    expect(apart('risk', 3, 3)[0].says('risk')).toEqual({ state: 'value', value: 3 })
    const [a, b] = apart('risk', 4, 4)
    b.wants({ risk: null }, 40)
    a.wants({ risk: 2 }, 40)
    a.hears(b)
    expect(a.says('risk')).toEqual({ state: 'value', value: 2 })
  })

  it('[M5] keeps a consent withdrawn when it was renewed elsewhere without knowing', () => {
    expect(apart('consent', 'withdrawn', 'given')[1].says('consent')).toEqual({
      state: 'value',
      value: 'withdrawn',
    })
    expect(apart('consent', 'given', 'paused')[0].says('consent')).toEqual({
      state: 'value',
      value: 'paused',
    })
    expect(apart('consent', 'given', 'unheard of')[0].says('consent')).toEqual({
      state: 'value',
      value: 'given',
    })
  })

  it('[M6] joins tags added apart, drops only what was seen, and adds again what was dropped', () => {
    const [a, b] = apart('tags', ['north'], ['south'])
    expect(new Set(listIn(a.state, 'tags'))).toEqual(new Set(['north', 'south']))
    a.wants({ tags: ['north'] }, 30)
    b.wants({ tags: ['north', 'south', 'east'] }, 30)
    a.hears(b)
    expect(new Set(listIn(a.state, 'tags'))).toEqual(new Set(['east', 'north']))
    a.wants({ tags: ['east', 'south'] }, 50)
    expect(listIn(a.state, 'tags')).toEqual(['east', 'south'])
  })

  it('[M6] keeps a leg that was changed when a colleague dropped the older one', () => {
    const [a, b] = [new Device(1), new Device(2)]
    a.wants({ legs: [{ n: 1, area: 'hills' }] }, 1)
    b.hears(a)
    a.wants({ legs: [] }, 2)
    b.wants({ legs: [{ n: 1, area: 'coast' }] }, 2)
    a.hears(b)
    b.hears(a)
    expect(listIn(a.state, 'legs')).toEqual([{ n: 1, area: 'coast' }])
    expect(listIn(b.state, 'legs')).toEqual([{ n: 1, area: 'coast' }])
  })

  it('[M7] loses no step of a history, whatever an operation asks', () => {
    const device = new Device(1)
    const long = 'A step of a history that is long enough to be named by a hash'
    device.wants({ steps: ['opened', long] }, 1)
    const dots = [...device.seen].map(({ origin }) => origin.dot)
    const keys = [itemKey({ kind: 'append' }, 'opened'), itemKey({ kind: 'append' }, long)]
    const hostile: Operation = {
      record: thing,
      type: 'Thing',
      sets: {},
      // The second item is a text that looks like the key of another.
      lists: { steps: { put: [[0, keys[1] ?? '']], drop: keys } },
      replaced: { steps: Object.fromEntries(keys.map((key) => [key, dots])) },
    }
    const origin = { dot: 'hostile_____.1', stamp: nextStamp(undefined, 99), compartment: here }
    const after = applied(device.state, { operation: hostile, origin })
    expect(listIn(after, 'steps')).toEqual(expect.arrayContaining(['opened', long]))
  })

  it('[M8] refuses a second account, and shows two that were written apart', () => {
    const device = new Device(1)
    device.wants({ account: 'They came at night.' }, 1)
    expect(device.wants({ account: 'Nobody came.' }, 2)).toBe('written-once')
    expect(device.wants({ account: null }, 2)).toBe('written-once')
    expect(device.wants({ account: 'They came at night.' }, 2)).toBeUndefined()
    const hostile: Operation = {
      record: thing,
      type: 'Thing',
      sets: { account: 'Nobody came.' },
      lists: {},
      replaced: { account: [...device.seen].map(({ origin }) => origin.dot) },
    }
    const origin = { dot: 'hostile_____.1', stamp: nextStamp(undefined, 0), compartment: here }
    expect(applyOperation(device.state, hostile, origin, schema)).toMatchObject({
      refusal: { why: 'written-once' },
    })
    // Backdated and without naming the first: it cannot push it out of sight.
    const beside = applied(device.state, { operation: { ...hostile, replaced: {} }, origin })
    expect(saysIn(beside, 'account')).toEqual({
      state: 'side-by-side',
      values: ['They came at night.', 'Nobody came.'],
    })
  })

  it('[M9] refuses a field of another compartment, an undeclared one, and a list where none is', () => {
    const origin = { dot: 'hostile_____.1', stamp: nextStamp(undefined, 1), compartment: here }
    const refusal = (operation: Partial<Operation>, compartment = here): string => {
      const whole = { record: thing, type: 'Thing', sets: {}, lists: {}, replaced: {}, ...operation }
      const after = applyOperation(new Map(), whole, { ...origin, compartment }, schema)
      return after.ok ? 'accepted' : after.refusal.why
    }
    expect(refusal({ sets: { label: 'x' } })).toBe('accepted')
    expect(refusal({ sets: { label: 'x' } }, { scope: { kind: 'line' }, part: 'whole' })).toBe(
      'other-compartment',
    )
    for (const field of ['shoeSize', 'constructor', '__proto__', 'toString']) {
      expect(refusal({ sets: Object.fromEntries([[field, 'x']]) }), field).toBe('not-declared')
      expect(refusal({ lists: Object.fromEntries([[field, { put: [], drop: [] }]]) }), field).toBe(
        'not-declared',
      )
    }
    expect(refusal({ type: 'constructor', sets: { name: 'x' } })).toBe('not-declared')
    expect(refusal({ sets: { tags: ['x'] } })).toBe('not-a-list')
    expect(refusal({ lists: { label: { put: [[0, 'x']], drop: [] } } })).toBe('is-a-list')
    const twice = {
      put: [
        [0, { n: 1, a: 1 }],
        [1, { n: 1, a: 2 }],
      ],
      drop: [],
    } as const
    expect(refusal({ lists: { legs: twice } })).toBe('repeated')
  })

  it('[M10] gives two values of one dot, which only a forger makes, one order on every device', () => {
    const one = (value: string): Operation => ({
      record: thing,
      type: 'Thing',
      sets: { risk: value },
      lists: {},
      replaced: {},
    })
    const origin = { dot: 'twin________.1', stamp: nextStamp(undefined, 1), compartment: here }
    const inOrder = (...values: readonly string[]): PartState =>
      values
        .map(one)
        .reduce<PartState>((state, operation) => applied(state, { operation, origin }), new Map())
    const there = inOrder('a', 'b')
    const back = inOrder('b', 'a')
    expect(encodePartState(there)).toBe(encodePartState(back))
  })

  it('[M11] tells items apart that look alike, and never two spellings of one', () => {
    const set = merges['tags'] as (typeof merges)[string]
    const items: readonly Json[] = [
      '1',
      1,
      '"1"',
      'true',
      true,
      'null',
      null,
      '["x"]',
      ['x'],
      '#1',
      '{}',
      {},
      'x'.repeat(41),
      `#${'x'.repeat(24)}`,
      itemKey(set, 'x'.repeat(41)),
      itemKey(set, 1),
      itemKey(set, ['x']),
    ]
    expect(new Set(items.map((item) => itemKey(set, item))).size).toBe(items.length)
    expect(itemKey(set, { a: 1, b: 2 })).toBe(itemKey(set, { b: 2, a: 1 }))
    for (const item of items) expect(itemKey(set, item).length).toBeLessThanOrEqual(40)
  })
})

describe('a draft', () => {
  it('[M12] brings a record to what was wanted', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 8 }), wish, (before, wanted) => {
        const device = new Device(1)
        for (const [at, fields] of before.entries()) device.wants(fields, at)
        const account = device.says('account')
        const refused = device.wants(wanted, 100)
        for (const [field, value] of Object.entries(wanted)) {
          const said = device.says(field)
          if (refused !== undefined) {
            expect(refused).toBe('written-once')
            expect(device.says('account')).toEqual(account)
          } else if (value === null || (Array.isArray(value) && value.length === 0))
            expect(said).toBeUndefined()
          else expect(said).toEqual({ state: 'value', value })
        }
        const writes = device.seen.size
        expect(refused ?? device.wants(wanted, 101)).toBe(refused)
        expect(device.seen.size, 'wanting the same again writes nothing').toBe(writes)
      }),
      { numRuns: 300 },
    )
  })

  it('[M12] refuses what would lose something without a word', () => {
    const device = new Device(1)
    device.wants({ steps: ['opened', 'closed'] }, 1)
    expect(device.wants({ steps: ['closed'] }, 2)).toBe('append-only')
    expect(device.wants({ steps: null }, 2)).toBe('append-only')
    expect(device.wants({ tags: 'north' }, 2)).toBe('not-a-list')
    expect(device.wants({ shoeSize: 44 }, 2)).toBe('not-declared')
    expect(
      device.wants(
        {
          legs: [
            { n: 1, area: 'hills' },
            { n: 1, area: 'coast' },
          ],
        },
        2,
      ),
    ).toBe('repeated')
    expect(device.seen.size).toBe(1)
    // The same tag twice is one tag.
    expect(device.wants({ tags: ['north', 'north'] }, 3)).toBeUndefined()
    expect(listIn(device.state, 'tags')).toEqual(['north'])
  })
})

describe('the stored form of a part', () => {
  it('[T3] is refused when another hand changed its shape', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{}',
      '{"d":[],"f":[]}',
      '{"d":{},"f":{}}',
      '{"d":[1],"f":{}}',
      '{"d":[["x","y"]],"f":{}}',
      '{"d":[],"f":{"a":[0,1]}}',
      '{"d":[],"f":{"a":1}}',
      '{"d":[["device-1____.1","0000000000000"]],"f":{"a":["0",1]}}',
      '{"d":[["device-1____.1","0000000000000"]],"f":{"a":[0]}}',
      '{"d":[["device-1____.1","0000000000000"]],"f":{"a":{"k":[0,1]}}}',
    ]) {
      expect(decodePartState(text), text).toBeUndefined()
    }
    fc.assert(fc.property(fc.json(), (text) => void decodePartState(text)))
  })
})
