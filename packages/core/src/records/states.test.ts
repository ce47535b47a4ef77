import { describe, expect, it } from 'vitest'
import { declarationOf, recordTypeNames, recordTypes } from './record-types.ts'
import { move } from './states.ts'

const machines = recordTypeNames.flatMap((type) => {
  const { states } = declarationOf(type)
  return states === undefined ? [] : [{ type, states }]
})

describe('where a record may stand', () => {
  it('[RE13] ten kinds of the model have states, two of the line, two of the work on cases', () => {
    expect(machines.map(({ type }) => type).sort()).toEqual([
      'Case',
      'Consent',
      'Correction',
      'DutyShift',
      'EvidenceItem',
      'HelpRequest',
      'Intervention',
      'Journey',
      'LineMessage',
      'Release',
      'Shelter',
      'Task',
      'Testimony',
      'VisaApplication',
    ])
  })

  it.each(machines)('[RE13] every move of a $type leads to a state of its list', ({ states }) => {
    const codes = states.vocabulary.terms.map(({ code }) => code)
    for (const [from, to] of Object.entries(states.moves)) {
      expect(codes).toContain(from)
      for (const next of to ?? []) {
        expect(codes).toContain(next)
        expect(Object.keys(states.moves)).toContain(next)
      }
    }
  })

  it.each(machines)(
    '[RE13] every state of a $type can be reached, save those that are computed',
    ({ type, states }) => {
      const reached = new Set([states.initial])
      for (const from of reached) for (const to of states.moves[from] ?? []) reached.add(to)
      const left = states.vocabulary.terms.map(({ code }) => code).filter((code) => !reached.has(code))
      expect(left).toEqual(type === 'Journey' ? ['overdue'] : [])
    },
  )

  it('[RE13] a move that is not listed is refused with what is possible', () => {
    const states = recordTypes.Case.states
    if (states === undefined) throw new Error('a case has states')
    expect(move(states, 'arrived', 'followup')).toEqual({ ok: true, value: 'followup' })
    expect(move(states, 'arrived', 'arrived').ok).toBe(true)
    expect(move(states, undefined, 'intake').ok).toBe(true)
    expect(move(states, 'duplicate', 'closed')).toEqual({
      ok: false,
      refusal: { kind: 'move-refused', from: 'duplicate', to: 'closed', possible: [] },
    })
  })
})
