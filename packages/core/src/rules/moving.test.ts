/** Names and places, two approvals, beds and who meets whom: what the demonstration's own attempts do not reach. */
import { describe, expect, it } from 'vitest'
import {
  apart,
  changed,
  demonstration,
  held,
  members,
  reasons,
  toPress,
  tried,
  world,
} from './republic.fixture.ts'
import { bedsUsed, metBefore } from './stays.ts'
import type { Held, Shape } from './world.ts'

const everybody = ['M-05', 'M-11']

describe('name and place', () => {
  it('[RU21] never leave together for the living, and nobody hides behind "all"', () => {
    expect(tried('export', { classes: ['LOC', 'INT', 'NAME'] })).toBe('block R07')
    expect(tried('export', { classes: ['NAME', 'CASE'], personId: 'P-03' })).toBe('allow')
    expect(tried('export', { classes: ['NAME', 'LOC'], personId: 'P-15' })).toBe('allow')
    expect(tried('export', { classes: [], recordIds: ['ID-03', 'J-03'] })).toBe('block R07')
    expect(tried('export', { classes: [], recordIds: ['ID-03', 'S-1'] })).toBe('block R07')
    expect(tried('export', { classes: [], recordIds: ['ID-02', 'S-1'] })).toBe('allow')
  })

  it('[RU21] of one person under two codes are one person’s', () => {
    const at = changed({ 'P-09': { mergedInto: 'P-01' } })
    expect(tried('export', { classes: [], recordIds: ['ID-09', 'J-01'] }, at)).toBe('block R07')
    expect(tried('export', { classes: [], recordIds: ['ID-09', 'J-01'] })).toBe('allow')
  })

  it('[RU22] a place leaves in no release and no dossier', () => {
    const wish = {
      to: { kind: 'state', name: 'XB' },
      purpose: 'P06',
      identifiability: 'I4',
      approvals: everybody,
    }
    expect(tried('release', { ...wish, items: [{ ref: 'ID-03' }, { ref: 'J-03' }] })).toBe('block R07 R08')
    expect(tried('release', toPress({ items: [{ ref: 'S-1' }] }))).toBe('block R08')
    expect(tried('dossier', { items: ['E-08', 'J-03'] })).toBe('block R08')
  })
})

describe('two approvals', () => {
  const named = {
    to: { kind: 'state', name: 'XB' },
    purpose: 'P06',
    items: [{ ref: 'ID-03' }],
    identifiability: 'I4',
  }

  it('[RU23] are two people of the network: one twice, or a stranger, is one', () => {
    expect(tried('release', { ...named, approvals: ['M-05', 'M-05'] })).toBe('block R09')
    expect(tried('release', { ...named, approvals: ['M-05', 'M-77'] })).toBe('block R09')
    expect(tried('release', { ...named, approvals: ['M-05', 'M-05', 'M-02'] })).toBe('allow')
  })

  it('[RU23] are not the person’s own, and not of whoever has no duty yet', () => {
    const at = { ...world(), members: [...members, { code: 'M-88', role: 'subject' as const }] }
    expect(tried('release', { ...named, approvals: ['M-05', 'M-88'] }, at)).toBe('block R09')
  })

  it('[RU23] are needed as soon as a release names somebody, whatever it is made of', () => {
    const story = toPress({ items: [{ ref: 'T-09' }], approvals: ['M-10'] })
    expect(tried('release', { ...story, identifiability: 'I5' })).toBe('block R09')
    expect(tried('release', { ...story, identifiability: 'I3' })).toBe('allow')
  })

  it('lower an emergency, and nothing else', () => {
    expect(tried('lowerPriority', { caseId: 'C-06', to: 'urgent', approvals: ['M-03'] })).toBe('block R09')
    expect(tried('lowerPriority', { caseId: 'C-06', to: 'urgent', approvals: ['M-03', 'M-11'] })).toBe(
      'allow',
    )
    expect(tried('lowerPriority', { caseId: 'C-03', to: 'normal', approvals: ['M-02'] })).toBe('allow')
    expect(
      tried(
        'lowerPriority',
        { caseId: 'C-03', to: 'normal', approvals: [] },
        apart({ 'C-03': { priority: 'emergency' } }),
      ),
    ).toBe('block R09')
  })

  it('start a leg: with the approvals that both desks hold', () => {
    const legs = (approvals: readonly string[]): Readonly<Record<string, Shape>> => ({
      'J-14': { legs: legsOf('J-14').map((leg) => ({ ...leg, approvals })) },
    })
    const start = { journeyId: 'J-14', n: 1 }
    expect(tried('startLeg', start)).toBe('allow')
    expect(tried('startLeg', start, changed(legs(['M-04'])))).toBe('block R09')
    expect(tried('startLeg', { ...start, approvals: ['M-11'] }, changed(legs(['M-04'])))).toBe('allow')
    expect(tried('startLeg', start, apart(legs(['M-04'])))).toBe('block R09')
  })

  it('[RU24] start no leg towards a house that may not be entered', () => {
    const start = { journeyId: 'J-14', n: 1 }
    expect(tried('startLeg', start, changed({ 'S-3': { state: 'paused' } }))).toBe('block R10')
    expect(tried('startLeg', start, changed({ 'S-3': { capacity: 1 } }))).toBe('allow')
  })

  it('[RU4] start no leg that is not there', () => {
    expect(reasons('startLeg', { journeyId: 'J-14', n: 9 })).toEqual(['no-such-record'])
    expect(reasons('startLeg', { journeyId: 'P-14', n: 1 })).toEqual(['no-such-record'])
  })
})

