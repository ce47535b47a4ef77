/**
 * Beds: kept for somebody, and houses that are paused, closed or burnt.
 *
 * Who must not meet whom is asked each time and kept as yes or no against the shelter; a second person's code is in
 * no record. Two desks may give the last bed away at once: each was allowed to, and the records of both say who keeps
 * it (`core/cases/shelters.ts`); whoever lost it is told with the next look.
 */

import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { compromisedHouse } from '@safeconduct/core/cases/compromised.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import { isJson } from '@safeconduct/core/vault/part-state.ts'
import type { BatchWish } from '../work/save-record.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, judged, listIn, recordIn, worldNow, write } from './cases-world.ts'
import { legsOf, nextNumber } from './leg-acts.ts'
import { jsonList } from './visa-acts.ts'

export type PlaceWish = {
  readonly caseId: string
  readonly shelter: string
  readonly from: string
  readonly to?: string
  readonly apart: 'yes' | 'no'
  readonly despite?: readonly string[]
}

export async function place(cases: CasesWorld, wish: PlaceWish): Promise<Done<RecordId>> {
  const file = recordIn(cases, 'Case', wish.caseId)
  if (!file.ok) return file
  const shelter = recordIn(cases, 'Shelter', wish.shelter)
  if (!shelter.ok) return shelter
  const personId = textIn(file.value, 'personId') ?? ''
  const { from, to } = wish
  const allowed = judged(
    cases,
    {
      do: 'place',
      with: {
        personId,
        shelterId: wish.shelter,
        from,
        mustNotMeet: wish.apart === 'yes',
        ...(to === undefined ? {} : { to }),
      },
    },
    wish.despite,
  )
  if (!allowed.ok) {
    await keepAnswer(cases, wish, file.value)
    return allowed
  }
  return keepBed(cases, wish, file.value)
}

/** "Yes" is kept although nobody moves in: whoever asks next week must not be told that nobody minded. */
async function keepAnswer(cases: CasesWorld, wish: PlaceWish, file: CaseRecord): Promise<void> {
  if (wish.apart === 'yes') await write(cases, [apart(cases, wish, file.id)])
}

async function keepBed(cases: CasesWorld, wish: PlaceWish, file: CaseRecord): Promise<Done<RecordId>> {
  const personId = textIn(file, 'personId') ?? ''
  const journey = openJourney(cases, personId)
  const legs = journey === undefined ? [] : legsOf(journey)
  const n = nextNumber(legs)
  const leg = {
    n,
    kind: 'stay',
    planned: wish.from,
    from: wish.from,
    state: 'planned',
    approvals: [],
    ...(wish.to === undefined ? {} : { to: wish.to }),
  }
  const stay = { n, shelter: wish.shelter, at: cases.vault.clock.now(), by: cases.by }
  const stays = journey === undefined ? [] : listIn(journey, 'stays').filter(isJson)
  const id = journey === undefined ? newRecordId(cases.vault.random) : idOf(journey)
  const fields: { readonly [field: string]: Json } = { legs: [...legs, leg], stays: [...stays, stay] }
  const saved = await write(cases, [
    journey === undefined
      ? {
          newId: id,
          type: 'Journey',
          caseId: wish.caseId,
          fields: { personId, purpose: 'evacuation', ...fields },
        }
      : { id, type: 'Journey', fields },
    apart(cases, wish, `${id}#${n}`),
  ])
  return saved.ok ? ok(id) : saved
}

