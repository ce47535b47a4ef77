/**
 * Somebody is taken, or a house is raided: the whole plan of `core/cases/taken.ts` in one save, so that a desk whose
 * battery dies in the middle has written all of it or nothing.
 */

import { instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { type AppealDraft } from '@safeconduct/core/cases/appeals.ts'
import type { Exposure } from '@safeconduct/core/cases/exposure.ts'
import type { TaskDraft } from '@safeconduct/core/cases/exposure-tasks.ts'
import { type RaidPlan, raidPlan } from '@safeconduct/core/cases/raid.ts'
import { type TakenPlan, takenPlan } from '@safeconduct/core/cases/taken.ts'
import { isJson } from '@safeconduct/core/vault/part-state.ts'
import type { BatchWish } from '../work/save-record.ts'
import { type CasesWorld, type Done, idIn, idOf, worldNow, write } from './cases-world.ts'

export type TakenWish = {
  readonly caseId: string
  readonly at: string
  readonly known: string
  readonly heldBy?: string
  readonly lastSeen?: string
  /** Of the desk: drafts of appeals are in it where their body reads it. */
  readonly language?: Language
}
export type Taken = {
  readonly occurrence: string
  readonly drafts: readonly RecordId[]
  readonly plan: TakenPlan
}

export async function taken(cases: CasesWorld, wish: TakenWish): Promise<Done<Taken>> {
  const { lastSeen, at, ...rest } = wish
  const plan = takenPlan(
    worldNow(cases),
    {
      ...rest,
      by: cases.by,
      at: Date.parse(at),
      ...(lastSeen === undefined ? {} : { lastSeen: Date.parse(lastSeen) }),
    },
    making(cases),
  )
  if (!plan.ok) return refuse({ kind: 'not-now', reason: plan.refusal.why })
  const way = await stepsBefore(cases, [plan.value])
  if (!way.ok) return way
  const { wishes, drafts } = takenWishes(cases, plan.value)
  const saved = await write(cases, [...wishes, ...tasksFrom(cases, plan.value.tasks)])
  return saved.ok ? ok({ occurrence: plan.value.occurrence.id, drafts, plan: plan.value }) : saved
}

export type Raided = {
  readonly exposure: Exposure
  readonly plan: RaidPlan
  readonly drafts: ReadonlyMap<string, readonly RecordId[]>
}

/** One call from inside is enough: everybody there, the house, the lawyer, and whoever is hit by what they know. */
export async function raid(
  cases: CasesWorld,
  { at, ...wish }: Pick<TakenWish, 'at' | 'known' | 'language'> & { readonly shelter: string },
): Promise<Done<Raided>> {
  const { shelter } = wish
  const plan = raidPlan(worldNow(cases), { ...wish, by: cases.by, at: Date.parse(at) }, making(cases))
  if (!plan.ok) return refuse({ kind: 'not-now', reason: plan.refusal.why })
  const { value } = plan
  const way = await stepsBefore(cases, value.taken)
  if (!way.ok) return way
  const each = value.taken.map((one) => ({ one, ...takenWishes(cases, one) }))
  const house = cases.index.get(shelter)
  const fields = jsonFields(value.fields)
  const saved = await write(cases, [
    ...(house === undefined || Object.keys(fields).length === 0
      ? []
      : [{ id: idOf(house), type: 'Shelter' as const, fields }]),
    ...occurrenceWish(cases, value.occurrence),
    ...each.flatMap(({ wishes }) => wishes),
    ...tasksFrom(cases, [...value.tasks, ...value.taken.flatMap(({ tasks }) => tasks)]),
  ])
  if (!saved.ok) return saved
  const drafts = new Map(each.map(({ one, drafts: made }) => [one.caseId, made]))
  return ok({ exposure: value.exposure, plan: value, drafts })
}

function making({ vault }: CasesWorld): { readonly newId: () => string } {
  return { newId: () => newRecordId(vault.random) }
}

/** A case moves along its states and skips none: those between are saved one after the other, before the act itself. */
async function stepsBefore(cases: CasesWorld, plans: readonly TakenPlan[]): Promise<Done> {
  for (const { caseId, states } of plans) {
    const file = cases.index.get(caseId)
    for (const state of file === undefined ? [] : states.slice(0, -1)) {
      const id = idIn(caseId)
      const saved = await write(cases, id === undefined ? [] : [{ id, type: 'Case', fields: { state } }])
      if (!saved.ok) return saved
    }
  }
  return ok(true)
}

/** The case moves, the custody record, the drafts; the tasks are saved once for the whole act. */
function takenWishes(
  cases: CasesWorld,
  plan: TakenPlan,
): { readonly wishes: readonly BatchWish[]; readonly drafts: readonly RecordId[] } {
  const file = cases.index.get(plan.caseId)
  const drafts = plan.drafts.map((draft) => ({ id: newRecordId(cases.vault.random), draft }))
  return {
    drafts: drafts.map(({ id }) => id),
    wishes: [
      ...plan.states
        .slice(-1)
        .flatMap((state): readonly BatchWish[] =>
          file === undefined ? [] : [{ id: idOf(file), type: 'Case', fields: { state } }],
        ),
      ...occurrenceWish(cases, plan.occurrence, plan.caseId),
      ...drafts.map(({ id, draft }) => draftWish(id, draft, plan.caseId)),
    ],
  }
}

function draftWish(newId: RecordId, draft: AppealDraft, caseId: string): BatchWish {
  return { newId, type: 'Intervention', caseId, fields: jsonFields(draft.fields) }
}

function occurrenceWish(
  cases: CasesWorld,
  { id, fields }: TakenPlan['occurrence'],
  caseId?: string,
): readonly BatchWish[] {
  const newId = idIn(id)
  if (fields === undefined || newId === undefined || cases.index.get(id) !== undefined) return []
  return [
    {
      newId,
      type: 'Occurrence',
      ...(caseId === undefined ? {} : { caseId }),
      fields: jsonFields(fields),
    },
  ]
}

/** A task of a case that this desk does not write in cannot be saved here; the list shows what it is about. */
export function tasksFrom(
  cases: CasesWorld,
  tasks: readonly (TaskDraft & { readonly who?: string })[],
): readonly BatchWish[] {
  return tasks.flatMap(({ what, caseId, from, due, who }): readonly BatchWish[] => {
    if (caseId !== undefined && cases.index.get(caseId) === undefined) return []
    return [
      {
        type: 'Task',
        ...(caseId === undefined ? {} : { caseId }),
        fields: {
          what,
          from,
          due: instantOf(due),
          state: 'open',
          ...(caseId === undefined ? {} : { caseId }),
          ...(who === undefined ? {} : { who }),
        },
      },
    ]
  })
}

export function jsonFields(fields: Readonly<Record<string, unknown>>): { readonly [field: string]: Json } {
  const said: [string, Json][] = []
  for (const [name, value] of Object.entries(fields)) if (isJson(value)) said.push([name, value])
  return Object.fromEntries(said)
}
