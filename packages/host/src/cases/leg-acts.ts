/** Journeys: planned, approved by two, started when nothing is open, arrived, called off. */

import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { isLikelyPlan } from '@safeconduct/core/cases/days.ts'
import { heldBackBy, sheetsOf } from '@safeconduct/core/cases/journeys.ts'
import { legAt as readLeg } from '@safeconduct/core/cases/legs.ts'
import { houseDigest, legApprovals, legDigest } from '@safeconduct/core/rules/signed.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import type { BatchWish } from '../work/save-record.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, judged, listIn, recordIn, worldNow, write } from './cases-world.ts'
import { termsLine } from './check-acts.ts'
import { jsonList } from './visa-acts.ts'

export type Leg = { readonly [part: string]: Json }
export type LegPlan = {
  readonly caseId: string
  readonly journey?: string
  readonly purpose?: string
  readonly planned: string
  readonly arrival?: string
  readonly fromArea?: string
  readonly toArea?: string
  readonly toCountry?: string
  readonly means?: string
  readonly required: readonly string[]
  readonly planB?: string
  readonly abortWords?: string
}

/** Hours after the planned arrival before people are told; a setting of the network (domain, decision 2). */
const legGraceHours = 3

export async function planLeg(cases: CasesWorld, plan: LegPlan): Promise<Done<RecordId>> {
  const now = cases.vault.clock.millis()
  if (![plan.planned, plan.arrival ?? plan.planned].every((one) => isLikelyPlan(one, now)))
    return refuse({ kind: 'unlikely-day', field: 'planned' })
  const file = recordIn(cases, 'Case', plan.caseId)
  if (!file.ok) return file
  const journey = plan.journey === undefined ? undefined : recordIn(cases, 'Journey', plan.journey)
  if (journey !== undefined && !journey.ok) return journey
  const legs = journey === undefined ? [] : legsOf(journey.value)
  const leg = plannedLeg(plan, nextNumber(legs))
  const id = journey === undefined ? newRecordId(cases.vault.random) : idOf(journey.value)
  const saved = await write(cases, [
    journey === undefined
      ? {
          newId: id,
          type: 'Journey',
          caseId: plan.caseId,
          fields: {
            personId: textIn(file.value, 'personId') ?? '',
            purpose: plan.purpose ?? 'evacuation',
            legs: [leg],
          },
        }
      : { id, type: 'Journey', fields: { legs: [...legs, leg] } },
  ])
  return saved.ok ? ok(id) : saved
}

function plannedLeg(plan: LegPlan, n: number): Leg {
  const { planned, arrival, fromArea, toArea, toCountry, means, planB, abortWords } = plan
  return {
    n,
    kind: 'move',
    planned,
    state: 'planned',
    approvals: [],
    required: plan.required.map((item) => ({ item, state: 'open' })),
    ...(arrival === undefined ? {} : { plannedArrival: arrival }),
    ...(fromArea === undefined ? {} : { fromArea }),
    ...(toArea === undefined ? {} : { toArea }),
    ...(toCountry === undefined ? {} : { toCountry }),
    ...(means === undefined ? {} : { means }),
    ...(planB === undefined ? {} : { planB }),
    ...(abortWords === undefined ? {} : { abort: abortWords }),
  }
}

export type LegAt = { readonly journey: string; readonly n: number }

