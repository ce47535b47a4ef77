import { array, assert, constantFrom, integer, nat, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Held } from '../rules/world.ts'
import { compromisedHouse } from './compromised.ts'
import { houseOf, housesOf, lostBeds, overMaxStay, roomFor } from './shelters.ts'
import { clock, demonstration, held, on, republic, world, writtenApart } from './world.fixture.ts'

const house = (id: string, values: Readonly<Record<string, unknown>> = {}): Held =>
  held(id, 'Shelter', {
    code: id,
    address: '-',
    capacity: 2,
    suits: ['any'],
    state: 'open',
    maxStayDays: 30,
    noVisitors: true,
    ...values,
  })
const person = (id: string, ageBand = '25_34', values: Readonly<Record<string, unknown>> = {}): Held =>
  held(id, 'Person', { code: id, kind: 'individual', ageBand, ...values })
const stay = (of: string, shelter: string, state: string, entered?: string, values = {}): Held =>
  held(`J ${of}`, 'Journey', {
    personId: of,
    purpose: 'evacuation',
    legs: [{ n: 1, kind: 'stay', state, planned: '2021-08-01', from: '2021-08-01', ...values }],
    stays: [{ n: 1, shelter, ...(entered === undefined ? {} : { at: entered, by: 'M-04' }) }],
  })

const numbers = (at = world()) =>
  Object.fromEntries(
    housesOf(at).map(({ id, occupied, reserved, free }) => [id, { occupied, reserved, free }]),
  )

describe('beds', () => {
  it('[MV1] in the fictional republic one house is full, one is burnt, and one has its last bed promised', () => {
    expect(numbers()).toEqual({
      'S-1': { occupied: 4, reserved: 0, free: 0 },
      'S-2': { occupied: 0, reserved: 0, free: 0 },
      'S-3': { occupied: 1, reserved: 1, free: 0 },
    })
    expect(houseOf(world(), 'S-2')?.state).toBe('compromised')
  })

  it('[MV1] a stay that is planned or approved takes a bed; one that was called off gives it back', () => {
    const of = (state: string) => houseOf(world([house('H'), person('A'), stay('A', 'H', state)]), 'H')
    expect(of('planned')).toMatchObject({ occupied: 0, reserved: 1, free: 1 })
    expect(of('approved')).toMatchObject({ occupied: 0, reserved: 1, free: 1 })
    expect(of('underway')).toMatchObject({ occupied: 1, reserved: 0, free: 1 })
    expect(of('aborted')).toMatchObject({ occupied: 0, reserved: 0, free: 2 })
    expect(of('ended')).toMatchObject({ occupied: 0, reserved: 0, free: 2 })
  })

  it('[MV2] whoever has two codes sleeps in one bed', () => {
    const two = [house('H'), person('A'), stay('A', 'H', 'underway'), stay('B', 'H', 'underway')]
    expect(houseOf(world([...two, person('B')]), 'H')).toMatchObject({ occupied: 2, free: 0 })
    expect(houseOf(world([...two, person('B', '25_34', { mergedInto: 'A' })]), 'H')).toMatchObject({
      occupied: 1,
      free: 1,
    })
  })

  it('[MV3] of what two desks wrote apart the worse state, the smaller house and the shorter limit count', () => {
    const apart = writtenApart(house('H', { capacity: 4 }), { capacity: 3, maxStayDays: 10 })
    expect(houseOf(world([apart]), 'H')).toMatchObject({ capacity: 3, free: 3, maxStayDays: 10 })
    expect(houseOf(world([writtenApart(apart, { state: 'compromised' })]), 'H')).toMatchObject({
      state: 'compromised',
      free: 0,
    })
    expect(
      houseOf(world([writtenApart(house('H', { suits: ['any', 'minors'] }), { suits: ['any'] })]), 'H'),
    ).toMatchObject({ suits: ['any'] })
  })

  it('[MV3] a device that cannot read the size of a house or the state of a stay gives no bed away', () => {
    const { capacity: _, ...fields } = house('H').fields
    const unread: Held = { ...house('H'), fields, withheld: new Set(['capacity']) }
    expect(houseOf(world([unread]), 'H')).toMatchObject({ readable: false, free: 0, lost: [] })
    const { legs: _legs, ...stays } = stay('A', 'H', 'ended').fields
    const unseen: Held = { ...stay('A', 'H', 'ended'), fields: stays, withheld: new Set(['legs']) }
    expect(houseOf(world([house('H'), person('A'), unseen]), 'H')).toMatchObject({ reserved: 1, free: 1 })
  })
})

