/** How many there may be beside those on any list, and when nobody can say. */
import { describe, expect, it } from 'vitest'
import { estimate, parseLists } from './lists.ts'

const three = {
  lists: ['A Lantern Network', 'B Vesper Leaf list', 'C Open Ledger Watch'],
  patterns: { '100': 18, '101': 7, '110': 11, '111': 5, '010': 15, '001': 10, '011': 5 },
}

function tried(value: unknown): unknown {
  const lists = parseLists(value)
  if (!lists.ok) return lists.refusal.kind
  const found = estimate(lists.value)
  return found.ok ? found.value : found.refusal
}

describe('lists of the same people', () => {
  it('[AT9] give how many were seen, an estimate for each two, and one if they are independent', () => {
    expect(tried(three)).toEqual({
      observed: 71,
      listTotals: { A: 41, B: 36, C: 27 },
      chapman: { AB: 90.4, AC: 89.5, BC: 93.2 },
      independent: 95,
    })
  })

  it('[AT9] are refused when they are two, with what was seen', () => {
    expect(tried({ lists: ['A', 'B'], patterns: { '10': 4, '01': 5, '11': 2 } })).toMatchObject({
      kind: 'too-few-lists',
      observed: 11,
    })
  })

  it('[AT9] are refused when one shares nobody with the others', () => {
    expect(tried({ ...three, patterns: { '100': 18, '010': 9, '110': 4, '001': 7 } })).toMatchObject({
      kind: 'lists-do-not-overlap',
      lists: ['C'],
    })
  })

  it('[AT9] are not read with half a person, a wrong pattern or somebody’s guess of the unseen', () => {
    expect(tried({ ...three, patterns: { '100': 1.5 } })).toBe('lists-unreadable')
    expect(tried({ ...three, patterns: { '10': 1 } })).toBe('lists-unreadable')
    expect(tried({ ...three, patterns: { ...three.patterns, '000': 24 } })).toMatchObject({ observed: 71 })
  })
})
