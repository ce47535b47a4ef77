/** Days that cannot both be right, and hours in zones. */
import { describe, expect, it } from 'vitest'
import { changed, world } from '../rules/republic.fixture.ts'
import { orderConflicts } from './order.ts'
import { inUtc } from './utc.ts'

const on = (date: string, precision = 'exact') => ({ date, precision })
const kinds = (changes: Parameters<typeof changed>[0]): readonly string[] =>
  orderConflicts(changed(changes)).map(({ kind, effect, cause }) => `${kind} ${effect} ${cause}`)

describe('the order of days', () => {
  it('[AT32] nothing in the demonstration comes before its cause', () => {
    expect(orderConflicts(world())).toEqual([])
  })

  it('[AT32] words that were printed before they were said, explained before they were said, due before promised', () => {
    expect(kinds({ 'Q-9': { saidAt: on('2021-06-03') } })).toEqual(['printed-before-said U-2 Q-9'])
    expect(kinds({ 'Q-6': { saidAt: on('2021-04-12') } })).toEqual(['explained-before-said Q-6b Q-6'])
    const promise = {
      promisors: ['P-32'],
      what: 'look into it',
      due: '2021-05-01',
      intervalAssumed: false,
      status: 'pending',
    }
    expect(kinds({ 'Q-4': { commitment: promise } })).toEqual(['due-before-promised Q-4 Q-4'])
  })

  it('[AT32] a report before the event that it tells of, a stage before the complaint', () => {
    expect(kinds({ 'U-1': { publishedAt: on('2021-03-01') } })).toContain('reported-before-event U-1 X-1')
    expect(kinds({ 'N-1': { filedAt: '2021-06-02' } })).toEqual(['stage-before-filing E-08 N-1'])
  })

  it('[AT32] says nothing where the doubt about a day allows it', () => {
    expect(kinds({ 'Q-9': { saidAt: on('2021-06-03', '01') } })).toEqual([])
    expect(kinds({ 'Q-9': { saidAt: on('2021-06-03', 'X-BEF') } })).toEqual([])
    expect(kinds({ 'U-1': { publishedAt: on('2021-03-01', 'X-AFT') } })).toEqual([])
  })
})

describe('the hour of a report', () => {
  it.each([
    ['2017-05-20', '17:34', 'BST', '2017-05-20 16:34'],
    ['2017-05-20', '00:30', 'MSK', '2017-05-19 21:30'],
    ['2017-12-31', '23:15', 'EST', '2018-01-01 04:15'],
    ['2017-05-20', '9:05 pm', 'GMT', '2017-05-20 21:05'],
    ['2017-05-20', '12:05 AM', '+03:00', '2017-05-19 21:05'],
  ])('[AT33] %s %s %s is %s in UTC', (date, time, zone, expected) => {
    expect(inUtc({ date, time, zone })).toBe(expected)
  })

  it('[AT33] of a zone that means two, and of an hour that is none, nothing is said', () => {
    expect(inUtc({ date: '2017-05-20', time: '17:34', zone: 'IST' })).toBeUndefined()
    expect(inUtc({ date: '2017-05-20', time: '17:34', zone: undefined })).toBeUndefined()
    expect(inUtc({ date: '2017-05-20', time: '25:61', zone: 'BST' })).toBeUndefined()
  })
})