describe('staying too long', () => {
  it('[MV4] lists who has stayed longer than the house allows, the longest first', () => {
    expect(overMaxStay(world()).map((seat) => seat.person)).toEqual(['P-03', 'P-04', 'P-05'])
    const [first] = overMaxStay(world())
    expect(first).toMatchObject({ shelter: 'S-1', days: 119, over: 29 })
  })

  it('[MV4] another clock, another limit: the list follows', () => {
    expect(overMaxStay(world(demonstration, on('2021-07-08'))).map((seat) => seat.person)).toEqual(['P-03'])
    expect(overMaxStay(world(demonstration, on('2021-07-07')))).toEqual([])
    const shorter = republic({ 'S-1': { maxStayDays: 60 }, 'S-3': { maxStayDays: 20 } })
    expect(overMaxStay(shorter).map((seat) => seat.person)).toEqual(['P-03', 'P-04', 'P-05', 'P-11', 'P-06'])
  })

  it('[MV4] leaving for a night and coming back does not begin the count again', () => {
    const back = held('J', 'Journey', {
      personId: 'A',
      legs: [
        { n: 1, kind: 'stay', state: 'ended', planned: '2021-06-01', from: '2021-06-01', to: '2021-07-30' },
        { n: 2, kind: 'stay', state: 'underway', planned: '2021-07-31', from: '2021-07-31' },
      ],
      stays: [1, 2].map((n) => ({ n, shelter: 'H' })),
    })
    expect(overMaxStay(world([house('H'), person('A'), back]))).toMatchObject([{ days: 65, over: 35 }])
  })
})

