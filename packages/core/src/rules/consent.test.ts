/** Who has agreed to what, read strictly: the cases that the demonstration's own attempts do not reach. */
import { describe, expect, it } from 'vitest'
import { consentsFor, shownBy } from './agreed.ts'
import { flawsOf, isUsable } from './consent.ts'
import { parseAction } from './parse-action.ts'
import { canonical } from './persons.ts'
import {
  apart,
  changed,
  changedAt,
  clock,
  demonstration,
  held,
  reasons,
  toPress,
  tried,
  world,
} from './republic.fixture.ts'
import { endOf, timeOf } from './world.ts'

const day = 86_400_000
const usable = (id: string, at = world()): boolean => {
  const consent = at.byId(id)
  return consent !== undefined && isUsable(consent, at)
}

describe('whom a release shows', () => {
  it('[RU7] is everybody in the picture and whoever gave it, in its copy and in what both were made from', () => {
    const more = held('E-01X', 'EvidenceItem', {
      kind: '160815201501',
      original: false,
      derivedFrom: 'E-01R',
      metadataRemoved: true,
      sealedAt: '2021-06-01T00:00:00Z',
      provenance: 'own_subject',
      redactions: [{ region: 'left heel', why: 'crescent scar above left heel' }],
      depicts: [{ personId: 'P-04', marks: [] }],
    })
    const wish = toPress({
      purpose: 'P12',
      identifiability: 'I1',
      items: [{ ref: 'E-01', derivative: 'E-01X' }],
    })
    expect(tried('release', wish, changed({}, more))).toBe('block R01')
  })

  it('[RU7] is found also where copies name each other as their source', () => {
    const wish = toPress({
      purpose: 'P12',
      identifiability: 'I1',
      items: [{ ref: 'E-01', derivative: 'E-01R' }],
    })
    const circle = changed({ 'E-01': { derivedFrom: 'E-01R' } })
    expect(tried('release', wish, circle)).toBe('allow')
    expect(tried('release', wish, changed({ 'E-01': { derivedFrom: 'E-01R', receivedFrom: 'P-04' } }))).toBe(
      'block R01',
    )
  })

  it('[RU7] is whoever a text tells of, where the record says so: of an account, and of a claim made from it', () => {
    const shown = (at = world()) => shownBy({ ref: 'T-01' }, at)
    expect(shown()).not.toContain('P-04')
    expect(shown(changed({ 'T-01': { mentions: ['P-04'] } }))).toContain('P-04')
    // Codes stand for people: a copy of it under codes is of the same.
    const coded = held('E-90', 'EvidenceItem', { kind: '230920140501', original: false, derivedFrom: 'T-01' })
    const named = changed({ 'T-01': { mentions: ['P-04'] } }, coded)
    expect(shownBy({ ref: 'E-90' }, named)).toEqual(shownBy({ ref: 'T-01' }, named))
    const claim = held('CL-90', 'Claim', {
      source: 'Q-1',
      anchor: 'the man from the market',
      mentions: ['P-04'],
    })
    expect(shownBy({ ref: 'CL-90' }, changed({}, claim))).toContain('P-04')
  })

  it('[RU7] are not the officials whose words are published', () => {
    expect(tried('release', toPress({ items: [{ ref: 'Q-1' }] }))).toBe('allow')
  })

  it('[RU7] is nobody who can be asked, where a request belongs to no case', () => {
    expect(reasons('release', toPress({ items: [{ ref: 'HR-04' }] }))).toEqual(['nobody-to-ask'])
  })
})

