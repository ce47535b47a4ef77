/** Files that are a republic, and files that are none. */
import { describe, expect, it } from 'vitest'
import { parseRepublic } from './republic.ts'

const whole = {
  clock: '2024-02-29T10:00:00Z',
  members: [{ id: 'a', role: 'coordinator' }],
  termList: ['lamper'],
  persons: [{ id: 'K', kind: 'individual', ageBand: null }],
  shelters: [{ id: 'House', capacity: 1 }],
  attempts: [{ id: 'one', do: 'place', with: {}, expect: { result: 'allow', rules: [] } }],
}

function refusedAt(value: unknown): string {
  const read = parseRepublic(value)
  return read.ok ? 'read' : `${read.refusal.where} ${read.refusal.why}`
}

describe('[RU1] the file of a republic', () => {
  it('is read with lists left out, fields emptied, and whatever else stands in it', () => {
    const read = parseRepublic({ ...whole, notice: 'fiction', world: { states: [] } })
    if (!read.ok) throw new Error(read.refusal.where)
    expect(read.value.records.map(({ id }) => id)).toEqual(['K', 'House'])
    expect(read.value.world.byId('K')?.fields).toEqual({ kind: ['individual'] })
    expect(read.value.world.ofType('Case')).toEqual([])
    expect(read.value.world.now).toBe(Date.parse('2024-02-29T10:00:00Z'))
  })

  it('is refused with the place that is wrong, and never with what stands there', () => {
    expect(refusedAt([])).toBe(' not-an-object')
    expect(refusedAt({})).toBe('clock missing')
    expect(refusedAt({ ...whole, clock: '2024-02-30T10:00:00Z' })).toBe('clock not-an-instant')
    expect(refusedAt({ ...whole, clock: '2024-02-29' })).toBe('clock not-an-instant')
    expect(refusedAt({ ...whole, members: undefined })).toBe('members missing')
    expect(refusedAt({ ...whole, members: [{ id: 'a', role: 'king' }] })).toBe('members[0] no-role')
    expect(refusedAt({ ...whole, termList: [7] })).toBe('termList not-text')
    expect(refusedAt({ ...whole, persons: {} })).toBe('persons not-a-list')
    expect(refusedAt({ ...whole, persons: [null] })).toBe('persons[0] not-an-object')
    expect(refusedAt({ ...whole, persons: [{ kind: 'individual' }] })).toBe('persons[0] no-id')
    expect(refusedAt({ ...whole, shelters: [{ id: 'K' }] })).toBe('shelters[0] repeated-id')
    expect(refusedAt({ ...whole, attempts: [{ id: 'one' }] })).toBe('attempts[0].expect missing')
  })
})