describe('a bed', () => {
  const wren = { personId: 'P-08', shelterId: 'S-3' }

  it('[RU25] is kept for whoever was promised it, and the promise is that person’s own bed', () => {
    expect(tried('place', wren)).toBe('block R10')
    expect(tried('place', { personId: 'P-14', shelterId: 'S-3' })).toBe('allow')
    expect(tried('place', { personId: 'P-06', shelterId: 'S-3' })).toBe('allow')
    expect(
      tried('place', { personId: 'P-10', shelterId: 'S-3' }, changed({ 'P-10': { mergedInto: 'P-14' } })),
    ).toBe('warn R11')
  })

  it('[RU25] is free until the day it is promised for, and from the day somebody leaves', () => {
    const later = planned('2021-09-01')
    expect(tried('place', { ...wren, from: '2021-08-06', to: '2021-08-31' }, later)).toBe('allow')
    expect(tried('place', { ...wren, from: '2021-08-06', to: '2021-09-02' }, later)).toBe('block R10')
    expect(tried('place', { ...wren, from: '2021-08-06' }, later)).toBe('block R10')
    const leaves = changed({
      'J-14': { legs: legsOf('J-14').map((leg) => (leg['n'] === 2 ? { ...leg, to: '2021-08-20' } : leg)) },
    })
    expect(tried('place', { ...wren, from: '2021-08-20' }, leaves)).toBe('allow')
    expect(tried('place', { ...wren, from: '2021-08-19' }, leaves)).toBe('block R10')
  })

  it('[RU25] is still used by whoever should have left and was not written off', () => {
    const gone = (state: string) =>
      changed({
        'J-03': {
          legs: legsOf('J-03').map((leg) => (leg['n'] === 2 ? { ...leg, to: '2021-07-01', state } : leg)),
        },
      })
    expect(tried('place', { personId: 'P-08', shelterId: 'S-1' }, gone('underway'))).toBe('block R10')
    expect(tried('place', { personId: 'P-08', shelterId: 'S-1' }, gone('ended'))).toBe('allow')
  })

  it('[RU25] counts at the fullest moment of the stay', () => {
    expect(
      bedsUsed(
        'S-1',
        { from: Date.parse('2021-08-05'), to: Number.POSITIVE_INFINITY, except: 'P-08' },
        world(),
      ),
    ).toBe(4)
    expect(
      bedsUsed(
        'S-1',
        { from: Date.parse('2021-08-05'), to: Number.POSITIVE_INFINITY, except: 'P-11' },
        world(),
      ),
    ).toBe(3)
  })

  it('[RU26] for a minor is in a house that says so', () => {
    const free = { 'S-1': { capacity: 9 }, 'S-3': { capacity: 9 } }
    expect(reasons('place', { personId: 'P-13', shelterId: 'S-1' }, changed(free))).toEqual([
      'not-for-minors',
    ])
    expect(tried('place', { personId: 'P-13', shelterId: 'S-3' }, changed(free))).toBe('allow')
  })

  it('[RU5] is none in a house that one desk knows to be compromised', () => {
    expect(reasons('place', wren, apart({ 'S-3': { state: 'compromised' } }))).toContain(
      'shelter-compromised',
    )
  })

  it('[RU6] is none where this device cannot count them', () => {
    const hidden = world(demonstration.map((one) => (one.id === 'S-3' ? without(one, 'capacity') : one)))
    expect(reasons('place', wren, hidden)).toEqual(['record-withheld'])
  })
})

