/**
 * A raid, from one call by anyone inside: the house is burnt, the lawyer is called, everybody in it is taken, and all
 * that they knew is listed with its tasks. A plan, as in `taken.ts`.
 */
import { instantOf } from '../base/date.ts'
import type { Language } from '../base/language.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { byCode, day, earliestIn, hour, textsIn, type World } from '../rules/world.ts'
import { caseFiles } from './case-files.ts'
import { type Exposure, exposureOf, livingIn } from './exposure.ts'
import { tasksOf } from './exposure-tasks.ts'
import { clockHours, firstOf, type Making, type OwnTask, type TakenPlan, takenPlan } from './taken.ts'

export type RaidAsk = {
  readonly shelter: string
  readonly at: number
  readonly known: string
  readonly by: string
  /** Cases of those who were inside; without it everybody who lives there. */
  readonly inside?: readonly string[]
  readonly language?: Language
}

export type RaidPlan = {
  readonly shelter: string
  /** What changes of the shelter; nothing when it was burnt or closed before. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly occurrence: { readonly id: string; readonly fields?: Readonly<Record<string, unknown>> }
  readonly taken: readonly TakenPlan[]
  /** Those of the house and of everybody outside who is hit by it. */
  readonly tasks: readonly OwnTask[]
  readonly exposure: Exposure
}

export type RaidRefusal = { readonly kind: 'no-raid'; readonly why: 'no-such-shelter' | 'not-yet' }

export function raidPlan(world: World, ask: RaidAsk, making: Making): Result<RaidPlan, RaidRefusal> {
  const held = world.byId(ask.shelter)
  if (held?.type !== 'Shelter') return refuse({ kind: 'no-raid', why: 'no-such-shelter' })
  if (!Number.isFinite(ask.at) || ask.at > world.now + hour)
    return refuse({ kind: 'no-raid', why: 'not-yet' })
  const files = making.files ?? caseFiles(world)
  const exposure = exposureOf(world, { shelter: held.id }, { what: 'raid', at: ask.at, files })
  const inside = ask.inside ?? livingIn(files, held.id).map(({ id }) => id)
  const occurrence = raidRecord(world, ask, making)
  const { at, known, by, language } = ask
  const taken = inside.toSorted(byCode).flatMap((caseId) => {
    const shared = { caseId, at, known, by, ...(language === undefined ? {} : { language }) }
    const plan = takenPlan(world, shared, { ...making, files })
    return plan.ok ? [plan.value] : []
  })
  const gone = new Set(taken.map(({ caseId }) => caseId))
  const lawyer = firstOf(world, 'legal')
  const call: OwnTask = {
    what: 'send_lawyer',
    from: occurrence.id,
    due: at + clockHours.lawyer * hour,
    about: held.id,
    ...(lawyer === undefined ? {} : { who: lawyer }),
  }
  const isBurnt = textsIn(held, 'state').some((state) => state === 'compromised' || state === 'closed')
  return ok({
    shelter: held.id,
    fields: isBurnt
      ? {}
      : { state: 'compromised', compromised: { at: instantOf(at).slice(0, 10), how: known } },
    occurrence,
    taken,
    tasks: [
      ...(occurrence.fields === undefined ? [] : [call]),
      // Whoever is taken is not moved out.
      ...tasksOf(exposure, world, occurrence.id).filter(
        ({ caseId }) => caseId === undefined || !gone.has(caseId),
      ),
    ],
    exposure,
  })
}

function raidRecord(
  world: World,
  { shelter, at, known, by }: RaidAsk,
  { newId }: Making,
): RaidPlan['occurrence'] {
  const same = world
    .ofType('Occurrence')
    .filter((one) => textsIn(one, 'shelter').includes(shelter) && textsIn(one, 'what').includes('raid'))
    .filter((one) => Math.abs((earliestIn(one, 'at') ?? 0) - at) <= day)
    .toSorted((a, b) => byCode(a.id, b.id))[0]
  if (same !== undefined) return { id: same.id }
  return { id: newId(), fields: { what: 'raid', at: instantOf(at), shelter, known, by } }
}
