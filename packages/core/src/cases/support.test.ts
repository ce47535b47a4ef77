import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costs, mayApprove, supportedAsOf, supportFaults, supportOf } from './support.ts'
import { held, republic, world, writtenApart } from './world.fixture.ts'

const today = '2021-08-05'
const help = (id: string, values: Readonly<Record<string, unknown>> = {}) =>
  held(id, 'Assistance', { personId: 'P-01', type: 'medical', at: '2021-06-01', ...values })
const faultsOf = (...records: readonly ReturnType<typeof help>[]) =>
  Object.fromEntries(supportFaults(world(records), [{ fund: 'F', unit: 'EUR', perPerson: 100 }]))

type Merge = { readonly from: string; readonly into: string }
function flooded(start: string, merges: readonly Merge[]): ReadonlySet<string> {
  const known = new Set([start])
  for (const _ of merges) {
    for (const { from, into } of merges) if (known.has(from) || known.has(into)) known.add(from).add(into)
  }
  return known
}

describe('how many people were supported', () => {
  it('[MV20] eight on the day of the statement; on the clock eleven codes, nine people once two pairs are one', () => {
    expect(supportedAsOf(world(), '2021-05-19')).toMatchObject({ persons: 8, codes: 8 })
    expect(supportedAsOf(world(), '2021-05-15')).toMatchObject({ persons: 6 })
    expect(supportedAsOf(world(), today)).toMatchObject({ codes: 11, persons: 11 })
    const pairs = [
      ['P-01', 'P-09'],
      ['P-02', 'P-10'],
    ] as const
    expect(supportedAsOf(world(), today, pairs)).toMatchObject({ codes: 11, persons: 9 })
    const merged = republic({ 'P-09': { mergedInto: 'P-01' }, 'P-10': { mergedInto: 'P-02' } })
    expect(supportedAsOf(merged, today)).toMatchObject({ codes: 11, persons: 9 })
  })

  it('[MV2] merges count the same in any order and direction, also in a circle', () => {
    const codes = ['A', 'B', 'C', 'D'] as const
    const merge = record({ from: constantFrom(...codes), into: constantFrom(...codes) })
    assert(
      property(array(merge, { maxLength: 5 }), integer({ min: 0, max: 5 }), (merges, turn) => {
        const people = codes.map((code) => {
          const into = merges.filter(({ from }) => from === code).map((one) => one.into)
          const person = held(code, 'Person', { code })
          return into.reduce((all, one) => writtenApart(all, { mergedInto: one }), person)
        })
        const given = codes.map((code) => help(`B-${code}`, { personId: code }))
        const all = [...people, ...given]
        const one = supportedAsOf(world(all), today)
        const other = [...all.slice(turn), ...all.slice(0, turn)].toReversed()
        expect(supportedAsOf(world(other), today)).toEqual(one)
        // Counted another way: whoever is reached from a code by merges, in either direction, is the same person.
        const reached = (from: string): string =>
          codes.filter((code) => flooded(from, merges).has(code)).join('')
        expect(one.persons).toBe(new Set(codes.map(reached)).size)
      }),
      { numRuns: 100 },
    )
  })

  it('[MV21] what was only asked for or approved is not support', () => {
    const at = (state: string) => supportedAsOf(world([help('B', { state })]), today).persons
    expect(['requested', 'approved', 'paid', 'accounted'].map(at)).toEqual([0, 0, 1, 1])
    expect(supportedAsOf(world([help('B')]), today).persons).toBe(1)
  })
})

describe('who asked and who approved', () => {
  it('[MV22] nobody approves an own request, and a request nobody made is approved by nobody', () => {
    const asked = supportOf(help('B', { state: 'requested', requestedBy: 'M-02' }))
    if (asked === undefined) throw new Error('a record of support was meant')
    expect(mayApprove(asked, 'M-02')).toEqual(['requester-approved'])
    expect(mayApprove(asked, 'M-04')).toEqual([])
    const nobody = supportOf(help('B', { state: 'requested' }))
    if (nobody === undefined) throw new Error('a record of support was meant')
    expect(mayApprove(nobody, 'M-04')).toEqual(['requester-unknown'])
  })

  it('[MV22] what was approved by its requester, also beside another approver, stands out', () => {
    const paid = { state: 'paid', requestedBy: 'M-02', receipt: 'E-1', approvedBy: 'M-02' }
    expect(faultsOf(help('B', paid))).toEqual({ B: ['requester-approved'] })
    expect(faultsOf(writtenApart(help('B', paid), { approvedBy: 'M-04' }))).toEqual({
      B: ['requester-approved'],
    })
    expect(faultsOf(help('B', { ...paid, approvedBy: 'M-04' }))).toEqual({})
  })

  it('[MV23] no receipt after thirty days, a cap that is passed, one corridor for two people, one thing paid twice', () => {
    const paid = { state: 'paid', requestedBy: 'M-02', approvedBy: 'M-04', fund: 'F' }
    expect(faultsOf(help('B', paid))).toEqual({ B: ['no-receipt'] })
    expect(faultsOf(help('B', { ...paid, at: '2021-07-20' }))).toEqual({})
    const money = (value: number, unit = 'EUR') => ({ ...paid, at: '2021-07-20', amount: { value, unit } })
    expect(faultsOf(help('B', money(100)))).toEqual({})
    expect(faultsOf(help('B', money(60)), help('C', money(41)))).toEqual({ B: ['over-cap'], C: ['over-cap'] })
    expect(faultsOf(help('B', money(60)), help('C', money(41, 'XOM')))).toEqual({})
    const through = { providerCode: 'T-1', at: '2021-07-20' }
    expect(faultsOf(help('B', through), help('C', { ...through, personId: 'P-02' }))).toEqual({
      B: ['same-corridor'],
      C: ['same-corridor'],
    })
    expect(faultsOf(help('B', { fund: 'F' }), help('C', { fund: 'G' }))).toEqual({
      B: ['twice-funded'],
      C: ['twice-funded'],
    })
  })
})

describe('costs', () => {
  it('[MV24] leave with months and no days, with no person and no code', () => {
    const rows = costs(world())
    expect(rows.find((row) => row.month === '2021-05' && row.type === 'comms')).toEqual({
      month: '2021-05',
      type: 'comms',
      unit: 'XOM',
      value: 55,
      n: 1,
    })
    expect(rows.reduce((sum, row) => sum + row.value, 0)).toBe(2930)
    expect(JSON.stringify(rows)).not.toMatch(/P-\d|\d{4}-\d\d-\d\d/)
  })
})