describe('who meets whom', () => {
  const heron = { personId: 'P-06', shelterId: 'S-1', assumeFree: true }

  it('[RU27] warns also when it is the one who lives there who has not been heard', () => {
    const at = changed({ 'C-06': { accountPendingOn: null }, 'C-03': { accountPendingOn: ['X-4'] } })
    expect(tried('place', heron, at)).toBe('warn R11')
  })

  it('[RU27] does not warn of witnesses of different events', () => {
    expect(tried('place', heron, changed({ 'C-06': { accountPendingOn: ['X-2'] } }))).toBe('warn R11')
    const alone = changed({ 'C-06': { accountPendingOn: ['X-3'] } })
    expect(tried('place', heron, alone)).toBe('allow')
  })

  it('[RU27] refuses whoever is feared, a relative of the feared, and whoever must never learn of it', () => {
    const feared = (relatives: readonly unknown[]) => ({ 'ID-06': { relatives } })
    const uncle = { personId: 'P-17', relationship: '010105', threat: true }
    expect(tried('place', heron, changed(feared([{ ...uncle, personId: 'P-03' }])))).toBe('block R11')
    expect(
      tried(
        'place',
        heron,
        changed({ ...feared([uncle]), 'ID-03': { relatives: [{ ...uncle, threat: false }] } }),
      ),
    ).toBe('block R11')
    expect(
      tried(
        'place',
        heron,
        changed({ 'ID-05': { relatives: [{ personId: 'P-06', relationship: '01', threat: true }] } }),
      ),
    ).toBe('block R11')
    expect(tried('place', heron, changed({ 'C-06': { neverTell: ['P-04 and his wife'] } }))).toBe('block R11')
    expect(tried('place', heron, changed(feared([uncle])))).toBe('warn R11')
  })

  it('[RU27] refuses where the question asked for the stay was answered yes, and never learns about whom', () => {
    expect(tried('place', { ...heron, mustNotMeet: true })).toBe('block R11')
    const asked = (answer: string) =>
      held('Y-1', 'Apart', { shelter: 'S-1', stay: 'J-06#5', answer, by: 'M-04', at: '2021-08-05' })
    expect(tried('place', heron, changed({}, asked('yes')))).toBe('block R11')
    expect(tried('place', heron, changed({}, asked('no')))).toBe('warn R11')
  })

  it('[RU28] says with whom somebody lived before telling, on the last common day too', () => {
    const account = (id: string, at = world()): Held => {
      const found = at.byId(id)
      if (found === undefined) throw new Error('an account of the demonstration')
      return found
    }
    expect(metBefore(account('T-05'), world())).toEqual(['P-01', 'P-03', 'P-05'])
    const sameDay = changed({ 'T-06': { takenAt: '2021-05-02' } })
    expect(metBefore(account('T-06', sameDay), sameDay)).toEqual(['P-01', 'P-03', 'P-04'])
    const merged = changed({ 'P-04': { mergedInto: 'P-03' } })
    expect(metBefore(account('T-05', merged), merged)).toEqual(['P-01', 'P-05'])
  })
})

function legsOf(id: string): readonly Shape[] {
  const [legs] = demonstration.find((one) => one.id === id)?.fields['legs'] ?? []
  return Array.isArray(legs) ? legs : []
}

function planned(day: string) {
  return changed({
    'J-14': { legs: legsOf('J-14').map((leg) => (leg['n'] === 2 ? { ...leg, planned: day } : leg)) },
  })
}

function without(record: Held, field: string): Held {
  const { [field]: _, ...fields } = record.fields
  return { ...record, fields, withheld: new Set([field]) }
}
