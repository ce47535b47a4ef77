import { describe, expect, it } from 'vitest'
import { typedBoxes } from './exports/typed.ts'
import { ways } from './exports/ways.ts'
import { goItems } from './journeys.ts'
import { caseRefusalWords } from './refusal-words.ts'

describe('a refusal', () => {
  it('[MV64] says the most particular sentence it has, in three languages', () => {
    const held = caseRefusalWords({ kind: 'not-now', field: 'arrival-check' })
    expect(held?.en).toContain('Nobody would notice')
    expect(caseRefusalWords({ kind: 'not-now', field: 'cancelled' })?.en).toContain('as things stand')
    expect(caseRefusalWords({ kind: 'not-now', field: 'x', reason: 'y' })?.ru).toContain('нельзя')
    expect(caseRefusalWords({ kind: 'cannot-be-written', reason: 'over-cap' })?.fr).toContain('montant')
    expect(caseRefusalWords({ kind: 'constructor' })).toBeUndefined()
    expect(caseRefusalWords({ kind: 'not-typed-right', reason: 'missing', field: 'claim' })?.en).toContain(
      'empty',
    )
  })

  it('[MV64] has a sentence for whatever holds a move back', () => {
    const plain = caseRefusalWords({ kind: 'not-now' })
    const own = goItems.filter((item) => caseRefusalWords({ kind: 'not-now', field: item }) !== plain)
    // The state says itself by the general sentence; plan B and its words hold nobody back.
    expect(goItems.filter((item) => !own.includes(item))).toEqual([
      'state',
      'plan-b',
      'abort-words',
      'passport',
    ])
  })

  it('[MV41] every paper has its boxes, in three languages', () => {
    expect(Object.keys(typedBoxes)).toEqual(Object.keys(ways))
    const labels = Object.values(typedBoxes).flatMap((boxes) => boxes.map(({ label }) => label))
    expect(labels.every(({ en, ru, fr }) => en !== '' && ru !== '' && fr !== '')).toBe(true)
  })
})
