import { declarationOf, recordTypeNames } from '@safeconduct/core/records/record-types.ts'
import { describe, expect, it } from 'vitest'
import { firstState, offeredStates } from './next-states.ts'

function codes(kind: ReturnType<typeof offeredStates>): readonly string[] | undefined {
  return kind?.vocabulary?.terms.map(({ code }) => code)
}

describe('a form offers', () => {
  it('a new record only the state it begins in', () => {
    expect(codes(offeredStates('Case', 'state', undefined))).toEqual(['intake'])
    expect(firstState('Case')).toEqual({ state: 'intake' })
    expect(firstState('Person')).toEqual({})
  })

  it('a consent that was given the ways to end it, and not the way back to never asked', () => {
    const offered = codes(offeredStates('Consent', 'status', 'given')) ?? []
    expect(offered.toSorted()).toEqual(['expired', 'given', 'suspended', 'withdrawn'])
  })

  it('every other field all its terms', () => {
    expect(offeredStates('Case', 'priority', 'normal')).toBeUndefined()
  })

  it('no state that its machine does not lead to', () => {
    for (const type of recordTypeNames) {
      const { states } = declarationOf(type)
      for (const [from, to] of Object.entries(states?.moves ?? {})) {
        const offered = codes(offeredStates(type, states?.field ?? '', from))
        if (offered !== undefined) expect(offered.toSorted(), type).toEqual([from, ...(to ?? [])].toSorted())
      }
    }
  })
})
