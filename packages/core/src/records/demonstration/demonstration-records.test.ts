import { describe, expect, it } from 'vitest'
import { sharedHas, sharedText } from '../../../../../test/shared.ts'
import { textOf, toHex } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { missionTerms } from '../mission-terms.ts'
import { parseFields } from '../parse-record.ts'
import {
  caseWorkTypeNames,
  declarationOf,
  evidenceWorkTypeNames,
  lineTypeNames,
  pressWorkTypeNames,
  type RecordTypeName,
  recordTypeNames,
} from '../record-types.ts'
import { fieldsWithReferences } from '../walk.ts'
import { demonstrationId, demonstrationRecords } from './demonstration-records.ts'
import { demonstrationClock, demonstrationMembers, demonstrationTermList } from './world.ts'

const records = demonstrationRecords({ sha256 })
const typesById = new Map(records.map(({ record }) => [String(record.id), record.type]))
const domainIsHere = await sharedHas('domain')

describe('the demonstration', () => {
  it('[RE19] every record parses, and every kind of record is there', () => {
    // How a line is set up belongs to a relay, and seals to a device's ledger: the demonstration has neither.
    const without: readonly string[] = ['LineSetup', ...evidenceWorkTypeNames]
    const shown = recordTypeNames.filter((name) => !without.includes(name))
    expect(new Set(records.map(({ record }) => record.type))).toEqual(new Set(shown))
    const added: readonly string[] = [
      lineTypeNames,
      caseWorkTypeNames,
      pressWorkTypeNames,
      evidenceWorkTypeNames,
    ].flat()
    const ofModel = records.filter(({ record }) => !added.includes(record.type))
    expect(ofModel).toHaveLength(288)
    expect(records).toHaveLength(288 + 49 + 16 + 5)
    expect(typesById.size).toBe(records.length)
  })

  it('[RE19] ids follow from codes', () => {
    expect(demonstrationId('P-01', sha256)).toBe('bea511113332ad98b42ee899e1f0e169')
    expect(records.find(({ code }) => code === 'P-01')?.record.id).toBe('bea511113332ad98b42ee899e1f0e169')
  })

  it('[RE19] every reference leads to a record of a kind that its field allows', () => {
    let followed = 0
    for (const { record, code } of records) {
      const found: { readonly id: string; readonly to: readonly string[] }[] = []
      fieldsWithReferences(declarationOf(record.type).writable, record.fields, (id, to) => {
        // A text in a field that may be either is no reference.
        if (/^[0-9a-f]{32}(?:#\d+)?$/.test(id)) found.push({ id, to })
        return id
      })
      for (const { id, to } of found) {
        const type = typesById.get(id.split('#')[0] ?? '')
        expect(type, `${code} leads to ${id}`).toBeDefined()
        if (to.length > 0) expect(to, `${code} leads to ${type}`).toContain(type)
        followed += 1
      }
    }
    expect(followed).toBeGreaterThan(500)
  })

  it('[RE19] every item has fictional bytes, says their hash, and says on its face that it is invented', () => {
    let pictures = 0
    for (const { record, file, code } of records) {
      expect(file === undefined, code).toBe(record.type !== 'EvidenceItem')
      if (record.type !== 'EvidenceItem' || file === undefined) continue
      expect(record.fields.sha256, code).toBe(toHex(sha256(file.bytes)))
      expect(file.bytes.length, code).toBeLessThan(4096)
      if (file.mediaType === 'audio/wav') continue
      expect(textOf(file.bytes), code).toContain('invented for the demonstration')
      if (file.mediaType === 'image/svg+xml') pictures += 1
    }
    expect(pictures).toBe(7)
  })

  it('[RE19] the same bytes every time', () => {
    expect(JSON.stringify(demonstrationRecords({ sha256 }))).toBe(JSON.stringify(records))
  })

  it('[RE19] nothing in it was entered after its clock, or by somebody who is not a member', () => {
    const members = new Set(demonstrationMembers.map(({ id }) => id))
    for (const { record, code } of records) {
      expect(record.createdAt <= demonstrationClock, code).toBe(true)
      expect(members.has(record.createdBy), code).toBe(true)
    }
  })

  it('[RE14] holds the persecutors’ words in no short field', () => {
    const terms = missionTerms(demonstrationTermList)
    for (const { record, code } of records) {
      expect(parseFields(record.type, record.fields, { terms }).ok, code).toBe(true)
    }
  })

  it.skipIf(!domainIsHere)(
    '[RE19] has the records of the domain, kind by kind, and each record’s fields',
    async () => {
      const domain = JSON.parse(await sharedText('domain/demo.json')) as Record<string, unknown>
      const lists: Partial<Record<RecordTypeName, string>> = {
        Identity: 'identities',
        Assistance: 'assistance',
        Testimony: 'testimonies',
      }
      const added: readonly string[] = [
        lineTypeNames,
        caseWorkTypeNames,
        pressWorkTypeNames,
        evidenceWorkTypeNames,
      ].flat()
      for (const type of recordTypeNames.filter((name) => !added.includes(name))) {
        const name = lists[type] ?? `${type[0]?.toLowerCase()}${type.slice(1)}s`
        const rows = domain[name] as readonly Readonly<Record<string, unknown>>[]
        const ours = records.filter(({ record }) => record.type === type)
        expect(ours.map(({ code }) => code).sort(), type).toEqual(rows.map(({ id }) => String(id)).sort())
        for (const row of rows) {
          const found: Readonly<Record<string, unknown>> =
            ours.find(({ code }) => code === row['id'])?.record.fields ?? {}
          const said = Object.entries(row).filter(
            ([key, value]) => key !== 'id' && value !== null && value !== '',
          )
          for (const [key] of said) expect(Object.keys(found), `${String(row['id'])}.${key}`).toContain(key)
        }
      }
    },
  )
})