describe('what a consent covers', () => {
  it('[RU8] is read from one consent: the level of one and the item of another make none', () => {
    const at = changed(
      { 'G-13': { scope: ['T-01'] } },
      held('G-99', 'Consent', { ...fieldsOf('G-13'), identifiability: 'I1' }),
    )
    expect(tried('release', toPress({}), at)).toBe('block R01')
  })

  it('[RU9] reaches the claim of an account that was named', () => {
    expect(tried('release', toPress({ items: [{ ref: 'L-35' }] }))).toBe('block R01')
    expect(
      tried('release', toPress({ items: [{ ref: 'L-35' }] }), changed({ 'L-35': { subject: 'P-11' } })),
    ).toBe('allow')
  })

  it('[RU9] of everything holds no image under P12', () => {
    const wish = toPress({
      purpose: 'P12',
      identifiability: 'I1',
      items: [{ ref: 'E-01', derivative: 'E-01R' }],
    })
    expect(tried('release', wish, changed({ 'G-01': { scope: 'all' } }))).toBe('block R01 R02')
  })

  it('[RU10] is a named State, body or court, and a kind only where the purpose allows it', () => {
    const visa = {
      to: { kind: 'state', name: ' xb ' },
      purpose: 'P06',
      items: [{ ref: 'ID-03' }],
      identifiability: 'I4',
      approvals: ['M-05', 'M-11'],
    }
    expect(tried('release', visa)).toBe('allow')
    expect(reasons('release', { ...visa, to: { kind: 'state', name: 'XQ' } })).toEqual([
      'recipient-not-covered',
    ])
    const anyState = changed({ 'G-19': { recipients: [{ kind: 'state', name: '*' }] } })
    expect(reasons('release', visa, anyState)).toEqual(['recipient-not-named'])
  })

  it('[RU11] ends at its level', () => {
    expect(tried('release', toPress({ identifiability: 'I1' }))).toBe('allow')
    expect(reasons('release', toPress({ identifiability: 'I3' }))).toEqual(['level-higher'])
  })

  it('[RU20] never reaches from words to a picture', () => {
    const at = changed({ 'G-02': { scope: 'all', expiresAt: '2022-01-01' } })
    const picture = toPress({
      to: { kind: 'press', name: 'Meridian Broadcast' },
      identifiability: 'I1',
      items: [{ ref: 'E-01', derivative: 'E-01R' }],
    })
    expect(tried('release', picture, at)).toBe('block R01 R02')
  })

  it('[RU13] says every reason at once', () => {
    const at = changed({ 'G-13': { explained: ['uses'], givenBy: 'cousin', expiresAt: '2021-08-01' } })
    expect(tried('release', toPress({}), at)).toBe('block R01 R03 R05')
  })

  it('[RU44] is named by the release, so that a withdrawal finds every copy: also of what was made from what it names', () => {
    const named = (wish: Parameters<typeof toPress>[0], at = world()) => {
      const action = parseAction({ do: 'release', with: toPress(wish) })
      if (!action.ok || action.value.do !== 'release') throw new Error('a release')
      return consentsFor(action.value.with, at)
    }
    expect(named({})).toEqual(['G-13'])
    const claim = held('CL-99', 'Claim', { source: 'T-08', slot: 'place', value: 'cannery' })
    expect(named({ items: [{ ref: 'CL-99' }] }, changed({}, claim))).toEqual(['G-13'])
    // It cannot be used any more; whoever takes it back altogether still finds what was drafted under it.
    expect(named({}, changed({ 'G-13': { status: 'suspended' } }))).toEqual(['G-13'])
  })
})

