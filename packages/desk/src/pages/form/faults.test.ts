import { declarationOf } from '@safeconduct/core/records/record-types.ts'
import { describe, expect, it } from 'vitest'
import { faultAt, faultOf, faultsOf } from './faults.ts'
import { askedFields } from './form-fields.ts'

const person = askedFields('Person')
const whole = { code: 'P-07', kind: 'individual', ageBand: '18_24' }

describe('what was typed', () => {
  it('is looked at field by field, by the parsers that guard the vault', () => {
    expect(faultsOf(person, whole)).toEqual([])
    expect(faultsOf(person, { ...whole, code: 'not a code' })).toEqual([
      { field: 'code', reason: 'not-a-code' },
    ])
    expect(faultsOf(person, {})).toEqual([
      { field: 'code', reason: 'missing' },
      { field: 'kind', reason: 'missing' },
      { field: 'ageBand', reason: 'missing' },
    ])
  })

  it('tells the place inside a list of things', () => {
    const leg = { n: 1, kind: 'move', planned: '2021-03-19', state: 'planned' }
    const legs = [leg, { ...leg, n: 2, planned: 'tomorrow' }]
    expect(faultAt(faultsOf(askedFields('Journey'), { legs }), 'legs[1].planned')?.reason).toBe('not-a-day')
  })

  it('that the vault refuses is told at the field, not somewhere', () => {
    expect(faultOf({ kind: 'unfit', field: 'fields.code', reason: 'repeated' })).toEqual({
      field: 'code',
      reason: 'repeated',
    })
    expect(faultOf({ kind: 'disk-full' })).toBeUndefined()
  })
})

describe('a form', () => {
  it('asks for nothing the program fills, and for no field this member may not read', () => {
    const names = askedFields('Testimony', { translation: { state: 'withheld' } }).map(([name]) => name)
    expect(names).not.toContain('metWitnesses')
    expect(names).not.toContain('translation')
    expect(names).not.toContain('createdAt')
  })

  it('does not offer to change what is written once', () => {
    const { fields } = declarationOf('Testimony')
    expect(fields['original']?.merge.kind).toBe('fixed')
    const names = askedFields('Testimony', { original: { state: 'value', value: 'As given.' } }).map(
      ([name]) => name,
    )
    expect(names).not.toContain('original')
    expect(askedFields('Testimony').map(([name]) => name)).toContain('original')
  })
})
