/** Complaints and appeals: drafted, filed when the body could take them, followed by documents and answers. */

import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok } from '@safeconduct/core/base/result.ts'
import type { FilingWish } from '@safeconduct/core/rules/action.ts'
import { judge } from '@safeconduct/core/rules/judge.ts'
import type { Verdict } from '@safeconduct/core/rules/verdict.ts'
import { type Shape, shapesIn, textIn, textListOf, textOf, textsIn } from '@safeconduct/core/rules/world.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, judged, recordIn, worldNow, write } from './cases-world.ts'
import { jsonList } from './visa-acts.ts'

export type FilingDraft = {
  readonly caseId: string
  readonly type: string
  readonly body: string
  readonly asks: readonly string[]
  readonly remedies?: { readonly tried: readonly string[]; readonly whyNone?: string }
}

/** A draft is judged only when it is filed: remedies and the person's answers are gathered in it. */
export async function draftFiling(cases: CasesWorld, wish: FilingDraft): Promise<Done<RecordId>> {
  const file = recordIn(cases, 'Case', wish.caseId)
  if (!file.ok) return file
  const { caseId, type, body, asks, remedies } = wish
  const newId = newRecordId(cases.vault.random)
  const saved = await write(cases, [
    {
      newId,
      type: 'Intervention',
      caseId,
      fields: {
        type,
        body,
        by: 'us',
        personIds: [textIn(file.value, 'personId') ?? ''],
        asks: [...asks],
        ...(remedies === undefined ? {} : { remedies: remediesOf(remedies) }),
      },
    },
  ])
  return saved.ok ? ok(newId) : saved
}

function remediesOf({
  tried,
  whyNone,
}: {
  readonly tried: readonly string[]
  readonly whyNone?: string
}): Json {
  return { tried: [...tried], ...(whyNone === undefined ? {} : { whyNone }) }
}

export async function stateRemedies(
  cases: CasesWorld,
  { id, ...remedies }: { readonly id: string; readonly tried: readonly string[]; readonly whyNone?: string },
): Promise<Done> {
  const filing = recordIn(cases, 'Intervention', id)
  return filing.ok ? change(cases, filing.value, { remedies: remediesOf(remedies) }) : filing
}

/** As the rules would judge it if it were filed now. */
export function verdictOnFiling(cases: CasesWorld, filing: CaseRecord): Verdict {
  return judge({ do: 'file', with: filingOf(filing) }, worldNow(cases), cases.by)
}

function filingOf(filing: CaseRecord): FilingWish {
  const body = textIn(filing, 'body')
  const [remedies] = shapesIn(filing, 'remedies')
  const [answers] = shapesIn(filing, 'spAnswers')
  return {
    type: textIn(filing, 'type') ?? '',
    personIds: textsIn(filing, 'personIds'),
    ...(body === undefined ? {} : { body }),
    ...(remedies === undefined ? {} : { remedies: triedIn(remedies) }),
    ...(answers === undefined ? {} : { spAnswers: answersIn(answers) }),
  }
}

function triedIn(remedies: Shape): NonNullable<FilingWish['remedies']> {
  const whyNone = textOf(remedies, 'whyNone')
  return { tried: textListOf(remedies, 'tried'), ...(whyNone === undefined ? {} : { whyNone }) }
}

function answersIn(answers: Shape): NonNullable<FilingWish['spAnswers']> {
  const said = (part: string): { readonly [name: string]: boolean } => {
    const value = answers[part]
    return typeof value === 'boolean' ? { [part]: value } : {}
  }
  const nameOrInitials = textOf(answers, 'nameOrInitials')
  return {
    ...said('consent'),
    ...said('knowsLetterToState'),
    ...said('knowsPublicReport'),
    ...(nameOrInitials === undefined ? {} : { nameOrInitials }),
  }
}

export async function file(
  cases: CasesWorld,
  wish: { readonly id: string; readonly at: string; readonly reference?: string; readonly replyDue?: string },
): Promise<Done> {
  const filing = recordIn(cases, 'Intervention', wish.id)
  if (!filing.ok) return filing
  const allowed = judged(cases, { do: 'file', with: filingOf(filing.value) })
  if (!allowed.ok) return allowed
  const { at, reference, replyDue } = wish
  return change(cases, filing.value, {
    filedAt: at,
    ...(reference === undefined ? {} : { reference }),
    ...(replyDue === undefined ? {} : { replyDue }),
  })
}

/** A stage moves with a document; what the press says of it stands beside (R23). */
export async function stageFiling(
  cases: CasesWorld,
  wish: { readonly id: string; readonly stage: string; readonly at: string; readonly item?: string },
): Promise<Done> {
  const filing = recordIn(cases, 'Intervention', wish.id)
  if (!filing.ok) return filing
  const { id, stage, at, item } = wish
  const allowed = judged(cases, {
    do: 'setStage',
    with: { interventionId: id, stage, ...(item === undefined ? {} : { itemId: item }) },
  })
  if (!allowed.ok) return allowed
  const step = { stage, at, ...(item === undefined ? {} : { itemId: item }) }
  return change(cases, filing.value, {
    stage,
    stageHistory: [...jsonList(filing.value, 'stageHistory'), step],
  })
}

export async function respondFiling(
  cases: CasesWorld,
  { id, response }: { readonly id: string; readonly response: string },
): Promise<Done> {
  const filing = recordIn(cases, 'Intervention', id)
  return filing.ok ? change(cases, filing.value, { response }) : filing
}

async function change(
  cases: CasesWorld,
  record: CaseRecord,
  fields: { readonly [field: string]: Json },
): Promise<Done> {
  const saved = await write(cases, [{ id: idOf(record), type: record.type, fields }])
  return saved.ok ? ok(true) : saved
}