describe('a consent that can be used', () => {
  it('[RU12] holds through the day on which it ends, and no longer', () => {
    const ends = { 'G-13': { expiresAt: '2021-08-05' } }
    expect(usable('G-13', changed(ends))).toBe(true)
    expect(usable('G-13', changedAt(endOf('2021-08-05') ?? 0, ends))).toBe(true)
    expect(usable('G-13', changedAt((endOf('2021-08-05') ?? 0) + 1, ends))).toBe(false)
    expect(usable('G-13', changed({ 'G-13': { expiresAt: null } }))).toBe(false)
  })

  it('[RU12] was heard by a member, not tomorrow, with all eight points', () => {
    expect(flaws({ heardBy: 'M-99' })).toEqual(['not-heard'])
    expect(flaws({ givenAt: '2021-08-06T00:00:00Z' })).toEqual(['not-yet'])
    expect(flaws({ status: 'asked' })).toEqual(['asked'])
    expect(flaws({ explained: [...pointsOf('G-13')].slice(1) })).toEqual(['not-explained'])
    expect(flaws({ purpose: 'P03', explained: ['uses'] })).toEqual([])
  })

  it('[RU5] is none where another desk heard a no, an earlier end, or less explained', () => {
    expect(usable('G-13', apart({ 'G-13': { status: 'withdrawn' } }))).toBe(false)
    expect(
      usable('G-13', apart({ 'G-13': { withdrawn: { at: '2021-08-05', via: 'line', wish: 'stop' } } })),
    ).toBe(false)
    expect(usable('G-13', apart({ 'G-13': { expiresAt: '2021-08-01' } }))).toBe(false)
    expect(usable('G-13', apart({ 'G-13': { explained: ['uses'] } }))).toBe(false)
    expect(usable('G-13', apart({ 'G-13': { note: 'asked again' } }))).toBe(true)
  })

  it('[RU14] may be spoken by the contact the person chose, and by nobody who must not know', () => {
    const chosen = { 'C-11': { trustedContact: 'P-20' } }
    for (const givenBy of ['P-20', 'P-20 (friend)', 'a friend (P-20)', 'trusted contact'])
      expect(usable('G-13', changed({ ...chosen, 'G-13': { givenBy } })), givenBy).toBe(true)
    for (const givenBy of ['father of P-20', 'P-200', 'mother', 'P-19'])
      expect(usable('G-13', changed({ ...chosen, 'G-13': { givenBy } })), givenBy).toBe(false)
    const feared = { 'C-11': { trustedContact: 'P-20', neverTell: ['P-20, her neighbour'] } }
    expect(
      flawsOf(consentIn(changed({ ...feared, 'G-13': { givenBy: 'P-20' } })), changed(feared)),
    ).toContain('giver-must-not-know')
    const threat = {
      ...chosen,
      'ID-11': { relatives: [{ personId: 'P-20', relationship: '010105', threat: true }] },
    }
    expect(usable('G-13', changed({ ...threat, 'G-13': { givenBy: 'P-20' } }))).toBe(false)
  })

  it('(R05) whatever was agreed, nothing goes to somebody who must never learn of the case', () => {
    const open = { 'G-13': { recipients: [{ kind: 'partner', name: 'Harbour Clinic' }] } }
    const clinic = (neverTell: readonly string[]) =>
      tried(
        'release',
        toPress({ to: { kind: 'partner', name: 'Harbour Clinic' } }),
        changed({ ...open, 'C-11': { neverTell } }),
      )
    expect(clinic(['her brother', 'a cousin at the harbour', 'Clinic of the north'])).not.toContain('R05')
    for (const line of ['harbour clinic', 'everybody at Harbour Clinic', 'the HARBOUR, the Clinic'])
      expect(clinic([line]), line).toContain('R05')
    const byCode = toPress({ to: { kind: 'partner', name: 'Dr. P-20' } })
    expect(tried('release', byCode, changed({ 'C-11': { neverTell: ['P-20, her neighbour'] } }))).toContain(
      'R05',
    )
  })

  it('[RU16] rests after a death, unless the trusted contact was to decide and did', () => {
    const died = {
      'P-11': { deceased: { date: '2021-08-01', precision: 'exact' } },
      'C-11': { trustedContact: 'P-20' },
    }
    expect(tried('release', toPress({}), changed(died))).toBe('block R01 R03')
    const decides = { ...died, 'G-13': { onDeath: 'decided_by_trusted' } }
    expect(usable('G-13', changed(decides))).toBe(false)
    expect(
      usable('G-13', changed({ ...died, 'G-13': { onDeath: 'decided_by_trusted', givenBy: 'P-20' } })),
    ).toBe(true)
  })
})

