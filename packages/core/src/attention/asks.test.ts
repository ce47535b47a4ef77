/** What was asked of whom: each ask by itself, oldest first, and no State that talks with us. */
import { describe, expect, it } from 'vitest'
import { demonstrationSource } from '../records/demonstration/source.ts'
import { heldOf } from '../rules/republic.ts'
import { type Held, worldOf } from '../rules/world.ts'
import { asksOf } from './asks.ts'

const now = Date.parse('2021-08-05T09:00:00Z')
const demonstration = demonstrationSource.flatMap(({ type, rows }) =>
  rows.map(({ id, ...row }) => heldOf(id, type, row)),
)
const world = (records: readonly Held[]) => worldOf(records, { now, terms: [], members: [] })

function letter(id: string, filedAt: string, asks: readonly string[], more: object = {}): Held {
  return heldOf(id, 'Intervention', {
    type: 'X-DEM',
    body: 'Presidency',
    by: 'other_state',
    filedAt,
    asks,
    ...more,
  })
}

describe('what was asked', () => {
  it('[AT23] is followed ask by ask: an answer to one of three leaves two open, each with its age', () => {
    const answered = letter(
      'N-90',
      '2021-04-28',
      ['stop the detentions', 'help the victims', 'bring them to justice'],
      {
        replyDue: '2021-05-28',
        askAnswers: [{ ask: 'help the victims', state: 'granted', at: '2021-05-10' }],
      },
    )
    const rows = asksOf(world([answered]))
    expect(rows.map(({ ask, state, overdueDays }) => [ask, state ?? 'open', overdueDays > 0])).toEqual([
      ['bring them to justice', 'open', true],
      ['stop the detentions', 'open', true],
      ['help the victims', 'granted', false],
    ])
    expect(rows[0]?.ageDays).toBe(99)
  })

  it('[AT23] says that the same was asked before, by whomever: printed again it is no progress', () => {
    const rows = asksOf(
      world([
        letter('N-91', '2021-05-29', ['investigate the detentions in the territory']),
        letter('N-90', '2021-05-02', ['please investigate detentions in that territory at once']),
        letter('N-92', '2021-05-30', ['humanitarian help for the families']),
      ]),
    )
    expect(rows.map(({ record, before }) => [record, before])).toEqual([
      ['N-90', 0],
      ['N-91', 1],
      ['N-92', 0],
    ])
  })

  it('[AT23] shows no talks with a State, and nothing that was never filed', () => {
    const rows = asksOf(world(demonstration))
    const talks = demonstration.filter(({ fields }) => fields['dialogue'] !== undefined).map(({ id }) => id)
    expect(talks.length).toBeGreaterThan(0)
    expect(rows.filter(({ record }) => talks.includes(record))).toEqual([])
    expect(rows.length).toBeGreaterThan(5)
    expect(asksOf(world([letter('N-93', '', ['anything at all'])]))).toEqual([])
  })
})
