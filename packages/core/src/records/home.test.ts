import { describe, expect, it } from 'vitest'
import { sha256 } from '../sealed/hash.ts'
import { demonstrationId, demonstrationRecords } from './demonstration/demonstration-records.ts'
import { compartmentOf, homeOf, type Scope } from './home.ts'
import { declarationOf, recordTypeNames } from './record-types.ts'

const demonstration = demonstrationRecords({ sha256 })
const idOf = (code: string): ReturnType<typeof demonstrationId> => demonstrationId(code, sha256)
const homes = new Map(demonstration.map(({ record, home }) => [String(record.id), home]))
const caseOf = (code: string): Scope => ({ kind: 'case', caseId: idOf(code) })
const homeOfCode = (code: string): Scope | undefined => homes.get(idOf(code))
const look = { id: idOf('new'), homeOf: (id: string): Scope | undefined => homes.get(id) }

describe('where a record lies', () => {
  it('[RE9] a case and all that is about its person lie in that case', () => {
    for (const code of [
      'C-01',
      'P-01',
      'ID-01',
      'RA-01',
      'J-01',
      'V-1',
      'A-01',
      'T-01',
      'E-01',
      'G-01',
      'L-01',
    ]) {
      expect(homeOfCode(code), code).toEqual(caseOf('C-01'))
    }
  })

  it('[RE9] a request stays on the line, with the witness and the picture that came by it', () => {
    for (const code of ['HR-01', 'P-16', 'T-04', 'E-03', 'E-03R'])
      expect(homeOfCode(code), code).toEqual({ kind: 'line' })
  })

  it('[RE9] officials and what they said lie with the press, alleged perpetrators and unknown sources as codes', () => {
    for (const code of ['P-30', 'P-35', 'P-36', 'U-1', 'Q-1', 'E-10', 'E-04']) {
      expect(homeOfCode(code), code).toEqual({ kind: 'press' })
    }
    for (const code of ['P-18', 'P-21', 'L-40']) expect(homeOfCode(code), code).toEqual({ kind: 'claims' })
  })

  it('[RE9] what is about several persons lies with the claims, about one in that case', () => {
    expect(homeOfCode('N-1')).toEqual({ kind: 'claims' })
    expect(homeOfCode('N-4')).toEqual({ kind: 'claims' })
    expect(homeOfCode('N-2')).toEqual(caseOf('C-02'))
    expect(homeOfCode('D-1')).toEqual(caseOf('C-01'))
    expect(homeOfCode('D-4')).toEqual({ kind: 'claims' })
  })

  it('[RE9] a check lies where its subject lies, a leg of a journey too', () => {
    expect(homeOfCode('K-01')).toEqual(caseOf('C-14'))
    expect(homeOfCode('K-02')).toEqual(caseOf('C-14'))
    expect(homeOfCode('K-04')).toEqual({ kind: 'press' })
    expect(homeOfCode('K-11')).toEqual(caseOf('C-13'))
  })

  it('[RE9] what is written in a case about somebody who came by the line lies in that case', () => {
    const inCase = { ...look, caseId: idOf('C-01') }
    const person = { personId: idOf('P-16') }
    for (const type of ['Identity', 'Consent', 'Journey'] as const) {
      expect(homeOf(type, person, inCase), type).toEqual({ ok: true, value: caseOf('C-01') })
    }
    expect(homeOf('Identity', person, look).ok).toBe(false)
    // Somebody who has a case already stays there, wherever the form was opened.
    expect(homeOf('Consent', { personId: idOf('P-02') }, inCase)).toEqual({ ok: true, value: caseOf('C-02') })
  })

  it('[RE9] an identity without a case is refused: names lie in a case and nowhere else', () => {
    expect(homeOf('Identity', { personId: idOf('P-16') }, look)).toEqual({
      ok: false,
      refusal: { kind: 'no-home', field: 'personId' },
    })
    expect(homeOf('Journey', { personId: 'f'.repeat(32) }, look).ok).toBe(false)
  })

  it('[RE9] a redacted copy stays with its original, wherever it is made', () => {
    const made = homeOf('EvidenceItem', { derivedFrom: idOf('E-01') }, { ...look, caseId: idOf('C-05') })
    expect(made).toEqual({ ok: true, value: caseOf('C-01') })
  })

  it('[RE9] what befell a person lies in the case; what befell a place or a colleague, with the shelters', () => {
    expect(homeOfCode('O-1')).toEqual(caseOf('C-06'))
    expect(homeOfCode('O-2')).toEqual({ kind: 'shelters' })
    expect(homeOf('Occurrence', { member: 'M-06' }, look)).toEqual({ ok: true, value: { kind: 'shelters' } })
    expect(homeOf('Occurrence', {}, look).ok).toBe(false)
    expect(homeOf('Task', { from: idOf('O-1') }, look)).toEqual({ ok: true, value: caseOf('C-06') })
    expect(homeOf('Task', { from: `${idOf('J-06')}#4` }, look)).toEqual({ ok: true, value: caseOf('C-06') })
    expect(homeOf('Task', { from: idOf('O-2') }, look)).toEqual({ ok: true, value: { kind: 'shelters' } })
  })

  it('[RE10] what a person was told lies in that case, which shelter it is with the shelters, and no person there', () => {
    expect(homeOfCode('TD-1')).toEqual(caseOf('C-14'))
    expect(homeOfCode('TD-4')).toEqual({ kind: 'shelters' })
    const { shelter, personId, words } = declarationOf('Told').writable
    if (shelter === undefined || personId === undefined || words === undefined) throw new Error('has these')
    expect(compartmentOf(caseOf('C-14'), shelter)).toEqual({ scope: { kind: 'shelters' }, part: 'whole' })
    expect(compartmentOf(caseOf('C-14'), personId).part).toBe('work')
    expect(compartmentOf(caseOf('C-14'), words).part).toBe('places')
  })

  it('[RE9] whether anyone must not meet is kept with the shelters and leads to no person', () => {
    const leadsTo = Object.values(declarationOf('Apart').fields).flatMap(({ to }) => to ?? [])
    expect(leadsTo).toEqual(['Shelter'])
    expect(homeOfCode('AP-1')).toEqual({ kind: 'shelters' })
    expect(homeOfCode('PG-1')).toEqual({ kind: 'claims' })
  })

  it('[RE9] every kind of record has a rule, and it answers for an empty record too', () => {
    for (const type of recordTypeNames) {
      const home = homeOf(type, {}, { ...look, caseId: idOf('C-01') })
      expect(home.ok, type).toBe(true)
    }
  })

  it('[RE8] within a case every class lies under its own key', () => {
    const part = (type: (typeof recordTypeNames)[number], field: string): string => {
      const declared = declarationOf(type).all[field]
      if (declared === undefined) throw new Error(`${type} has no ${field}`)
      return compartmentOf(caseOf('C-01'), declared).part
    }
    expect(part('Case', 'summary')).toBe('work')
    expect(part('Identity', 'names')).toBe('names')
    expect(part('Identity', 'createdAt')).toBe('names')
    expect(part('Identity', 'note')).toBe('names')
    expect(part('VisaApplication', 'formItem')).toBe('names')
    expect(part('Journey', 'legs')).toBe('places')
    expect(part('EvidenceItem', 'description')).toBe('medical')
    expect(part('EvidenceItem', 'title')).toBe('work')
    expect(part('Act', 'involvements')).toBe('allegations')
  })

  it('[RE10] no compartment of a case holds a shelter: the stays lie with the shelters, a leg says the area only', () => {
    const { legs, stays } = declarationOf('Journey').writable
    if (legs === undefined || stays === undefined) throw new Error('a journey has legs and stays')
    expect(compartmentOf(caseOf('C-01'), stays)).toEqual({ scope: { kind: 'shelters' }, part: 'whole' })
    expect(Object.keys(legs.parts ?? {})).not.toContain('shelter')
    for (const { record, home } of demonstration) {
      for (const [name, field] of Object.entries(declarationOf(record.type).all)) {
        if (compartmentOf(home, field).scope.kind !== 'case') continue
        const leadsTo = [field, ...Object.values(field.parts ?? {})].flatMap(({ to }) => to ?? [])
        expect(leadsTo, `${record.type}.${name}`).not.toContain('Shelter')
      }
    }
  })

  it('[RE10] the exact words of a claim stay with their source; what is counted lies with the claims', () => {
    const { anchor, value } = declarationOf('Claim').writable
    if (anchor === undefined || value === undefined) throw new Error('a claim has an anchor and a value')
    expect(compartmentOf(caseOf('C-01'), anchor)).toEqual({ scope: caseOf('C-01'), part: 'work' })
    expect(compartmentOf(caseOf('C-01'), value)).toEqual({ scope: { kind: 'claims' }, part: 'whole' })
  })

  it('[RE8] an event is read by all who work; what it says of coded persons is not', () => {
    const { title, description, note } = declarationOf('Event').writable
    if (title === undefined || description === undefined || note === undefined)
      throw new Error('an event has these')
    const events: Scope = { kind: 'events' }
    expect(compartmentOf(events, title).scope.kind).toBe('events')
    expect(compartmentOf(events, description).scope.kind).toBe('claims')
  })

  it('[RE8] no compartment of the demonstration holds both a name and a place of stay', () => {
    const classesByCompartment = new Map<string, Set<string>>()
    for (const { record, home } of demonstration) {
      const present: Readonly<Record<string, unknown>> = record.fields
      for (const [name, field] of Object.entries(declarationOf(record.type).writable)) {
        if (present[name] === undefined) continue
        const where = JSON.stringify(compartmentOf(home, field))
        classesByCompartment.set(where, (classesByCompartment.get(where) ?? new Set()).add(field.class))
      }
    }
    expect(classesByCompartment.size).toBeGreaterThan(50)
    for (const classes of classesByCompartment.values()) {
      expect(classes.has('NAME') && classes.has('LOC')).toBe(false)
    }
  })
})
