/** Saving by a form, and random days of work: what an act would refuse comes in by no other door. */
import { describe, expect, it } from 'vitest'
import { apart, demonstration, held, world } from './republic.fixture.ts'
import { savingBreaks } from './saving.ts'
import type { Held, Shape, World } from './world.ts'

function saved(id: string, fields: Shape, by = 'M-02', at: World = world()): readonly string[] {
  const before = at.byId(id)
  if (before === undefined) throw new Error(`${id} is in the demonstration`)
  const after = { ...before, fields: { ...before.fields, ...held(id, before.type, fields).fields } }
  return savingBreaks({ before, after, by }, at).map(({ rule, because }) => `${rule} ${because}`)
}

function entered(record: Held, by = 'M-02'): readonly string[] {
  return savingBreaks({ before: undefined, after: record, by }, world()).map(
    ({ rule, because }) => `${rule} ${because}`,
  )
}

describe('[RU45] a form', () => {
  it('saves everything of the demonstration as it stands', () => {
    const refused = demonstration.filter(
      (record) => savingBreaks({ before: record, after: record, by: 'M-02' }, world()).length > 0,
    )
    expect(refused.map(({ id }) => id)).toEqual([])
  })

  it('starts no leg without two approvals, and one member writes one of them', () => {
    const legs = legsOf('J-13').map((leg) => ({ ...leg, state: 'underway' }))
    expect(saved('J-13', { legs }, 'M-04')).toEqual(['R06 minor-no-decision', 'R09 one-approval'])
    const forged = legsOf('J-13').map((leg) => ({ ...leg, approvals: ['M-04', 'M-11'] }))
    expect(saved('J-13', { legs: forged }, 'M-04')).toEqual(['R09 one-approval'])
    const twice = apart({ 'J-13': { legs: forged } })
    expect(saved('J-13', { legs: forged }, 'M-02', twice)).toEqual([])
    expect(saved('J-13', { legs: forged }, 'M-11')).toEqual([])
  })

  it('books no bed in a full, a compromised or an unsuitable house', () => {
    const into = (shelter: string) => ({
      legs: [...legsOf('J-13'), { n: 2, kind: 'stay', planned: '2021-08-08', state: 'planned' }],
      stays: [{ n: 2, shelter }],
    })
    expect(saved('J-13', into('S-1'))).toEqual(['R10 shelter-full', 'R10 not-for-minors'])
    expect(saved('J-13', into('S-2'))).toEqual(['R10 shelter-compromised', 'R10 not-for-minors'])
    expect(saved('J-13', into('S-3'))).toEqual(['R10 shelter-full'])
  })

  it('records no consent of a minor to what is closed to minors', () => {
    const consent = demonstration.find(({ id }) => id === 'G-14')
    if (consent === undefined) throw new Error('the demonstration has G-14')
    const press = { ...consent, id: 'G-90', fields: { ...consent.fields, purpose: ['P11'] } }
    expect(entered(press)).toEqual(['R06 minor-purpose', 'R03 heard-by-another'])
    expect(entered({ ...press, fields: { ...press.fields, status: ['refused'] } })).toEqual([])
  })

  it('writes no statement without speaker and source, and lets one that lacks them be mended bit by bit', () => {
    const orphan = held('Q-90', 'Statement', {
      kind: 'position',
      wording: 'No.',
      speakerId: 'P-30',
      anchors: [],
    })
    expect(entered(orphan)).toEqual(['R19 no-anchor'])
    expect(saved('Q-6b', { forum: 'television of the territory' })).toEqual([])
    expect(saved('Q-1', { denies: [] })).toEqual(['R20 denial-no-claims'])
  })

  it('moves no stage without its document, and files nothing that is not ready', () => {
    const step = { stage: 'refusal_quashed', at: '2021-08-04' }
    const history = (document: object) => [{ ...step, ...document }]
    expect(saved('N-1', { stage: 'refusal_quashed' })).toEqual(['R23 stage-no-document'])
    expect(saved('N-1', { stage: 'refusal_quashed', stageHistory: history({ itemId: 'E-09' }) })).toEqual([])
    const cat = { type: 'X-CAT22', by: 'us', personIds: ['P-01'], asks: ['…'] }
    expect(entered(held('N-90', 'Intervention', cat))).toEqual([])
    expect(entered(held('N-90', 'Intervention', { ...cat, filedAt: '2021-08-05' }))).toEqual([
      'R24 no-remedies',
    ])
  })

  it('lowers no emergency, merges nobody, and sends nothing that a rule would hold back', () => {
    expect(saved('C-06', { priority: 'urgent' })).toEqual(['R09 one-approval'])
    expect(saved('C-06', { priority: 'emergency' })).toEqual([])
    expect(saved('P-10', { mergedInto: 'P-02' })).toEqual(['R18 merge-one-member'])
    const draft = held('D-90', 'Release', { ...fieldsOf('D-2'), state: 'draft', sentAt: null })
    expect(entered(draft, 'M-10')).toEqual(['R09 one-approval'])
    const own = { ...draft, fields: { ...draft.fields, approvals: [['M-10']] } }
    expect(entered(own, 'M-10')).toEqual([])
    expect(entered({ ...own, fields: { ...own.fields, state: ['approved'] } }, 'M-10')).toEqual([
      'R09 one-approval',
      'R01 no-consent',
      'R03 consent-expired',
    ])
  })
})

