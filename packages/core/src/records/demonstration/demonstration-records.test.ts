import { describe, expect, it } from 'vitest'
import { sha256 } from '../../sealed/hash.ts'
import { recordTypeNames } from '../record-types.ts'
import { demonstrationRecords } from './demonstration-records.ts'

describe('the demonstration', () => {
  it('[R1] every record parses, and every kind of record is there', () => {
    const records = demonstrationRecords({ sha256 })
    expect(new Set(records.map(({ record }) => record.type))).toEqual(new Set(recordTypeNames))
    expect(records).toHaveLength(288)
  })
})
