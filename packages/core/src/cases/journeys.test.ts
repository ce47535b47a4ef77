import { describe, expect, it } from 'vitest'
import { judge } from '../rules/judge.ts'
import type { Held } from '../rules/world.ts'
import {
  abort,
  arrive,
  goSheet,
  heldBackBy,
  isOverdue,
  movesToday,
  openBeforeStart,
  sheetsOf,
} from './journeys.ts'
import { type Leg, legAt, legRef, legsIn } from './legs.ts'
import { clock, demonstration, held, on, republic, world, writtenApart } from './world.fixture.ts'

const move = (values: Readonly<Record<string, unknown>> = {}) => ({
  n: 1,
  kind: 'move',
  state: 'approved',
  planned: '2021-08-06',
  plannedArrival: '2021-08-06T18:00:00Z',
  approvals: ['M-04', 'M-11'],
  required: [
    { item: 'papers', state: 'done' },
    { item: 'medicine', state: 'not_needed' },
  ],
  planB: 'the other road',
  abort: 'the cake is late',
  checkId: 'K',
  ...values,
})
const check = held('K', 'Check', {
  kind: 'leg',
  subject: 'J#1',
  dueAt: '2021-08-06T18:00:00Z',
  graceHours: 3,
  escalation: ['M-04'],
})
const journey = (first: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>> = {}) =>
  held('J', 'Journey', {
    personId: 'P-08',
    purpose: 'evacuation',
    legs: [first, { n: 2, kind: 'stay', state: 'planned', planned: '2021-08-06' }],
    stays: [{ n: 2, shelter: 'S-3', at: '2021-08-05T08:00:00Z', by: 'M-04' }],
    ...values,
  })
const room = { 'S-3': { capacity: 3 } }
const at = (first: Readonly<Record<string, unknown>> = move(), changes = {}, values = {}) =>
  republic({ ...room, ...changes }, [check, journey(first, values)])

function leg(in_: ReturnType<typeof at>, ref = 'J#1'): Leg {
  const found = legAt(in_, ref)
  if (found === undefined) throw new Error('a leg was meant')
  return found
}
const open = (in_: ReturnType<typeof at>, ref = 'J#1') =>
  Object.fromEntries(
    goSheet(sheetsOf(in_), leg(in_, ref))
      .filter(({ go }) => go !== 'yes')
      .map((line) => [line.item, line.go === 'unknown' ? 'unknown' : line.open]),
  )