/** A second member's approval makes it approved: one person alone sends nobody anywhere (R09). */
export async function approveLeg(cases: CasesWorld, at: LegAt): Promise<Done> {
  const found = legAt(cases, at)
  if (!found.ok) return found
  const { leg } = found.value
  const { journey } = found.value
  const approvals = legApprovals(journey, leg)
  if (leg['state'] !== 'planned' && leg['state'] !== 'approved') return refuse({ kind: 'not-now' })
  if (approvals.includes(cases.by)) return refuse({ kind: 'already-signed' })
  const both = [...approvals, cases.by]
  const house = houseDigest(journey, at.n)
  const approved = {
    n: at.n,
    by: cases.by,
    at: cases.vault.clock.now(),
    of: legDigest(journey.id, leg),
    ...(house === undefined ? {} : { house }),
  }
  const others = jsonList(journey, 'approvedLegs').filter(
    (one) => !isObject(one) || one['n'] !== at.n || one['by'] !== cases.by,
  )
  return keep(
    cases,
    found.value,
    {
      ...leg,
      approvals: [...new Set([...textsIn(leg['approvals']), cases.by])],
      ...(both.length > 1 ? { state: 'approved' } : {}),
    },
    [],
    { approvedLegs: [...others, approved] },
  )
}

export async function requireForLeg(
  cases: CasesWorld,
  { item, state, ...at }: LegAt & { readonly item: string; readonly state: string },
): Promise<Done> {
  const found = legAt(cases, at)
  if (!found.ok) return found
  const { leg } = found.value
  const others = listOf(leg['required']).filter((one) => !isObject(one) || one['item'] !== item)
  return keep(cases, found.value, { ...leg, required: [...others, { item, state }] })
}

/** Who is sent off is expected: the check of the arrival is written in the same save. */
export async function startLeg(cases: CasesWorld, at: LegAt): Promise<Done> {
  const found = legAt(cases, at)
  if (!found.ok) return found
  const { leg, journey } = found.value
  if (leg['kind'] === 'stay') return startStay(cases, found.value, at)
  const allowed = judged(cases, { do: 'startLeg', with: { journeyId: at.journey, n: at.n } })
  if (!allowed.ok) return allowed
  if (leg['state'] !== 'approved') return refuse({ kind: 'not-now', field: 'state' })
  if (openItems(leg).length > 0) return refuse({ kind: 'not-now', field: 'required' })
  const [held] = heldBack(cases, at)
  if (held !== undefined) return refuse({ kind: 'not-now', field: held })
  const checkId = newRecordId(cases.vault.random)
  const arrival = leg['plannedArrival']
  const hasCheck = typeof leg['checkId'] === 'string' || typeof arrival !== 'string'
  const set = {
    dueAt: typeof arrival === 'string' ? arrival : '',
    graceHours: legGraceHours,
    escalation: [...new Set([...textsIn(leg['approvals']), cases.by])].slice(0, 6),
  }
  const check: readonly BatchWish[] = hasCheck
    ? []
    : [
        {
          newId: checkId,
          type: 'Check',
          ...(journey.home.kind === 'case' ? { caseId: journey.home.caseId } : {}),
          fields: {
            kind: 'leg',
            subject: `${at.journey}#${at.n}`,
            ...set,
            terms: [termsLine(cases, set)],
          },
        },
      ]
  const today = cases.vault.clock.now().slice(0, 10)
  return keep(
    cases,
    found.value,
    { ...leg, state: 'underway', actual: today, ...(hasCheck ? {} : { checkId }) },
    check,
  )
}

export function openItems(leg: Leg): readonly string[] {
  return listOf(leg['required']).flatMap((one) =>
    isObject(one) && one['state'] === 'open' && typeof one['item'] === 'string' ? [one['item']] : [],
  )
}

/** What else the sheet of this leg says: nobody to notice a missed arrival, a bed that went to another, no visa. */
function heldBack(cases: CasesWorld, { journey, n }: LegAt): readonly string[] {
  const world = worldNow(cases)
  const leg = readLeg(world, `${journey}#${n}`)
  return leg === undefined ? [] : heldBackBy(sheetsOf(world), leg)
}

