/**
 * A network of 500 open cases as a desk holds it, for the benches of cases: deterministic, and no person's.
 *
 * Ten links lead from each case: stays, journeys, words told, checks, a thread of the line. So 5,000 links in all.
 */
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { type Held, type World, worldOf } from '@safeconduct/core/rules/world.ts'

const now = Date.parse('2021-08-05T09:00:00Z')
const shelters = 40
const states = ['active_hidden', 'active_in_danger', 'active_transit', 'intake', 'arrived'] as const
const priorities = ['emergency', 'urgent', 'normal', 'watch'] as const

export const linksOfCase = 10

/** A world made anew each time it is asked for: what was worked out for one is not kept for the next. */
export function manyCases(count: number, more: readonly Held[] = []): () => World {
  const houses = Array.from({ length: shelters }, (_, i) =>
    held(`S${i}`, 'Shelter', {
      code: `S-${i}`,
      state: 'open',
      capacity: 15,
      maxStayDays: 90,
      suits: ['any'],
    }),
  )
  const cases = Array.from({ length: count }, (_, i) => oneCase(i)).flat()
  const members = Array.from({ length: 12 }, (_, i) => ({
    code: `M-${String(i + 1).padStart(2, '0')}`,
    role: i === 3 ? ('coordinator' as const) : i === 8 ? ('legal' as const) : ('caseworker' as const),
  }))
  const records = [...houses, ...cases, ...more]
  return () => worldOf(records, { now, terms: [], members })
}

function oneCase(i: number): readonly Held[] {
  const person = `P${i}`
  return [
    held(person, 'Person', { code: `P-${i}`, kind: 'individual', ageBand: i % 20 === 0 ? '14_17' : '25_34' }),
    held(`C${i}`, 'Case', {
      personId: person,
      state: states[i % states.length],
      priority: priorities[i % priorities.length],
      owner: `M-0${1 + (i % 9)}`,
      team: ['M-04', 'M-11'],
      openedAt: `2021-0${1 + (i % 7)}-10`,
      threatActors: ['state'],
      reviewAt: '2021-08-20',
    }),
    ...assessments(i),
    journey(i, person),
    ...knowledge(i, person),
  ]
}

function assessments(i: number): readonly Held[] {
  return Array.from({ length: 3 }, (_, n) =>
    held(`RA${i}-${n}`, 'RiskAssessment', {
      caseId: `C${i}`,
      at: `2021-0${4 + n}-1${i % 9}T10:00:00Z`,
      by: 'M-02',
      priority: priorities[(i + n) % priorities.length],
      reviewAt: '2021-08-20',
      instrument: { code: 'SC-T', version: 1 },
      answers: [
        { question: 'followed', answer: i % 3 === 0 ? 'yes' : 'no' },
        { question: 'search_under_way', answer: i % 7 === 0 ? 'yes' : 'unknown' },
      ],
    }),
  )
}

/** Four legs: two ways and two stays. */
function journey(i: number, person: string): Held {
  return held(`J${i}`, 'Journey', {
    personId: person,
    purpose: 'evacuation',
    legs: [
      {
        n: 1,
        kind: 'move',
        state: 'ended',
        planned: '2021-04-01',
        fromArea: `A${i % 9}`,
        toArea: `B${i % 7}`,
      },
      { n: 2, kind: 'stay', state: 'ended', planned: '2021-04-01', from: '2021-04-01', to: '2021-06-01' },
      {
        n: 3,
        kind: 'move',
        state: 'underway',
        planned: '2021-08-05',
        fromArea: `B${i % 7}`,
        toArea: `D${i % 5}`,
      },
      { n: 4, kind: 'stay', state: 'underway', planned: '2021-06-01', from: '2021-06-01' },
    ],
    stays: [
      { n: 2, shelter: `S${(i * 7) % shelters}` },
      { n: 4, shelter: `S${i % shelters}` },
    ],
  })
}

/** Six more links: three things told, two checks with words, a request on the line. */
function knowledge(i: number, person: string): readonly Held[] {
  const check = (n: number) =>
    held(`K${i}-${n}`, 'Check', {
      kind: 'safety',
      subject: person,
      dueAt: `2021-08-0${4 + n}T1${i % 10}:00:00Z`,
      graceHours: 6,
      safeWord: 'a'.repeat(64),
      escalation: ['M-04'],
    })
  const told = (n: number) =>
    held(`TD${i}-${n}`, 'Told', {
      personId: person,
      kind: n === 0 ? 'place' : n === 1 ? 'account' : 'phone',
      from: '2021-05-01',
      ...(n === 0 ? { shelter: `S${(i * 3 + 1) % shelters}` } : { words: 'x' }),
    })
  const request = held(`HR${i}`, 'HelpRequest', {
    caseId: `C${i}`,
    receivedAt: '2021-04-01T10:00:00Z',
    channel: 'web',
  })
  return [check(0), check(1), told(0), told(1), told(2), request]
}

export function held(id: string, type: RecordTypeName, fields: Readonly<Record<string, unknown>>): Held {
  return {
    id,
    type,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])),
  }
}