describe('the sheet before a start', () => {
  it('[MV50] is in order when everything that was asked for is there', () => {
    expect(open(at())).toEqual({})
    expect(heldBackBy(sheetsOf(at()), leg(at()))).toEqual([])
  })

  it('[MV50] one signature, or the same one twice, is not two', () => {
    expect(open(at(move({ approvals: ['M-04'] })))).toEqual({ approvals: ['second-approver'] })
    expect(open(at(move({ approvals: ['M-04', 'M-04'] })))).toEqual({ approvals: ['second-approver'] })
    expect(open(at(move({ approvals: [] })))).toEqual({ approvals: ['second-approver', 'approver'] })
    expect(open(at(move({ approvals: ['M-04', 'M-99'] })))).toEqual({ approvals: ['second-approver'] })
  })

  it('[MV50] an open required item, no plan B, no words to call it off and no check keep it back', () => {
    const required = [
      { item: 'papers', state: 'open' },
      { item: 'money', state: 'done' },
    ]
    expect(open(at(move({ required })))).toEqual({ required: ['papers'] })
    expect(open(at(move({ planB: ' ' })))).toEqual({ 'plan-b': ['plan-b'] })
    expect(open(at(move({ abort: undefined })))).toEqual({ 'abort-words': ['abort-words'] })
    expect(open(at(move({ checkId: undefined })))).toEqual({})
    const unwatched = move({ checkId: undefined, plannedArrival: undefined })
    expect(open(at(unwatched))).toEqual({ 'arrival-check': ['no-check'] })
    const gone = move({ checkId: undefined, plannedArrival: '2021-08-05T08:00:00Z' })
    expect(open(at(gone))).toEqual({ 'arrival-check': ['check-past'] })
    expect(open(at(move({ checkId: 'K-06' })))).toEqual({ 'arrival-check': ['check-settled'] })
    expect(open(at(move({ checkId: 'K-01' })))).toEqual({ 'arrival-check': ['check-past'] })
    expect(open(at(move({ state: 'underway' })))).toEqual({ state: ['underway'] })
  })

  it('[MV50] the house at the end must still be open, and the bed not lost to another desk', () => {
    expect(open(at(move(), { 'S-3': { capacity: 3, state: 'compromised' } }))).toEqual({
      house: ['shelter-compromised'],
    })
    // Wren has two beds: one is taken, one is promised, and this entry is the later one.
    expect(open(at(move(), { 'S-3': { capacity: 2 } }))).toEqual({ house: ['bed-lost'] })
    expect(
      open(at(move(), { 'S-3': { capacity: 2 }, 'J-14': { stays: [{ n: 2, shelter: 'S-2' }] } })),
    ).toEqual({})
  })

  it('[MV50] says what is open as one list of codes', () => {
    const required = [{ item: 'papers', state: 'open' }]
    const bare = at(move({ required, planB: undefined, approvals: ['M-04'] }))
    expect(openBeforeStart(sheetsOf(bare), leg(bare))).toEqual(['approvals', 'papers', 'plan-b'])
    expect(openBeforeStart(sheetsOf(at()), leg(at()))).toEqual([])
    // A plan B in words is asked for and holds nobody back who must leave tonight.
    expect(heldBackBy(sheetsOf(bare), leg(bare))).toEqual(['approvals', 'papers'])
  })

  it('[MV50] over a border needs a visa that is issued: approved is not issued', () => {
    const abroad = move({ toCountry: 'XB' })
    const visa = (values: Readonly<Record<string, unknown>>): Held =>
      held('V', 'VisaApplication', { personId: 'P-08', stateCode: 'XB', state: 'submitted', ...values })
    const with_ = (values: Readonly<Record<string, unknown>>) =>
      open(republic(room, [check, journey(abroad), visa(values)]))
    const submitted = { state: 'submitted', at: '2021-07-01', by: 'M-09' }
    expect(open(at(abroad))).toEqual({ visa: 'unknown' })
    expect(open(at({ ...abroad, required: [{ item: 'visa', state: 'done' }] }))).toEqual({})
    const ticked = journey({ ...abroad, required: [{ item: 'visa', state: 'done' }] })
    const beside = republic(room, [
      check,
      ticked,
      visa({ history: [{ state: 'submitted', at: '2021-07-01', by: 'M-09' }] }),
    ])
    expect(open(beside)).toEqual({ visa: ['not-issued'] })
    expect(with_({ history: [submitted] })).toEqual({ visa: ['not-issued'] })
    expect(with_({ history: [submitted], stages: [{ stage: 'approved', at: '2021-08-01' }] })).toEqual({
      visa: ['approved-not-issued'],
    })
    const issued = [submitted, { state: 'issued', at: '2021-08-01', by: 'M-09' }]
    expect(with_({ history: issued, state: 'issued' })).toEqual({})
    const waived = move({ toCountry: 'XT', required: [{ item: 'visa', state: 'not_needed' }] })
    expect(open(at(waived))).toEqual({})
  })

  it('[MV50] over a border it says that a passport ends before the arrival, and holds nobody back for it', () => {
    const waived = move({ toCountry: 'XT', required: [{ item: 'visa', state: 'not_needed' }] })
    const with_ = (expires: string) => {
      const documents = [{ kind: 'passport', number: 'A 1', country: 'XA', expires }]
      return republic(room, [check, journey(waived), held('I', 'Identity', { personId: 'P-08', documents })])
    }
    expect(open(with_('2021-08-06'))).toEqual({})
    expect(open(with_('2021-08-05'))).toEqual({ passport: ['passport-ends'] })
    expect(heldBackBy(sheetsOf(with_('2021-08-05')), leg(with_('2021-08-05')))).toEqual([])
  })

  it('[MV50] a minor goes nowhere without the decision of two members', () => {
    expect(open(world(), 'J-13#1')).toMatchObject({
      approvals: ['second-approver'],
      'best-interest': ['two-members'],
    })
    const decided = { bestInterest: { by: ['M-02', 'M-11'], at: '2021-08-01', decision: '-' } }
    expect(open(republic({ 'C-13': decided }), 'J-13#1')).not.toHaveProperty('best-interest')
    const alone = { bestInterest: { by: ['M-02', 'M-02'], at: '2021-08-01', decision: '-' } }
    expect(open(republic({ 'C-13': alone }), 'J-13#1')).toHaveProperty('best-interest')
  })

  it('[MV50] whatever the sheet lets go, the rules let start', () => {
    const decided = { bestInterest: { by: ['M-02', 'M-11'], at: '2021-08-01', decision: '-' } }
    const minor = at(
      move(),
      { 'C-13': decided, 'S-3': { capacity: 9, suits: ['any'] } },
      { personId: 'P-13' },
    )
    expect(open(minor)).toEqual({ house: ['not-for-minors'] })
    for (const approvals of [[], ['M-04'], ['M-04', 'M-11']]) {
      for (const state of ['open', 'paused', 'compromised', 'closed']) {
        const there = at(move({ approvals }), { 'S-3': { capacity: 3, state } })
        const verdict = judge({ do: 'startLeg', with: { journeyId: 'J', n: 1 } }, there)
        expect(heldBackBy(sheetsOf(there), leg(there)).length === 0).toBe(verdict.result === 'allow')
      }
    }
  })

  it('[MV50] nobody sets out to meet somebody who was taken', () => {
    expect(open(at(move(), { 'C-08': { state: 'taken' } }))).toEqual({ contact: ['taken'] })
  })

  it('[MV51] what this device cannot read is unknown, and unknown is no', () => {
    const { legs: _, ...fields } = journey(move()).fields
    const unseen: Held = { ...journey(move()), fields, withheld: new Set(['legs']) }
    const there = republic(room, [check, unseen])
    expect(goSheet(sheetsOf(there), leg(there, 'J#2')).every(({ go }) => go === 'unknown')).toBe(true)
    expect(heldBackBy(sheetsOf(there), leg(there, 'J#2'))).toContain('house')
  })
})