/** Somebody moves in: the house is judged again, for its state may be another than when the bed was kept. */
async function startStay(cases: CasesWorld, found: FoundLeg, { journey, n }: LegAt): Promise<Done> {
  const [shelter, other] = listIn(found.journey, 'stays').filter((stay) => isObject(stay) && stay['n'] === n)
  // Two desks chose two houses: whoever is at the door of one of them is expected at the other.
  if (other !== undefined) return refuse({ kind: 'not-now', field: 'house', reason: 'two-houses' })
  // Whoever is said to be on the way is not in the house yet: the arrival ends the way, and its check.
  if (found.legs.some((one) => Number(one['n']) < n && onTheWay.has(one['state'])))
    return refuse({ kind: 'not-now', field: 'state', reason: 'on-the-way' })
  const shelterId = isObject(shelter) ? shelter['shelter'] : undefined
  if (typeof shelterId !== 'string') return refuse({ kind: 'no-such-record' })
  const personId = textIn(found.journey, 'personId') ?? ''
  const allowed = judged(
    cases,
    { do: 'place', with: { personId, shelterId, leg: { journeyId: journey, n } } },
    ['R11'],
  )
  if (!allowed.ok) return allowed
  const today = cases.vault.clock.now().slice(0, 10)
  return keep(cases, found, { ...found.leg, state: 'underway', actual: today, from: today })
}

const onTheWay: ReadonlySet<unknown> = new Set(['underway', 'overdue'])
const begun: ReadonlySet<unknown> = new Set(['underway', 'overdue', 'arrived'])

export async function endLeg(cases: CasesWorld, at: LegAt): Promise<Done> {
  const found = legAt(cases, at)
  if (!found.ok) return found
  const { leg } = found.value
  // What was never begun does not end: it is called off, and the bed and the check go with it.
  if (!begun.has(leg['state'])) return refuse({ kind: 'not-now', field: 'state' })
  const today = cases.vault.clock.now().slice(0, 10)
  return keep(cases, found.value, {
    ...leg,
    state: 'ended',
    ...(leg['kind'] === 'stay' ? { to: today } : {}),
  })
}

export function doneCheck(cases: CasesWorld, leg: Leg, outcome: string): readonly BatchWish[] {
  const { checkId } = leg
  const check = typeof checkId === 'string' ? recordIn(cases, 'Check', checkId) : undefined
  return check?.ok === true
    ? [{ id: idOf(check.value), type: 'Check', fields: { outcome, doneAt: cases.vault.clock.now() } }]
    : []
}

export type FoundLeg = { readonly journey: CaseRecord; readonly legs: readonly Leg[]; readonly leg: Leg }

export function legAt(cases: CasesWorld, { journey, n }: LegAt): Done<FoundLeg> {
  const record = recordIn(cases, 'Journey', journey)
  if (!record.ok) return record
  const legs = legsOf(record.value)
  const leg = legs.find((one) => one['n'] === n)
  return leg === undefined ? refuse({ kind: 'no-such-record' }) : ok({ journey: record.value, legs, leg })
}

async function keep(
  cases: CasesWorld,
  { journey, legs, leg }: FoundLeg,
  changed: Leg,
  more: readonly BatchWish[] = [],
  fields: BatchWish['fields'] = {},
): Promise<Done> {
  const others = legs.filter((one) => one['n'] !== leg['n'])
  const saved = await write(cases, [
    {
      id: idOf(journey),
      type: 'Journey',
      fields: { legs: [...others, changed].toSorted(byNumber), ...fields },
    },
    ...more,
  ])
  return saved.ok ? ok(true) : saved
}

export function legsOf(journey: CaseRecord): readonly Leg[] {
  return listIn(journey, 'legs').filter(isLeg)
}

function isLeg(value: unknown): value is Leg {
  return isObject(value)
}

export function nextNumber(legs: readonly Leg[]): number {
  return 1 + Math.max(0, ...legs.map(({ n }) => (typeof n === 'number' ? n : 0)))
}

export function byNumber(a: Leg, b: Leg): number {
  return Number(a['n']) - Number(b['n'])
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function textsIn(value: Json | undefined): readonly string[] {
  return listOf(value).filter((one) => typeof one === 'string')
}