describe('a person who cannot be reached', () => {
  const own = toPress({ identifiability: 'I1', items: [{ ref: 'HR-03' }] })

  it('[RU13] finds consents that were suspended resting under the same rule, until somebody asks again', () => {
    expect(tried('release', own, changed({ 'G-15': { status: 'suspended' } }))).toBe('block R01 R13')
    expect(tried('release', toPress({}), changed({ 'G-13': { status: 'suspended' } }))).toBe('block R01 R13')
  })

  it('[RU15] goes on where the person said: keep', () => {
    expect(tried('release', own, changed({ 'G-15': { onLost: 'keep' } }))).toBe('allow')
  })

  it('[RU15] is reached again with the first sign of life after the missed check, not with one from tomorrow', () => {
    const sign = (doneAt: string) =>
      held('K-99', 'Check', {
        kind: 'safety',
        subject: 'P-14',
        dueAt: '2021-08-01T08:00:00Z',
        graceHours: 6,
        outcome: 'safe_word_ok',
        doneAt,
      })
    expect(tried('release', own, changed({}, sign('2021-08-01T09:00:00Z')))).toBe('allow')
    expect(tried('release', own, changed({}, sign('2021-07-20T09:00:00Z')))).toBe('block R01 R13')
    expect(tried('release', own, changed({}, sign('2031-08-01T09:00:00Z')))).toBe('block R01 R13')
  })

  it('[RU15] is not lost by a check within its grace, nor by a promise of a State', () => {
    expect(
      usable(
        'G-15',
        changed({
          'K-01': { outcome: 'cancelled' },
          'K-02': { outcome: null, dueAt: '2021-08-05T04:00:00Z' },
        }),
      ),
    ).toBe(true)
    expect(
      usable(
        'G-15',
        changed({
          'K-01': { outcome: 'cancelled' },
          'K-02': { outcome: null, dueAt: '2021-08-05T02:00:00Z' },
        }),
      ),
    ).toBe(false)
    expect(usable('G-13', changed({ 'K-05': { subject: 'P-11' } }))).toBe(true)
  })

  it('[RU15] is lost where the case says so, whatever the checks say', () => {
    expect(usable('G-13', changed({ 'C-11': { state: 'lost_contact' } }))).toBe(false)
  })

  it('[RU17] speaks in advance words: to whom they name, after their hours, with two approvers', () => {
    const took = held('O-1', 'Occurrence', { what: 'taken', at: '2021-08-03T09:00:00Z', caseId: 'C-11' })
    const said = {
      recipients: [{ kind: 'press', name: 'Harbour Post' }],
      words: 'Say that I was taken.',
      afterHours: 48,
    }
    const taken = { 'C-11': { state: 'taken' }, 'G-13': { ifTaken: said } }
    const frozen = { ...taken, 'G-13': { ...taken['G-13'], status: 'suspended' } }
    expect(tried('release', toPress({}), changed(frozen, took))).toBe('allow')
    expect(tried('release', toPress({}), changed(taken, took))).toBe('allow')
    expect(tried('release', toPress({ approvals: ['M-10', 'M-10'] }), changed(taken, took))).toBe(
      'block R01 R13',
    )
    expect(
      tried('release', toPress({ to: { kind: 'press', name: 'Quillfeed' } }), changed(taken, took)),
    ).toBe('block R01 R13')
    expect(tried('release', toPress({}), changedAt(clock - 1, taken, took))).toBe('block R01 R13')
    expect(tried('release', toPress({}), changed(taken))).toBe('block R01 R13')
  })
})

