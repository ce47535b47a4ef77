import { recordTypeNames } from '@safeconduct/core/records/record-types.ts'
import { describe, expect, it } from 'vitest'
import { typesAround } from '../record/views.ts'
import { originOf, presetFrom, typesFrom } from './from-record.ts'

const [caseId, personId] = ['c'.repeat(32), 'a'.repeat(32)]
const ofCase = originOf('Case', {
  id: caseId,
  type: 'Case',
  rev: 1,
  createdAt: '2021-08-05T09:00:00Z',
  createdBy: 'M-01',
  scope: 'case',
  kept: 'saved-here',
  fields: { personId: { state: 'value', value: personId } },
})

describe('a record made from a case', () => {
  it('is about that case or about its person', () => {
    expect(presetFrom('RiskAssessment', ofCase)).toEqual({ caseId })
    expect(presetFrom('Consent', ofCase)).toEqual({ personId })
  })

  it('is not offered where it would be about neither', () => {
    const offered = typesFrom(ofCase, recordTypeNames)
    expect(offered).toContain('Consent')
    expect(offered).not.toContain('Publication')
    expect(offered).not.toContain('Case')
  })

  it('is about a name or a place only in the view of names or of places', () => {
    const work = typesFrom(ofCase, typesAround('work'))
    expect(work).not.toContain('Identity')
    expect(work).not.toContain('Journey')
    expect(typesFrom(ofCase, typesAround('names'))).toEqual(['Identity'])
  })
})