describe('the last bed', () => {
  const twice = (first: string, second: string) => [
    house('H', { capacity: 1 }),
    person('A'),
    person('B'),
    stay('A', 'H', 'planned', first),
    stay('B', 'H', 'approved', second),
  ]

  it('[MV5] two desks give it away at once: the earlier entry keeps it, and whoever lost is told', () => {
    const at = world(twice('2021-08-05T08:00:01Z', '2021-08-05T08:00:00Z'))
    expect(lostBeds(at)).toMatchObject([
      { shelter: 'H', by: 'M-04', seat: { person: 'A' }, kept: [{ person: 'B' }] },
    ])
    expect(houseOf(at, 'H')).toMatchObject({ reserved: 2, free: 0 })
  })

  it('[MV5] in the same second the lower id decides, and a bed that somebody lies in is never lost', () => {
    const same = '2021-08-05T08:00:00Z'
    expect(lostBeds(world(twice(same, same)))).toMatchObject([{ seat: { person: 'B' } }])
    const there = [
      ...twice(same, same).slice(0, 3),
      stay('A', 'H', 'planned', same),
      stay('B', 'H', 'underway'),
    ]
    expect(lostBeds(world(there))).toMatchObject([{ seat: { person: 'A' } }])
  })

  it('[MV5] one bed promised to two people for two different months is lost by nobody', () => {
    const july = { from: '2021-09-01', to: '2021-09-30' }
    const august = { from: '2021-09-30', to: '2021-10-30' }
    const months = [
      house('H', { capacity: 1 }),
      person('A'),
      person('B'),
      stay('A', 'H', 'planned', undefined, july),
    ]
    expect(lostBeds(world([...months, stay('B', 'H', 'planned', undefined, august)]))).toEqual([])
    expect(
      lostBeds(world([...months, stay('B', 'H', 'planned', undefined, { ...august, from: '2021-09-29' })])),
    ).toHaveLength(1)
  })

  it('[MV5] every desk names the same winners, in whatever order the records came', () => {
    const entry = record({
      minute: integer({ min: 0, max: 3 }),
      state: constantFrom('planned', 'approved', 'underway', 'ended', 'aborted'),
    })
    assert(
      property(
        array(entry, { maxLength: 6 }),
        integer({ min: 0, max: 4 }),
        nat(),
        (entries, capacity, turn) => {
          const records = [
            house('H', { capacity }),
            ...entries.flatMap(({ minute, state }, i) => [
              person(`P${i}`),
              stay(`P${i}`, 'H', state, new Date(clock + minute * 60_000).toISOString()),
            ]),
          ]
          const by = turn % records.length
          const other = [...records.slice(by), ...records.slice(0, by)].toReversed()
          const one = houseOf(world(records), 'H')
          expect(houseOf(world(other), 'H')).toEqual(one)
          expect(lostBeds(world(other))).toEqual(lostBeds(world(records)))
          const here = one?.occupied ?? 0
          expect(one?.lost).toHaveLength(
            Math.min(one?.reserved ?? 0, Math.max(0, here + (one?.reserved ?? 0) - capacity)),
          )
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('where somebody could go', () => {
  it('[MV6] no house is offered that is full, paused, burnt or closed, nor to a minor one that is not for minors', () => {
    const missing = (id: string, at = world()) =>
      Object.fromEntries(roomFor(at, id).map((room) => [room.house.id, room.missing]))
    expect(missing('P-13')).toEqual({
      'S-1': ['full', 'not-for-minors'],
      'S-2': ['compromised', 'not-for-minors'],
      'S-3': ['full'],
    })
    expect(missing('P-08', republic({ 'S-3': { capacity: 3 } }))['S-3']).toEqual([])
    expect(missing('P-13', republic({ 'S-1': { capacity: 9 } }))['S-1']).toEqual(['not-for-minors'])
  })

  it('[MV6] a minor under one code is a minor under the other', () => {
    const at = republic({ 'P-13': { mergedInto: 'P-08' }, 'S-1': { capacity: 9 } })
    expect(roomFor(at, 'P-08').find((room) => room.house.id === 'S-1')?.missing).toEqual(['not-for-minors'])
  })
})

describe('a house that is burnt', () => {
  it('[MV7] says who knew of it: whoever stayed, whoever was expected, whoever keeps it or was told', () => {
    const burnt = compromisedHouse(world(), 'S-2')
    expect(burnt).toMatchObject({
      since: on('2021-07-15'),
      mustMove: [],
      expected: [],
      members: ['M-04', 'M-11'],
    })
    expect(new Set(burnt?.knew.map((one) => one.person))).toEqual(new Set(['P-02', 'P-06', 'P-12']))
    const more = [
      held('TO', 'Told', { personId: 'P-01', kind: 'place', shelter: 'S-2', from: '2021-06-01' }),
      held('TM', 'Told', { member: 'M-07', kind: 'place', shelter: 'S-2', from: '2021-06-01' }),
    ]
    const told = compromisedHouse(republic({ 'S-2': { host: 'P-20' } }, more), 'S-2')
    expect(told?.knew).toContainEqual({ person: 'P-01', how: 'told', record: 'TO', from: on('2021-06-01') })
    expect(told?.knew).toContainEqual({ person: 'P-20', how: 'keeps-it', record: 'S-2' })
    expect(told?.members).toContain('M-07')
  })

  it('[MV7] lists who must move, the most urgent first, and whose reservation is gone', () => {
    const burnt = compromisedHouse(world(), 'S-3')
    expect(burnt?.mustMove.map((one) => one.seat.person)).toEqual(['P-06'])
    expect(burnt?.expected.map((one) => one.seat.person)).toEqual(['P-14'])
    const all = compromisedHouse(republic({ 'C-11': { priority: 'emergency' } }), 'S-1')
    expect(all?.mustMove.map((one) => one.seat.person)).toEqual(['P-11', 'P-03', 'P-04', 'P-05'])
    expect(all?.mustMove.every((one) => one.to.length === 0)).toBe(true)
    const room = compromisedHouse(republic({ 'S-3': { capacity: 5 } }), 'S-1')
    expect(room?.mustMove.map((one) => one.to)).toEqual([['S-3'], ['S-3'], ['S-3'], ['S-3']])
  })

  it('[MV7] somebody whose case this device cannot read is moved as an emergency', () => {
    const alone = world([house('H'), person('A'), stay('A', 'H', 'underway')])
    expect(compromisedHouse(alone, 'H')?.mustMove).toMatchObject([{ priority: 'emergency' }])
  })
})
