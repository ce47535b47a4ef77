/** Visas, a State's programmes, and support: each step dated, each by a member. */

import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { visaApplicationType } from '@safeconduct/core/records/types/visa-application.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import { isJson } from '@safeconduct/core/vault/part-state.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, listIn, recordIn, write } from './cases-world.ts'

export type VisaWish = {
  readonly caseId: string
  readonly stateCode: string
  readonly kind: string
  readonly priority: string
  readonly category: readonly string[]
  readonly programme?: string
}

export async function openVisa(cases: CasesWorld, wish: VisaWish): Promise<Done<RecordId>> {
  const file = recordIn(cases, 'Case', wish.caseId)
  if (!file.ok) return file
  const { caseId, programme, category, ...fields } = wish
  const newId = newRecordId(cases.vault.random)
  const at = cases.vault.clock.now().slice(0, 10)
  const saved = await write(cases, [
    {
      newId,
      type: 'VisaApplication',
      caseId,
      fields: {
        ...fields,
        category: [...category],
        personId: textIn(file.value, 'personId') ?? '',
        state: 'considered',
        history: [{ state: 'considered', at, by: cases.by }],
        ...(programme === undefined ? {} : { programmeId: programme }),
      },
    },
  ])
  return saved.ok ? ok(newId) : saved
}

export async function moveVisa(
  cases: CasesWorld,
  { id, state, at }: { readonly id: string; readonly state: string; readonly at: string },
): Promise<Done> {
  const visa = recordIn(cases, 'VisaApplication', id)
  if (!visa.ok) return visa
  return change(cases, visa.value, moved(cases, visa.value, state, at))
}

/** What the State itself says. Approved is not issued: only a visa that was issued lets somebody travel. */
export async function stageVisa(
  cases: CasesWorld,
  wish: { readonly id: string; readonly stage: string; readonly at: string; readonly document?: string },
): Promise<Done> {
  const visa = recordIn(cases, 'VisaApplication', wish.id)
  if (!visa.ok) return visa
  const { stage, at, document } = wish
  const stages = [
    ...jsonList(visa.value, 'stages'),
    { stage, at, ...(document === undefined ? {} : { itemId: document }) },
  ]
  const state = stage === 'issued' || stage === 'interview' ? stage : undefined
  const may = state !== undefined && nextStates(visa.value).includes(state)
  return change(cases, visa.value, { stages, ...(may ? moved(cases, visa.value, state, at) : {}) })
}

export function nextStates(visa: CaseRecord): readonly string[] {
  const now = textIn(visa, 'state') ?? ''
  const moves: { readonly [state: string]: readonly string[] | undefined } =
    visaApplicationType.states?.moves ?? {}
  return moves[now] ?? []
}

function moved(
  cases: CasesWorld,
  visa: CaseRecord,
  state: string,
  at: string,
): { readonly [field: string]: Json } {
  return {
    state,
    history: [...jsonList(visa, 'history'), { state, at, by: cases.by }],
    ...(state === 'submitted' ? { submittedAt: at } : {}),
    ...(state === 'interview' ? { interviewAt: at } : {}),
  }
}

export type ProgrammeWish = {
  readonly code: string
  readonly stateCode: string
  readonly legalBasis: string
  readonly office: string
  readonly status: string
  readonly at: string
  readonly source: string
}

export async function openProgramme(cases: CasesWorld, wish: ProgrammeWish): Promise<Done<RecordId>> {
  const { status, at, source, ...fields } = wish
  const newId = newRecordId(cases.vault.random)
  const saved = await write(cases, [
    { newId, type: 'Programme', fields: { ...fields, status: [{ status, at, source }] } },
  ])
  return saved.ok ? ok(newId) : saved
}

/** A programme that shuts says so on every desk the same minute: what hangs on it is read from the records. */
export async function stateProgramme(
  cases: CasesWorld,
  {
    id,
    ...step
  }: { readonly id: string; readonly status: string; readonly at: string; readonly source: string },
): Promise<Done> {
  const programme = recordIn(cases, 'Programme', id)
  if (!programme.ok) return programme
  return change(cases, programme.value, { status: [...jsonList(programme.value, 'status'), { ...step }] })
}

export type SupportWish = {
  readonly caseId: string
  readonly type: string
  readonly at: string
  readonly until?: string
  readonly amount?: { readonly value: number; readonly unit: string }
  readonly fund?: string
}

export async function requestSupport(cases: CasesWorld, wish: SupportWish): Promise<Done<RecordId>> {
  const file = recordIn(cases, 'Case', wish.caseId)
  if (!file.ok) return file
  const { caseId, amount, ...fields } = wish
  const newId = newRecordId(cases.vault.random)
  const saved = await write(cases, [
    {
      newId,
      type: 'Assistance',
      caseId,
      fields: {
        ...fields,
        ...(amount === undefined ? {} : { amount: { ...amount } }),
        personId: textIn(file.value, 'personId') ?? '',
        state: 'requested',
        requestedBy: cases.by,
      },
    },
  ])
  return saved.ok ? ok(newId) : saved
}

/** Whoever asked for money does not grant it; what nobody asked for under their own code, nobody grants. */
export async function approveSupport(cases: CasesWorld, id: string): Promise<Done> {
  return inState(cases, id, 'requested', (support) => {
    const asked = textIn(support, 'requestedBy')
    const isOthers = asked !== undefined && asked !== cases.by
    return isOthers ? { state: 'approved', approvedBy: cases.by } : undefined
  })
}

export async function paySupport(cases: CasesWorld, id: string): Promise<Done> {
  return inState(cases, id, 'approved', () => ({ state: 'paid' }))
}

export async function accountSupport(cases: CasesWorld, id: string, receipt?: string): Promise<Done> {
  return inState(cases, id, 'paid', () => ({
    state: 'accounted',
    ...(receipt === undefined ? {} : { receipt }),
  }))
}

async function inState(
  cases: CasesWorld,
  id: string,
  state: string,
  fieldsOf: (support: CaseRecord) => { readonly [field: string]: Json } | undefined,
): Promise<Done> {
  const support = recordIn(cases, 'Assistance', id)
  if (!support.ok) return support
  if (textIn(support.value, 'state') !== state) return refuse({ kind: 'not-now', field: 'state' })
  const fields = fieldsOf(support.value)
  return fields === undefined
    ? refuse({ kind: 'needs-another-member' })
    : change(cases, support.value, fields)
}

async function change(
  cases: CasesWorld,
  record: CaseRecord,
  fields: { readonly [field: string]: Json },
): Promise<Done> {
  const saved = await write(cases, [{ id: idOf(record), type: record.type, fields }])
  return saved.ok ? ok(true) : saved
}

export function jsonList(record: CaseRecord, field: string): readonly Json[] {
  return listIn(record, field).filter(isJson)
}
