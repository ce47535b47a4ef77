/** In whatever order records arrive, and whatever republic they are of, every desk works out the same. */
import { assert, constantFrom, integer, property, record as shaped, shuffledSubarray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, type Held, type World } from '../rules/world.ts'
import { alarms, overdueChecks, upcomingChecks, watchedNow } from './checks.ts'
import { compromisedHouse } from './compromised.ts'
import { today } from './days.ts'
import { dialoguesAsOf, nameableStates, statesInTalks } from './dialogues.ts'
import { filings } from './interventions.ts'
import { goSheet, movesToday, sheetsOf } from './journeys.ts'
import { legsOf } from './legs.ts'
import { pipeline } from './pipeline.ts'
import { programmesAsOf } from './programmes.ts'
import { housesOf, lostBeds, overMaxStay } from './shelters.ts'
import { costs, supportedAsOf, supportFaults } from './support.ts'
import { visaCounts, visasNow } from './visas.ts'
import { clock, demonstration, world, writtenApart } from './world.fixture.ts'

function everything(at: World): unknown {
  const asOf = today(at)
  return {
    houses: housesOf(at),
    lost: lostBeds(at),
    over: overMaxStay(at),
    burnt: at
      .ofType('Shelter')
      .map(({ id }) => id)
      .toSorted()
      .map((id) => compromisedHouse(at, id)),
    legs: legsOf(at).map((leg) => goSheet(sheetsOf(at), leg)),
    moves: movesToday(at),
    talks: [statesInTalks(at, asOf), dialoguesAsOf(at, asOf), nameableStates(at)],
    visas: [visaCounts(at, asOf), visasNow(at), programmesAsOf(at, asOf)],
    pipeline: pipeline(at),
    support: [supportedAsOf(at, asOf), costs(at), Object.fromEntries(supportFaults(at))],
    checks: [watchedNow(at), overdueChecks(at), upcomingChecks(at), alarms(at)],
    filings: filings(at),
  }
}

/** What a second desk may have written into the same records at the same time. */
const apart: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['S-1', { state: 'compromised', capacity: 2 }],
  ['S-3', { capacity: 1, maxStayDays: 5 }],
  ['P-09', { mergedInto: 'P-01' }],
  ['P-01', { mergedInto: 'P-09' }],
  ['P-10', { mergedInto: 'P-02' }],
  ['C-03', { priority: 'emergency', state: 'taken' }],
  ['K-03', { dueAt: '2021-08-05T07:00:00Z' }],
  ['K-02', { outcome: 'safe' }],
  ['V-4', { state: 'refused', priority: 'emergency', agreedDays: 10 }],
  ['B-6', { amount: { value: 9000, unit: 'XOM' }, approvedBy: 'M-04' }],
  [
    'N-4',
    { dialogue: { stateCode: 'XH', nameable: false, history: [{ state: 'paused', at: '2021-08-01' }] } },
  ],
  ['J-14', { stays: [{ n: 2, shelter: 'S-1', at: '2021-07-19T08:00:00Z' }] }],
]

describe('every desk', () => {
  it('[MV1] works out the same from the same records, in whatever order they came', () => {
    const changes = shuffledSubarray([...apart])
    const moment = shaped({ days: integer({ min: -120, max: 60 }), turn: integer({ min: 0, max: 400 }) })
    assert(
      property(changes, moment, constantFrom(true, false), (some, { days, turn }, back) => {
        const changed = some.reduce<readonly Held[]>(
          (all, [id, values]) => all.map((one) => (one.id === id ? writtenApart(one, values) : one)),
          demonstration,
        )
        const other = [...changed.slice(turn), ...changed.slice(0, turn)].map(valuesTurned)
        const now = clock + days * day
        const [one, two] = [
          everything(world(changed, now)),
          everything(world(back ? other.toReversed() : other, now)),
        ]
        expect(two).toEqual(one)
      }),
      { numRuns: 12 },
    )
  })
})

/** The same two values of each field, the other way round. */
function valuesTurned(held: Held): Held {
  const fields = Object.entries(held.fields).map(([name, values]) => [name, values.toReversed()])
  return { ...held, fields: Object.fromEntries(fields) }
}
