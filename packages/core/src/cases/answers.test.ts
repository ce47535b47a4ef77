/** The answers that were worked out by hand for the fictional republic come out of its records. */
import { describe, expect, it } from 'vitest'
import { checkAnswers } from './answers.ts'
import { changed, demonstration, world } from './world.fixture.ts'

const byHand = {
  metWitnesses: {
    'T-01': [],
    'T-02': [],
    'T-03': ['P-01', 'P-04'],
    'T-04': [],
    'T-05': ['P-01', 'P-03', 'P-05'],
    'T-06': [],
    'T-07': [],
    'T-08': ['P-03', 'P-04', 'P-05'],
    'T-09': [],
  },
  commitments: [
    { id: 'Q-3', status: 'overdue', missedCheck: 'K-05', overdueDays: 6, doneChecks: 1, fulfilled: 0 },
    { id: 'Q-4', status: 'token', overdueDays: 0 },
  ],
  overdueChecks: ['K-01', 'K-05', 'K-09', 'K-10'],
  upcoming7d: ['K-03', 'K-08', 'K-11'],
  alarms: [{ person: 'P-14', because: ['K-01', 'K-02'] }],
  lostPersons: ['P-14'],
  shelters: {
    'S-1': { occupied: 4, reserved: 0, free: 0 },
    'S-2': { occupied: 0, reserved: 0, free: 0, state: 'compromised' },
    'S-3': { occupied: 1, reserved: 1, free: 0 },
  },
  overMaxStay: ['P-03', 'P-04', 'P-05'],
  dialogues: { '2021-05-05': 4, '2021-05-20': 5, '2021-05-30': 4, '2021-08-05': 4, nameable: ['XH'] },
  visas: {
    asOf20May: { issued: 3, XH: 2 },
    now: {
      applications: 9,
      issued: 4,
      byState: { XH: 2, XB: 1, XS: 1 },
      pending: ['V-4', 'V-5', 'V-6'],
      refused: ['V-7'],
      noAnswerComputed: ['V-8'],
    },
    pressFigure: {
      publication: 'U-3',
      value: 9,
      knownToUs: 3,
      verdict: 'cannot be reconciled from our records; other organisations may be included',
    },
  },
  support: { asOf19May: 8, codesNow: 11, distinctNow: 9, statement: 'Q-7', verdict: 'matches' },
  consents: {
    usableNow: [
      'G-01',
      'G-03',
      'G-04',
      'G-05',
      'G-06',
      'G-07',
      'G-08',
      'G-09',
      'G-13',
      'G-14',
      'G-17',
      'G-18',
      'G-19',
      'G-20',
      'G-21',
      'G-22',
    ],
    expired: ['G-02'],
    incomplete: ['G-10'],
    withdrawn: ['G-11'],
    refused: ['G-12'],
    invalidGiver: ['G-16'],
    suspended: ['G-15'],
  },
  recallOnWithdrawal: { 'G-11': ['D-3'], 'G-01': ['D-1'] },
  releasesValidWhenSent: { 'D-1': true, 'D-2': true, 'D-3': true, 'D-4': true, 'D-5': true },
  persons: {
    duplicates: [
      { a: 'P-01', b: 'P-09' },
      { a: 'P-02', b: 'P-10' },
    ],
  },
  independence: [
    {
      slot: 'place',
      value: 'cannery',
      items: 11,
      strict: ['P-01', 'P-02', 'P-16', 'P-18'],
      lenientExtra: ['P-03', 'P-35'],
    },
    { slot: 'method', value: 'electric', items: 5, strict: ['P-01'], lenientExtra: ['P-03'] },
    { slot: 'method', value: 'pipes', items: 5, strict: ['P-01', 'P-02'], lenientExtra: [] },
    { slot: 'incitement', value: 'yes', items: 4, strict: ['P-01', 'P-17'], lenientExtra: [] },
    { slot: 'gate_colour', value: 'blue', items: 4, strict: ['P-01', 'P-02', 'P-16'], lenientExtra: [] },
    { slot: 'vehicle', value: 'black minibus', items: 3, strict: ['P-01', 'P-02', 'P-16'], lenientExtra: [] },
  ],
}

function differing(asked: Readonly<Record<string, unknown>>, at = world(), records = demonstration) {
  return checkAnswers(asked, { world: at, records }).answered.filter(({ same }) => !same)
}

describe('the answers for the fictional republic', () => {
  it('come out for checks, shelters, talks, visas, support, consents, copies to ask back and releases', () => {
    expect(differing(byHand)).toEqual([])
  })

  it('are compared one by one, lists in any order, and name what nobody computes', () => {
    const { answered, left } = checkAnswers(
      {
        overdueChecks: ['K-10', 'K-09', 'K-05', 'K-01'],
        lostPersons: [],
        shelters: { 'S-3': { free: 1, occupied: 1 } },
        weather: 'mild',
        constructor: 1,
      },
      { world: world(), records: demonstration },
    )
    expect(answered.map(({ path, got, same }) => ({ path, got, same }))).toEqual([
      { path: 'overdueChecks', got: ['K-09', 'K-01', 'K-10', 'K-05'], same: true },
      { path: 'lostPersons', got: ['P-14'], same: false },
      { path: 'shelters.S-3.free', got: 0, same: false },
      { path: 'shelters.S-3.occupied', got: 1, same: true },
    ])
    expect(left).toEqual(['constructor', 'weather'])
  })

  it('put a consent that is a minor’s to what is closed in a drawer of its own', () => {
    const records = demonstration.map((one) => (one.id === 'G-14' ? changed(one, { purpose: 'P11' }) : one))
    const [drawer] = checkAnswers({ consents: { minor: [] } }, { world: world(records), records }).answered
    expect(drawer).toMatchObject({ path: 'consents.minor', got: ['G-14'] })
  })
})