/** Two desks chose two houses for one stay: a person says which, and the other bed is free. */
export async function settleHouse(
  cases: CasesWorld,
  { journey: id, n, shelter }: { readonly journey: string; readonly n: number; readonly shelter: string },
): Promise<Done> {
  const journey = recordIn(cases, 'Journey', id)
  if (!journey.ok) return journey
  const stays = jsonList(journey.value, 'stays')
  const isOf = (one: Json): boolean => isObject(one) && one['n'] === n
  const chosen = stays.filter((one) => isOf(one) && isObject(one) && one['shelter'] === shelter)
  if (chosen.length === 0) return refuse({ kind: 'no-such-record' })
  const personId = textIn(journey.value, 'personId') ?? ''
  const leg = { journeyId: id, n }
  const allowed = judged(cases, { do: 'place', with: { personId, shelterId: shelter, leg } }, ['R11'])
  if (!allowed.ok) return allowed
  const kept = [...stays.filter((one) => !isOf(one)), ...chosen]
  const saved = await write(cases, [{ id: idOf(journey.value), type: 'Journey', fields: { stays: kept } }])
  return saved.ok ? ok(true) : saved
}

function apart({ vault, by }: CasesWorld, wish: PlaceWish, stay: string): BatchWish {
  return {
    type: 'Apart',
    fields: { shelter: wish.shelter, stay, answer: wish.apart, by, at: vault.clock.now().slice(0, 10) },
  }
}

/** The journey that is still going on: its stays follow one another. */
function openJourney(cases: CasesWorld, personId: string): CaseRecord | undefined {
  const over = new Set(['ended', 'aborted'])
  const journeys = worldNow(cases)
    .ofType('Journey')
    .filter((journey) => textIn(journey, 'personId') === personId)
    .flatMap(({ id }) => cases.index.get(id) ?? [])
  return journeys.find((journey) => {
    return legsOf(journey).some(({ state }) => typeof state === 'string' && !over.has(state))
  })
}

export async function stateShelter(
  cases: CasesWorld,
  { id, state }: { readonly id: string; readonly state: string },
): Promise<Done> {
  const shelter = recordIn(cases, 'Shelter', id)
  if (!shelter.ok) return shelter
  const saved = await write(cases, [{ id: idOf(shelter.value), type: 'Shelter', fields: { state } }])
  return saved.ok ? ok(true) : saved
}

/** Burnt at once; then a task for each bed, in the case of the person who must leave it. */
export async function compromise(
  cases: CasesWorld,
  { id, how }: { readonly id: string; readonly how: string },
  more: readonly BatchWish[] = [],
): Promise<Done> {
  const shelter = recordIn(cases, 'Shelter', id)
  if (!shelter.ok) return shelter
  if (textIn(shelter.value, 'state') === 'closed') return refuse({ kind: 'not-now', field: 'state' })
  const at = cases.vault.clock.now().slice(0, 10)
  const saved = await write(cases, [
    { id: idOf(shelter.value), type: 'Shelter', fields: { state: 'compromised', compromised: { at, how } } },
    ...more,
    ...moveOut(cases, id),
  ])
  return saved.ok ? ok(true) : saved
}

/** Who lives there, each by their own case, where this desk writes in it. */
function moveOut(cases: CasesWorld, shelter: string): readonly BatchWish[] {
  const burnt = compromisedHouse(worldNow(cases), shelter)
  const due = cases.vault.clock.now()
  return [...(burnt?.mustMove ?? []), ...(burnt?.expected ?? [])].flatMap((one): readonly BatchWish[] => {
    const file = one.case
    if (file === undefined || cases.index.get(file) === undefined) return []
    return [
      {
        type: 'Task',
        caseId: file,
        fields: {
          what: 'move_out',
          caseId: file,
          from: `${one.seat.leg.journey}#${one.seat.leg.n}`,
          due,
          state: 'open',
        },
      },
    ]
  })
}

/** What was answered about this stay: of two desks a yes counts. */
export function answerOfApart(cases: CasesWorld, stay: string): 'yes' | 'no' | 'not-asked' {
  const answers = worldNow(cases)
    .ofType('Apart')
    .filter((one) => textIn(one, 'stay') === stay)
    .flatMap((one) => one.fields['answer'] ?? [])
  if (answers.includes('yes')) return 'yes'
  return answers.includes('no') ? 'no' : 'not-asked'
}
