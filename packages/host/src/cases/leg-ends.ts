/** How legs end on the way: arrived, with the stay that begins; called off, with all that was to follow. */
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { abort, arrive, type LegEffect } from '@safeconduct/core/cases/journeys.ts'
import { legAt as readLeg } from '@safeconduct/core/cases/legs.ts'
import { caseType } from '@safeconduct/core/records/types/case.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import type { BatchWish } from '../work/save-record.ts'
import { type CasesWorld, type Done, idOf, judged, listIn, recordIn, worldNow, write } from './cases-world.ts'
import { byNumber, doneCheck, type FoundLeg, type Leg, type LegAt, legAt } from './leg-acts.ts'

/**
 * Whoever has arrived is no longer waited for: the check is answered, the stay begins and the case says so, in one save.
 * A house that may not be entered any more begins no stay; the person is still where the leg says.
 */
export async function arriveLeg(cases: CasesWorld, at: LegAt): Promise<Done> {
  const found = legAt(cases, at)
  if (!found.ok) return found
  const { leg } = found.value
  if (leg['state'] !== 'underway' && leg['state'] !== 'overdue') return refuse({ kind: 'not-now' })
  const world = worldNow(cases)
  const read = readLeg(world, refOf(at.journey, leg))
  const effects = read === undefined ? [] : arrive(world, read)
  const today = cases.vault.clock.now().slice(0, 10)
  const begun = (one: Leg): Leg =>
    one === leg
      ? { ...one, state: 'arrived' }
      : mayEnter(cases, found.value, one)
        ? { ...one, state: 'underway', actual: today, from: today }
        : one
  return saveAll(cases, found.value, {
    legs: changedBy(effects, at.journey, found.value.legs, begun),
    more: [
      ...doneCheck(cases, leg, 'done'),
      ...effects.flatMap((one) => (one.kind === 'case-state' ? caseState(cases, one) : [])),
    ],
  })
}

/** R10 at the door: the house may be another than when the bed was kept. */
function mayEnter(cases: CasesWorld, { journey }: FoundLeg, { n }: Leg): boolean {
  const [stay, other] = listIn(journey, 'stays').filter((one) => isStay(one) && one.n === n)
  if (other !== undefined || !isStay(stay) || typeof n !== 'number') return false
  const personId = textIn(journey, 'personId') ?? ''
  const leg = { journeyId: journey.id, n }
  return judged(cases, { do: 'place', with: { personId, shelterId: stay.shelter, leg } }, ['R11']).ok
}

function isStay(value: unknown): value is { readonly n: number; readonly shelter: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'n' in value &&
    typeof value.n === 'number' &&
    'shelter' in value &&
    typeof value.shelter === 'string'
  )
}

/**
 * Called off: what was to follow on this journey goes with it, or a bed would wait for somebody who never comes. Of
 * whoever was under way the danger is reviewed at once.
 */
export async function abortLeg(cases: CasesWorld, at: LegAt): Promise<Done> {
  const found = legAt(cases, at)
  if (!found.ok) return found
  const { leg, legs } = found.value
  if (leg['state'] === 'ended' || leg['state'] === 'aborted') return refuse({ kind: 'not-now' })
  const world = worldNow(cases)
  const from = refOf(at.journey, leg)
  const read = readLeg(world, from)
  const effects = read === undefined ? [] : abort(world, read)
  const called = changedBy(effects, at.journey, legs, (one) => ({ ...one, state: 'aborted' }))
  return saveAll(cases, found.value, {
    legs: called,
    more: [
      ...called.filter((one) => !legs.includes(one)).flatMap((one) => doneCheck(cases, one, 'cancelled')),
      ...effects.flatMap((one) => (one.kind === 'review-risk' ? [reviewTask(cases, one.case, from)] : [])),
    ],
  })
}

/** The legs that the effects name, changed; the others as they were. */
function changedBy(
  effects: readonly LegEffect[],
  journey: string,
  legs: readonly Leg[],
  change: (leg: Leg) => Leg,
): readonly Leg[] {
  const named = new Set(effects.flatMap((one) => (one.kind === 'leg-state' ? [one.leg] : [])))
  return legs.map((one) => (named.has(refOf(journey, one)) ? change(one) : one))
}

function refOf(journey: string, { n }: Leg): string {
  return `${journey}#${typeof n === 'number' ? n : 0}`
}

/** Where the case's own states allow that move; else the case already says more. */
function caseState(
  cases: CasesWorld,
  { case: id, state }: { readonly case: string; readonly state: string },
): readonly BatchWish[] {
  const file = recordIn(cases, 'Case', id)
  if (!file.ok) return []
  const moves: { readonly [from: string]: readonly string[] | undefined } = caseType.states?.moves ?? {}
  return moves[textIn(file.value, 'state') ?? '']?.includes(state) === true
    ? [{ id: idOf(file.value), type: 'Case', fields: { state } }]
    : []
}

/** Somebody stands between two places: how great the danger is now is asked at once, on every desk. */
function reviewTask({ vault }: CasesWorld, caseId: string, from: string): BatchWish {
  return {
    newId: newRecordId(vault.random),
    type: 'Task',
    caseId,
    fields: { what: 'review_risk', from, due: vault.clock.now(), state: 'open', caseId },
  }
}

async function saveAll(
  cases: CasesWorld,
  { journey }: FoundLeg,
  { legs, more }: { readonly legs: readonly Leg[]; readonly more: readonly BatchWish[] },
): Promise<Done> {
  const saved = await write(cases, [
    { id: idOf(journey), type: 'Journey', fields: { legs: legs.toSorted(byNumber) } },
    ...more,
  ])
  return saved.ok ? ok(true) : saved
}