describe('[RU45] a colleague with devtools', () => {
  it('keeps no signature of others under what they did not sign', () => {
    const signed = held('D-91', 'Release', {
      ...fieldsOf('D-2'),
      state: 'draft',
      sentAt: null,
      approvals: ['M-10', 'M-11'],
    })
    const asked = (fields: Shape, by = 'M-04') =>
      savingBreaks({ before: signed, after: withFields(signed, fields), by }, world()).map(({ rule }) => rule)
    expect(asked({ items: [{ ref: 'T-01' }] })).toEqual(['R09'])
    expect(asked({ identifiability: 'I5' })).toEqual(['R09'])
    expect(asked({ items: [{ ref: 'T-01' }], approvals: [] })).toEqual([])
    const legs = legsOf('J-13').map((leg) => ({ ...leg, state: 'approved', approvals: ['M-02', 'M-11'] }))
    const journey = demonstration.find(({ id }) => id === 'J-13')
    if (journey === undefined) throw new Error('the demonstration has J-13')
    const approved = withFields(journey, { legs })
    const elsewhere = withFields(journey, { legs: legs.map((leg) => ({ ...leg, toArea: 'The border' })) })
    expect(savingBreaks({ before: approved, after: elsewhere, by: 'M-04' }, world())).toMatchObject([
      { rule: 'R09', because: 'one-approval' },
    ])
    expect(savingBreaks({ before: approved, after: approved, by: 'M-04' }, world())).toEqual([])
  })

  it('[CA30] writes no yes for a colleague, and edits none that was heard; [CA34] [CA35] lifts no hold, takes nobody out', () => {
    const asked = { ...fieldsOf('G-08'), status: 'asked', heardBy: 'M-02', withdrawn: null }
    const [open, given] = [
      held('G-92', 'Consent', asked),
      held('G-92', 'Consent', { ...asked, status: 'given' }),
    ]
    const breaks = (before: Held, fields: Shape, by = 'M-04') =>
      savingBreaks({ before, after: withFields(before, fields), by }, world()).map(({ because }) => because)
    expect(breaks(open, { status: 'given' })).toEqual(['heard-by-another'])
    expect(breaks(open, { status: 'given', heardBy: 'M-04' })).toEqual([])
    expect(breaks(given, { identifiability: 'I5' }, 'M-02')).toEqual(['consent-stays'])
    expect(breaks(given, { heardBy: 'M-09' })).toEqual(['heard-by-another'])
    const hold = { at: '2021-08-01T08:00:00Z', by: 'M-04', why: 'a complaint' }
    expect(breaks(withFields(open, { legalHold: hold }), { legalHold: null })).toEqual(['hold-by-two'])
    const item = held('E-91', 'EvidenceItem', { receivedFrom: 'P-11', depicts: [{ personId: 'P-12' }] })
    expect(breaks(item, { depicts: [] })).toEqual(['shown-stays'])
    expect(breaks(item, { receivedFrom: null })).toEqual(['shown-stays'])
    expect(breaks(item, { depicts: [{ personId: 'P-12' }, { personId: 'P-13' }] })).toEqual([])
    const check = held('K-91', 'Check', { kind: 'safety', subject: 'P-11', dueAt: '2021-08-06T08:00:00Z' })
    expect(breaks(check, { outcome: 'cancelled' })).toEqual(['check-dropped-alone'])
  })

  it('undoes no withdrawal, no cancelling, and brings no erasing forward', () => {
    const taken = { at: '2021-08-01', via: 'line', wish: 'stop' }
    const consent = held('G-91', 'Consent', { ...fieldsOf('G-08'), status: 'withdrawn', withdrawn: taken })
    const asked = (fields: Shape) =>
      savingBreaks({ before: consent, after: withFields(consent, fields), by: 'M-04' }, world()).map(
        ({ rule, because }) => `${rule} ${because}`,
      )
    expect(asked({ status: 'asked', withdrawn: null })).toEqual(['R04 consent-withdrawn'])
    expect(asked({ eraseAfter: '2021-08-06' })).toEqual(['R04 erasure-waits'])
    expect(asked({ eraseAfter: '2021-09-06' })).toEqual([])
    expect(asked({ confirmedSafe: { at: '2021-08-05T08:00:00Z', by: 'M-02' } })).toEqual(['R09 one-approval'])
    const cancelled = { at: '2021-08-01T08:00:00Z', by: 'M-02', why: 'withdrawn' }
    const release = held('D-92', 'Release', { ...fieldsOf('D-2'), state: 'draft', sentAt: null, cancelled })
    expect(
      savingBreaks({ before: release, after: withFields(release, { cancelled: null }), by: 'M-04' }, world()),
    ).toMatchObject([{ rule: 'R04', because: 'release-cancelled' }])
  })

  it('is not two people: neither for lowering danger nor for money', () => {
    const lowered = { caseId: 'C-06', at: '2021-08-05T08:00:00Z', priority: 'watch', lowers: true }
    const judged = held('R-91', 'RiskAssessment', { ...lowered, by: 'M-02', secondReader: 'M-04' })
    expect(entered(judged, 'M-04')).toEqual(['R09 one-approval'])
    expect(entered(held('R-91', 'RiskAssessment', { ...lowered, by: 'M-04' }), 'M-04')).toEqual([])
    const paid = { personId: 'P-06', type: 'transport', at: '2021-08-05', state: 'approved' }
    const support = (fields: Shape) => entered(held('H-91', 'Assistance', { ...paid, ...fields }), 'M-04')
    expect(support({ requestedBy: 'M-02', approvedBy: 'M-04' })).toEqual(['R09 one-approval'])
    expect(support({ requestedBy: 'M-04', approvedBy: 'M-02' })).toEqual(['R09 one-approval'])
    expect(support({ requestedBy: 'M-04', approvedBy: 'M-04' })).toEqual(['R09 one-approval'])
    expect(support({ requestedBy: 'M-04' })).toEqual(['R09 one-approval'])
    expect(support({ requestedBy: 'M-04', state: 'requested' })).toEqual([])
    expect(support({ state: 'paid' })).toEqual([])
  })

  it('lengthens no stay into days on which the house is full', () => {
    const stay = { n: 2, kind: 'stay', planned: '2021-09-20', from: '2021-09-20', to: '2021-09-22' }
    const into = (dates: Shape) => ({
      legs: [...legsOf('J-13'), { ...stay, ...dates, state: 'planned' }],
      stays: [{ n: 2, shelter: 'S-2' }],
    })
    const journey = demonstration.find(({ id }) => id === 'J-13')
    if (journey === undefined) throw new Error('the demonstration has J-13')
    const booked = withFields(journey, into({}))
    const asked = (dates: Shape) =>
      savingBreaks({ before: booked, after: withFields(journey, into(dates)), by: 'M-02' }, world()).map(
        ({ because }) => because,
      )
    expect(asked({ to: '2021-10-22' })).toContain('shelter-compromised')
    expect(asked({ from: '2021-08-07' })).toContain('shelter-compromised')
    expect(asked({ to: '2021-09-21' })).toEqual([])
  })
})

function withFields(record: Held, fields: Shape): Held {
  const kept = Object.entries({ ...record.fields, ...held(record.id, record.type, fields).fields })
  return { ...record, fields: Object.fromEntries(kept.filter(([name]) => fields[name] !== null)) }
}

function fieldsOf(id: string): Shape {
  const found = demonstration.find((one) => one.id === id)
  return Object.fromEntries(Object.entries(found?.fields ?? {}).map(([name, [value]]) => [name, value]))
}

function legsOf(id: string): readonly Shape[] {
  const { legs } = fieldsOf(id)
  return Array.isArray(legs) ? legs : []
}