describe('on the way', () => {
  it('[MV52] shows who should have arrived, first', () => {
    const rows = movesToday(world())
    expect(rows.map((row) => [legRef(row.leg), row.overdue])).toEqual([['J-14#1', true]])
    const friday = movesToday(world(demonstration, on('2021-08-08T06:00:00Z')))
    expect(friday.map((row) => legRef(row.leg))).toEqual(['J-14#1', 'J-13#1'])
    const under = at(move({ state: 'underway', plannedArrival: '2021-08-05T06:00:00Z' }))
    expect(isOverdue(leg(under), clock)).toBe(false)
    expect(isOverdue(leg(under), clock + 1)).toBe(true)
  })

  it('[MV53] arriving settles the check, begins the stay and moves the case', () => {
    const under = at(move({ state: 'underway' }))
    expect(arrive(under, leg(under))).toEqual([
      { kind: 'leg-state', leg: 'J#1', state: 'arrived' },
      { kind: 'check-settled', check: 'K', outcome: 'done' },
      { kind: 'leg-state', leg: 'J#2', state: 'underway' },
      { kind: 'case-state', case: 'C-08', state: 'active_hidden' },
    ])
    const abroad = at(
      move({ state: 'underway', toCountry: 'XB' }),
      {},
      { legs: [move({ state: 'underway', toCountry: 'XB' })] },
    )
    expect(arrive(abroad, leg(abroad))).toContainEqual({ kind: 'case-state', case: 'C-08', state: 'arrived' })
  })

  it('[MV54] calling it off takes every leg that follows with it and frees their beds', () => {
    const under = at(move({ state: 'underway' }))
    expect(abort(under, leg(under))).toEqual([
      { kind: 'use-plan-b', leg: 'J#1' },
      { kind: 'leg-state', leg: 'J#1', state: 'aborted' },
      { kind: 'check-settled', check: 'K', outcome: 'cancelled' },
      { kind: 'leg-state', leg: 'J#2', state: 'aborted' },
      { kind: 'bed-freed', shelter: 'S-3', leg: 'J#2' },
      { kind: 'review-risk', case: 'C-08' },
    ])
    const planned = at()
    expect(abort(planned, leg(planned)).map(({ kind }) => kind)).toEqual([
      'leg-state',
      'check-settled',
      'leg-state',
      'bed-freed',
    ])
  })
})

describe('a leg that two desks wrote', () => {
  it('[MV55] is read as the one that is further under way', () => {
    const apart = writtenApart(journey(move({ state: 'planned' })), {
      legs: [move({ state: 'underway', approvals: ['M-04'] })],
    })
    expect(legsIn(apart)[0]).toMatchObject({ state: 'underway', approvals: ['M-04'] })
  })

  it('[MV55] keeps both beds when one person was sent to two houses', () => {
    const apart = writtenApart(journey(move()), { stays: [{ n: 2, shelter: 'S-1' }] })
    expect(legsIn(apart).map((one) => one.shelter)).toEqual([undefined, 'S-1', 'S-3'])
    const there = republic(room, [check, apart])
    expect(open(there)).toEqual({ house: ['two-houses'] })
  })
})