describe('a minor', () => {
  const helper = {
    to: { kind: 'partner', name: 'Clinic' },
    purpose: 'P05',
    items: [{ ref: 'P-13' }],
    identifiability: 'I2',
    approvals: ['M-02', 'M-11'],
  }
  const agreed = held('G-98', 'Consent', {
    ...fieldsOf('G-14'),
    purpose: 'P05',
    recipients: [{ kind: 'partner', name: 'Clinic' }],
  })
  const decided = (by: readonly string[]) => ({
    'C-13': { bestInterest: { by, at: '2021-08-04', decision: 'A doctor, this week.' } },
  })

  it('[RU18] is referred when two members decided together what is best', () => {
    expect(tried('release', helper, changed({}, agreed))).toBe('block R06')
    expect(tried('release', helper, changed(decided(['M-02', 'M-11']), agreed))).toBe('allow')
    expect(tried('release', helper, changed(decided(['M-02', 'M-02']), agreed))).toBe('block R06')
    expect(tried('release', helper, changed(decided(['M-02', 'father']), agreed))).toBe('block R06')
  })

  it('[RU18] is never shown to the press, whatever was decided and signed', () => {
    const press = held('G-97', 'Consent', {
      ...fieldsOf('G-14'),
      purpose: 'P11',
      recipients: [{ kind: 'press', name: '*' }],
    })
    expect(
      tried('release', toPress({ items: [{ ref: 'P-13' }] }), changed(decided(['M-02', 'M-11']), press)),
    ).toBe('block R06')
  })

  it('[RU18] is whoever was born less than eighteen years ago, on the day itself no more', () => {
    const born = (date: string) => changed({ 'ID-11': { birth: { date, precision: 'exact' } } })
    expect(tried('release', toPress({}), born('2003-08-06'))).toBe('block R06')
    expect(tried('release', toPress({}), born('2003-08-05'))).toBe('allow')
  })

  it('[RU6] is behind no picture whose people this device may not see', () => {
    const hidden = world(
      demonstration.map((one) =>
        one.type === 'EvidenceItem' ? { ...one, withheld: new Set(['depicts']) } : one,
      ),
    )
    const picture = toPress({
      purpose: 'P12',
      identifiability: 'I1',
      items: [{ ref: 'E-01', derivative: 'E-01R' }],
    })
    expect(reasons('release', picture, hidden)).toContain('record-withheld')
  })

  it('[RU6] may be anybody whose age this device cannot read', () => {
    const hidden = world(
      demonstration.map((one) =>
        one.id === 'P-11' ? { ...one, fields: {}, withheld: new Set(['ageBand']) } : one,
      ),
    )
    expect(reasons('release', toPress({}), hidden)).toEqual(['age-unreadable'])
  })
})

describe('two codes of one person', () => {
  it('[RU19] share their consents, their checks and their years', () => {
    expect(
      tried(
        'release',
        toPress({ items: [{ ref: 'P-12' }] }),
        changed({ 'P-12': { mergedInto: 'P-11' }, 'G-13': { scope: 'all' } }),
      ),
    ).toBe('allow')
    expect(usable('G-15', changed({ 'P-14': { mergedInto: 'P-02' } }))).toBe(false)
    expect(usable('G-06', changed({ 'P-14': { mergedInto: 'P-02' } }))).toBe(false)
  })

  it('[RU19] are one also where the merges go in a circle', () => {
    const circle = { 'P-11': { mergedInto: 'P-12' }, 'P-12': { mergedInto: 'P-11' } }
    expect(tried('release', toPress({}), changed(circle))).toBe('allow')
    expect(timeOf('2021-08-05')).toBe(clock - 9 * (day / 24))
  })
})

function fieldsOf(id: string): Readonly<Record<string, unknown>> {
  const found = demonstration.find((one) => one.id === id)
  return Object.fromEntries(Object.entries(found?.fields ?? {}).map(([name, [value]]) => [name, value]))
}

function pointsOf(id: string): readonly string[] {
  const { explained } = fieldsOf(id)
  return Array.isArray(explained) ? explained : []
}

function consentIn(at: ReturnType<typeof world>) {
  const consent = at.byId('G-13')
  if (consent === undefined) throw new Error('the demonstration has G-13')
  return consent
}

function flaws(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const at = changed({ 'G-13': fields })
  return flawsOf(consentIn(at), at)
}

describe('[RU19] a circle of merges', () => {
  it('is one person together with whoever was merged into it, and is walked once', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `Z${n + 1}`)
    const merged = many.map((id, n) =>
      held(id, 'Person', { code: id, mergedInto: many[(n + 1) % many.length] }),
    )
    const at = world([...merged, held('A0', 'Person', { code: 'A0', mergedInto: 'Z7' })])
    expect([canonical('A0', at), canonical('Z9', at)]).toEqual(['Z1', 'Z1'])
  })
})
